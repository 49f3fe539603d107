/** Proxies in processes of their own, with a real Redis between them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import KeyvRedis from '@keyv/redis';
import Keyv from 'keyv';
import { setTimeout as pass } from 'node:timers/promises';
import { startSimulator } from '../../demo/simulator/index.js';
import { serve } from '../proxy/command.js';
import { ask, BYTES, createProxy, DAY, KEY, launchUpstream, VIEWERS } from '../proxy/harness.js';
import { Redis } from './redis.js';

/** @typedef {import('../../src/proxy/index.js').Store} Store */

const TARGET = `${BYTES}?${DAY}`;

/**
 * @param {import('node:test').TestContext} t
 * @param {Redis} redis
 * @param {string} upstream
 * @param {Record<string, string>} [credential]
 */
async function launchProxy(t, redis, upstream, credential = { NANO_API_KEY: KEY }) {
  const args = ['--upstream', upstream, '--metrics'];
  const proxy = await serve(t, args, { ...credential, NANO_STORE: redis.url });
  return {
    ...proxy,
    /** @param {string} target */
    ask: (target) => ask(proxy.url, target),
    storeState: async () => /"store":"(\w+)"/.exec((await ask(proxy.url, '/healthz')).body)?.[1],
  };
}

/**
 * @param {() => boolean | Promise<boolean>} isTrue
 * @param {string} what
 */
async function until(isTrue, what) {
  const endMs = performance.now() + 15_000;
  while (!(await isTrue())) {
    if (performance.now() > endMs) assert.fail(`never: ${what}`);
    await pass(50);
  }
}

/** @param {number} n */
function dayBefore(n) {
  const toMs = Date.UTC(2025, 8, 1) - n * 86_400_000;
  const time = (/** @type {number} */ ms) => new Date(ms).toISOString().slice(0, 16);
  return `${BYTES}?from=${time(toMs - 86_400_000)}&to=${time(toMs)}`;
}

test('an answer of one is there for the other, also after a restart of both', async (t) => {
  const redis = await Redis.launch(t);
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    res.end(JSON.stringify({ data: [{ n: seen.length }] }));
  });
  const first = await launchProxy(t, redis, upstream);
  const second = await launchProxy(t, redis, upstream);
  const bodies = [(await first.ask(TARGET)).body, (await second.ask(TARGET)).body];
  for (const { child, closed } of [first, second]) {
    child.kill('SIGTERM');
    assert.deepEqual(await closed, [0, null]);
  }
  bodies.push((await (await launchProxy(t, redis, upstream)).ask(TARGET)).body);
  assert.deepEqual(bodies, Array(3).fill('{"data":[{"n":1}]}'));
  assert.equal(seen.length, 1);
});

test('a question at the same time goes to the API once', async (t) => {
  const redis = await Redis.launch(t);
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    setTimeout(() => res.end('{"data":[]}'), 300);
  });
  const proxies = await Promise.all([1, 2, 3].map(() => launchProxy(t, redis, upstream)));
  const answers = await Promise.all(
    proxies.flatMap((proxy) => Array.from({ length: 20 }, () => proxy.ask(TARGET))),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(seen.length, 1);
});

test('together they stay within the limit of the API', async (t) => {
  const redis = await Redis.launch(t);
  const { url: upstream, close } = await startSimulator();
  t.after(close);
  const login = await fetch(`${upstream}/token`, { method: 'POST' });
  const { token } = /** @type {{ token: string }} */ (await login.json());
  const proxies = await Promise.all(
    [1, 2].map(() => launchProxy(t, redis, upstream, { NANO_TOKEN: token })),
  );
  // Asking for the token has taken one of the 30.
  await pass(1_100);
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => proxies[n % 2]?.ask(dayBefore(n))),
  );
  const statuses = answers.map((answer) => answer?.status);
  const answered = statuses.filter((status) => status === 200).length;
  assert.ok(answered >= 33 && answered <= 35, `29, and 5 more in 5 s: ${answered}`);
  assert.equal(statuses.filter((status) => status === 429).length, 60 - answered);
  // What was refused was refused here, and not by the API.
  const metrics = await Promise.all(proxies.map((proxy) => proxy.ask('/metrics')));
  const counts = metrics.map(({ body }) => body).join('');
  assert.doesNotMatch(counts, /upstream_requests_total\{route="bytes",status="(?!200)/);
  assert.match(counts, /failures_total\{reason="queue-full"\}/);
});

test('Redis gone in mid-flight: what was asked is answered, and they go on alone', async (t) => {
  const redis = await Redis.launch(t);
  /** @type {(() => void)[]} */
  const held = [];
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    held.push(() => res.end('{"data":[]}'));
  });
  const first = await launchProxy(t, redis, upstream);
  const second = await launchProxy(t, redis, upstream);
  const asked = [first.ask(TARGET), second.ask(TARGET)];
  await until(() => held.length === 1, 'one asks, and one waits for it');
  await redis.kill();
  // The one that waits finds nobody to wait for any more.
  await until(() => held.length === 2, 'both ask');
  for (const answer of held.splice(0)) answer();
  assert.deepEqual(
    (await Promise.all(asked)).map(({ status }) => status),
    [200, 200],
  );
  for (const proxy of [first, second]) {
    const next = proxy.ask(`${VIEWERS}?${DAY}`);
    await until(() => held.length === 1, 'each asks for itself');
    held.shift()?.();
    assert.equal((await next).status, 200);
    assert.equal(await proxy.storeState(), 'lost');
    assert.match(proxy.texts.out, /"level":"warn","event":"store-lost"\}\n/);
    assert.doesNotMatch(proxy.texts.out + proxy.texts.err, /redis|127\.0\.0\.1:(?!\d+\n)/);
  }
  assert.equal(seen.length, 4);
});

