/** What `toNodeHandler` makes of the requests and answers of servers that are there already. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { ask, built, BYTES, createProxy, DAY, errorOf, KEY } from './harness.js';
import { launchUpstream, listen } from './harness.js';

/** @type {typeof import('../../src/proxy/node.js')} */
const { toNodeHandler } = await import(built('node.js'));

const TARGET = `${BYTES}?${DAY}`;

test('under a path that a framework cuts off, the whole target counts', async (t) => {
  const { url: upstream, seen } = await launchUpstream(t);
  const given = { upstream, credential: { apiKey: KEY } };
  const handler = toNodeHandler(createProxy({ ...given, public: true, basePath: '/metrics' }));
  // As Connect and Express do it.
  const server = createServer((req, res) => {
    const originalUrl = req.url ?? '';
    handler(Object.assign(req, { originalUrl, url: originalUrl.replace('/metrics', '') }), res);
  });
  const url = await listen(t, server);
  assert.equal((await ask(url, `/metrics${TARGET}`)).status, 200);
  assert.deepEqual(errorOf(await ask(url, TARGET)), [404, 101001]);
  assert.equal(seen.length, 1);
});

test('a handler that rejects loses its caller, and the server goes on', async (t) => {
  const handler = toNodeHandler(async ({ url }) => {
    if (url.endsWith('/bad')) throw new Error('no answer');
    return new Response('good');
  });
  const url = await listen(t, createServer(handler));
  await assert.rejects(ask(url, '/bad'), { code: 'ECONNRESET' });
  assert.equal((await ask(url, '/good')).body, 'good');
});

/** @type {[title: string, isLate: boolean][]} */
const LEAVERS = [
  ['before the handler is called', true],
  ['while the handler is at work', false],
];
for (const [title, isLate] of LEAVERS) {
  test(`a caller that leaves ${title} aborts the request`, async (t) => {
    /** @type {(request: Request) => void} */
    let tell;
    const called = new Promise((/** @type {(request: Request) => void} */ resolve) => {
      tell = resolve;
    });
    const handler = toNodeHandler((request) => {
      tell(request);
      return new Promise(() => {});
    });
    const server = createServer(async (req, res) => {
      if (isLate) await once(res, 'close');
      handler(req, res);
    });
    const { port } = new URL(await listen(t, server));
    const arrived = once(server, 'request');
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await arrived;
    if (isLate) socket.destroy();
    const { signal } = await called;
    assert.equal(signal.aborted, isLate);
    socket.destroy();
    if (!isLate) await once(signal, 'abort');
    assert.equal(signal.aborted, true);
  });
}
