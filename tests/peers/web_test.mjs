// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our client signs in the web way at oidc-provider behind TLS; this test is the person's browser. jose checks what our
// client sends to a resource. Usage: node web_test.mjs PATH-OF-WEB_PEER
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchTrusting, foreign, Ours, skip } from './peer.mjs';

const { default: Provider } = await foreign('oidc-provider', 'lib/index.js');
const jose = await foreign('jose', 'dist/webapi/index.js');
const folder = mkdtempSync(join(tmpdir(), 'sallyport-peer-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** A certificate authority and a certificate for localhost from it, by the openssl command. */
function certificates() {
  if (spawnSync('openssl', ['version']).error) skip('the openssl command is not installed');
  const [caKey, ca, key, cert] = ['ca.key', 'ca.pem', 'tls.key', 'tls.pem'].map((name) => join(folder, name));
  const make = (...args) => execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
    '-days', '2', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  make('-keyout', caKey, '-out', ca, '-subj', '/CN=peer authority', '-addext', 'keyUsage=critical,keyCertSign');
  make('-keyout', key, '-out', cert, '-subj', '/CN=localhost', '-CA', ca, '-CAkey', caKey, '-addext', 'basicConstraints=critical,CA:FALSE',
    '-addext', 'subjectAltName=DNS:localhost', '-addext', 'extendedKeyUsage=serverAuth', '-addext', 'keyUsage=critical,digitalSignature');
  return { caFile: ca, ca: readFileSync(ca), key: readFileSync(key), cert: readFileSync(cert) };
}

async function newProvider(issuer) {
  const { privateKey } = await jose.generateKeyPair('ES256', { extractable: true });
  return new Provider(issuer, {
    clients: [{
      client_id: 'sallyport-desktop',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/signed-in'], // RFC 8252 7.3: at any port
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      dpop_bound_access_tokens: true,
      id_token_signed_response_alg: 'ES256',
    }],
    jwks: { keys: [{ ...(await jose.exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'peer' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    scopes: ['account', 'ssf.read'],
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: { AccessToken: 20 }, // our client renews a token that has less than 30 s left: before every call
    features: {
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      revocation: { enabled: true },
      devInteractions: { enabled: true },
    },
  });
}

/** A resource of the service: 200 for a token of the provider with a good proof by jose, under a nonce of its own. */
async function resource(provider, issuer, request, response) {
  const nonce = 'of the resource';
  const answer = (status, error) => response.writeHead(status, error
    ? { 'DPoP-Nonce': nonce, 'WWW-Authenticate': `DPoP error="${error}"` } : {}).end();
  const [scheme, token] = request.headers.authorization.split(' ');
  const { payload, protectedHeader } = await jose.jwtVerify(request.headers.dpop, jose.EmbeddedJWK,
    { typ: 'dpop+jwt', algorithms: ['ES256'], maxTokenAge: 60, requiredClaims: ['jti'] });
  if (payload.nonce === undefined) return answer(401, 'use_dpop_nonce');
  assert.deepEqual({ scheme, nonce: payload.nonce, htm: payload.htm, htu: payload.htu, ath: payload.ath }, {
    scheme: 'DPoP', nonce, htm: 'GET', htu: `${issuer}/resource`, ath: createHash('sha256').update(token).digest('base64url'),
  });
  seen.add(token);
  const found = await provider.AccessToken.find(token);
  const bound = found?.jkt === await jose.calculateJwkThumbprint(protectedHeader.jwk);
  return bound ? answer(200) : answer(401, 'invalid_token');
}

/** A browser: cookies, redirects, no script. Stops at the page that comes without a redirect, or at our listener. */
class Browser {
  cookies = new Map();
  constructor(fetch) {
    this.fetch = fetch;
  }
  async go(url, form) {
    for (let hops = 0; hops < 20; hops++) {
      if (new URL(url).hostname === '127.0.0.1') return { url, page: await fetch(url) };
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const page = await this.fetch(url, form
        ? { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) } : { headers: { cookie } });
      for (const set of page.headers.getSetCookie()) {
        const [, name, value] = set.match(/^([^=]+)=([^;]*)/);
        value ? this.cookies.set(name, value) : this.cookies.delete(name);
      }
      if (page.status !== 302 && page.status !== 303) return { url, page };
      url = new URL(page.headers.get('location'), url).href;
      form = undefined;
      await this.before?.(url);
    }
    throw new Error('too many redirects');
  }
}

const tls = certificates();
const server = createServer(tls);
await new Promise((ready) => server.listen(0, 'localhost', ready));
const issuer = `https://localhost:${server.address().port}`;
const provider = await newProvider(issuer);
const granted = [];
provider.on('grant.success', (ctx) => granted.push(ctx.oidc.params.grant_type));
const refused = [];
provider.on('grant.error', (ctx, error) => refused.push(error.message));
let rotated = 0;
provider.on('refresh_token.consumed', () => rotated++);
const seen = new Set(); // access tokens
const handle = provider.callback();
let failure;
server.on('request', (request, response) => {
  if (request.url !== '/resource') return handle(request, response);
  resource(provider, issuer, request, response).catch((error) => {
    failure = error;
    response.writeHead(500).end();
  });
});

async function start() {
  const ours = new Ours(process.argv[2], issuer, tls.caFile);
  assert.deepEqual(await ours.next(), { address: issuer });
  const { open } = await ours.next();
  return { ours, browser: new Browser(fetchTrusting(tls.ca)), open };
}

{ // The person signs in and consents.
  const { ours, browser, open } = await start();
  const question = new URL(open).searchParams;
  assert.equal(question.get('code_challenge_method'), 'S256');
  let { url, page } = await browser.go(open);
  assert.match(await page.text(), /Sign-in/);
  ({ url, page } = await browser.go(url, { prompt: 'login', login: 'alice', password: 'any' }));
  assert.match(await page.text(), /Authorize/);
  browser.before = async (next) => { // somebody else's answer comes first
    const to = new URL(next);
    if (to.hostname !== '127.0.0.1') return;
    assert.equal(to.searchParams.get('iss'), issuer);
    for (const [name, value] of [['state', 'guessed'], ['iss', 'https://elsewhere.example'], ['code', '']]) {
      const wrong = new URL(next);
      wrong.searchParams.set(name, value);
      assert.equal((await fetch(wrong)).status, 400, name);
    }
  };
  ({ url, page } = await browser.go(url, { prompt: 'consent' }));
  assert.equal(page.status, 200);
  assert.equal(new URL(url).searchParams.get('state'), question.get('state'));

  const { signed_in: facts } = await ours.next();
  assert.equal(facts.scope, 'account ssf.read');
  assert.equal(facts.stored, true);
  assert.equal(facts.account_api, false);
  assert.deepEqual(await ours.next(), { called: 200 }, String(failure));
  assert.deepEqual(await ours.next(), { called: 200 }, String(failure));
  // The nonce is kept between requests, and asked for anew by a restored session.
  assert.deepEqual(refused, ['use_dpop_nonce', 'use_dpop_nonce']);
  assert.deepEqual(granted, ['authorization_code', 'refresh_token', 'refresh_token']);
  assert.equal(rotated, 2);
  assert.equal(seen.size, 2);

  // No receipt can be had here, so the sign-out is not called confirmed; the tokens are dead all the same.
  assert.deepEqual(await ours.next(), { signed_out: { confirmed: false, kept: false } });
  assert.equal(await ours.ended, 0);
  for (const token of seen) assert.equal(await provider.AccessToken.find(token), undefined);
}
{ // The person says no.
  const { ours, browser, open } = await start();
  const { url } = await browser.go(open);
  await browser.go(`${url}/abort`);
  assert.deepEqual(await ours.next(), { trouble: 'refused in the browser' });
  assert.equal(await ours.ended, 0);
}
server.close();
server.closeAllConnections();
console.log('our client signed in at oidc-provider by the browser, renewed its tokens, was restored and signed out');
