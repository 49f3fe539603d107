import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { createGzip, gzipSync } from 'node:zlib';
import { BYTES, createProxy, DAY, errorOf, HOURLY, KEY, VIEWERS } from './harness.js';
import { launchPair, launchProxy, launchSimulator, launchUpstream, listen } from './harness.js';

const TARGET = `${BYTES}?${DAY}`;
const GATEWAY = [502, 104001];
const TOO_OFTEN = [429, 104001];
const HTML = '<html><h1>502 Bad Gateway</h1><hr>nginx-words</html>';

/**
 * @param {unknown} errorCode
 * @returns {string}
 */
const documented = (errorCode) =>
  JSON.stringify({ error: { message: 'words', errorCode, userInfo: { words: 1 }, summary: KEY } });

/** @type {[title: string, status: number, body: string, expected: number[]][]} */
const ERRORS = [
  ['an endpoint that is not found', 404, documented(101001), [404, 101001]],
  ['a parameter that is required', 400, documented(101002), [400, 101002]],
  ['a wrong data type', 400, documented(101003), [400, 101003]],
  ['an invalid value', 400, documented(101004), [400, 101004]],
  ['too many parameters', 400, documented(101005), [400, 101005]],
  ['missing properties', 422, documented(101007), [422, 101007]],
  ['an invalid header', 403, documented(101009), [403, 101009]],
  ['tags without a common stream', 404, documented(101010), [404, 101010]],
  ['an organization that is not enabled', 403, documented(102012), [403, 102012]],
  ['a malformed API key', 404, documented(102021), [404, 102021]],
  ['an unknown stream', 404, documented(103001), [404, 103001]],
  ['an unknown tag', 404, documented(103002), [404, 103002]],
  ['an unknown country', 404, documented(103003), [404, 103003]],
  ['an internal error', 500, documented(104001), [500, 104001]],
  ['another internal error', 503, documented(104999), [500, 104001]],
  ['denied access', 403, documented(105001), [403, 105001]],
  ['a plan that is too low', 403, documented(105002), [403, 105002]],
  ['an invalid token', 401, documented(105011), [401, 105011]],
  ['a missing token', 401, documented(105012), [401, 105012]],
  ['a documented code with another status', 418, documented(105012), [401, 105012]],
  ['an unknown code', 400, documented(999999), [400, 101004]],
  ['a code that is no number', 403, documented('105002'), [403, 105001]],
  ['a fraction as code', 500, documented(104001.5), GATEWAY],
  ['an error without a body', 401, '', [401, 105011]],
  ['404 without a code', 404, '{}', [404, 101001]],
  ['429', 429, HTML, TOO_OFTEN],
  ['418', 418, '[]', GATEWAY],
  ['500 with a web page', 500, HTML, GATEWAY],
  ['502 with a web page, the rate limit', 502, HTML, TOO_OFTEN],
  ['503 without a body', 503, '', GATEWAY],
  ['504 with a web page, the rate limit', 504, HTML, TOO_OFTEN],
  ['a web page', 200, HTML, GATEWAY],
  ['no content', 204, '', GATEWAY],
  ['an empty body', 200, '', GATEWAY],
  ['half of a body', 200, '{"data":[', GATEWAY],
  ['nesting that is too deep', 200, '['.repeat(1e6) + ']'.repeat(1e6), GATEWAY],
  ['the credential itself', 200, JSON.stringify({ data: [{ sent: `key ${KEY}` }] }), GATEWAY],
];
for (const [title, status, body, expected] of ERRORS) {
  test(`${title} from the API is answered with ${expected.join(', ')} and none of its words`, async (t) => {
    const { ask } = await launchPair(t, (_req, res) => {
      res.writeHead(status, { 'x-words': KEY, 'set-cookie': 'a=words', 'retry-after': '9' });
      res.end(body);
    });
    const answer = await ask(TARGET);
    assert.deepEqual(errorOf(answer), expected);
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(answer.headers['retry-after'], expected === TOO_OFTEN ? '2' : undefined);
    assert.doesNotMatch(JSON.stringify(answer), /words|master-key|nginx/i);
  });
}

for (const status of [301, 302, 307, 308]) {
  test(`a redirect with ${status} is not followed`, async (t) => {
    const elsewhere = await launchUpstream(t);
    const { ask } = await launchPair(t, (_req, res) => {
      res.writeHead(status, { location: elsewhere.url }).end('{"data":[]}');
    });
    const answer = await ask(TARGET);
    assert.deepEqual(errorOf(answer), GATEWAY);
    assert.equal(answer.headers.location, undefined);
    assert.equal(elsewhere.seen.length, 0);
  });
}

