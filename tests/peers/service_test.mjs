// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client nobody here wrote signs in at our service over TLS: @openid4vc/oauth2 speaks OAuth and DPoP, altcha-lib does the
// human check's work, jose signs and verifies. Usage: node service_test.mjs PATH-OF-SALLYPORT_SERVICE
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchTrusting, foreign, Ours } from './peer.mjs';

const oauth = await foreign('@openid4vc/oauth2', 'dist/index.mjs');
const jose = await foreign('jose', 'dist/webapi/index.js');
const { solveChallenge } = await foreign('altcha-lib', 'dist/esm/v2/index.js');
const { deriveKey } = await foreign('altcha-lib', 'dist/esm/v2/algorithms/pbkdf2.js');

const path = process.argv[2];
const data = mkdtempSync(join(tmpdir(), 'sallyport-peer-'));
process.on('exit', () => rmSync(data, { recursive: true }));

/** An account of its own: a code is good once. */
function Person(name) {
  this.identifier = `${name}@peer.example`;
  this.password = `passphrase of the ${name}`;
  const added = execFileSync(path, ['account', 'add', '--data', data, '--identifier', this.identifier, '--password-fd', '0'],
    { input: this.password });
  this.key = base32(new URL(JSON.parse(added).otpauth).searchParams.get('secret'));
}

function base32(text) {
  const bits = [...text].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** RFC 6238 with its usual SHA-1, six digits, 30 s. */
function codeNow(key) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function newKey() {
  const pair = await jose.generateKeyPair('ES256', { extractable: true });
  const publicJwk = await jose.exportJWK(pair.publicKey);
  return { ...pair, publicJwk, thumbprint: await jose.calculateJwkThumbprint(publicJwk) };
}

/** A client of the foreign library with a session key of its own. */
async function newClient(issuer, trusting) {
  const key = await newKey();
  const refusals = [];
  const fetch = async (...request) => {
    const answer = await trusting(...request);
    if (!answer.ok) refusals.push((await answer.clone().json()).error);
    return answer;
  };
  const callbacks = {
    fetch,
    generateRandom: (n) => randomBytes(n),
    hash: (bytes, algorithm) => createHash(algorithm.replace('-', '')).update(bytes).digest(),
    clientAuthentication: oauth.clientAuthenticationNone({ clientId: 'sallyport-desktop' }),
    signJwt: async (signer, { header, payload }) => ({
      jwt: await new jose.SignJWT(payload).setProtectedHeader(header).sign(key.privateKey),
      signerJwk: key.publicJwk,
    }),
  };
  const client = new oauth.Oauth2Client({ callbacks });
  const authorizationServerMetadata = await client.fetchAuthorizationServerMetadata(issuer);
  assert.equal(authorizationServerMetadata.issuer, issuer);
  const dpop = { signer: { method: 'jwk', alg: 'ES256', publicJwk: key.publicJwk } };
  return { client, callbacks, key, dpop, authorizationServerMetadata, fetch, issuer, refusals };
}

/** One challenge request that must ask for `next`; the answer. */
async function asked(our, next, payload, more = {}) {
  const { client, authorizationServerMetadata, dpop } = our;
  const question = { authorizationServerMetadata, dpop, additionalRequestPayload: payload, ...more };
  const error = await client.sendAuthorizationChallengeRequest(question)
    .then(() => assert.fail('a code came too early'), (e) => e);
  assert.ok(error instanceof oauth.Oauth2ClientAuthorizationChallengeError, error);
  assert.equal(error.response.status, 403, JSON.stringify(error.errorResponse));
  assert.deepEqual(error.errorResponse.next, next, JSON.stringify(error.errorResponse));
  dpop.nonce = error.response.headers.get('dpop-nonce') ?? dpop.nonce;
  return error.errorResponse;
}

async function signIn(person, issuer, fetch) {
  const our = await newClient(issuer, fetch);
  const { client, dpop, key, authorizationServerMetadata } = our;
  const pkceCodeVerifier = randomBytes(32).toString('base64url');
  const { identifier: username, password } = person;

  let answer = await asked(our, ['captcha'], { response_type: 'code', username, password }, { scope: 'account ssf.read', pkceCodeVerifier });
  assert.deepEqual(our.refusals, ['use_dpop_nonce', 'insufficient_authorization'], 'a nonce is demanded, then taken');
  answer = await asked(our, ['captcha'], { captcha_type: 'work' }, { authSession: answer.auth_session });
  const { type, id, challenge } = answer.captcha_challenge;
  assert.equal(type, 'work');
  const solution = await solveChallenge({ challenge, deriveKey });
  const captcha = JSON.stringify({ type, id, challenge, solution });
  answer = await asked(our, ['otp'], { username, password, captcha }, { authSession: answer.auth_session });
  answer = await asked(our, ['device'], { otp: codeNow(person.key), otp_method: 'totp' }, { authSession: answer.auth_session });

  const device = await newKey();
  const device_proof = await new jose.SignJWT({
    iss: issuer,
    auth_session_hash: createHash('sha256').update(answer.auth_session).digest('base64url'),
    jkt: key.thumbprint,
    iat: Math.floor(Date.now() / 1000),
  }).setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk: device.publicJwk }).sign(device.privateKey);
  const { authorizationChallengeResponse } = await client.sendAuthorizationChallengeRequest({
    authorizationServerMetadata, dpop, authSession: answer.auth_session,
    additionalRequestPayload: { device_name: 'A foreign desk', device_kind: 'own', device_proof },
  });
  const { accessTokenResponse } = await client.retrieveAuthorizationCodeAccessToken({
    authorizationServerMetadata, dpop, pkceCodeVerifier, authorizationCode: authorizationChallengeResponse.authorization_code,
  });
  assert.equal(accessTokenResponse.token_type, 'DPoP');
  assert.equal(accessTokenResponse.device_id, device.thumbprint);
  return { ...our, tokens: accessTokenResponse };
}

