import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { startSimulator } from '../../demo/simulator/index.js';

/**
 * @typedef {import('../../src/proxy/index.js').ProxyOptions} ProxyOptions
 * @typedef {{ method: string, url: string, headers: import('node:http').IncomingHttpHeaders, body: string }} Seen
 * @typedef {{ method?: string, headers?: Record<string, string | string[]> }} AskInit
 * @typedef {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: string }} Answer
 */

// Node 20 cannot import TypeScript: the tests run on what was built, and are typed by the sources.
/** @type {typeof import('../../src/proxy/index.js')} */
const proxyModule = await import(built('index.js'));
/** @type {typeof import('../../src/proxy/node.js')} */
const adapterModule = await import(built('node.js'));

export const { createProxy } = proxyModule;
export const { createNodeServer } = adapterModule;

export const BYTES = '/v2/usage/bytes/timeseries';
export const HOURLY = '/v2/usage/hourly/bytes/timeseries';
export const VIEWERS = '/v2/h5live/viewers/concurrent/timeseries';
/** A query that every route answers. */
export const DAY = 'from=2025-09-23T00:00&to=2025-09-24T00:00&interval=hour';
export const KEY = 'master-key-7f3a9c';

/**
 * @param {string} file
 * @returns {string}
 */
export function built(file) {
  return new URL(`../../dist/proxy/${file}`, import.meta.url).href;
}

/**
 * Listens on a free port until the test ends.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').Server} server
 * @returns {Promise<string>} its URL
 */
export async function listen(t, server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no TCP address.');
  return `http://127.0.0.1:${address.port}`;
}

/**
 * An API of the test's own, which remembers what it was asked.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} [answer] default an empty list of rows
 */
export async function launchUpstream(t, answer = (_req, res) => res.end('{"data":[]}')) {
  /** @type {Seen[]} */
  const seen = [];
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body });
    answer(req, res);
  });
  return { url: await listen(t, server), seen };
}

/**
 * The simulator with a clock that stands still, and a token for it.
 *
 * @param {import('node:test').TestContext} t
 */
export async function launchSimulator(t) {
  const { url, simulator, close } = await startSimulator({
    now: () => Date.parse('2025-09-24T15:20:30Z'),
    rateLimit: false,
  });
  t.after(close);
  const answer = await fetch(`${url}/token`, { method: 'POST' });
  const { token } = /** @type {{ token: string }} */ (await answer.json());
  return { url, simulator, token };
}

/**
 * A proxy behind real HTTP.
 *
 * @param {import('node:test').TestContext} t
 * @param {ProxyOptions} options
 */
export async function launchProxy(t, options) {
  const url = await listen(t, createNodeServer(createProxy(options)));
  return {
    url,
    /** @param {string} target @param {AskInit} [init] */
    ask: (target, init) => ask(url, target, init),
  };
}

/**
 * A public proxy in front of an API of the test's own.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} [answer]
 * @param {Partial<Omit<ProxyOptions, 'authorize' | 'public'>>} [options]
 */
export async function launchPair(t, answer, options) {
  const { url: upstream, seen } = await launchUpstream(t, answer);
  const proxy = await launchProxy(t, {
    upstream,
    credential: { apiKey: KEY },
    public: true,
    ...options,
  });
  return { ...proxy, upstream, seen };
}

/**
 * Sends a target as it stands: `fetch` would resolve its dots and choose headers of its own.
 *
 * @param {string} base
 * @param {string} target
 * @param {AskInit} [init]
 * @returns {Promise<Answer>}
 */
export async function ask(base, target, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(base);
  const req = httpRequest({ hostname, port, path: target, method, headers, agent: false });
  req.end();
  const [res] = /** @type {[import('node:http').IncomingMessage]} */ (await once(req, 'response'));
  let body = '';
  for await (const chunk of res) body += chunk;
  return { status: res.statusCode ?? 0, headers: res.headers, body };
}

/**
 * @param {Answer} answer
 * @returns {[status: number, errorCode: number]}
 */
export function errorOf({ status, body }) {
  const { error } =
    /** @type {{ error: { message: string, errorCode: number, userInfo: object, summary: string } }} */ (
      JSON.parse(body)
    );
  const fields = Object.keys(error).join();
  if (fields !== 'message,errorCode,userInfo,summary') throw new Error(`unexpected ${fields}`);
  return [status, error.errorCode];
}
