import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BYTES, createProxy, DAY, HOURLY, KEY, launchUpstream, VIEWERS } from './harness.js';

/**
 * @typedef {import('../../src/proxy/index.js').LogEntry} LogEntry
 * @typedef {import('./harness.js').ProxyOptions} ProxyOptions
 */

const TARGET = `${BYTES}?${DAY}`;
const NAME = 'nano_metrics_proxy';

/**
 * A handler that keeps its log, in front of an API of the test's own.
 *
 * @param {import('node:test').TestContext} t
 * @param {Partial<ProxyOptions>} [options]
 */
async function launch(t, options) {
  let status = 200;
  let text = '{"data":[]}';
  const { url: upstream } = await launchUpstream(t, (_req, res) => {
    res.writeHead(status).end(text);
  });
  /** @type {LogEntry[]} */
  const log = [];
  const credential = () => ({ apiKey: KEY });
  const given = { upstream, credential, metrics: true, log: log.push.bind(log), ...options };
  const access = options?.authorize ? {} : { public: true };
  const handle = createProxy(/** @type {ProxyOptions} */ ({ ...given, ...access }));
  return {
    log,
    /** @param {number} nextStatus @param {string} [nextText] */
    turn: (nextStatus, nextText = text) => {
      status = nextStatus;
      text = nextText;
    },
    /** @param {string} target @param {RequestInit} [init] */
    ask: async (target, init) => {
      const response = await handle(new Request(`http://proxy.example${target}`, init));
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    },
  };
}

/** @param {LogEntry} entry */
function outline({ level, event, route, status, errorCode, reason, source }) {
  return [level, event, route, status, errorCode, reason, source].filter((value) => value);
}

/** @param {number} errorCode */
function apiError(errorCode) {
  return JSON.stringify({ error: { message: 'a', errorCode, userInfo: {}, summary: 'canary' } });
}

describe('the log', () => {
  test('tells of each request and each question to the API', async (t) => {
    const { ask, log } = await launch(t);
    await ask(TARGET);
    await ask(TARGET, { method: 'HEAD' });
    await ask('/elsewhere');
    assert.deepEqual(log.map(outline), [
      ['info', 'upstream', 'bytes', 200],
      ['info', 'request', 'bytes', 200, 'api'],
      ['info', 'request', 'bytes', 200, 'fresh'],
      ['info', 'request', 'none', 404, 101001],
    ]);
    for (const { time, durationMs } of log) {
      assert.equal(new Date(time).toISOString(), time);
      assert.ok(typeof durationMs === 'number' && durationMs >= 0 && durationMs < 5_000);
    }
  });

  /** @type {[string, number, string, unknown[]][]} */
  const failures = [
    ['an API that is down', 500, 'no', ['warn', 'bytes', 502, 104001, 'upstream-failed']],
    ['the limit of the API', 429, '{}', ['warn', 'bytes', 429, 104001, 'upstream-limit']],
    [
      'a key that is wrong',
      404,
      apiError(102021),
      ['error', 'bytes', 404, 102021, 'credential-refused'],
    ],
    ['a token that is old', 401, '{}', ['error', 'bytes', 401, 105011, 'credential-refused']],
    ['a stream that is not there', 404, apiError(103001), ['info', 'bytes', 404, 103001]],
    ['text that is no JSON', 200, '<html>', ['warn', 'bytes', 502, 104001, 'upstream-failed']],
  ];
  for (const [title, status, text, [level, ...rest]] of failures) {
    test(`tells of ${title}`, async (t) => {
      const { ask, log, turn } = await launch(t);
      turn(status, text);
      await ask(TARGET);
      assert.deepEqual(log.map(outline), [
        [level, 'upstream', ...rest],
        [level, 'request', ...rest],
      ]);
    });
  }

  test('tells of an API that is not there', async (t) => {
    const { ask, log } = await launch(t, { upstream: 'http://127.0.0.1:1' });
    await ask(TARGET);
    assert.deepEqual(
      log.map(({ level, reason }) => [level, reason]),
      [
        ['warn', 'upstream-unreachable'],
        ['warn', 'upstream-unreachable'],
      ],
    );
  });

  test('tells of functions of the host that fail', async (t) => {
    const broken = () => {
      throw new Error('canary');
    };
    const { ask, log } = await launch(t, { credential: broken });
    const { ask: askOther, log: otherLog } = await launch(t, { authorize: broken });
    await ask(TARGET);
    await askOther(TARGET);
    assert.deepEqual(outline(log.at(-1) ?? assert.fail()), [
      'error',
      'request',
      'bytes',
      500,
      104001,
      'credential-failed',
    ]);
    assert.deepEqual(otherLog.map(outline), [
      ['error', 'request', 'bytes', 500, 104001, 'authorize-failed'],
    ]);
  });

  test('tells of a store that is lost', async (t) => {
    const { ask, log } = await launch(t, {
      store: { get: () => Promise.reject(new Error('canary')), set() {}, delete() {} },
    });
    await ask(TARGET);
    assert.deepEqual(outline(log[0] ?? assert.fail()), ['warn', 'store-lost']);
  });

  test('may fail, at once or later', async (t) => {
    const { ask } = await launch(t, {
      log: ({ event }) => {
        if (event === 'upstream') throw new Error('no log');
        return Promise.reject(new Error('no log'));
      },
    });
    assert.equal((await ask(TARGET)).status, 200);
    // An unhandled rejection would end the process of this test.
    await new Promise((resolve) => setImmediate(resolve));
  });
});

