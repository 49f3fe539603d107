/** Callers that are slow, silent or greedy lose their connection, and nobody else notices. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ask, BYTES, createNodeServer, createProxy, DAY, KEY } from './harness.js';
import { launchUpstream, listen } from './harness.js';

const TARGET = `${BYTES}?${DAY}`;
/** Node looks for late callers every 5 s. */
const LATEST_MS = 12_000;

/**
 * A proxy whose bounds are shorter than usual, as tests should not take half a minute.
 *
 * @param {import('node:test').TestContext} t
 * @param {{ headersTimeout?: number, requestTimeout?: number, silenceMs?: number }} bounds
 */
async function launch(t, { silenceMs, ...bounds } = {}) {
  // More than the buffers of a connection take.
  const body = JSON.stringify({ data: Array(400_000).fill('many bytes') });
  const { url: upstream } = await launchUpstream(t, (_req, res) => res.end(body));
  const credential = () => ({ apiKey: KEY });
  const server = createNodeServer(createProxy({ upstream, credential, public: true }));
  const usual = { ...server };
  if (silenceMs) server.setTimeout(silenceMs);
  Object.assign(server, bounds);
  return { url: await listen(t, server), server, usual, body };
}

/**
 * @param {import('node:test').TestContext} t
 * @param {string} url
 * @param {string} bytes
 */
function open(t, url, bytes) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  t.after(() => socket.destroy());
  socket.on('error', () => {});
  socket.write(bytes);
  return socket;
}

/** @param {import('node:net').Socket} socket */
async function lastWords(socket) {
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => (text += chunk));
  await once(socket, 'close', { signal: AbortSignal.timeout(LATEST_MS) });
  return text;
}

/** @param {string} url @param {string} body */
async function answersOthers(url, body) {
  const answer = await ask(url, TARGET);
  assert.deepEqual([answer.status, answer.body === body], [200, true]);
}

describe('a caller', { concurrency: true }, () => {
  test('that never ends its headers is shut out', async (t) => {
    const { url, body } = await launch(t, { headersTimeout: 200 });
    const socket = open(t, url, `GET ${TARGET} HTTP/1.1\r\nHost: a\r\n`);
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 50);
    t.after(() => clearInterval(drip));
    await answersOthers(url, body);
    assert.match(await lastWords(socket), /^HTTP\/1\.1 408 /);
  });

  test('that never ends its body has its answer, and is shut out', async (t) => {
    const { url, body } = await launch(t, { requestTimeout: 200, headersTimeout: 100 });
    const head = `GET ${TARGET} HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n`;
    const socket = open(t, url, head);
    await answersOthers(url, body);
    const text = await lastWords(socket);
    assert.match(text, /^HTTP\/1\.1 200 /);
  });

  test('that never reads its answer is shut out', async (t) => {
    const { url, body, server } = await launch(t, { silenceMs: 3_000 });
    const count = promisify(server.getConnections.bind(server));
    open(t, url, `GET ${TARGET} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await answersOthers(url, body);
    // It reads nothing, and so does not hear of the end: the server does.
    const endMs = performance.now() + LATEST_MS;
    while ((await count()) > 0) {
      assert.ok(performance.now() < endMs, 'it is still there');
      await pass(50);
    }
    await answersOthers(url, body);
  });

  test('that sends headers without end is shut out', async (t) => {
    const { url, body } = await launch(t);
    const socket = open(t, url, `GET ${TARGET} HTTP/1.1\r\n${'X-Long: 1\r\n'.repeat(5_000)}`);
    assert.match(await lastWords(socket), /^HTTP\/1\.1 431 /);
    await answersOthers(url, body);
  });

  test('with hundreds of idle connections keeps nobody out', async (t) => {
    const { url, body } = await launch(t);
    const sockets = Array.from({ length: 300 }, () => open(t, url, 'GET '));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await answersOthers(url, body);
  });

  test('that asks on and on by one connection is answered in order', async (t) => {
    const { url } = await launch(t);
    const targets = Array.from({ length: 200 }, (_, n) => (n % 2 ? '/healthz' : '/nothing'));
    const last = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const requests = targets.map((target) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
    const text = await lastWords(open(t, url, requests.join('') + last));
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);
    assert.deepEqual(statuses, [
      ...targets.map((target) => (target === '/nothing' ? '404' : '200')),
      '200',
    ]);
  });

  test('has usual bounds of seconds', async (t) => {
    const { usual } = await launch(t);
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = usual;
    for (const ms of [headersTimeout, requestTimeout, keepAliveTimeout, timeout]) {
      assert.ok(ms && ms >= 1_000 && ms <= 30_000, `${ms} ms`);
    }
  });
});
