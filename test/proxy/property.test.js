/**
 * Random requests, well-formed, bent and broken: nothing but what the API documents reaches it.
 *
 * What may reach it is written down here anew, from the documentation, and not taken from the proxy.
 * `SEED` and `RUNS` in the environment give others than the usual ones.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { BYTES, createNodeServer, createProxy, HOURLY, KEY } from './harness.js';
import { launchUpstream, listen, VIEWERS } from './harness.js';

/**
 * @typedef {import('./harness.js').Seen} Seen
 * @typedef {{ path: string, params: [string, string][], method: string, headers: [string, string][] }} Draft
 * @typedef {{ streams?: string[], tags?: string[], countries?: string[] }} Lists
 */

const SEED = Number(process.env['SEED'] ?? 20250924);
const RUNS = Number(process.env['RUNS'] ?? 700);
/** Stands in all that must not go on. */
const CANARY = 'canary';

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
const NAMES = {
  streams: /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/,
  tags: /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._:@#+-]{0,99}$/u,
  countries: /^[A-Z]{2}$/,
};
const STEPS_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const FIELDS = /** @type {const} */ (['streams', 'tags', 'countries']);
/** What `fetch` sends by itself, and what the proxy adds. */
const UPSTREAM_HEADERS = new Set(
  'accept accept-encoding accept-language connection host sec-fetch-mode user-agent'.split(' '),
);
const STATUSES = new Set([200, 204, 304, 400, 403, 404, 405]);

/** Judges what reached the API, without a look at the proxy's own rules. @param {Seen} seen */
function judge({ method, url, headers, body }) {
  assert.deepEqual([method, body], ['GET', '']);
  assert.doesNotMatch(url + JSON.stringify(headers), new RegExp(CANARY, 'i'));
  const { 'x-bintu-apikey': key, ...others } = headers;
  assert.equal(key, KEY);
  for (const name of Object.keys(others)) assert.ok(UPSTREAM_HEADERS.has(name), name);
  assert.equal(headers.accept, 'application/json');

  const [, path, query = ''] = /^([^?]+)\?([\w%.=&:+~*-]+)$/.exec(url) ?? assert.fail(url);
  assert.ok(path === BYTES || path === HOURLY || path === VIEWERS, path);
  const pairs = query.split('&').map((pair) => pair.split('='));
  const names = pairs.map(([name]) => name);
  assert.equal(new Set(names).size, names.length, 'each parameter once');
  const params = Object.fromEntries(
    pairs.map(([name, value]) => [name, decodeURIComponent((value ?? '').replaceAll('+', ' '))]),
  );
  const { from = '', to = '', interval = '', ...lists } = params;
  const step = STEPS_MS[/** @type {keyof typeof STEPS_MS} */ (interval)] ?? assert.fail(interval);
  const [fromMs, toMs] = [from, to].map((text) => {
    assert.match(text, TIME);
    const ms = Date.parse(`${text}Z`);
    assert.equal(ms % step, 0, `${text} is a full ${interval}`);
    return ms;
  });
  assert.ok((fromMs ?? 0) < (toMs ?? 0));
  if (path === HOURLY) assert.deepEqual(lists, {}, 'no filters on the route of hours');
  for (const [name, text] of Object.entries(lists)) {
    const pattern = NAMES[/** @type {keyof typeof NAMES} */ (name)] ?? assert.fail(name);
    for (const item of text.split(',')) assert.match(item, pattern);
  }
  return {
    path,
    ...Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, text.split(',')])),
  };
}

/** Judges an answer. @param {{ status: number, text: string }} answer */
function judgeAnswer({ status, text }) {
  assert.ok(STATUSES.has(status), `status ${status}`);
  assert.doesNotMatch(text, new RegExp(`${CANARY}|${KEY}`, 'i'));
}

const dayMs = fc.integer({
  min: Date.UTC(2025, 0, 1) / 3_600_000,
  max: Date.UTC(2025, 8, 1) / 3_600_000,
});
const times = fc.tuple(dayMs, fc.integer({ min: 1, max: 800 })).map(
  ([from, hours]) =>
    /** @type {[string, string][]} */ ([
      ['from', isoOf(from * 3_600_000)],
      ['to', isoOf((from + hours) * 3_600_000)],
    ]),
);
const streams = fc.array(fc.constantFrom('alpha', 'beta', 'c-3.d', 'E_5:f'), {
  minLength: 1,
  maxLength: 3,
});
const tags = fc.array(fc.constantFrom('live', 'Über uns', '2025', 'a@b#c+d'), {
  minLength: 1,
  maxLength: 2,
});
const countries = fc.array(fc.constantFrom('DE', 'AT', 'CH'), { minLength: 1, maxLength: 3 });
const lists = fc.record({ streams, tags, countries }, { requiredKeys: [] });

