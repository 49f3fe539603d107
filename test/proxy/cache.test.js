import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BYTES, createProxy, DAY, HOURLY, KEY, launchPair, launchUpstream } from './harness.js';

/** Twenty past, so that an hour is running. */
const NOW = Date.parse('2025-09-24T15:20:30Z');
const MINUTE = 60_000;
const MINUTES = `${BYTES}?from=2025-09-24T14:20&to=2025-09-24T15:21&interval=minute`;
const HOURS = `${BYTES}?from=2025-09-23T15:00&to=2025-09-24T16:00&interval=hour`;
const COMPLETE = `${BYTES}?from=2025-09-20T00:00&to=2025-09-22T00:00&interval=hour`;

/**
 * A handler whose clock only moves by `pass`, in front of an API that counts what it is asked.
 *
 * @param {import('node:test').TestContext} t
 * @param {Partial<import('./harness.js').ProxyOptions>} [options]
 */
async function launch(t, options) {
  let status = 200;
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    res.writeHead(status).end(JSON.stringify({ data: [{ n: seen.length }] }));
  });
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  const given = { upstream, credential: { apiKey: KEY }, public: true, ...options };
  const handle = createProxy(/** @type {import('./harness.js').ProxyOptions} */ (given));
  /** @type {Promise<unknown>[]} */
  const works = [];
  return {
    seen,
    /** @param {number} ms */
    pass: (ms) => t.mock.timers.tick(ms),
    /** @param {number} next */
    turn: (next) => void (status = next),
    /** @param {string} target @param {Record<string, string>} [headers] */
    ask: async (target, headers = {}) => {
      const request = new Request(`http://proxy.example${target}`, { headers });
      const response = await handle(request, { waitUntil: (work) => void works.push(work) });
      const text = await response.text();
      const body = /** @type {{ data: { n: number }[] }} */ (JSON.parse(text || '{}'));
      return { status: response.status, headers: response.headers, n: body.data?.[0]?.n };
    },
    /** What goes on after the answers. */
    works,
    /** Until that has ended. */
    settle: () => Promise.all(works),
  };
}

