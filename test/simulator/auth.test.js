import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { DEMO_API_KEY } from '../../demo/simulator/index.js';
import { BYTES, launch, NOW, readError, readToken } from './harness.js';

/** @param {string} key */
const signedBy = (key) => ({ headers: { 'X-BINTU-APIKEY': key } });

const QUERY = `${BYTES}?from=2025-09-24T10:00&to=2025-09-24T12:00`;

/** @param {string} part */
const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());

/** @param {object} value */
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('signing in answers an HS256 token with iat, exp and sub that opens the metrics', async (t) => {
  const { token, get } = await launch(t, { secret: 'known', tokenLifetimeSeconds: 60 });
  const [header = '', payload = '', signature] = token.split('.');
  assert.deepEqual(decode(header), { alg: 'HS256', typ: 'JWT' });
  const iat = Math.floor(NOW / 1000);
  assert.deepEqual(decode(payload), { iat, exp: iat + 60, sub: 'demo@example.com' });
  const expected = createHmac('sha256', 'known').update(`${header}.${payload}`).digest('base64url');
  assert.equal(signature, expected);
  assert.equal((await get(QUERY)).status, 200);
});

test('the old sign-in path answers as the new one', async (t) => {
  const { url, get } = await launch(t);
  const body = JSON.stringify({ email: 'demo@example.com', password: 'demo-password' });
  const response = await fetch(`${url}/api/authenticate`, { method: 'POST', body });
  assert.equal((await get(QUERY, await readToken(response))).status, 200);
});

test("the page owner's token endpoint needs no body and its token opens the metrics", async (t) => {
  const { url, get } = await launch(t);
  const response = await fetch(`${url}/token`, { method: 'POST' });
  assert.equal((await get(QUERY, await readToken(response))).status, 200);
});

/** @type {[title: string, body: string, status: number, code: number][]} */
const REFUSALS = [
  ['an unknown user', '{"email":"nobody@example.com","password":"x"}', 404, 102001],
  ['the name of an object method as user', '{"email":"__proto__","password":"x"}', 404, 102001],
  ['a wrong password', '{"email":"demo@example.com","password":"x"}', 401, 102002],
  ['no password', '{"email":"demo@example.com"}', 422, 101007],
  ['no properties', '{}', 422, 101007],
  ['a number as email', '{"email":1,"password":"x"}', 400, 101003],
  ['a list', '[]', 400, 101006],
  ['null', 'null', 400, 101006],
  ['half of a JSON text', '{"email":', 400, 101006],
  ['an empty body', '', 400, 101006],
  ['a body that is too large', `"${'x'.repeat(200_000)}"`, 413, 101006],
];
for (const [title, body, status, code] of REFUSALS) {
  test(`signing in with ${title} is refused with ${code}`, async (t) => {
    const { url } = await launch(t);
    const response = await fetch(`${url}/authenticate`, { method: 'POST', body });
    assert.deepEqual(await readError(response), [status, code]);
  });
}

test('an error body has exactly the documented properties', async (t) => {
  const { url } = await launch(t);
  const response = await fetch(url + QUERY);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  assert.deepEqual(await response.json(), {
    error: {
      message: 'Login token missing',
      errorCode: 105012,
      userInfo: {},
      summary: 'The header x-access-token is missing.',
    },
  });
});

test('a token is refused from the moment it expires', async (t) => {
  const { clock, get } = await launch(t, { tokenLifetimeSeconds: 60 });
  const issuedMs = Math.floor(NOW / 1000) * 1000;
  clock.ms = issuedMs + 59_999;
  assert.equal((await get(QUERY)).status, 200);
  clock.ms = issuedMs + 60_000;
  assert.deepEqual(await readError(await get(QUERY)), [401, 105011]);
});

test('malformed and forged tokens are refused with 105011', async (t) => {
  const { token, get } = await launch(t);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const forgedPayload = encode({ ...decode(payload), sub: 'root' });
  const forgeries = [
    'nonsense',
    'a.b',
    `${token}.more`,
    `${header}.${forgedPayload}.${signature}`,
    `${header}.${payload}.`,
    `${header}.${payload}.${signature}x`,
    `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
  ];
  for (const forgery of forgeries) {
    assert.deepEqual(await readError(await get(QUERY, forgery)), [401, 105011], forgery);
  }
});

test('a token of another simulator is refused', async (t) => {
  const [one, other] = [await launch(t), await launch(t)];
  assert.deepEqual(await readError(await one.get(QUERY, other.token)), [401, 105011]);
});

test('the key of the demo organization opens the metrics, and any other is refused with 102021', async (t) => {
  const { url } = await launch(t);
  assert.equal((await fetch(url + QUERY, signedBy(DEMO_API_KEY))).status, 200);
  for (const key of ['', 'nobodys-key', `${DEMO_API_KEY}x`]) {
    assert.deepEqual(await readError(await fetch(url + QUERY, signedBy(key))), [404, 102021], key);
  }
});

test('no page of another origin may send a key', async (t) => {
  const { url } = await launch(t);
  const preflight = await fetch(url + QUERY, { method: 'OPTIONS' });
  const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
  assert.match(allowed, /x-access-token/);
  assert.doesNotMatch(allowed, /bintu|\*/i);
});

test('an account whose plan is too low signs in but may not read metrics', async (t) => {
  const { signIn, get } = await launch(t);
  const token = await readToken(await signIn('basic@example.com'));
  assert.deepEqual(await readError(await get(QUERY, token)), [403, 105002]);
});
