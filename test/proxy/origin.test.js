import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, createProxy, DAY, errorOf, KEY, launchPair } from './harness.js';

const PORTAL = 'https://portal.example';
const OPTIONS = { allowOrigins: [PORTAL, 'http://localhost:3000'] };

for (const origin of OPTIONS.allowOrigins) {
  test(`a page on ${origin}, which is allowed, may read answers and errors`, async (t) => {
    const { ask } = await launchPair(t, undefined, OPTIONS);
    for (const [target, status] of /** @type {const} */ ([
      [`${BYTES}?${DAY}`, 200],
      [BYTES, 400],
      ['/elsewhere', 404],
    ])) {
      const answer = await ask(target, { headers: { origin } });
      assert.equal(answer.status, status);
      assert.equal(answer.headers['access-control-allow-origin'], origin);
      assert.equal(answer.headers['access-control-allow-credentials'], 'true');
      assert.equal(answer.headers.vary, 'Origin');
    }
  });
}

test('a preflight of an allowed page is answered without asking the API', async (t) => {
  const { ask, seen } = await launchPair(t, undefined, OPTIONS);
  const { status, headers, body } = await ask(BYTES, {
    method: 'OPTIONS',
    headers: {
      origin: PORTAL,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-access-token, x-evil',
    },
  });
  assert.equal(status, 204);
  assert.equal(body, '');
  assert.equal(headers['access-control-allow-origin'], PORTAL);
  assert.equal(headers['access-control-allow-headers'], 'x-access-token, content-type');
  assert.equal(headers['access-control-allow-methods'], 'GET, HEAD, OPTIONS');
  assert.equal(headers.vary, 'Origin');
  assert.equal(seen.length, 0);
});

/** @type {(string | string[])[]} */
const FOREIGN = [
  'https://evil.example',
  'http://portal.example',
  'https://portal.example:8443',
  'https://portal.example.evil.example',
  'https://PORTAL.example',
  'https://portal.example/',
  'null',
  '*',
  '',
  [PORTAL, 'https://evil.example'],
  `${PORTAL}, https://evil.example`,
];
for (const origin of FOREIGN) {
  for (const method of ['GET', 'OPTIONS']) {
    test(`${method} with the origin ${JSON.stringify(origin)} is refused`, async (t) => {
      const { ask, seen } = await launchPair(t, undefined, OPTIONS);
      const answer = await ask(`${BYTES}?${DAY}`, { method, headers: { origin } });
      assert.deepEqual(errorOf(answer), [403, 101009]);
      assert.equal(answer.headers.vary, 'Origin');
      const names = Object.keys(answer.headers).join();
      assert.doesNotMatch(names, /access-control/);
      assert.equal(seen.length, 0);
    });
  }
}

test('without a list, a page of any other origin is refused', async (t) => {
  const { ask } = await launchPair(t);
  const answer = await ask(`${BYTES}?${DAY}`, { headers: { origin: PORTAL } });
  assert.deepEqual(errorOf(answer), [403, 101009]);
});

test('a request without an origin gets no CORS headers, and may not be embedded', async (t) => {
  const { ask } = await launchPair(t, undefined, OPTIONS);
  const { status, headers } = await ask(`${BYTES}?${DAY}`);
  assert.equal(status, 200);
  assert.doesNotMatch(Object.keys(headers).join(), /access-control/);
  assert.equal(headers.vary, 'Origin');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
});

/** @type {[origin: string, status: number][]} */
const OWN = [
  ['https://own.example', 200],
  ['http://own.example', 403],
  ['https://own.example:444', 403],
];
for (const [origin, status] of OWN) {
  test(`at https://own.example, the origin ${origin} gives ${status}`, async (t) => {
    const { upstream } = await launchPair(t);
    const handle = createProxy({ upstream, credential: { apiKey: KEY }, public: true });
    const url = `https://own.example${BYTES}?${DAY}`;
    const response = await handle(new Request(url, { headers: { origin } }));
    assert.equal(response.status, status);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });
}
