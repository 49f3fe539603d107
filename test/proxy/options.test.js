import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProxy, KEY } from './harness.js';

const GOOD = { credential: { apiKey: KEY }, public: true };
const allow = () => ({ allow: true });

/** @type {[title: string, options: Record<string, unknown>, message: RegExp][]} */
const MISTAKES = [
  ['neither authorize nor public', { credential: { apiKey: KEY } }, /exactly one of authorize/],
  ['both authorize and public', { ...GOOD, authorize: allow }, /exactly one of authorize/],
  ['public: false', { ...GOOD, public: false }, /public: true/],
  ['a text as public', { ...GOOD, public: 'true' }, /public: true/],
  [
    'an authorize that is no function',
    { credential: { apiKey: KEY }, authorize: true },
    /authorize/,
  ],
  ['no credential', { public: true }, /credential/],
  ['an empty credential', { ...GOOD, credential: {} }, /credential/],
  ['two credentials', { ...GOOD, credential: { apiKey: KEY, token: KEY } }, /credential/],
  ['a credential that is a text', { ...GOOD, credential: KEY }, /credential/],
  ['an empty key', { ...GOOD, credential: { apiKey: '' } }, /credential/],
  ['a key with a line break', { ...GOOD, credential: { apiKey: `${KEY}\r\nx: y` } }, /credential/],
  ['a key that is no text', { ...GOOD, credential: { token: 7 } }, /credential/],
  ['an upstream that is no URL', { ...GOOD, upstream: '/api' }, /upstream/],
  ['an upstream of another protocol', { ...GOOD, upstream: 'file:///etc/passwd' }, /upstream/],
  [
    'an upstream with a password',
    { ...GOOD, upstream: `https://me:${KEY}@api.example` },
    /upstream/,
  ],
  ['an upstream with a query', { ...GOOD, upstream: 'https://api.example/?a=b' }, /upstream/],
  ['an upstream with a fragment', { ...GOOD, upstream: 'https://api.example/#a' }, /upstream/],
  ['any origin', { ...GOOD, allowOrigins: ['*'] }, /allowOrigins/],
  ['the origin null', { ...GOOD, allowOrigins: ['null'] }, /allowOrigins/],
  [
    'an origin with a slash',
    { ...GOOD, allowOrigins: ['https://portal.example/'] },
    /allowOrigins/,
  ],
  ['an origin in capitals', { ...GOOD, allowOrigins: ['https://Portal.example'] }, /allowOrigins/],
  ['an origin without a list', { ...GOOD, allowOrigins: 'https://portal.example' }, /allowOrigins/],
  ['a base path without a slash', { ...GOOD, basePath: 'nano' }, /basePath/],
  ['a base path with dots', { ...GOOD, basePath: '/a/../b' }, /basePath/],
  ['a base path with an encoded slash', { ...GOOD, basePath: '/a%2Fb' }, /basePath/],
  ['a base path that is no text', { ...GOOD, basePath: 7 }, /basePath/],
  ['a timeout of zero', { ...GOOD, timeoutMs: 0 }, /timeoutMs/],
  ['an endless timeout', { ...GOOD, timeoutMs: Infinity }, /timeoutMs/],
  ['a timeout as text', { ...GOOD, timeoutMs: '15000' }, /timeoutMs/],
  ['an unknown option', { ...GOOD, allowOrigin: ['https://portal.example'] }, /no such option/],
];

for (const [title, options, message] of MISTAKES) {
  test(`a proxy with ${title} is not created, and the error does not show the key`, () => {
    assert.throws(
      () => createProxy(/** @type {import('./harness.js').ProxyOptions} */ (options)),
      (error) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, message);
        assert.doesNotMatch(String(error.stack), new RegExp(KEY));
        return true;
      },
    );
  });
}

/** @type {[title: string, options: import('./harness.js').ProxyOptions][]} */
const GOOD_OPTIONS = [
  ['a key', { credential: { apiKey: KEY }, public: true }],
  ['a token', { credential: { token: KEY }, public: true }],
  ['a function for the credential', { credential: () => ({ token: KEY }), public: true }],
  ['authorize', { credential: { apiKey: KEY }, authorize: allow }],
  [
    'everything that can be set',
    {
      upstream: 'http://127.0.0.1:8787/simulator/',
      credential: { apiKey: KEY },
      authorize: allow,
      allowOrigins: ['https://portal.example', 'http://localhost:3000'],
      basePath: '/nano-metrics/',
      timeoutMs: 1000,
    },
  ],
];
for (const [title, options] of GOOD_OPTIONS) {
  test(`a proxy can be created with ${title}`, () => {
    assert.equal(typeof createProxy(options), 'function');
  });
}
