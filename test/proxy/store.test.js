import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BYTES, createProxy, DAY, errorOf, KEY, launchUpstream, VIEWERS } from './harness.js';

/**
 * @typedef {import('../../src/proxy/store.js').Store} Store
 * @typedef {Partial<import('./harness.js').ProxyOptions>} Options
 */

/** Longer than the store may take for a step, and shorter than two of them. */
const ONE_STEP_MS = 900;

/** A store in memory, as a Map with an end for each entry. */
class MemoryStore {
  /** @type {Map<string, { value: string, endMs: number }>} */
  entries = new Map();
  /** How it behaves. @type {'well' | 'hangs' | 'throws'} */
  mood = 'well';
  /** How often it was asked for anything. */
  steps = 0;

  /** @param {string} key */
  async get(key) {
    await this.#step();
    return this.#find(key);
  }

  /** @param {string} key @param {string} value @param {number} ttlMs */
  async set(key, value, ttlMs) {
    await this.#step();
    this.entries.set(key, { value, endMs: Date.now() + ttlMs });
  }

  /** @param {string} key */
  async delete(key) {
    await this.#step();
    this.entries.delete(key);
  }

  /** @param {string} key @returns {string | undefined} */
  #find(key) {
    const entry = this.entries.get(key);
    return entry && entry.endMs > Date.now() ? entry.value : undefined;
  }

  /** @returns {Promise<void>} */
  #step() {
    this.steps++;
    if (this.mood === 'throws') return Promise.reject(new Error(`no store, ${KEY}`));
    return this.mood === 'hangs' ? new Promise(() => {}) : Promise.resolve();
  }
}

/** One that can set what is not there yet in one step, as Redis can. */
class AtomicStore extends MemoryStore {
  /** @param {string} key @param {string} value @param {number} ttlMs */
  async setIfAbsent(key, value, ttlMs) {
    if ((await this.get(key)) !== undefined) return false;
    // Nothing can come between these two: there is no await.
    const entry = this.entries.get(key);
    if (entry && entry.endMs > Date.now()) return false;
    this.entries.set(key, { value, endMs: Date.now() + ttlMs });
    return true;
  }
}

/**
 * An API that counts, and instances in front of it that know nothing of each other: as functions,
 * their credentials have a limiter each.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} [listener]
 */
async function launch(t, listener) {
  let status = 200;
  const { url: upstream, seen } = await launchUpstream(t, (req, res) => {
    if (listener) listener(req, res);
    else res.writeHead(status).end(JSON.stringify({ data: [{ n: seen.length }] }));
  });
  return {
    seen,
    /** @param {number} next */
    turn: (next) => void (status = next),
    /** @param {Store} store @param {Options} [options] */
    instance: (store, options) => {
      const credential = () => ({ apiKey: KEY });
      const given = { upstream, credential, public: true, store, ...options };
      const handle = createProxy(/** @type {import('./harness.js').ProxyOptions} */ (given));
      return async (/** @type {string} */ target) => {
        const response = await handle(new Request(`http://proxy.example${target}`));
        const headers = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      };
    },
  };
}

const TARGET = `${BYTES}?${DAY}`;

