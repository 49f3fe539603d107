import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { BYTES, createNodeServer, DAY, HOURLY, VIEWERS } from './harness.js';
import {
  ask,
  createProxy,
  errorOf,
  KEY,
  launchPair,
  launchProxy,
  launchSimulator,
} from './harness.js';

/** @type {[title: string, target: string][]} */
const QUESTIONS = [
  ['the route of bytes', `${BYTES}?${DAY}`],
  ['the route of hourly bytes', `${HOURLY}?${DAY}`],
  ['the route of viewers', `${VIEWERS}?${DAY}`],
  ['an encoded time', `${BYTES}?from=2025-09-24T12%3A00&to=2025-09-24T13%3A00&interval=minute`],
  ['an interval of days', `${HOURLY}?from=2025-08-01T00:00&to=2025-09-01T00:00&interval=day`],
  ['a question without an interval', `${HOURLY}?from=2025-09-24T00:00&to=2025-09-24T06:00`],
  ['the format json', `${BYTES}?${DAY}&format=json`],
  ['several streams', `${BYTES}?${DAY}&streams=newsroom,harbor-webcam`],
  ['several tags', `${VIEWERS}?${DAY}&tags=news,studio`],
  ['countries', `${VIEWERS}?${DAY}&countries=DE,AT`],
  ['all filters together', `${BYTES}?${DAY}&streams=newsroom&tags=news&countries=DE`],
];
for (const [title, target] of QUESTIONS) {
  test(`${title} is answered as the API itself answers it`, async (t) => {
    const { url, token } = await launchSimulator(t);
    const proxy = await launchProxy(t, { upstream: url, credential: { token }, public: true });
    const direct = await fetch(url + target, { headers: { 'x-access-token': token } });
    assert.equal(direct.status, 200);
    const { status, headers, body } = await proxy.ask(target);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    assert.match(headers['cache-control'] ?? '', /^public, max-age=0, s-maxage=\d+, stale/);
    const data = JSON.parse(body);
    assert.deepEqual(data, await direct.json());
    assert.ok(data.data.length > 0);
  });
}

test('HEAD has the status and headers of GET, and no body', async (t) => {
  const { ask } = await launchPair(t);
  const { status, headers, body } = await ask(`${BYTES}?${DAY}`, { method: 'HEAD' });
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'application/json; charset=utf-8');
  assert.equal(body, '');
  assert.equal((await ask(BYTES, { method: 'HEAD' })).status, 400);
});

test('the API is asked below the path of its base, and by GET alone', async (t) => {
  const { upstream, seen } = await launchPair(t);
  const options = { upstream: `${upstream}/api/`, credential: { apiKey: KEY } };
  const proxy = await launchProxy(t, { ...options, public: true });
  await proxy.ask(`${BYTES}?${DAY}`, { method: 'HEAD' });
  assert.equal(seen[0]?.method, 'GET');
  assert.match(seen[0]?.url ?? '', /^\/api\/v2\/usage\/bytes\/timeseries\?from=/);
});

test('a proxy with a base path answers below it and nowhere else', async (t) => {
  const { ask, seen } = await launchPair(t, undefined, { basePath: '/nano-metrics' });
  assert.equal((await ask(`/nano-metrics${BYTES}?${DAY}`)).status, 200);
  assert.match(seen[0]?.url ?? '', /^\/v2\/usage\/bytes/);
  for (const path of [BYTES, `/nano-metricsx${BYTES}`, `/nano-metrics/nano-metrics${BYTES}`]) {
    assert.deepEqual(errorOf(await ask(`${path}?${DAY}`)), [404, 101001]);
  }
  assert.equal(seen.length, 1);
});

