import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, createProxy, DAY, errorOf, KEY, launchPair } from './harness.js';

const TARGET = `${BYTES}?${DAY}`;

/** @typedef {import('./harness.js').ProxyOptions['credential']} AnyCredential */

/** @type {[title: string, credential: AnyCredential, apiKey: string | undefined, token: string | undefined][]} */
const CREDENTIALS = [
  ['an API key', { apiKey: KEY }, KEY, undefined],
  ['a token', { token: KEY }, undefined, KEY],
  ['a function', () => ({ apiKey: KEY }), KEY, undefined],
  ['an asynchronous function', async () => ({ token: KEY }), undefined, KEY],
];
for (const [title, credential, apiKey, token] of CREDENTIALS) {
  test(`a credential given as ${title} goes to the API in its own header, and nowhere else`, async (t) => {
    const { ask, seen } = await launchPair(t, undefined, { credential });
    const answer = await ask(TARGET);
    assert.equal(answer.status, 200);
    assert.doesNotMatch(JSON.stringify(answer), new RegExp(KEY));
    const { headers, url, body } = seen[0] ?? assert.fail('The API was not asked.');
    assert.equal(headers['x-bintu-apikey'], apiKey);
    assert.equal(headers['x-access-token'], token);
    assert.doesNotMatch(url + body, new RegExp(KEY));
  });
}

test('a function is asked for the credential of each request to the API', async (t) => {
  let count = 0;
  const { ask, seen } = await launchPair(t, undefined, {
    credential: () => ({ token: `token-${(count += 1)}` }),
  });
  await ask(TARGET);
  await ask(`${TARGET}&countries=DE`);
  await ask(TARGET);
  await ask(BYTES);
  const tokens = seen.map(({ headers }) => headers['x-access-token']);
  assert.deepEqual(tokens, ['token-1', 'token-2']);
});

test('a credential cannot be changed after the proxy was created', async (t) => {
  const credential = { apiKey: KEY };
  const { ask, seen } = await launchPair(t, undefined, { credential });
  credential.apiKey = 'other';
  await ask(TARGET);
  assert.equal(seen[0]?.headers['x-bintu-apikey'], KEY);
});

/** @type {[title: string, credential: () => unknown][]} */
const FAILING = [
  ['throws', () => assert.fail(`words with ${KEY}`)],
  ['rejects', () => Promise.reject(new Error(`words with ${KEY}`))],
  ['gives nothing', () => undefined],
  ['gives a text', () => KEY],
  ['gives both', () => ({ apiKey: KEY, token: KEY })],
  ['gives a line break', () => ({ apiKey: `${KEY}\nwords: 1` })],
];
for (const [title, credential] of FAILING) {
  test(`a credential function that ${title} gives 500 without its words`, async (t) => {
    const { ask, seen } = await launchPair(t, undefined, {
      credential: /** @type {AnyCredential} */ (credential),
    });
    const answer = await ask(TARGET);
    assert.deepEqual(errorOf(answer), [500, 104001]);
    assert.doesNotMatch(JSON.stringify(answer), /words|master-key/);
    assert.equal(seen.length, 0);
  });
}

test("nothing of the caller's headers and cookies goes to the API", async (t) => {
  const { ask, seen } = await launchPair(t, undefined, {
    allowOrigins: ['https://mine.example'],
  });
  const answer = await ask(TARGET, {
    headers: {
      accept: 'text/mine',
      'accept-language': 'mine',
      authorization: 'Bearer mine',
      cookie: 'session=mine',
      forwarded: 'for=mine',
      host: 'mine.example',
      'if-none-match': '"mine"',
      origin: 'https://mine.example',
      referer: 'https://mine.example/',
      'user-agent': 'mine',
      'x-access-token': 'mine',
      'x-bintu-apikey': 'mine',
      'x-forwarded-for': 'mine',
      'x-http-method-override': 'mine',
    },
  });
  assert.equal(answer.status, 200);
  assert.equal(seen[0]?.headers['x-bintu-apikey'], KEY);
  assert.doesNotMatch(JSON.stringify(seen), /mine/);
});

test("nothing of the API's headers comes back", async (t) => {
  const { ask } = await launchPair(t, (_req, res) => {
    res.writeHead(200, {
      'content-type': 'text/html',
      'set-cookie': 'a=theirs',
      server: 'theirs',
      'x-theirs': '1',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=999',
      etag: '"theirs"',
      refresh: '0;url=http://theirs.example',
    });
    res.end('{ "data": [] }');
  });
  const { headers, body } = await ask(TARGET);
  assert.equal(body, '{"data":[]}');
  assert.deepEqual(Object.keys(headers).sort(), [
    'age',
    'cache-control',
    'connection',
    'content-length',
    'content-type',
    'cross-origin-resource-policy',
    'date',
    'etag',
    'vary',
    'x-content-type-options',
  ]);
  assert.equal(headers['content-type'], 'application/json; charset=utf-8');
  assert.doesNotMatch(JSON.stringify(headers), /theirs|999/);
});

test('the credential is never logged, whatever fails', async (t) => {
  const { upstream } = await launchPair(t, (_req, res) => void res.destroy());
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => t.mock.method(stream, 'write', () => true));
  /** @type {import('./harness.js').ProxyOptions[]} */
  const all = [
    { upstream, credential: { apiKey: KEY }, public: true },
    { upstream, credential: () => assert.fail(KEY), public: true },
    { upstream, credential: { apiKey: KEY }, authorize: () => assert.fail(KEY) },
  ];
  const statuses = [];
  for (const options of all) {
    const response = await createProxy(options)(new Request(`http://host${TARGET}`));
    statuses.push(response.status);
  }
  const written = writes.flatMap(({ mock }) => mock.calls.map(({ arguments: [text] }) => text));
  for (const write of writes) write.mock.restore();
  assert.deepEqual(statuses, [502, 500, 500]);
  assert.doesNotMatch(written.join(''), new RegExp(KEY));
});