describe('instances with one store', { concurrency: true }, () => {
  for (const [kind, makeStore] of /** @type {[string, () => MemoryStore][]} */ ([
    ['that can claim', () => new AtomicStore()],
    ['that can only get and set', () => new MemoryStore()],
  ])) {
    test(`find the answers of each other, ${kind}`, async (t) => {
      const { seen, instance } = await launch(t);
      const store = makeStore();
      const first = await instance(store)(TARGET);
      const second = await instance(store)(TARGET);
      assert.deepEqual([first.status, second.status, seen.length], [200, 200, 1]);
      assert.deepEqual([second.body, second.headers['etag']], [first.body, first.headers['etag']]);
    });

    test(`ask a question once, however many want it at the same time, ${kind}`, async (t) => {
      const { seen, instance } = await launch(t, (_req, res) => {
        setTimeout(() => res.end('{"data":[{"n":1}]}'), 300);
      });
      const store = makeStore();
      const ones = Array.from({ length: 5 }, () => instance(store));
      const answers = await Promise.all(ones.flatMap((ask) => [ask(TARGET), ask(TARGET)]));
      assert.deepEqual(
        answers.map(({ body }) => body),
        Array(10).fill('{"data":[{"n":1}]}'),
      );
      assert.equal(seen.length, 1);
    });

    test(`fail together, ${kind}`, async (t) => {
      const { seen, instance } = await launch(t, (_req, res) => {
        const error = { message: 'a', errorCode: 103001, userInfo: {}, summary: 'b' };
        setTimeout(() => res.writeHead(404).end(JSON.stringify({ error })), 300);
      });
      const store = makeStore();
      const answers = await Promise.all([1, 2, 3].map(() => instance(store)(TARGET)));
      assert.deepEqual(answers.map(errorOf), Array(3).fill([404, 103001]));
      assert.equal(seen.length, 1);
    });

    test(`hold the limit of the API together, ${kind}`, async (t) => {
      const { seen, instance } = await launch(t);
      const store = makeStore();
      const ones = [instance(store), instance(store), instance(store)];
      const day = (/** @type {number} */ n) => String(n + 1).padStart(2, '0');
      const questions = [...Array(27).keys()].flatMap((n) =>
        [BYTES, VIEWERS].map((path) => `${path}?from=2025-08-${day(n)}T00:00&to=2025-08-29T00:00`),
      );
      const answers = await Promise.all(
        questions.map((question, i) => ones[i % ones.length]?.(question)),
      );
      const statuses = answers.map((answer) => answer?.status);
      const answered = statuses.filter((status) => status === 200).length;
      assert.equal(answered, seen.length);
      assert.ok(answered >= 33 && answered <= 35, `29, and 5 more in 5 s: ${answered}`);
      assert.equal(statuses.filter((status) => status === 429).length, 54 - answered);
    });
  }
});

test('a store that never forgets, such as a Map, makes no failure and no answer last', async (t) => {
  const { turn, instance } = await launch(t);
  /** @type {Map<string, string>} */
  const store = new Map();
  turn(500);
  assert.equal((await instance(store)(TARGET)).status, 502);
  turn(200);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 2_000 });
  assert.equal((await instance(store)(TARGET)).status, 200);
  t.mock.timers.tick(25 * 3_600_000);
  turn(500);
  assert.equal((await instance(store)(TARGET)).status, 502);
});

describe('a store is of one organization', () => {
  test('so that another credential, or another API, finds nothing', async (t) => {
    const { seen, instance } = await launch(t);
    const other = await launch(t);
    const store = new AtomicStore();
    await instance(store)(TARGET);
    await instance(store, { credential: () => ({ apiKey: 'another' }) })(TARGET);
    await instance(store, { credential: () => ({ token: KEY }) })(TARGET);
    await other.instance(store)(TARGET);
    assert.deepEqual([seen.length, other.seen.length], [3, 1]);
  });

  test('by its name, where credentials change', async (t) => {
    const { seen, instance } = await launch(t);
    const store = new AtomicStore();
    for (const [token, organization] of [
      ['first', 'ours'],
      ['second', 'ours'],
      ['third', 'theirs'],
    ]) {
      const credential = () => ({ token: token ?? '' });
      await instance(store, { credential, organization })(TARGET);
    }
    assert.equal(seen.length, 2);
  });

  test('without a credential or a name of a stream in its keys', async (t) => {
    const { instance } = await launch(t);
    const store = new AtomicStore();
    await instance(store, { organization: 'Canary Ltd' })(`${TARGET}&streams=canary-stream`);
    const text = JSON.stringify([...store.entries]);
    assert.match(text, /nano-metrics:1:[\da-f]{32}:answer:[\da-f]{32}"/);
    assert.doesNotMatch(text, new RegExp(`${KEY}|canary`, 'i'));
  });
});

describe('what comes from a store', () => {
  test('is refused where it is no answer', async (t) => {
    const { seen, instance } = await launch(t);
    for (const text of [
      '',
      'null',
      '{',
      '{"body":"no json","atMs":1}',
      '{"body":"{}","atMs":"1"}',
    ]) {
      const store = new AtomicStore();
      const get = store.get.bind(store);
      store.get = (key) =>
        key.includes(':answer:') ? Promise.resolve(`9999999999999 ${text}`) : get(key);
      const { status, body } = await instance(store)(TARGET);
      assert.deepEqual([status, body], [200, `{"data":[{"n":${seen.length}}]}`]);
    }
    assert.equal(seen.length, 5);
  });

  test('is refused where it is from times to come, or older than it may be', async (t) => {
    const { seen, instance } = await launch(t);
    for (const atMs of [Date.now() + 60_000, Date.now() - 25 * 3_600_000]) {
      const store = new AtomicStore();
      await instance(store)(TARGET);
      for (const [key, { endMs }] of store.entries) {
        if (key.includes(':answer:')) {
          const value = `${endMs} ${JSON.stringify({ body: '{"data":[{"n":-1}]}', atMs })}`;
          store.entries.set(key, { value, endMs });
        }
      }
      assert.equal((await instance(store)(TARGET)).body, `{"data":[{"n":${seen.length}}]}`);
    }
    assert.equal(seen.length, 4);
  });

  test('says how old it is', async (t) => {
    const { instance } = await launch(t);
    const store = new AtomicStore();
    await instance(store)(TARGET);
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 600_000 });
    assert.equal((await instance(store)(TARGET)).headers['age'], '600');
  });

  test('goes when the API refuses it', async (t) => {
    const { turn, instance } = await launch(t);
    const store = new AtomicStore();
    await instance(store)(TARGET);
    // Complete data is fresh for an hour, and served for one more while it is asked for anew.
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 3 * 3_600_000 });
    turn(403);
    assert.equal((await instance(store)(TARGET)).status, 403);
    assert.deepEqual(
      [...store.entries.keys()].filter((key) => key.includes(':answer:')),
      [],
    );
  });

  test('stays when the API is down, for instances that start then', async (t) => {
    const { turn, instance } = await launch(t);
    const store = new AtomicStore();
    const { body } = await instance(store)(TARGET);
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 3 * 3_600_000 });
    turn(500);
    const answer = await instance(store)(TARGET);
    assert.deepEqual([answer.status, answer.body, answer.headers['age']], [200, body, '10800']);
  });
});

