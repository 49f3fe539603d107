import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, launch, NOW, readError } from './harness.js';

const QUERY = `${BYTES}?from=2025-09-24T10:00&to=2025-09-24T12:00`;
const LIMIT = { perSecond: 1, burst: 30 };

test('30 requests pass at once, the 31st gets the 502 page of nginx', async (t) => {
  const { get } = await launch(t, { rateLimit: LIMIT });
  for (let count = 0; count < 30; count += 1) assert.equal((await get(QUERY)).status, 200);
  const response = await get(QUERY);
  assert.equal(response.status, 502);
  assert.equal(response.headers.get('content-type'), 'text/html');
  assert.match(await response.text(), /502 Bad Gateway[^]*nginx/);
});

test('each second frees one request, up to the burst', async (t) => {
  const { get, clock } = await launch(t, { rateLimit: { perSecond: 1, burst: 2 } });
  /** @returns {Promise<number>} */
  async function passing() {
    let count = 0;
    while ((await get(QUERY)).status === 200) count += 1;
    return count;
  }
  assert.equal(await passing(), 2);
  clock.ms += 999;
  assert.equal(await passing(), 0);
  clock.ms += 1;
  assert.equal(await passing(), 1);
  clock.ms += 60_000;
  assert.equal(await passing(), 2);
  clock.ms -= 60_000;
  assert.equal(await passing(), 0);
});

test('signing in and preflights are not limited', async (t) => {
  const { url, signIn } = await launch(t, { rateLimit: { perSecond: 1, burst: 1 } });
  for (let count = 0; count < 3; count += 1) {
    assert.equal((await signIn()).status, 200);
    assert.equal((await fetch(url + QUERY, { method: 'OPTIONS' })).status, 204);
  }
});

test('the limit can be refilled and switched off from outside', async (t) => {
  const { url, get, simulator } = await launch(t, { rateLimit: { perSecond: 1, burst: 1 } });
  const control = `${url}/__faults`;
  const statuses = async () => [(await get(QUERY)).status, (await get(QUERY)).status];
  assert.deepEqual(await statuses(), [200, 502]);
  simulator.resetRateLimit();
  assert.deepEqual(await statuses(), [200, 502]);
  await fetch(control, { method: 'POST', body: '{"rateLimit":false}' });
  assert.deepEqual(await statuses(), [200, 200]);
  await fetch(control, { method: 'DELETE' });
  assert.deepEqual(await statuses(), [200, 502]);
});

test('a preflight allows the token header from any origin', async (t) => {
  const { url } = await launch(t);
  const response = await fetch(url + QUERY, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://shop.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'x-access-token',
    },
  });
  assert.equal(response.status, 204);
  assert.equal(await response.text(), '');
  assert.equal(response.headers.get('access-control-allow-origin'), 'https://shop.example');
  assert.equal(
    response.headers.get('access-control-allow-headers'),
    'x-access-token, content-type',
  );
  assert.match(response.headers.get('access-control-allow-methods') ?? '', /\bGET\b.*\bPOST\b/);
  assert.match(response.headers.get('access-control-max-age') ?? '', /^\d+$/);
  assert.equal(response.headers.get('vary'), 'Origin');
});

for (const path of [QUERY, '/nowhere', '/__faults']) {
  test(`the answer to ${path} may be read from any origin, good or bad`, async (t) => {
    const { url } = await launch(t);
    const response = await fetch(url + path, { headers: { Origin: 'https://shop.example' } });
    assert.equal(response.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.equal(response.headers.get('access-control-expose-headers'), 'Date, Retry-After');
    assert.equal(response.headers.get('vary'), 'Origin');
  });
}

test('even the page of the rate limit may be read from any origin', async (t) => {
  const { url } = await launch(t, { rateLimit: { perSecond: 1, burst: 0 } });
  const response = await fetch(url + QUERY, { headers: { Origin: 'https://shop.example' } });
  assert.equal(response.status, 502);
  assert.equal(response.headers.get('access-control-allow-origin'), 'https://shop.example');
});

test('without an Origin no origin is allowed', async (t) => {
  const { get } = await launch(t);
  assert.equal((await get(QUERY)).headers.get('access-control-allow-origin'), null);
});

test("the Date header follows the simulator's clock and nothing is cached", async (t) => {
  const { get } = await launch(t);
  const { headers } = await get(QUERY);
  assert.equal(Date.parse(headers.get('date') ?? ''), Math.floor(NOW / 1000) * 1000);
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('requests are listed without their tokens, the control ones are not listed', async (t) => {
  const { url, token, get, simulator } = await launch(t);
  simulator.requests.clear();
  await get(QUERY);
  await fetch(`${url}/nowhere?a=%zz`);
  await fetch(`${url}/__faults`);
  const text = await (await fetch(`${url}/__requests`)).text();
  assert.ok(!text.includes(token));
  const [path = '', query = ''] = QUERY.split('?');
  assert.deepEqual(JSON.parse(text), {
    requests: [
      { method: 'GET', path, query, hasToken: true },
      { method: 'GET', path: '/nowhere', query: 'a=%zz', hasToken: false },
    ],
  });
  await fetch(`${url}/__requests`, { method: 'DELETE' });
  assert.deepEqual(simulator.requests.list(), []);
});

test('only the last 1000 requests are kept', async (t) => {
  const { simulator } = await launch(t);
  for (let index = 0; index < 1200; index += 1) {
    simulator.requests.add({ method: 'GET', path: `/${index}`, query: '', hasToken: false });
  }
  const paths = simulator.requests.list().map((request) => request.path);
  assert.equal(paths.length, 1000);
  assert.equal(paths.at(-1), '/1199');
});

test('strange requests do not stop the simulator', async (t) => {
  const { url, get } = await launch(t);
  await fetch(`${url}/%00/%zz/..%2f?%zz&&==&a`);
  await fetch(`${url}/__faults`, { method: 'POST', body: '\u0000'.repeat(5000) });
  await fetch(`${url}/__faults`, { method: 'POST', body: 'x'.repeat(2_000_000) });
  await assert.rejects(
    fetch(`${url}/authenticate`, { method: 'POST', body: 'x'.repeat(20_000_000) }),
  );
  const long = await get(`${QUERY}&streams=${'x'.repeat(5000)}`);
  assert.deepEqual(await readError(long), [404, 103001]);
  assert.equal((await get(QUERY)).status, 200);
});