/** @type {[title: string, send: (res: import('node:http').ServerResponse) => void][]} */
const TOO_LARGE = [
  ['as one text', (res) => res.end(JSON.stringify('a'.repeat(17 * 1024 * 1024)))],
  [
    'packed into 17 kB',
    (res) => {
      res.setHeader('content-encoding', 'gzip');
      res.end(gzipSync(JSON.stringify('a'.repeat(17 * 1024 * 1024))));
    },
  ],
];
for (const [title, send] of TOO_LARGE) {
  test(`an answer above 16 MiB, ${title}, is not passed on`, async (t) => {
    const { ask } = await launchPair(t, (_req, res) => send(res));
    assert.deepEqual(errorOf(await ask(TARGET)), GATEWAY);
  });
}

test('an answer that unpacks without end is given up, and hung up on', async (t) => {
  let unpacked = 0;
  /** @type {Promise<unknown> | undefined} */
  let closed;
  const { ask } = await launchPair(t, (_req, res) => {
    res.setHeader('content-encoding', 'gzip');
    const zip = createGzip();
    zip.pipe(res);
    closed = new Promise((resolve) => res.once('close', resolve));
    const blanks = Buffer.alloc(1024 * 1024, ' ');
    const more = () => {
      while (!res.destroyed) {
        unpacked += blanks.length;
        if (!zip.write(blanks)) return void zip.once('drain', more);
      }
    };
    more();
  });
  assert.deepEqual(errorOf(await ask(TARGET)), GATEWAY);
  await closed;
  assert.ok(unpacked > 16 * 1024 * 1024);
});

test('an answer in many pieces is put together again', async (t) => {
  const text = JSON.stringify({ data: [{ name: 'été ☀ 𝒳' }] });
  const { ask } = await launchPair(t, async (_req, res) => {
    res.setHeader('content-encoding', 'identity');
    for (const byte of Buffer.from(text)) {
      await new Promise((done) => res.write(Buffer.from([byte]), done));
    }
    res.end();
  });
  assert.equal((await ask(TARGET)).body, text);
});

/** @type {[title: string, answer: import('node:http').RequestListener][]} */
const SILENT = [
  ['never answers', () => undefined],
  ['stops in the middle', (_req, res) => void res.write('{"data":[')],
];
for (const [title, answer] of SILENT) {
  test(`an API that ${title} gives 504 after the timeout`, async (t) => {
    const { ask } = await launchPair(t, answer, { timeoutMs: 50 });
    assert.deepEqual(errorOf(await ask(TARGET)), [504, 104001]);
  });
}

test('an API that breaks the connection gives 502', async (t) => {
  const { ask } = await launchPair(t, (_req, res) => void res.destroy());
  assert.deepEqual(errorOf(await ask(TARGET)), GATEWAY);
});

test('an API that breaks off in the middle gives 502', async (t) => {
  const { ask } = await launchPair(t, (_req, res) => {
    res.setHeader('content-length', 100);
    res.write('{"data":[', () => res.destroy());
  });
  assert.deepEqual(errorOf(await ask(TARGET)), GATEWAY);
});

test('an API that is not there gives 502', async (t) => {
  const server = createServer();
  const upstream = await listen(t, server);
  const options = { upstream, credential: { apiKey: KEY } };
  const { ask } = await launchProxy(t, { ...options, public: true });
  server.close();
  assert.deepEqual(errorOf(await ask(TARGET)), GATEWAY);
});

/** @type {import('../../demo/simulator/faults.js').FaultInput[]} */
const FAULTS = [
  { route: '*', kind: 'html', status: 500 },
  { route: '*', kind: 'html', status: 200 },
  { route: '*', kind: 'broken-json' },
  { route: '*', kind: 'cut' },
];
for (const fault of FAULTS) {
  test(`the simulated fault ${fault.kind} ${fault.status ?? ''} gives 502 on every route`, async (t) => {
    const { url, token, simulator } = await launchSimulator(t);
    const options = { upstream: url, credential: { token } };
    const { ask } = await launchProxy(t, { ...options, public: true });
    simulator.faults.set([fault]);
    for (const route of [BYTES, HOURLY, VIEWERS]) {
      assert.deepEqual(errorOf(await ask(`${route}?${DAY}`)), GATEWAY);
    }
    simulator.faults.clear();
    assert.equal((await ask(TARGET)).status, 200);
  });
}

test('a token that the simulator refuses gives 401', async (t) => {
  const { url } = await launchSimulator(t);
  const options = { upstream: url, credential: { token: 'forged' } };
  const { ask } = await launchProxy(t, { ...options, public: true });
  assert.deepEqual(errorOf(await ask(TARGET)), [401, 105011]);
});

test('a function that gives no credential in time gives 504', async (t) => {
  const { upstream, seen } = await launchPair(t);
  const credential = () => /** @type {Promise<{ apiKey: string }>} */ (new Promise(() => {}));
  const handle = createProxy({ upstream, credential, public: true, timeoutMs: 50 });
  assert.equal((await handle(new Request(`http://host${TARGET}`))).status, 504);
  assert.equal(seen.length, 0);
});
