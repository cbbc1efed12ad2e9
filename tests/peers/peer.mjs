// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of this folder share: finding a module or skipping, talking with a program of ours line by line, https
// with a certificate authority of the test's own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = process.env.SALLYPORT_PEER_MODULES ?? join(dirname(fileURLToPath(import.meta.url)), 'node_modules');

/** Says what is missing and ends as skipped (77). */
export function skip(missing) {
  console.log(`skipped: ${missing}`);
  process.exit(77);
}

/** Imports `file` of the npm module `name`, or skips. */
export async function foreign(name, file) {
  if (!URL.parse) skip(`node ${process.version} is older than 22`); // as some of the modules demand
  if (!existsSync(join(folder, name)))
    skip(`npm module ${name} is not installed (npm install --prefix tests/peers)`);
  return import(pathToFileURL(join(folder, name, file)));
}

/** A program of ours that writes JSON, a line each, and may answer lines of it. */
export class Ours {
  constructor(path, ...args) {
    this.process = spawn(path, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise((done) => this.process.once('exit', (code) => done(code)));
    process.on('exit', () => this.process.kill());
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }
  async next() {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.process.spawnfile} ended without an answer`);
    return JSON.parse(value);
  }
  ask(request) {
    this.process.stdin.write(JSON.stringify(request) + '\n');
    return this.next();
  }
  close() {
    this.process.stdin.end();
  }
  stop() {
    this.process.kill('SIGTERM');
    return this.ended;
  }
}

/** `fetch` that trusts the authority `ca` (PEM) alone, follows no redirect and keeps no cookie. */
export function fetchTrusting(ca) {
  const agent = new Agent({ ca });
  return async (input, init) => {
    const asked = new Request(input, init);
    const body = Buffer.from(await asked.arrayBuffer());
    const headers = { ...Object.fromEntries(asked.headers), 'content-length': body.length };
    const [answer, chunks] = await new Promise((resolve, reject) => {
      httpsRequest(asked.url, { agent, method: asked.method, headers }, async (incoming) => {
        resolve([incoming, await incoming.toArray()]);
      }).on('error', reject).end(body);
    });
    const given = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
      for (const value of values) given.append(name, value);
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : Buffer.concat(chunks), { status: answer.statusCode, headers: given });
  };
}
