import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { createSimulator, startSimulator } from '../../demo/simulator/index.js';
import { BYTES, readError } from './harness.js';

/**
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} listener
 * @returns {Promise<string>} URL
 */
async function serve(t, listener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return `http://127.0.0.1:${address.port}`;
}

test('as middleware it answers below its prefix and leaves the rest to the next one', async (t) => {
  const simulator = createSimulator({ prefix: '/simulator/' });
  const url = await serve(t, (req, res) => {
    void simulator.handle(req, res, () => res.end('the next one'));
  });
  const token = await fetch(`${url}/simulator/token`, { method: 'POST' });
  assert.equal(token.status, 200);
  assert.deepEqual(await readError(await fetch(`${url}/simulator${BYTES}`)), [401, 105012]);
  assert.deepEqual(await readError(await fetch(`${url}/simulator/x`)), [404, 101001]);
  for (const path of ['/', BYTES, '/simulators/token', '/simulator', '/token']) {
    assert.equal(await (await fetch(url + path)).text(), 'the next one', path);
  }
});

test('without a prefix it keeps its own paths and leaves the rest to the next one', async (t) => {
  const simulator = createSimulator();
  const url = await serve(t, (req, res) => {
    void simulator.handle(req, res, () => res.end('the next one'));
  });
  assert.deepEqual(await readError(await fetch(url + BYTES)), [401, 105012]);
  assert.deepEqual(await readError(await fetch(`${url}/v2/x`)), [404, 101001]);
  assert.equal(await (await fetch(`${url}/index.html`)).text(), 'the next one');
});

test('as Koa middleware it takes the answer over and leaves the rest to the next one', async (t) => {
  const simulator = createSimulator({ prefix: '/simulator' });
  const url = await serve(t, (req, res) => {
    /** @type {import('../../demo/simulator/handler.js').KoaContext} */
    const context = { req, res };
    const next = async () => void res.end('the next one');
    void simulator.koa(context, next).then(() => {
      assert.equal(context.respond, req.url === '/' ? undefined : false);
    });
  });
  assert.equal((await fetch(`${url}/simulator/token`, { method: 'POST' })).status, 200);
  assert.equal(await (await fetch(`${url}/`)).text(), 'the next one');
});

test('the URL of a started simulator holds its prefix and foreign paths answer 404', async (t) => {
  const { url, close } = await startSimulator({ prefix: '/simulator' });
  t.after(close);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/simulator$/);
  assert.equal((await fetch(`${url}/token`, { method: 'POST' })).status, 200);
  assert.deepEqual(await readError(await fetch(new URL('/token', url))), [404, 101001]);
});

test('a prefix that is no path is refused at once', () => {
  for (const prefix of ['simulator', '/a b', '/a?b', 'http://x']) {
    assert.throws(() => createSimulator({ prefix }), TypeError);
  }
});

test('starting on a port that is taken rejects', async (t) => {
  const { url, close } = await startSimulator();
  t.after(close);
  const port = Number(new URL(url).port);
  await assert.rejects(startSimulator({ port }), { code: 'EADDRINUSE' });
});

test('two months of hours are answered in well under a second, and faster from the cache', async (t) => {
  const { url, close } = await startSimulator({ now: () => Date.parse('2025-09-30T23:00:00Z') });
  t.after(close);
  const signedIn = await fetch(`${url}/token`, { method: 'POST' });
  const { token } = /** @type {{ token: string }} */ (await signedIn.json());
  const path = '/v2/usage/hourly/bytes/timeseries?from=2025-08-01T00:00&to=2025-10-01T00:00';
  /** @type {number[]} */
  const timesMs = [];
  for (let round = 0; round < 2; round += 1) {
    const startMs = performance.now();
    const response = await fetch(url + path, { headers: { 'x-access-token': token } });
    await response.text();
    timesMs.push(performance.now() - startMs);
  }
  const [coldMs = Infinity, warmMs = Infinity] = timesMs;
  t.diagnostic(`cold ${coldMs.toFixed(1)} ms, warm ${warmMs.toFixed(1)} ms`);
  assert.ok(coldMs < 1000 && warmMs < coldMs, `${coldMs} and ${warmMs}`);
});