/** @type {fc.Arbitrary<Draft>} */
const legal = fc
  .record({
    path: fc.constantFrom(BYTES, BYTES, VIEWERS, VIEWERS, HOURLY),
    times,
    interval: fc.option(fc.constantFrom('hour', 'day')),
    lists: fc.oneof(fc.constant({}), lists),
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'),
  })
  .map(({ path, times: span, interval, lists: given, method }) => ({
    path,
    method,
    headers: [],
    params: [
      ...span,
      .../** @type {[string, string][]} */ (interval ? [['interval', interval]] : []),
      .../** @type {[string, string][]} */ (
        path === HOURLY ? [] : Object.entries(given).map(([name, items]) => [name, items.join()])
      ),
    ],
  }));

/** What a header, a name or a value could try. */
const bad = fc.constantFrom(
  `${CANARY};`,
  `x${CANARY}%0d%0aX-Evil: 1`,
  `${CANARY}<script>`,
  `../${CANARY}`,
  `${CANARY}!&interval=minute`,
  `DE,${CANARY}!`,
  `2025-02-30T00:00`,
  `-${CANARY}`,
  '',
  `alpha,,${CANARY} x`,
  `${CANARY};\u0000`,
  `☃;${CANARY}`,
);
const headerNames = fc.constantFrom(
  'cookie',
  'authorization',
  'x-bintu-apikey',
  'x-access-token',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-original-url',
  'x-http-method-override',
  'user-agent',
  'referer',
  'range',
  'if-none-match',
  'forwarded',
  `x-${CANARY}`,
);

/** @type {fc.Arbitrary<(draft: Draft) => Draft>} Ways to bend a request; each may leave it legal. */
const bend = fc.oneof(
  fc.tuple(headerNames, fc.constantFrom(CANARY, `"${CANARY}"`, `a=${CANARY}; b`)).map(
    (header) => (/** @type {Draft} */ draft) =>
      /** @type {Draft} */ ({
        ...draft,
        headers: [...draft.headers, header],
      }),
  ),
  fc
    .tuple(
      fc.constantFrom('streams', 'tags', 'countries', 'from', 'interval', CANARY, '__proto__'),
      bad,
    )
    .map(
      (param) => (/** @type {Draft} */ draft) =>
        /** @type {Draft} */ ({
          ...draft,
          params: [...draft.params, param],
        }),
    ),
  fc.tuple(fc.nat(5), bad).map(
    ([at, value]) =>
      (/** @type {Draft} */ draft) =>
        /** @type {Draft} */ ({
          ...draft,
          params: draft.params.map(([name, old], i) => [name, i === at ? value : old]),
        }),
  ),
  fc
    .constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS')
    .map((method) => (/** @type {Draft} */ draft) => /** @type {Draft} */ ({ ...draft, method })),
  fc
    .constantFrom(
      (/** @type {string} */ path) => `${path}/`,
      (/** @type {string} */ path) => `/${path}`,
      (/** @type {string} */ path) => `${path};${CANARY}`,
      (/** @type {string} */ path) => `${path}/../${CANARY}`,
      (/** @type {string} */ path) => `/${CANARY}/..${path}`,
      (/** @type {string} */ path) => `/${CANARY}/%2e%2e${path}`,
      (/** @type {string} */ path) => path.replace('/usage', '/%75sage'),
      (/** @type {string} */ path) => path.replace('v2', 'v2%2f..'),
      (/** @type {string} */ path) => path.replaceAll('/', '\\'),
      (/** @type {string} */ path) => path.toUpperCase(),
      (/** @type {string} */ path) => `${path}%00`,
      () => `/v2/auth/login/${CANARY}`,
      () => '/token',
      () => '/',
    )
    .map(
      (change) => (/** @type {Draft} */ draft) =>
        /** @type {Draft} */ ({ ...draft, path: change(draft.path) }),
    ),
);

const drafts = fc
  .tuple(legal, fc.oneof(fc.constant([]), fc.array(bend, { minLength: 1, maxLength: 3 })))
  .map(([draft, bends]) => bends.reduce((bent, change) => change(bent), draft));

/** @param {number} ms */
function isoOf(ms) {
  return new Date(ms).toISOString().slice(0, 16);
}

