/** Stores that are a Redis: what is sent to it, and which objects are taken for one. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import KeyvRedis from '@keyv/redis';
import Keyv from 'keyv';
import { launchRedis } from './fake-redis.js';
import { built, BYTES, createProxy, DAY, KEY, launchUpstream } from './harness.js';

/** @type {typeof import('../../src/proxy/redis.js')} */
const { openRedis } = await import(built('redis.js'));
/** @type {typeof import('../../src/proxy/store.js')} */
const { accessTo } = await import(built('store.js'));

/** @type {[title: string, prefix: string, wrap: (redis: KeyvRedis<string>) => import('../../src/proxy/store.js').Store][]} */
const STORES = [
  ['Keyv', 'keyv::', (redis) => new Keyv(redis)],
  ['Keyv with a namespace', 'ours::', (redis) => new Keyv(redis, { namespace: 'ours' })],
  ['the adapter itself', '', (redis) => redis],
];
for (const [title, prefix, wrap] of STORES) {
  test(`of a Redis behind ${title}, a key is claimed by one alone`, async (t) => {
    const redis = await launchRedis(t);
    const adapter = new KeyvRedis(redis.url);
    t.after(() => adapter.disconnect(true));
    const access = accessTo(wrap(adapter));
    assert.equal(await access.get('key'), null);
    assert.deepEqual(
      [await access.claim('key', 'first', 2_000), await access.claim('key', 'second', 2_000)],
      [true, false],
    );
    assert.equal(await access.get('key'), 'first');
    await access.set('key', 'third', 500);
    assert.equal(await access.get('key'), 'third');
    await access.delete('key');
    assert.equal(redis.entries.size, 0);
    assert.deepEqual(
      redis.told.filter(([name]) => name === 'SET'),
      [
        ['SET', `${prefix}key`, 'first', 'PX', '2000', 'NX'],
        ['SET', `${prefix}key`, 'second', 'PX', '2000', 'NX'],
        ['SET', `${prefix}key`, 'third', 'PX', '500'],
      ],
    );
  });
}

describe('an object with the methods of a store is no Redis', () => {
  /** @type {[title: string, more: object][]} */
  const OTHERS = [
    ['by a store within that is none', { store: new Map() }],
    ['by a store within that is null', { store: null }],
    ['by a store within that is a text', { store: 'redis://127.0.0.1' }],
    ['by a client that is no function', { getClient: true }],
  ];
  for (const [title, more] of OTHERS) {
    test(title, async () => {
      const entries = new Map();
      const access = accessTo({
        get: (key) => entries.get(key),
        set: (key, value) => entries.set(key, value),
        delete: (key) => entries.delete(key),
        ...more,
      });
      assert.equal(await access.claim('key', 'first', 2_000), true);
      assert.equal(await access.claim('key', 'second', 2_000), false);
      assert.equal(await access.get('key'), 'first');
      assert.match(entries.get('key'), /^\d{13} first$/);
      await access.delete('key');
      assert.equal(entries.size, 0);
    });
  }
});

test('a Redis by its address is connected when it is first used, and ends', async (t) => {
  const redis = await launchRedis(t);
  const store = await openRedis(redis.url);
  assert.ok(store);
  assert.equal(redis.sockets.size, 0);
  const { url: upstream, seen } = await launchUpstream(t);
  for (const credential of [() => ({ apiKey: KEY }), () => ({ apiKey: KEY })]) {
    const handle = createProxy({ upstream, credential, public: true, store });
    const response = await handle(new Request(`http://proxy.example${BYTES}?${DAY}`));
    assert.equal(await response.text(), '{"data":[]}');
  }
  assert.deepEqual([seen.length, redis.sockets.size], [1, 1]);
  await store.disconnect(true);
});

for (const url of ['', 'redis', '127.0.0.1:6379', 'http://127.0.0.1:6379', '//127.0.0.1']) {
  test(`"${url}" is no address of a Redis`, async () => {
    await assert.rejects(openRedis(url), /^TypeError: a URL such as redis:/);
  });
}

test('where @keyv/redis is not installed there is none', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-bare-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(fileURLToPath(built('redis.js')), join(folder, 'redis.mjs'));
  const { openRedis: openBare } = await import(pathToFileURL(join(folder, 'redis.mjs')).href);
  assert.equal(await openBare('redis://127.0.0.1:6379'), undefined);
});