test('neither log nor counters nor health hold what a caller, the host or the API said', async (t) => {
  const { ask, log, turn } = await launch(t, {
    credential: () => ({ token: 'canary-token' }),
    authorize: (request) =>
      !request.url.includes('tags') && { allow: true, scope: { streams: ['canary-stream'] } },
    allowOrigins: ['https://canary.example'],
  });
  const headers = { origin: 'https://canary.example', cookie: 'canary=1', 'user-agent': 'canary' };
  for (const target of [
    TARGET,
    `${TARGET}&streams=canary-stream`,
    `${TARGET}&streams=canary-other`,
    `${VIEWERS}?${DAY}&tags=canary`,
    `${HOURLY}?${DAY}&canary=canary`,
    '/canary',
  ]) {
    await ask(target, { headers });
  }
  turn(500, apiError(104002));
  await ask(`${VIEWERS}?${DAY}`, { headers });
  const { body: metrics } = await ask('/metrics');
  const { body: health } = await ask('/healthz');
  assert.ok(log.length > 7);
  assert.match(metrics, /status="403"/);
  assert.doesNotMatch(JSON.stringify(log) + metrics + health, /canary/i);
});

describe('/healthz', () => {
  test('says how the API was doing when it was last asked', async (t) => {
    const { ask, turn } = await launch(t);
    const upstream = async () => {
      const { body } = await ask('/healthz');
      return /** @type {{ upstream: string }} */ (JSON.parse(body)).upstream;
    };
    const states = [await upstream()];
    for (const [status, path] of /** @type {const} */ ([
      [200, BYTES],
      [500, VIEWERS],
      [404, HOURLY],
    ])) {
      turn(status);
      await ask(`${path}?${DAY}`);
      states.push(await upstream());
    }
    assert.deepEqual(states, ['unknown', 'ok', 'failing', 'ok']);
  });

  test('asks neither the host nor the API, and is not kept', async (t) => {
    const authorize = () => assert.fail('authorize was asked');
    const { ask, log } = await launch(t, { authorize, basePath: '/nano' });
    const { status, headers, body } = await ask('/nano/healthz');
    assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
    assert.equal(body, '{"status":"ok","upstream":"unknown","store":"none"}');
    assert.deepEqual(
      [
        await ask('/nano/healthz', { method: 'HEAD' }),
        await ask('/nano/healthz', { method: 'POST' }),
      ].map((answer) => [answer.status, answer.body.length > 0]),
      [
        [200, false],
        [405, true],
      ],
    );
    assert.equal(log.filter(({ event }) => event === 'upstream').length, 0);
    assert.equal((await ask('/healthz')).status, 404);
  });

  test('says whether the store is lost', async (t) => {
    const store = { get: () => undefined, set() {}, delete() {} };
    const { ask } = await launch(t, { store });
    const state = async () => /"store":"(\w+)"/.exec((await ask('/healthz')).body)?.[1];
    assert.equal(await state(), 'ok');
    Object.assign(store, { get: () => Promise.reject(new Error('lost')) });
    await ask(TARGET);
    assert.equal(await state(), 'lost');
  });
});