/** @param {Draft} draft @param {(text: string) => string} encode */
function targetOf({ path, params }, encode) {
  return `${path}?${params.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
}

/**
 * @param {fc.Arbitrary<any>[]} arbitraries
 * @param {(...values: any[]) => Promise<void>} check
 * @param {number} runs
 */
function forAll(arbitraries, check, runs) {
  const property = fc.asyncProperty(fc.tuple(...arbitraries), (values) => check(...values));
  return fc.assert(property, { seed: SEED, numRuns: runs, endOnFailure: true });
}

/** A new one has a limiter and answers of its own. @param {string} upstream @param {object} [access] */
function proxyFor(upstream, access = { public: true }) {
  const options = { upstream, credential: () => ({ apiKey: KEY }), ...access };
  return createProxy(/** @type {import('./harness.js').ProxyOptions} */ (options));
}

test('what reaches the API is what it documents', async (t) => {
  const { url: upstream, seen } = await launchUpstream(t);
  let through = 0;
  await forAll(
    [drafts, fc.boolean()],
    async (/** @type {Draft} */ draft, /** @type {boolean} */ isEncoded) => {
      seen.length = 0;
      const target = targetOf(draft, isEncoded ? encodeURIComponent : (text) => text);
      const headers = new Headers(draft.headers);
      const request = new Request(`http://proxy.example${target}`, {
        method: draft.method,
        headers,
      });
      const response = await proxyFor(upstream)(request);
      const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
      judgeAnswer({ status: response.status, text });
      assert.ok(seen.length <= 1);
      for (const one of seen) judge(one);
      if (response.status === 200 && draft.path !== '/') through++;
      assert.ok(response.status !== 200 || seen.length === 1);
    },
    2 * RUNS,
  );
  assert.ok(through > RUNS / 5, `${through} of ${2 * RUNS} got through`);
  t.diagnostic(`${through} of ${2 * RUNS} got through`);
});

test('what reaches the API is within the scope, and goes to nobody else', async (t) => {
  const { url: upstream, seen } = await launchUpstream(t, (req, res) => {
    res.end(JSON.stringify({ data: [{ asked: req.url }] }));
  });
  let through = 0;
  await forAll(
    [drafts, fc.array(lists, { minLength: 1, maxLength: 3 })],
    async (/** @type {Draft} */ draft, /** @type {Lists[]} */ scopes) => {
      let turn = 0;
      const authorize = () => ({ allow: true, scope: scopes[turn] });
      // One proxy, so that what one caller was given is kept when the next one asks.
      const handle = proxyFor(upstream, { authorize });
      for (const scope of scopes) {
        seen.length = 0;
        const init = { method: draft.method, headers: new Headers(draft.headers) };
        const url = `http://proxy.example${targetOf(draft, encodeURIComponent)}`;
        const response = await handle(new Request(url, init));
        const body = await response.text();
        const asked = seen.map(judge);
        if (response.status === 200 && init.method === 'GET') {
          through++;
          // The API tells what it was asked for: kept or new, it is within this caller's scope.
          const [, path] = /"asked":"([^"]+)"/.exec(body) ?? assert.fail(body);
          const told = {
            method: 'GET',
            url: path ?? '',
            headers: { accept: 'application/json', 'x-bintu-apikey': KEY },
            body: '',
          };
          asked.push(judge(told));
        }
        for (const lists of asked) {
          const given = /** @type {Lists} */ (lists);
          if (lists.path === HOURLY) assert.deepEqual({ ...scope }, {});
          for (const field of FIELDS) {
            const allowed = scope[field];
            const got = given[field];
            if (!allowed) continue;
            assert.ok(got && got.length > 0, `${field} must be there`);
            assert.ok(
              got.every((name) => allowed.includes(name)),
              `${field}: ${got}`,
            );
            if (field === 'tags') assert.deepEqual(new Set(got), new Set(allowed));
          }
        }
        turn++;
      }
    },
    RUNS,
  );
  assert.ok(through > RUNS / 10, `${through} answers`);
  t.diagnostic(`${through} answers`);
});