describe('an answer is kept', () => {
  test('for all who ask, with its age', async (t) => {
    const { ask, pass, seen } = await launch(t);
    assert.equal((await ask(HOURS)).headers.get('age'), '0');
    pass(299_000);
    const { n, headers } = await ask(HOURS);
    assert.deepEqual([n, headers.get('age'), seen.length], [1, '299', 1]);
    // As caches do: the two add up to the time at which it is sent.
    assert.equal(headers.get('date'), new Date(NOW).toUTCString());
  });

  test('by the minute until the minute ends', async (t) => {
    const { ask, pass, seen } = await launch(t);
    const { headers } = await ask(MINUTES);
    const expected = 's-maxage=30, stale-while-revalidate=30, stale-if-error=30';
    assert.equal(headers.get('cache-control'), `public, max-age=0, ${expected}`);
    pass(29_000);
    await ask(MINUTES);
    assert.equal(seen.length, 1);
  });

  test('for an hour where all is complete', async (t) => {
    const { ask, pass, seen } = await launch(t);
    await ask(COMPLETE);
    pass(59 * MINUTE);
    assert.equal((await ask(COMPLETE)).n, 1);
    assert.equal(seen.length, 1);
  });

  test('by route, time, interval and filters', async (t) => {
    const { ask, seen } = await launch(t);
    const targets = [
      HOURS,
      HOURS.replace('usage/bytes', 'usage/hourly/bytes'),
      HOURS.replace('23T15', '23T16'),
      HOURS.replace('24T16', '24T15'),
      HOURS.replace('=hour', '=day'),
      `${HOURS}&streams=a`,
      `${HOURS}&tags=a`,
      `${HOURS}&streams=a,b`,
    ];
    for (const target of [...targets, ...targets]) assert.equal((await ask(target)).status, 200);
    assert.equal(seen.length, targets.length);
  });

  test('once for questions that mean the same', async (t) => {
    const { ask, seen } = await launch(t);
    const same = [
      `${HOURS}&streams=a,b`,
      `${HOURS}&streams=b,a,a`,
      `${HOURS.replace('15:00', '15:59').replace('16:00', '15:01')}&streams=a,b`,
      `${HOURS.replaceAll(':', '%3A')}&format=json&streams=b%2Ca`,
    ];
    for (const target of same) assert.equal((await ask(target)).n, 1);
    assert.equal(seen.length, 1);
  });

  test('not for those who see less', async (t) => {
    /** @type {import('../../src/proxy/index.js').Authorize} */
    const authorize = ({ headers }) =>
      headers.get('cookie') ? { allow: true, scope: { streams: ['a'] } } : { allow: true };
    const { ask, seen } = await launch(t, { public: undefined, authorize });
    assert.equal((await ask(HOURS)).n, 1);
    assert.equal((await ask(HOURS, { cookie: 'a' })).n, 2);
    assert.equal((await ask(HOURS, { cookie: 'a' })).n, 2);
    assert.match(seen[1]?.url ?? '', /streams=a$/);
  });

  test('for no one whom authorize has come to refuse', async (t) => {
    let allow = true;
    const { ask } = await launch(t, { public: undefined, authorize: () => ({ allow }) });
    assert.equal((await ask(HOURS)).status, 200);
    allow = false;
    assert.equal((await ask(HOURS)).status, 403);
  });

  test('in as much memory as is given', async (t) => {
    const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
      res.end(JSON.stringify({ data: 'x'.repeat(400_000) }));
    });
    const credential = { apiKey: KEY };
    const handle = createProxy({ upstream, credential, public: true, cacheBytes: 1024 * 1024 });
    /** @param {string} stream */
    const ask = (stream) => handle(new Request(`http://host${BYTES}?${DAY}&streams=${stream}`));
    for (const stream of ['a', 'b', 'c', 'b', 'c', 'a']) await ask(stream);
    // Two of 400 kB fit into 1 MiB; the one that was not asked for the longest has gone.
    assert.deepEqual(
      seen.map(({ url }) => url.at(-1)),
      ['a', 'b', 'c', 'a'],
    );
  });
});

describe('an answer that is no longer fresh', () => {
  test('is served once more while the API is asked anew', async (t) => {
    const { ask, pass, settle, seen } = await launch(t);
    await ask(HOURS);
    pass(6 * MINUTE);
    assert.equal((await ask(HOURS)).n, 1);
    await settle();
    const { n, headers } = await ask(HOURS);
    assert.deepEqual([n, headers.get('age'), seen.length], [2, '0', 2]);
  });

  test('is renewed by one of all who ask meanwhile', async (t) => {
    const { ask, pass, settle, works, seen } = await launch(t);
    await ask(HOURS);
    await settle();
    const before = works.length;
    pass(6 * MINUTE);
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(HOURS)));
    assert.deepEqual([...new Set(answers.map(({ n }) => n))], [1]);
    // Whoever waits for the API is kept in memory until it has answered.
    assert.equal(works.length - before, 1);
    await settle();
    assert.deepEqual([(await ask(HOURS)).n, seen.length], [2, 2]);
  });

  test('is not served when there can be a newer one', async (t) => {
    const { ask, pass } = await launch(t);
    await ask(HOURS);
    pass(20 * MINUTE);
    assert.equal((await ask(HOURS)).n, 2);
  });

  for (const status of [500, 503, 429]) {
    test(`is served while the API answers ${status}, until it is a bucket old`, async (t) => {
      const { ask, pass, turn } = await launch(t);
      await ask(HOURS);
      turn(status);
      pass(20 * MINUTE);
      const stale = await ask(HOURS);
      assert.deepEqual([stale.status, stale.n, stale.headers.get('age')], [200, 1, '1200']);
      pass(40 * MINUTE);
      assert.ok((await ask(HOURS)).status >= 429);
    });
  }

  test('does not let the API be asked again and again while that fails', async (t) => {
    const { ask, pass, turn, seen } = await launch(t);
    await ask(HOURS);
    turn(500);
    pass(20 * MINUTE);
    for (let i = 0; i < 10; i++) assert.equal((await ask(HOURS)).status, 200);
    assert.equal(seen.length, 2);
    turn(200);
    pass(5_000);
    assert.equal((await ask(HOURS)).n, 3);
  });

  for (const status of [401, 403, 404]) {
    test(`is forgotten when the API refuses with ${status}`, async (t) => {
      const { ask, pass, turn } = await launch(t);
      await ask(HOURS);
      turn(status);
      pass(20 * MINUTE);
      assert.equal((await ask(HOURS)).status, status);
      turn(200);
      assert.equal((await ask(HOURS)).n, 3);
    });
  }
});

