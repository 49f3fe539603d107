/**
 * Cloudflare Workers keep what belongs to requests apart: the signal that one request has made throws
 * when another one as much as looks at it. Here it does so, too.
 */
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { before, after, describe, test } from 'node:test';
import { BYTES, createProxy, DAY, KEY, launchUpstream, VIEWERS } from './harness.js';

/** @type {AsyncLocalStorage<symbol>} */
const requests = new AsyncLocalStorage();
const RealController = globalThis.AbortController;

class OwnController {
  #owner = requests.getStore();
  #real = new RealController();

  get signal() {
    this.#check();
    const check = () => this.#check();
    return new Proxy(this.#real.signal, {
      get(signal, name) {
        check();
        const value = Reflect.get(signal, name, signal);
        return typeof value === 'function' ? value.bind(signal) : value;
      },
    });
  }

  /** @param {unknown} [reason] */
  abort(reason) {
    this.#check();
    this.#real.abort(reason);
  }

  #check() {
    if (requests.getStore() !== this.#owner) throw new Error('It belongs to another request.');
  }
}

/**
 * A public proxy each of whose requests is apart, in front of an API that waits for `release`.
 *
 * @param {import('node:test').TestContext} t
 */
async function launch(t) {
  /** @type {(() => void)[]} */
  const held = [];
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    held.push(() => res.end('{"data":[]}'));
  });
  // What `fetch` is given must be real.
  const realFetch = globalThis.fetch;
  /** @type {Promise<Response>} */
  const never = new Promise(() => undefined);
  const flying = new Set();
  t.mock.method(
    globalThis,
    'fetch',
    (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
      const flight = Symbol();
      flying.add(flight);
      const answer = realFetch(url, { ...init, signal: null });
      return answer.then((response) => (flying.has(flight) ? response : never));
    },
  );
  const handle = createProxy({ upstream, credential: { apiKey: KEY }, public: true });
  return {
    seen,
    release: () => held.splice(0).forEach((answer) => answer()),
    /** @param {string} target */
    ask: (target) => {
      const own = Symbol();
      const caller = new RealController();
      const status = requests.run(own, async () => {
        const request = new Request(`http://proxy.example${target}`, { signal: caller.signal });
        return (await handle(request)).status;
      });
      return { status, leave: () => requests.run(own, () => caller.abort()) };
    },
    /** From now on nothing happens to what is on its way. */
    stop: () => flying.clear(),
    /** @param {number} count */
    async untilAsked(count) {
      while (seen.length < count) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** @param {{ status: Promise<number> }[]} asked */
function statuses(asked) {
  return Promise.all(asked.map(({ status }) => status));
}

describe('where requests are kept apart', () => {
  before(() => {
    globalThis.AbortController = OwnController;
  });
  after(() => {
    globalThis.AbortController = RealController;
  });

  test('many may wait for one answer', async (t) => {
    const { ask, release, seen, untilAsked } = await launch(t);
    const answers = Array.from({ length: 5 }, () => ask(`${BYTES}?${DAY}`));
    await untilAsked(1);
    answers.push(ask(`${BYTES}?${DAY}`));
    release();
    assert.deepEqual(await statuses(answers), Array(6).fill(200));
    assert.equal(seen.length, 1);
  });

  test('who waits is answered though all others have left', async (t) => {
    const { ask, release, seen, untilAsked } = await launch(t);
    const target = `${VIEWERS}?${DAY}`;
    const leaving = [ask(target), ask(target)];
    await untilAsked(1);
    for (const { leave } of leaving) leave();
    assert.deepEqual(await statuses(leaving), [502, 502]);
    const stays = ask(target);
    release();
    assert.equal(await stays.status, 200);
    assert.equal(seen.length, 1);
  });

  test('what came to nothing, as its request was stopped, is asked again', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const { ask, release, seen, stop, untilAsked } = await launch(t);
    const target = `${BYTES}?${DAY}`;
    // Nobody will hear of its answer, and no time limit ends it.
    const { mock: timers } = t.mock.method(globalThis, 'setTimeout', () => 0);
    const stopped = ask(target);
    await untilAsked(1);
    timers.restore();
    stop();
    t.mock.timers.tick(61_000);
    const next = ask(target);
    await untilAsked(2);
    release();
    assert.equal(await next.status, 200);
    assert.equal(await Promise.race([stopped.status, 'nothing']), 'nothing');
    assert.equal(await ask(target).status, 200);
    assert.equal(seen.length, 2);
  });

  test('the last to leave a queue ends the waiting of the first', async (t) => {
    const { ask, release, seen, untilAsked } = await launch(t);
    // More than go at once: the last question waits for its turn.
    const asked = Array.from({ length: 30 }, (_, n) => ask(`${BYTES}?${DAY}&streams=s${n}`));
    await untilAsked(30);
    const target = `${BYTES}?${DAY}&streams=late`;
    const leaving = [ask(target), ask(target)];
    await new Promise((resolve) => setImmediate(resolve));
    for (const { leave } of leaving) leave();
    assert.deepEqual(await statuses(leaving), [502, 502]);
    release();
    assert.deepEqual(new Set(await statuses(asked)), new Set([200]));
    assert.ok(!seen.some(({ url }) => url.includes('late')));
  });
});

test('a runtime is told of a look into the store, for which others may wait', async () => {
  /** @type {Promise<unknown>[]} */
  const works = [];
  let isAsked = false;
  const handle = createProxy({
    upstream: 'http://127.0.0.1:1',
    credential: { apiKey: KEY },
    public: true,
    store: {
      get: () => {
        isAsked = true;
        return new Promise(() => undefined);
      },
      set: () => undefined,
      delete: () => undefined,
    },
  });
  const waitUntil = (/** @type {Promise<unknown>} */ work) => void works.push(work);
  const answer = handle(new Request(`http://proxy.example${BYTES}?${DAY}`), { waitUntil });
  while (!isAsked) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(works.length, 1);
  await Promise.all([answer, ...works]);
});
