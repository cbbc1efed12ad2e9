// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of this folder share: finding a module or skipping, and talking with a program of ours line by line.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = process.env.SALLYPORT_PEER_MODULES ?? join(dirname(fileURLToPath(import.meta.url)), 'node_modules');

/** Imports `file` of the npm module `name`; where the module is not installed, says so and ends as skipped (77). */
export async function foreign(name, file) {
  if (!existsSync(join(folder, name))) {
    console.log(`skipped: npm module ${name} is not installed (npm install --prefix tests/peers)`);
    process.exit(77);
  }
  return import(pathToFileURL(join(folder, name, file)));
}

/** A program of ours that answers each line of JSON with one. */
export class Ours {
  constructor(path) {
    this.process = spawn(path, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }
  async ask(request) {
    this.process.stdin.write(JSON.stringify(request) + '\n');
    return JSON.parse((await this.lines.next()).value);
  }
  close() {
    this.process.stdin.end();
  }
}