/** A request as bytes, with a target that no URL parser has touched. @type {fc.Arbitrary<string>} */
const raw = fc
  .record({
    draft: drafts,
    target: fc.constantFrom(
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => target,
      (/** @type {string} */ target) => `http://${CANARY}.example${target}`,
      (/** @type {string} */ target) => `${target}#${CANARY}`,
      (/** @type {string} */ target) => `//${CANARY}.example${target}`,
      (/** @type {string} */ target) => `${target} ${CANARY}`,
      (/** @type {string} */ target) => `${target}&${CANARY}[]=1`,
      (/** @type {string} */ target) => target.replace('?', '??'),
      (/** @type {string} */ target) => target.replace('?', `%3f${CANARY}?`),
      () => '*',
      () => CANARY,
    ),
    version: fc.constantFrom(
      'HTTP/1.1',
      'HTTP/1.1',
      'HTTP/1.1',
      'HTTP/1.1',
      'HTTP/1.1',
      'HTTP/1.0',
      'HTTP/3.7',
    ),
    lines: fc.array(
      fc.constantFrom(
        `Host: ${CANARY}.example`,
        `X-Bintu-Apikey: ${CANARY}`,
        `Cookie: a=${CANARY}`,
        `X-Long: ${CANARY.repeat(50)}`,
        `X-Folded: a\r\n ${CANARY}`,
        `No colon ${CANARY}`,
        `X-Nul: \0${CANARY}`,
        `X-Latin: \xe9${CANARY}`,
        'Expect: 100-continue',
        'Content-Length: 0',
        `Connection: upgrade\r\nUpgrade: ${CANARY}`,
      ),
      { maxLength: 2 },
    ),
    body: fc.constantFrom(
      '',
      '',
      `Content-Length: 6\r\n\r\n${CANARY}`,
      `Transfer-Encoding: chunked\r\n\r\n6\r\n${CANARY}\r\n0\r\n\r\n`,
      `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n${CANARY}\r\n0\r\n\r\n`,
      `\r\nGET /${CANARY} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    ),
  })
  .map(({ draft, target, version, lines, body }) => {
    const text = target(targetOf(draft, (part) => part.replace(/[^!-~]/g, '+')));
    const headers = draft.headers.map(([name, value]) => `${name}: ${value}`);
    const all = ['Host: proxy', 'Connection: close', ...headers, ...lines].join('\r\n');
    return `${draft.method} ${text} ${version}\r\n${all}\r\n${body === '' ? '\r\n' : body}`;
  });

/** Sends bytes, and reads until the server closes. @param {string} url @param {string} bytes */
async function send(url, bytes) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(2_000, () => socket.destroy(new Error('The server left the caller waiting.')));
  socket.write(bytes, 'latin1');
  let text = '';
  for await (const chunk of socket.setEncoding('latin1')) text += chunk;
  return text;
}

test('however it is written on the wire, and both ways through the server answer the same', async (t) => {
  const { url: upstream, seen } = await launchUpstream(t);
  /** @type {import('../../src/proxy/index.js').MetricsHandler} */
  let handle = proxyFor(upstream);
  /** @type {typeof handle} */
  let other = handle;
  const short = await listen(
    t,
    createNodeServer((request) => handle(request)),
  );
  let through = 0;
  await forAll(
    [raw],
    async (/** @type {string} */ bytes) => {
      seen.length = 0;
      handle = proxyFor(upstream);
      other = proxyFor(upstream);
      const direct = createNodeServer(other);
      direct.listen(0, '127.0.0.1');
      await new Promise((resolve) => direct.once('listening', resolve));
      const { port } = /** @type {import('node:net').AddressInfo} */ (direct.address());
      try {
        const texts = [await send(short, bytes), await send(`http://127.0.0.1:${port}`, bytes)];
        const [first, second] = texts.map(outlineOf);
        assert.deepEqual(first, second);
        for (const one of seen) judge(one);
        for (const text of texts) {
          assert.doesNotMatch(text, new RegExp(`${CANARY}|${KEY}`, 'i'));
          const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? assert.fail(text));
          // Those that are no HTTP are refused by Node itself.
          assert.ok(STATUSES.has(status) || [100, 505, 417, 431].includes(status), `${status}`);
          if (status === 200) through++;
        }
      } finally {
        direct.closeAllConnections();
        await new Promise((resolve) => direct.close(resolve));
      }
    },
    RUNS,
  );
  assert.ok(through > RUNS / 5, `${through} of ${2 * RUNS} got through`);
  t.diagnostic(`${through} of ${2 * RUNS} got through`);
});

/** What two answers have in common that were given at two times. @param {string} text */
function outlineOf(text) {
  const [head = '', body] = text
    .replace('HTTP/1.1 100 Continue\r\n\r\n', '')
    .split(/\r\n\r\n(.*)/s);
  const [status, ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const [name = '', value] = line.split(/: (.*)/s);
    return `${name.toLowerCase()}: ${value}`;
  });
  return { status, headers: headers.filter((line) => !line.startsWith('date:')).sort(), body };
}