const refresh = ({ client, authorizationServerMetadata, dpop }, refreshToken, attempt) => client.retrieveRefreshTokenAccessToken({
  authorizationServerMetadata, dpop, refreshToken, additionalRequestPayload: { refresh_attempt: attempt },
});

const list = ({ callbacks, key, authorizationServerMetadata }, accessToken) => oauth.resourceRequest({
  url: `${authorizationServerMetadata.account_endpoint}/sessions`, requestOptions: { method: 'GET' }, callbacks, accessToken,
  dpop: { signer: { method: 'jwk', alg: 'ES256', publicJwk: key.publicJwk } },
});

/** The library has no revocation: a proof and a form by hand, the nonce as before. */
async function revoke({ fetch, key, dpop, authorizationServerMetadata }, token) {
  const url = authorizationServerMetadata.revocation_endpoint;
  const proof = await new jose.SignJWT({ htm: 'POST', htu: url, jti: randomBytes(16).toString('hex'), nonce: dpop.nonce })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk }).setIssuedAt().sign(key.privateKey);
  const body = new URLSearchParams({ token, token_type_hint: 'refresh_token', client_id: 'sallyport-desktop' });
  return fetch(url, { method: 'POST', headers: { DPoP: proof }, body });
}

/** The claims of a receipt that jose verifies with the keys the service publishes. */
async function proved({ fetch, issuer, authorizationServerMetadata }, receipt) {
  const keys = jose.createLocalJWKSet(await (await fetch(authorizationServerMetadata.jwks_uri)).json());
  const { payload } = await jose.jwtVerify(receipt, keys, { issuer, typ: 'session-end-receipt+jwt', algorithms: ['ES256'] });
  const [head, claims, signature] = receipt.split('.');
  const changed = `${head}.${claims}.${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
  await assert.rejects(jose.jwtVerify(changed, keys), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  return payload;
}

async function refusedWithReceipt(our, accessToken) {
  const answer = await list(our, accessToken);
  assert.equal(answer.response.status, 401);
  assert.equal(answer.wwwAuthenticate[0].error, 'invalid_token');
  const { error, receipt } = await answer.response.json();
  assert.equal(error, 'invalid_token');
  return proved(our, receipt);
}

async function signInAndLeave(person, issuer, fetch) {
  const our = await signIn(person, issuer, fetch);
  const { sid } = our.tokens;
  const { accessTokenResponse: newer } = await refresh(our, our.tokens.refresh_token, 'a');
  assert.notEqual(newer.refresh_token, our.tokens.refresh_token, 'a refresh token is good once');
  assert.equal(newer.sid, sid);

  const listed = await list(our, newer.access_token);
  assert.equal(listed.response.status, 200);
  const { sessions } = await listed.response.json();
  assert.deepEqual(sessions.map(({ id, current, device_id }) => ({ id, current, device_id })),
    [{ id: sid, current: true, device_id: our.tokens.device_id }]);

  const revoked = await revoke(our, newer.refresh_token);
  assert.equal(revoked.status, 200);
  const claims = await proved(our, (await revoked.json()).receipt);
  assert.deepEqual({ sid: claims.sid, jkt: claims.jkt, by: claims.by }, { sid, jkt: our.key.thumbprint, by: 'self' });
  assert.ok(Math.abs(claims.ended_at - Date.now() / 1000) < 60);
  assert.deepEqual(await refusedWithReceipt(our, newer.access_token), claims);
  assert.deepEqual(await (await revoke(our, 'nobody-knows-it')).json(), {});
}

/** An auth_session in the hands of somebody without its key. */
async function loseAuthSession(issuer, fetch) {
  const { auth_session: authSession } = await asked(await newClient(issuer, fetch), ['captcha'],
    { response_type: 'code', username: 'a@peer.example', password: 'x' }, { pkceCodeVerifier: randomBytes(32).toString('base64url') });
  const { client, dpop, authorizationServerMetadata } = await newClient(issuer, fetch);
  const isInvalidSession = ({ response, errorResponse }) => response?.status === 400 && errorResponse.error === 'invalid_session';
  await assert.rejects(client.sendAuthorizationChallengeRequest({ authorizationServerMetadata, dpop, authSession }), isInvalidSession);
}

/** A used refresh token that comes back ends the session of whoever holds the newer one. */
async function signInAndBeCopied(person, issuer, fetch) {
  const our = await signIn(person, issuer, fetch);
  const stranger = await newClient(issuer, fetch);
  const isInvalidGrant = (error) => error.errorResponse?.error === 'invalid_grant' || assert.fail(error);
  await assert.rejects(refresh(stranger, our.tokens.refresh_token, 'x'), isInvalidGrant, 'another key');
  const { accessTokenResponse: newer } = await refresh(our, our.tokens.refresh_token, 'a');
  const { accessTokenResponse: repeated } = await refresh(our, our.tokens.refresh_token, 'a');
  assert.equal(repeated.refresh_token, newer.refresh_token, 'the same attempt gets the same successor');
  await assert.rejects(refresh(our, our.tokens.refresh_token, 'b'), isInvalidGrant, 'reuse');
  await assert.rejects(refresh(our, newer.refresh_token, 'c'), isInvalidGrant, 'the family is dead');
  assert.equal((await refusedWithReceipt(our, newer.access_token)).by, 'reuse');
}

const service = new Ours(path, '--data', data);
const { issuer, ca_file } = await service.next();
const fetch = fetchTrusting(readFileSync(ca_file));
await loseAuthSession(issuer, fetch);
await signInAndLeave(new Person('leaver'), issuer, fetch);
await signInAndBeCopied(new Person('copied'), issuer, fetch);
assert.equal(await service.stop(), 0);
console.log('a foreign client signed in, refreshed, listed, signed out with a receipt, and lost a copied session');