describe('/metrics', () => {
  test('is there only where it was asked for', async (t) => {
    const { ask } = await launch(t, { metrics: false });
    assert.equal((await ask('/metrics')).status, 404);
  });

  test('is what Prometheus reads', async (t) => {
    const { ask } = await launch(t);
    await ask(TARGET);
    const { status, headers, body } = await ask('/metrics');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
    const samples = parsePrometheus(body);
    const buckets = samples.filter(({ name }) => name.endsWith('_bucket'));
    assert.deepEqual(
      buckets.map(({ labels }) => labels),
      ['0.05', '0.1', '0.25', '0.5', '1', '2.5', '5', '10', '15', '+Inf'].map((le) => `le="${le}"`),
    );
    assert.deepEqual(
      buckets.map(({ value }) => value),
      buckets.map(({ value }) => value).sort((a, b) => a - b),
    );
    assert.equal(buckets.at(-1)?.value, 1);
  });

  test('counts', async (t) => {
    const { ask, turn } = await launch(t);
    await ask(TARGET);
    await ask(TARGET);
    await ask('/elsewhere');
    turn(500);
    await ask(`${VIEWERS}?${DAY}`);
    const samples = parsePrometheus((await ask('/metrics')).body);
    const counts = samples
      .filter(({ name }) => /_total$|_answers$/.test(name))
      .map(({ name, labels, value }) => `${name.slice(NAME.length + 1)} ${labels} ${value}`);
    assert.deepEqual(counts, [
      'requests_total route="bytes",status="200" 2',
      'requests_total route="none",status="404" 1',
      'requests_total route="viewers",status="502" 1',
      'answers_total source="api" 1',
      'answers_total source="fresh" 1',
      'upstream_requests_total route="bytes",status="200" 1',
      'upstream_requests_total route="viewers",status="502" 1',
      'failures_total reason="upstream-failed" 1',
      'kept_answers  1',
    ]);
  });

  test('tells of a store', async (t) => {
    const store = { get: () => undefined, set() {}, delete() {} };
    const { ask } = await launch(t, { store });
    const up = async () =>
      parsePrometheus((await ask('/metrics')).body).find(({ name }) => name === `${NAME}_store_up`);
    assert.equal((await up())?.value, 1);
    Object.assign(store, { get: () => Promise.reject(new Error('lost')) });
    await ask(TARGET);
    assert.equal((await up())?.value, 0);
  });
});

/**
 * Reads the text format as strictly as it is written down: each family has its help and type before
 * its samples, is there once, and every line ends.
 *
 * @param {string} text
 */
function parsePrometheus(text) {
  assert.ok(text.endsWith('\n'));
  const samples = [];
  /** @type {Set<string>} */
  const seen = new Set();
  let family = '';
  let type = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP ([a-z_]+) \S.*$/.exec(line)?.[1];
    const typed = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/.exec(line);
    if (help) {
      assert.ok(!seen.has(help), `${help} is there once`);
      seen.add(help);
      family = help;
    } else if (typed) {
      assert.equal(typed[1], family);
      type = typed[2] ?? '';
      assert.equal(type === 'counter', family.endsWith('_total'));
    } else {
      const match = /^([a-z_]+)(?:\{((?:[a-z]+="[^"\\\n]*",?)+)\})? ([\d.e+-]+)$/.exec(line);
      const [, name = '', labels = '', value] = match ?? assert.fail(`no sample: ${line}`);
      const suffixes = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      assert.ok(
        suffixes.some((suffix) => family + suffix === name),
        `${name} is of ${family}`,
      );
      samples.push({ name, labels, value: Number(value) });
    }
  }
  return samples;
}
