import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { describe, test } from 'node:test';
import { pageTargets } from '../../bench/questions.js';
import { createNodeServer, createProxy, KEY, launchUpstream, listen } from './harness.js';

/** @typedef {{ target: string, headers?: Record<string, string> }} Asked */

const VIEWERS = 1_000;
/** How many requests are on their way at a time; as many sockets are open on both ends. */
const CONNECTIONS = 1_000;
const MINUTE = 60_000;
/** Twenty past, so that an hour is running. */
const NOW = Date.parse('2025-09-24T15:20:30Z');
const PORTAL = 'https://portal.example';

/**
 * A handler in front of an API that answers nothing until it is opened.
 *
 * @param {import('node:test').TestContext} t
 * @param {Partial<import('./harness.js').ProxyOptions>} [options]
 */
async function launch(t, options) {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  let open = () => {};
  /** @type {Promise<void>} */
  const opened = new Promise((resolve) => (open = resolve));
  const { url: upstream, seen } = await launchUpstream(t, async (req, res) => {
    await opened;
    res.end(JSON.stringify({ data: [req.url] }));
  });
  const given = { upstream, credential: { apiKey: KEY }, public: true, allowOrigins: [PORTAL] };
  const handle = createProxy(
    /** @type {import('./harness.js').ProxyOptions} */ ({ ...given, ...options }),
  );
  return {
    seen,
    open,
    handle,
    /**
     * Asks for everything before the API answers anything.
     *
     * @param {Asked[]} requests
     */
    askAll: async (requests) => {
      const coming = requests.map(({ target, headers }) =>
        handle(new Request(`http://proxy.example${target}`, headers ? { headers } : {})),
      );
      open();
      const responses = await Promise.all(coming);
      return Promise.all(
        responses.map(async (one) => ({ status: one.status, body: await one.text() })),
      );
    },
  };
}

/**
 * Sends all requests at once.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} url
 * @param {readonly string[]} targets
 */
async function sendAll(t, url, targets) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  t.after(() => agent.destroy());
  return Promise.all(
    targets.map(async (target) => {
      const sent = get(url + target, { agent, headers: { origin: PORTAL } });
      const [res] = /** @type {[import('node:http').IncomingMessage]} */ (
        await once(sent, 'response')
      );
      let body = '';
      for await (const chunk of res.setEncoding('utf8')) body += chunk;
      return { target, status: res.statusCode, body };
    }),
  );
}

/**
 * @template T
 * @param {(viewer: number) => T} make
 */
const eachViewer = (make) => Array.from({ length: VIEWERS }, (_, viewer) => make(viewer));

describe('a thousand viewers who open the three widgets at once', () => {
  test('are as many requests to the API as one viewer', async (t) => {
    const { handle, open, seen } = await launch(t);
    const server = createNodeServer(handle);
    let arrived = 0;
    server.on('request', () => {
      arrived++;
      if (arrived === CONNECTIONS) open();
    });
    const url = await listen(t, server);
    const targets = pageTargets(NOW);
    assert.equal(new Set(targets).size, 3);
    const answers = await sendAll(t, url, eachViewer(() => targets).flat());
    assert.equal(answers.length, 3 * VIEWERS);
    assert.ok(answers.every(({ status }) => status === 200));
    // Each got what it asked for.
    assert.ok(answers.every(({ target, body }) => body === JSON.stringify({ data: [target] })));
    assert.deepEqual(seen.map((one) => one.url).sort(), [...targets].sort());
    // Nor do they ask for more when they reload the page.
    t.mock.timers.tick(4 * MINUTE);
    const again = await sendAll(t, url, targets);
    assert.deepEqual(
      again.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(seen.length, 3);
  });

  test('are no more than there are distinct queries when their clocks differ', async (t) => {
    const { askAll, seen } = await launch(t);
    // Half an hour slow to half an hour fast: some are in the hour before.
    const targets = eachViewer((viewer) => pageTargets(NOW + ((viewer % 61) - 30) * MINUTE)).flat();
    const distinct = new Set(targets).size;
    assert.ok(distinct > 3, String(distinct));
    const answers = await askAll(targets.map((target) => ({ target })));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.ok(seen.length <= distinct, `${seen.length} requests for ${distinct} queries`);
  });

  test('are as many as there are scopes, where each may see a part', async (t) => {
    const streams = ['a', 'b', 'c', 'd', 'e'];
    const { askAll, seen } = await launch(t, {
      public: undefined,
      authorize: (request) => {
        const stream = request.headers.get('cookie')?.slice(-1) ?? '';
        return streams.includes(stream) && { allow: true, scope: { streams: [stream] } };
      },
    });
    // The route of month to date has no filters, and so is refused to whoever has a scope.
    const charts = pageTargets(NOW).slice(1);
    const requests = eachViewer((viewer) =>
      charts.map((target) => ({ target, headers: { cookie: `s=${streams[viewer % 5]}` } })),
    );
    const answers = await askAll(requests.flat());
    assert.ok(answers.every(({ status }) => status === 200));
    for (const [i, { body }] of answers.entries()) {
      assert.ok(body.endsWith(`&streams=${streams[Math.floor(i / 2) % 5]}"]}`), body);
    }
    assert.equal(seen.length, streams.length * charts.length);
  });
});
