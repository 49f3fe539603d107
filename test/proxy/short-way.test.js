import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { BYTES, createNodeServer, createProxy, DAY, HOURLY, KEY } from './harness.js';
import { launchUpstream, listen, VIEWERS } from './harness.js';

/**
 * Servers of Node answer what `createProxy` made without `Request` and `Response`. A handler that
 * calls it is not known for what it is, and so goes the long way.
 *
 * @typedef {{ name: string, text: string, options?: Partial<import('./harness.js').ProxyOptions> }} Case
 */

const TARGET = `${BYTES}?${DAY}`;
const PORTAL = 'https://portal.example';

/** @type {Case[]} */
const CASES = [
  { name: 'data', text: get(TARGET) },
  { name: 'data with letters of several bytes', text: get(`${VIEWERS}?${DAY}`) },
  { name: 'data by HEAD', text: `HEAD ${TARGET} HTTP/1.1\r\nHost: a\r\n\r\n` },
  { name: 'data for a page elsewhere', text: get(TARGET, `Origin: ${PORTAL}`) },
  { name: 'data that the caller has', text: get(TARGET, 'If-None-Match: *') },
  { name: 'other data than the caller has', text: get(TARGET, 'If-None-Match: "x", W/"y"') },
  { name: 'a header in two lines', text: get(TARGET, 'If-None-Match: "x"\r\nIf-None-Match: *') },
  { name: 'a page that may not ask', text: get(TARGET, 'Origin: https://other.example') },
  { name: 'two origins', text: get(TARGET, `Origin: ${PORTAL}\r\nOrigin: ${PORTAL}`) },
  { name: 'an origin that is empty', text: get(TARGET, 'Origin:') },
  { name: "the proxy's stand-in for itself", text: get(TARGET, `Origin: http://a`) },
  {
    name: 'a preflight',
    text: `OPTIONS ${TARGET} HTTP/1.1\r\nHost: a\r\nOrigin: ${PORTAL}\r\n\r\n`,
  },
  { name: 'another method', text: `DELETE ${TARGET} HTTP/1.1\r\nHost: a\r\n\r\n` },
  { name: 'a method that no Request has', text: `TRACE ${TARGET} HTTP/1.1\r\nHost: a\r\n\r\n` },
  { name: 'an unknown path', text: get('/v2/other') },
  { name: 'a path with dots', text: get(`/v2/../v2/usage/bytes/timeseries?${DAY}`) },
  { name: 'a path with escapes', text: get(`/v2/usage/b%79tes/timeseries?${DAY}`) },
  { name: 'a path with two slashes', text: get(`/${TARGET}`) },
  { name: 'a path with a backslash', text: get(`/v2\\usage/bytes/timeseries?${DAY}`) },
  { name: 'an address in place of a path', text: get(`http://other.example${TARGET}`) },
  { name: 'no query', text: get(BYTES) },
  { name: 'a query without a value', text: get(`${BYTES}?`) },
  { name: 'a query that is wrong', text: get(`${BYTES}?${DAY}&format=csv`) },
  { name: 'a query with quotes and spaces', text: get(`${BYTES}?${DAY}&tags="a"'b'+c%20<d>`) },
  { name: 'a query with escapes', text: get(`${BYTES}?${DAY.replaceAll(':', '%3A')}`) },
  { name: 'a query with a fragment', text: get(`${TARGET}#&streams=a`) },
  { name: 'a query that is too long', text: get(`${TARGET}&streams=${'a'.repeat(2048)}`) },
  { name: 'an error of the API', text: get(`${HOURLY}?${DAY}`) },
  { name: 'its health', text: get('/healthz') },
  {
    name: 'data of a scope',
    text: get(TARGET, 'Cookie: session=1'),
    options: {
      authorize: (request) =>
        request.headers.get('cookie') === 'session=1' && { allow: true, scope: { streams: ['a'] } },
    },
  },
  {
    name: 'a caller that authorize does not know',
    text: get(TARGET),
    options: { authorize: (request) => request.headers.has('cookie') && { allow: true } },
  },
];

/** @param {string} target @param {string} [header] */
function get(target, header) {
  return `GET ${target} HTTP/1.1\r\nHost: a\r\n${header ? `${header}\r\n` : ''}\r\n`;
}

describe('without Request and Response, servers of Node answer the same', () => {
  for (const { name, text, options } of CASES) {
    test(name, async (t) => {
      const { url: upstream } = await launchUpstream(t, (req, res) => {
        if (req.url?.startsWith(HOURLY)) res.writeHead(403);
        if (req.url?.startsWith(VIEWERS)) res.end('{"data":["Zürich – 東京 😀"]}');
        else res.end('{"data":[1,2,3]}');
      });
      const access = options?.authorize ? {} : { public: true };
      const handle = createProxy(
        /** @type {import('./harness.js').ProxyOptions} */ ({
          ...{ upstream, credential: { apiKey: KEY }, allowOrigins: [PORTAL] },
          ...{ ...access, ...options },
        }),
      );
      const short = await listen(t, createNodeServer(handle));
      const long = await listen(
        t,
        createNodeServer((request) => handle(request)),
      );
      // The second answer is one that was kept.
      for (const round of ['first', 'second']) {
        const [first, second] = [await send(short, text), await send(long, text)];
        assert.match(first.status, /^HTTP\/1\.1 [2-5]\d\d /);
        assert.deepEqual(first, second, round);
      }
    });
  }
});

describe('a handler that createProxy did not make', () => {
  /** @type {string} */
  let url;
  const bytes = new Uint8Array([0, 255, 128, 10, 195, 40]);
  /** @type {import('node:http').Server} */
  let server;
  before(async () => {
    server = createNodeServer(async ({ url }) =>
      url.endsWith('/none')
        ? new Response(null, { status: 204 })
        : new Response(bytes, { headers: { 'content-length': '6' } }),
    );
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    url = `http://127.0.0.1:${address.port}`;
  });
  after(() => server.close());

  test('may answer what is no text', async () => {
    const { body, headers } = await send(url, get('/file'));
    assert.deepEqual([...Buffer.from(body, 'latin1')], [...bytes]);
    const lengths = headers.filter((line) => line.startsWith('content-length'));
    assert.deepEqual(lengths, ['content-length: 6']);
  });

  test('may answer nothing', async () => {
    const { status, body, headers } = await send(url, get('/none'));
    assert.deepEqual([status, body], ['HTTP/1.1 204 No Content', '']);
    assert.ok(!headers.some((line) => line.startsWith('content-length')));
  });
});

/**
 * @param {string} url
 * @param {string} text a request as it goes over the wire
 */
async function send(url, text) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(text.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  let answer = '';
  for await (const chunk of socket.setEncoding('latin1')) answer += chunk;
  const end = answer.indexOf('\r\n\r\n');
  const [status = '', ...lines] = answer.slice(0, end).split('\r\n');
  // Names of headers have no case, and no order; the clock goes on between two answers.
  const headers = lines
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
    .filter((line) => !line.startsWith('date:'))
    .sort();
  return { status, headers, body: answer.slice(end + 4) };
}