test('a Redis that comes back is used again', async (t) => {
  const redis = await Redis.launch(t);
  const { url: upstream, seen } = await launchUpstream(t);
  const first = await launchProxy(t, redis, upstream);
  const second = await launchProxy(t, redis, upstream);
  await redis.kill();
  await first.ask(TARGET);
  assert.equal(await first.storeState(), 'lost');
  await redis.start();
  let n = 0;
  await until(async () => {
    await first.ask(dayBefore(n++));
    return (await first.storeState()) === 'ok';
  }, 'the store is back');
  assert.match(first.texts.out, /"level":"warn","event":"store-lost"/);
  await first.ask(`${VIEWERS}?${DAY}`);
  const before = seen.length;
  await until(async () => {
    await second.ask(dayBefore(n++));
    return (await second.storeState()) === 'ok';
  }, 'the other has it back, too');
  const asked = seen.length;
  assert.ok(asked >= before);
  assert.equal((await second.ask(`${VIEWERS}?${DAY}`)).status, 200);
  assert.equal(seen.length, asked);
});

test('a Redis that hangs costs half a second, once', async (t) => {
  const redis = await Redis.launch(t);
  const { url: upstream } = await launchUpstream(t);
  const proxy = await launchProxy(t, redis, upstream);
  await proxy.ask(TARGET);
  redis.freeze();
  t.after(() => redis.thaw());
  const startedMs = performance.now();
  for (const n of [1, 2, 3, 4]) assert.equal((await proxy.ask(dayBefore(n))).status, 200);
  const tookMs = performance.now() - startedMs;
  assert.ok(tookMs > 450 && tookMs < 1_500, `${tookMs} ms`);
});

test('a proxy without its Redis from the start serves, and says so', async (t) => {
  const redis = await Redis.launch(t);
  await redis.kill();
  const { url: upstream } = await launchUpstream(t);
  const proxy = await launchProxy(t, redis, upstream);
  assert.equal((await proxy.ask(TARGET)).status, 200);
  assert.match(proxy.texts.out, /"event":"store-lost"/);
  proxy.child.kill('SIGTERM');
  assert.deepEqual(await proxy.closed, [0, null]);
});

test('one that is killed while it asks is replaced', async (t) => {
  const redis = await Redis.launch(t);
  let isFirst = true;
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    if (!isFirst) res.end('{"data":[]}');
    isFirst = false;
  });
  const first = await launchProxy(t, redis, upstream);
  const second = await launchProxy(t, redis, upstream);
  const lost = first.ask(TARGET).catch(() => undefined);
  await until(() => seen.length === 1, 'the first asks');
  const other = second.ask(TARGET);
  first.child.kill('SIGKILL');
  assert.equal((await other).status, 200);
  assert.deepEqual([await lost, seen.length], [undefined, 2]);
});

test('what Redis keeps has no credential, no names in its keys, and an end', async (t) => {
  const redis = await Redis.launch(t);
  const { url: upstream } = await launchUpstream(t);
  const proxy = await launchProxy(t, redis, upstream);
  await proxy.ask(`${TARGET}&streams=canary`);
  const keys = redis.keys();
  assert.deepEqual(
    keys
      .map((key) => /^nano-metrics:1:[\da-f]{32}:(answer|turn):[\da-f]{32}$/.exec(key)?.[1])
      .sort(),
    ['answer', 'turn'],
  );
  const text = JSON.stringify(keys.map((key) => [key, redis.get(key)]));
  assert.doesNotMatch(text, new RegExp(`${KEY}|canary`));
  for (const key of keys) assert.ok(redis.secondsLeft(key) > 0, `${key} ends`);
});

/** @type {[title: string, prefix: string, wrap: (redis: KeyvRedis<string>) => Store][]} */
const STORES = [
  ['Keyv', 'keyv::', (redis) => new Keyv(redis)],
  ['Keyv with a namespace', 'metrics::', (redis) => new Keyv(redis, { namespace: 'metrics' })],
  ['the adapter itself', '', (redis) => redis],
];
for (const [title, prefix, wrap] of STORES) {
  test(`a store may be ${title}`, async (t) => {
    const redis = await Redis.launch(t);
    const { url: upstream, seen } = await launchUpstream(t);
    for (const n of [1, 2]) {
      const adapter = new KeyvRedis(redis.url);
      t.after(() => adapter.disconnect(true));
      const credential = () => ({ apiKey: KEY });
      const handle = createProxy({ upstream, credential, public: true, store: wrap(adapter) });
      const response = await handle(new Request(`http://proxy.example${TARGET}`));
      assert.deepEqual([response.status, n, seen.length], [200, n, 1]);
    }
    const keys = redis.keys();
    assert.ok(keys.length > 0 && keys.every((key) => key.startsWith(`${prefix}nano-metrics:1:`)));
  });
}
