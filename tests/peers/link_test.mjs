// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The link judge beside node's `new URL`, which reads links as browsers do (WHATWG): tens of thousands of links, made of
// official and hostile ones by slips and tricks, none of which may be called official and lead elsewhere.
// Usage: node link_test.mjs PATH-OF-LINK_PEER [SEED [COUNT]]
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Ours } from './peer.mjs';

const seed = Number(process.argv[3] ?? 20261126);
const count = Number(process.argv[4] ?? 60_000);

/** mulberry32: the same links for the same seed. */
let state = seed >>> 0;
function random(below) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) % below);
}
const oneOf = (list) => list[random(list.length)];

const officialLinks = [
  'https://www.kucoin.com', 'https://kucoin.com/login', 'https://api.kucoin.com/api/v1/timestamp', 'https://www.kucoin.tr/',
  'https://kucoin.zendesk.com/hc/en-us', 'https://never.seen.kucoin.com/', 'HTTPS://WWW.KuCoin.COM:443/x?y=1#z', 'kucoin.com',
  'www.kucoin.com/ucenter/signin?a=@b', 'kucoin.com:443/login', '//www.kucoin.com/', 'https://www.kucoin.com./a',
];
const hostileLinks = [
  'https://evil.example\\@www.kucoin.com/', 'https://www.kucoin.com@evil.example/', 'https://evil.example/www.kucoin.com',
  'https://evil.example?.kucoin.com', 'https://evil.example#@www.kucoin.com', 'http://www.kucoin.com', 'javascript://www.kucoin.com/%0a',
  'https://xn--kcoin-lfb.com', 'https://www.kucoin.com.evil.example', 'https://127.1/kucoin.com', 'https://[::1]/kucoin.com',
  'https://[::ffff:1.2.3.4]/', 'https://[1:0:0:2::3]/www.kucoin.com', 'https:www.kucoin.com', 'https:///www.kucoin.com', 'https://www.kucoin.com:8443/', 'https://1.2.3.4.kucoin.com', 'file://www.kucoin.com/',
];
const seeds = [...officialLinks, ...hostileLinks];

// What browsers drop, take for something else, or end a host at; and what only looks so.
const signs = [
  '\t', '\n', '\r', ' ', '\0', '\x01', '\x1f', '\x7f', '\\', '\\\\', '/', '//', '@', ':', '?', '#', '%', ';', '&', '=', '.', '..', '-', '--',
  '_', '[', ']', '<', '>', '^', '|', '"', "'", '`', '{', '}', '~', '!', '$', '*', '+', ',', '(', ')', '%00', '%09', '%20', '%23', '%2e', '%2f',
  '%3a', '%3f', '%40', '%5c', '%6b', '%6B', '%252e', '%E3%80%82', '%EF%BD%8B', '%C2%AD', '%ff', '\u3002', '\uff0e', '\uff61', '\u2024', '\uff0f',
  '\uff20', '\uff1a', '\uff03', '\uff1f', '\uff3c', '\u2044', '\u2215', '\u29f8', '\u2100', '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e',
  '\u202e', '\u2060', '\u2066', '\ufeff', '\u034f', '\ufe0f', '\u00a0', '\u2028', '\u3000', '\u0301', '\u0307', '\u043a', '\u043e', '\u0441',
  '\u03bf', '\u0131', '\u0130', '\u017f', '\u00df', '\u1e9e', '\u03c2', '\u212a', '\uff4b', '\u24da', '\u{1d424}', '\u05d0', '\u0661', '\uff11',
  '\u0378', '\ufffd', '\u{e0061}', '\u{1f600}', 'xn--', '.xn--', 'xn--a', 'xn--kucoin-', 'xn--80ak6aa92e', '0x7f', '1', '256', '.1', '.0x', ':0',
  ':443', ':80', ':00443', ':65536', ':4a3', ':%34', 'a@', 'a:b@', '@evil.example', '.evil.example', 'evil.example/', 'evil.example\\@', 'https:',
  'http:', 'http://', 'https://', 'wss:', 'blob:', 'data:', 'file:', 'javascript:', 'www.kucoin.com', '.kucoin.com', 'kucoin.com@',
];