const NO_ROUTES = [
  '/',
  '/v2',
  '/authenticate',
  '/v2/usage/bytes',
  `${BYTES}/`,
  `/${BYTES}`,
  `/.${BYTES}`,
  `/x/..${BYTES}`,
  `/x/%2e%2e${BYTES}`,
  `/x/.%2E${BYTES}`,
  `/%2e${BYTES}`,
  `${BYTES}/x/..`,
  `${BYTES}/..`,
  `${BYTES};a=b`,
  `${BYTES}%00`,
  `${BYTES}%3F`,
  '/v2;/usage/bytes/timeseries',
  '/v2//usage/bytes/timeseries',
  '/v2/usage%2Fbytes/timeseries',
  '/v2/usage%2fbytes/timeseries',
  '/v2/usage%5Cbytes/timeseries',
  '/v2\\usage\\bytes\\timeseries',
  '/v2/%75sage/bytes/timeseries',
  '/V2/usage/bytes/timeseries',
  `//evil.example${BYTES}`,
  `/\\evil.example${BYTES}`,
  `http://evil.example${BYTES}`,
  '*',
];
for (const path of NO_ROUTES) {
  test(`the target ${path} matches no route`, async (t) => {
    const { ask, seen } = await launchPair(t);
    assert.deepEqual(errorOf(await ask(`${path}?${DAY}`)), [404, 101001]);
    assert.equal(seen.length, 0);
  });
}

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
  test(`the method ${method} is not answered`, async (t) => {
    const { ask, seen } = await launchPair(t);
    const answer = await ask(`${BYTES}?${DAY}`, { method });
    assert.deepEqual(errorOf(answer), [405, 101001]);
    assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS');
    assert.equal(seen.length, 0);
  });
}

test('a handler that is used without HTTP answers a Request with a Response', async (t) => {
  const { upstream } = await launchPair(t);
  const handle = createProxy({ upstream, credential: { apiKey: KEY }, public: true });
  const response = await handle(new Request(`https://portal.example${BYTES}?${DAY}`));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { data: [] });
});

test('headers above 16 KiB are refused before they reach the handler', async (t) => {
  const { ask, seen } = await launchPair(t);
  const answer = await ask(`${BYTES}?${DAY}`, { headers: { 'x-large': 'a'.repeat(17_000) } });
  assert.equal(answer.status, 431);
  assert.equal(seen.length, 0);
});

test('the server bounds how long a caller may take to send, and to read', () => {
  const server = createNodeServer(() => assert.fail('nobody asks'));
  assert.equal(server.headersTimeout, 10_000);
  assert.equal(server.requestTimeout, 15_000);
  assert.equal(server.timeout, 30_000);
});

test('the Host header of a request changes nothing', async (t) => {
  const { url, seen } = await launchPair(t);
  const headers = { host: 'evil.example', origin: 'http://evil.example' };
  assert.deepEqual(errorOf(await ask(url, `${BYTES}?${DAY}`, { headers })), [403, 101009]);
  const plain = await ask(url, `${BYTES}?${DAY}`, { headers: { host: 'evil.example' } });
  assert.equal(plain.status, 200);
  assert.doesNotMatch(JSON.stringify([plain, seen]), /evil/);
});

test(
  'what a caller that leaves has asked for is there for the next',
  { timeout: 5_000 },
  async (t) => {
    const upstream = new EventEmitter();
    const asked = once(upstream, 'asked');
    /** @type {import('node:http').RequestListener} */
    const answer = (_req, res) => {
      upstream.once('go', () => res.end('{"data":[]}'));
      upstream.emit('asked');
    };
    const { url, seen } = await launchPair(t, answer);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${BYTES}?${DAY} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await asked;
    socket.destroy();
    await once(socket, 'close');
    upstream.emit('go');
    assert.equal((await ask(url, `${BYTES}?${DAY}`)).status, 200);
    assert.equal(seen.length, 1);
  },
);

test('for a caller that has left already the API is not asked', async (t) => {
  const { upstream, seen } = await launchPair(t);
  const handle = createProxy({ upstream, credential: { apiKey: KEY }, public: true });
  const signal = AbortSignal.abort();
  const response = await handle(new Request(`http://host${BYTES}?${DAY}`, { signal }));
  assert.equal(response.status, 502);
  assert.equal(seen.length, 0);
});