describe('without its store an instance goes on alone', () => {
  for (const mood of /** @type {const} */ (['hangs', 'throws'])) {
    test(`which ${mood}`, async (t) => {
      const { seen, instance } = await launch(t);
      const store = new AtomicStore();
      store.mood = mood;
      const ask = instance(store);
      const startedMs = performance.now();
      assert.equal((await ask(TARGET)).status, 200);
      assert.ok(performance.now() - startedMs < ONE_STEP_MS, 'it waits for one step at most');
      assert.equal((await ask(`${VIEWERS}?${DAY}`)).status, 200);
      assert.deepEqual([seen.length, store.steps], [2, 1]);
    });
  }

  test('and goes back to it', async (t) => {
    const { seen, instance } = await launch(t);
    const store = new AtomicStore();
    store.mood = 'throws';
    const ask = instance(store);
    await ask(TARGET);
    store.mood = 'well';
    t.mock.method(
      performance,
      'now',
      (
        (now) => () =>
          now + 5_100
      )(performance.now()),
    );
    await ask(`${VIEWERS}?${DAY}`);
    assert.equal((await instance(store)(`${VIEWERS}?${DAY}`)).status, 200);
    assert.equal(seen.length, 2);
  });

  test('also where it dies between claim and answer', async (t) => {
    const store = new AtomicStore();
    const { seen, instance } = await launch(t, (_req, res) => {
      store.mood = 'hangs';
      res.end('{"data":[]}');
    });
    assert.equal((await instance(store)(TARGET)).status, 200);
    assert.equal(seen.length, 1);
  });

  test('and takes over from one that died while it asked', async (t) => {
    let isFirst = true;
    const { seen, instance } = await launch(t, (_req, res) => {
      // The first never gets an answer.
      if (!isFirst) res.end('{"data":[]}');
      isFirst = false;
    });
    const store = new AtomicStore();
    // It gives no more signs of life after its claim.
    const dying = Object.assign(new AtomicStore(), { entries: store.entries, set: () => {} });
    const lost = instance(dying, { timeoutMs: 4_500 })(TARGET);
    const arrived = () => seen.length === 1;
    while (!arrived()) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await instance(store)(TARGET)).status, 200);
    assert.equal(seen.length, 2);
    await lost;
  });
});

test('what is no store is no option', () => {
  const wrong = /** @type {unknown[]} */ ([null, 'redis://127.0.0.1', {}, { get() {}, set() {} }]);
  for (const store of wrong) {
    const options = { credential: { apiKey: KEY }, public: true, store };
    assert.throws(
      () => createProxy(/** @type {import('./harness.js').ProxyOptions} */ (options)),
      /^TypeError: store: an object with get, set and delete is needed/,
    );
  }
});