function written(letter) {
  const code = letter.codePointAt(0);
  if (code <= 0x20 || code >= 0x7f) return letter.normalize('NFD');
  const bytes = code.toString(16);
  return oneOf([letter.toUpperCase(), letter.toLowerCase(), `%${bytes}`, `%25${bytes}`, String.fromCodePoint(code + 0xfee0), letter + letter]);
}

/** One slip or trick. Letters are code points: half of a pair is no text. */
function changed(link) {
  const letters = [...link];
  const at = random(letters.length + 1);
  switch (random(8)) {
    case 0: return letters.toSpliced(at, 1).join('');
    case 1: return letters.toSpliced(at, 1, oneOf(signs)).join('');
    case 2: return at < letters.length ? letters.toSpliced(at, 1, written(letters[at])).join('') : link;
    case 3: return letters.slice(0, at).join('') + [...oneOf(seeds)].slice(random(12)).join('');
    case 4: return oneOf(signs) + link;
    case 5: return link + oneOf(signs);
    default: return letters.toSpliced(at, 0, oneOf(signs)).join('');
  }
}

function made() {
  let link = oneOf(random(3) ? officialLinks : hostileLinks);
  for (let changes = random(4); changes >= 0; --changes) link = changed(link);
  return link;
}

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Where browsers go: by the address alone, else as their address bar reads a text that has no scheme. */
function readings(link) {
  const whole = parsed(link);
  if (whole && !whole.protocol.includes('.')) return [whole];
  const text = link.trim();
  return [parsed((/^[/\\]/.test(text) ? 'https:' : 'https://') + text)].filter(Boolean);
}

const ours = new Ours(process.argv[2]);
const pinned = await ours.next();

function isPinned(hostname) {
  const bare = hostname.replace(/\.$/, '');
  return pinned.hosts.includes(bare) || pinned.domains.some((domain) => bare === domain || bare.endsWith(`.${domain}`));
}

function leadsHome(url) {
  return url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '' && isPinned(url.hostname);
}

// Qt takes a mark at the beginning of UTF-8 for one of byte order; as an escape it is a character like others.
const asked = (link) => `${JSON.stringify({ link }).replaceAll('\ufeff', '\\ufeff')}\n`;
const shown = (link) => JSON.stringify(link).replace(/[^ -~]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);

const links = [...seeds, ...Array.from({ length: count }, made)];
const asking = (async () => {
  for (const link of links)
    if (!ours.process.stdin.write(asked(link))) await once(ours.process.stdin, 'drain');
  ours.close();
})();

const counted = { official: 0, unsafe: 0, imitation: 0, disputed: 0, unrelated: 0, unreadable: 0 };
let sameHosts = 0;
for (const link of links) {
  const { verdict, host } = await ours.next();
  const urls = readings(link);
  ++counted[verdict];
  if (officialLinks.includes(link)) assert.equal(verdict, 'official', shown(link));
  if (verdict === 'official')
    assert.ok(urls.length > 0 && urls.every(leadsHome), `official, and leads elsewhere (seed ${seed}): ${shown(link)} -> ${urls}`);
  if (host === '') continue; // we refuse some that browsers take: a slip in the safe direction
  assert.equal(host, urls[0]?.hostname, `we show another host than the browser's (seed ${seed}): ${shown(link)}`);
  ++sameHosts;
}
await asking;
assert.ok(counted.official > count / 100 && sameHosts > count / 4, 'too few of the links are read at all');
console.log(`${links.length} links, ${sameHosts} with a host, all as node's new URL reads them: ${JSON.stringify(counted)}`);
