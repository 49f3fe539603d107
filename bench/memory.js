/**
 * Sends a million requests of many kinds to the proxy, over connections and as `Request`, and
 * fails where its memory grows in the second half. The clock goes on by half a minute with each
 * thousand, so that answers grow old, are renewed and thrown out all the while.
 *
 *     npm run bench:memory -- [--requests N] [--seed N]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { leave, Pipeline } from './pipeline.js';
import { mixOf } from './mix.js';

/**
 * @typedef {import('./pipeline.js').Sent} Sent
 * @typedef {{ heap: number, outside: number, rss: number }} Sample
 */

/** How far (ms) the clock goes on with each batch: the limit lets 30 requests to the API by. */
const STEP_MS = 31_000;

/** How much (bytes) is kept: full after a tenth of the run. */
const CACHE_BYTES = 8 * 1024 * 1024;

/** At once: on connections, by `Request`, and by callers who leave. */
const CONNECTIONS = 20;
const PER_CONNECTION = 30;
const BY_REQUEST = 390;
const LEAVING = 10;
const BATCH = CONNECTIONS * PER_CONNECTION + BY_REQUEST + LEAVING;

/** Samples are taken so often in all. */
const SAMPLES = 10;

/** Most (MB) by which the second half may grow. What is kept is full by then, up to one answer. */
const MOST_HEAP = 2;
/** The allocator of the system gives memory back when it likes. */
const MOST_RSS = 24;

/** Statuses that the mix has. Without one of them, something was not tried. */
const EXPECTED = [200, 204, 304, 400, 403, 404, 405, 500, 502];

const MB = 1e6;

const { requests, seed } = readOptions();
const gc = globalThis.gc;
if (!gc) throw new Error('node --expose-gc is needed: npm run bench:memory');

const pass = standStill();
/** @type {typeof import('../src/proxy/index.js')} */
const { createProxy } = await import(built('index.js'));
/** @type {typeof import('../src/proxy/node.js')} */
const { createNodeServer } = await import(built('node.js'));

const api = fork(new URL('memory-upstream.js', import.meta.url));
const [upstream] = /** @type {[string]} */ (await once(api, 'message'));
const handle = createProxy({
  upstream,
  credential: { apiKey: 'key-of-the-run' },
  public: true,
  allowOrigins: ['https://portal.example'],
  cacheBytes: CACHE_BYTES,
  log: () => undefined,
  metrics: true,
});
const server = createNodeServer(handle).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  server.closeAllConnections();
  server.close();
  api.kill();
}

async function run() {
  const next = mixOf(seed);
  const pipelines = Array.from({ length: CONNECTIONS }, () => new Pipeline(port));
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @type {Sample[]} */
  const samples = [];
  console.log(
    `${requests} requests, seed ${seed}, Node ${process.versions.node}; MB after each tenth`,
  );
  console.log('requests    heap  outside     RSS');
  let sent = 0;
  while (sent < requests) {
    const statuses = await Promise.all([
      ...pipelines.map((one) => one.send(take(next, PER_CONNECTION))),
      ...take(next, BY_REQUEST).map(askByRequest),
      ...take(next, LEAVING).map(async (request) => {
        await leave(port, { ...request, headers: {} });
        return [];
      }),
    ]);
    for (const status of statuses.flat()) counts.set(status, (counts.get(status) ?? 0) + 1);
    sent += BATCH;
    pass(STEP_MS);
    if (sent * SAMPLES >= requests * (samples.length + 1)) samples.push(await sample(sent));
  }
  await Promise.all(pipelines.map((one) => one.close()));
  const all = [...counts].sort(([a], [b]) => a - b);
  console.log(`\nAnswers: ${all.map(([status, count]) => `${count} × ${status}`).join(', ')}`);
  await printEvents();
  const missing = EXPECTED.filter((status) => !counts.has(status));
  if (missing.length > 0) console.error(`Failed: no answer was ${missing.join(' or ')}`);
  return isFlat(samples) && missing.length === 0;
}

/** @param {() => Sent} next @param {number} count */
function take(next, count) {
  return Array.from({ length: count }, next);
}

/** @param {Sent} request */
async function askByRequest({ method, target, headers }) {
  const response = await handle(new Request(`http://proxy${target}`, { method, headers }));
  await response.arrayBuffer();
  return [response.status];
}

/** @param {number} sent */
async function sample(sent) {
  // What the last requests have begun, such as renewals, has to end.
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (let i = 0; i < 3; i++) {
    gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const taken = { heap: heapUsed / MB, outside: external / MB, rss: rss / MB };
  const cells = [taken.heap, taken.outside, taken.rss].map((mb) => mb.toFixed(1).padStart(8));
  console.log(String(sent).padStart(8) + cells.join(''));
  return taken;
}

/** @param {readonly Sample[]} samples */
function isFlat(samples) {
  const half = samples.slice(SAMPLES / 2 - 1);
  /** @param {(sample: Sample) => number} of */
  const growth = (of) => {
    const [first = NaN, ...later] = half.map(of);
    return Math.max(...later) - first;
  };
  const heap = growth(({ heap, outside }) => heap + outside);
  const rss = growth(({ rss }) => rss);
  const each = (heap * MB * 2) / requests;
  console.log(
    `In the second half, heap and what is outside of it have grown by ${heap.toFixed(2)} MB (at ` +
      `most ${MOST_HEAP}), ${each.toFixed(1)} bytes a request; RSS by ${rss.toFixed(1)} MB (at most ${MOST_RSS})`,
  );
  return heap <= MOST_HEAP && rss <= MOST_RSS;
}

/** What the proxy has counted, to show that all its parts were at work. */
async function printEvents() {
  const text = await (await handle(new Request('http://proxy/metrics'))).text();
  const lines = text
    .split('\n')
    .filter((line) => /^nano\w*_(answers|upstream_requests)_/.test(line));
  const kept = text.split('\n').filter((line) => /^nano\w*_kept_/.test(line));
  console.log(
    [...lines, ...kept].map((line) => line.replace('nano_metrics_proxy_', '')).join('\n'),
  );
}

/** @returns {(ms: number) => void} the only way in which time passes from here on */
function standStill() {
  let [dateMs, monotonicMs] = [Date.now(), performance.now()];
  Date.now = () => dateMs;
  performance.now = () => monotonicMs;
  return (ms) => {
    dateMs += ms;
    monotonicMs += ms;
  };
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [requests = 0, seed = 0] = [values.requests, values.seed].map(Number);
  if (!Number.isInteger(requests) || requests < SAMPLES * BATCH || !Number.isInteger(seed)) {
    throw new Error(`--requests needs an integer of at least ${SAMPLES * BATCH}, --seed any`);
  }
  return { requests, seed };
}

/** @param {string} file */
function built(file) {
  return new URL(`../dist/proxy/${file}`, import.meta.url).href;
}