describe('those who ask at the same time', () => {
  test('share one request', async (t) => {
    const { ask, seen } = await launch(t);
    const viewers = Array.from({ length: 1000 }, () =>
      Promise.all([MINUTES, HOURS, COMPLETE].map((target) => ask(target))),
    );
    const answers = (await Promise.all(viewers)).flat();
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal(seen.length, 3);
  });

  test('share a failure, and the next one asks again', async (t) => {
    const { ask, turn, seen } = await launch(t);
    turn(500);
    const answers = await Promise.all([ask(HOURS), ask(HOURS)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [502, 502],
    );
    assert.equal(seen.length, 1);
    turn(200);
    assert.equal((await ask(HOURS)).status, 200);
  });
});

describe('caches between page and proxy', () => {
  test('are told by an ETag that nothing has changed', async (t) => {
    const { ask, seen } = await launch(t);
    const etag = (await ask(HOURS)).headers.get('etag') ?? '';
    assert.match(etag, /^"[0-9a-f]{32}"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await ask(HOURS, { 'if-none-match': tag });
      assert.deepEqual(
        [answer.status, answer.n, answer.headers.get('etag')],
        [304, undefined, etag],
      );
      assert.equal(answer.headers.get('vary'), 'Origin');
    }
    assert.equal((await ask(HOURS, { 'if-none-match': '"other"' })).status, 200);
    assert.equal(seen.length, 1);
  });

  test('keep nothing that was not for everyone', async (t) => {
    const { ask } = await launch(t, { public: undefined, authorize: () => ({ allow: true }) });
    assert.equal((await ask(HOURS)).headers.get('cache-control'), 'private, no-cache');
  });

  test('keep no errors', async (t) => {
    const { ask, turn } = await launch(t);
    turn(500);
    assert.equal((await ask(HOURS)).headers.get('cache-control'), 'no-store');
    assert.equal((await ask(HOURLY)).headers.get('cache-control'), 'no-store');
  });
});

test(
  'a burst of 30 goes through, and what has to wait too long is told when to come again',
  { timeout: 20_000 },
  async (t) => {
    const { ask, seen } = await launchPair(t);
    const asks = Array.from({ length: 40 }, (_, i) => ask(`${BYTES}?${DAY}&streams=s${i}`));
    const answers = await Promise.all(asks);
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length >= 4 && refused.length <= 6, `${refused.length} were refused`);
    assert.equal(seen.length, 40 - refused.length);
    assert.ok(refused.every(({ headers }) => headers['retry-after'] === '5'));
  },
);

test('all proxies of a process share the limit of a credential', async (t) => {
  const { url: upstream, seen } = await launchUpstream(t);
  /** @param {string} apiKey */
  const proxyOf = (apiKey) =>
    createProxy({ upstream, credential: { apiKey }, public: true, timeoutMs: 500 });
  /** @param {string} apiKey @param {string} stream */
  const ask = (apiKey, stream) =>
    proxyOf(apiKey)(new Request(`http://host${BYTES}?${DAY}&streams=${stream}`));
  const names = Array.from({ length: 30 }, (_, i) => `s${i}`);
  const answers = await Promise.all(names.map((name) => ask('one', name)));
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal((await ask('one', 'more')).status, 504);
  assert.equal((await ask('other', 'more')).status, 200);
  assert.equal(seen.length, 31);
});
