// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The human check `work` beside altcha-lib: each side solves and verifies what the other made.
// Usage: node altcha_test.mjs PATH-OF-WORK_PEER
import assert from 'node:assert/strict';
import { foreign, Ours } from './peer.mjs';

const { createChallenge, solveChallenge, verifySolution } = await foreign('altcha-lib', 'dist/esm/v2/index.js');
const { deriveKey } = await foreign('altcha-lib', 'dist/esm/v2/algorithms/pbkdf2.js');
const ours = new Ours(process.argv[2]);
const { secrets, data } = await ours.ask({ do: 'facts' });
const theirs = { verify: (challenge, solution) => verifySolution({ challenge, solution, deriveKey, ...secrets }) };
const soon = Math.floor(Date.now() / 1000) + 120;

async function bothAccept(challenge, solution, what) {
  const verdict = await theirs.verify(challenge, solution);
  assert.ok(verdict.verified, `altcha-lib refuses ${what}: ${JSON.stringify(verdict)}`);
  assert.ok((await ours.ask({ do: 'verify', challenge, solution })).done, `we refuse ${what}`);
}

async function bothRefuse(challenge, solution, what) {
  assert.ok(!(await theirs.verify(challenge, solution)).verified, `altcha-lib accepts ${what}`);
  assert.ok(!(await ours.ask({ do: 'verify', challenge, solution })).done, `we accept ${what}`);
}

for (const counter of [0, 1, 300]) {
  const made = {
    'our challenge': await ours.ask({ do: 'make', counter }),
    "altcha-lib's challenge": await createChallenge({
      algorithm: 'PBKDF2/SHA-256', cost: 200, counter, deriveKey, expiresAt: soon, data, ...secrets,
    }),
  };
  for (const [name, challenge] of Object.entries(made)) {
    const foreignSolution = await solveChallenge({ challenge, deriveKey });
    const ownSolution = await ours.ask({ do: 'solve', challenge });
    assert.equal(foreignSolution.counter, counter);
    assert.equal(ownSolution.counter, counter);
    assert.equal(ownSolution.derivedKey, foreignSolution.derivedKey);
    await bothAccept(challenge, foreignSolution, `${name} solved by altcha-lib`);
    await bothAccept(challenge, ownSolution, `${name} solved by us`);

    const key = ownSolution.derivedKey;
    const with_ = (change) => ({ ...challenge, parameters: { ...challenge.parameters, ...change } });
    await bothRefuse(challenge, { ...ownSolution, derivedKey: key.slice(0, 32) + '0'.repeat(32) }, 'half a key');
    await bothRefuse(challenge, { ...ownSolution, derivedKey: key.toUpperCase().replace(/[0-9]/g, 'A') }, 'another key');
    await bothRefuse(with_({ cost: 1 }), ownSolution, 'less work');
    await bothRefuse(with_({ expiresAt: soon + 1000 }), ownSolution, 'a longer life');
    await bothRefuse(with_({ data: { ...data, auth_session_hash: 'AAAA' } }), ownSolution, "another's auth_session");
    await bothRefuse({ ...challenge, signature: '0'.repeat(64) }, ownSolution, 'a false signature');
  }
}
const late = await ours.ask({ do: 'make', counter: 1, expires_at: 1_700_000_000 });
await bothRefuse(late, await ours.ask({ do: 'solve', challenge: late }), 'work after its end');
ours.close();
console.log('work challenges: made, solved and verified both ways with altcha-lib 2.8.0');
