import { expect } from '@open-wc/testing';
import { createClient } from '../../src/api/client.js';
import type { ErrorKind } from '../../src/api/outcomes.js';
import type { SeriesRoute } from '../../src/api/routes.js';
import type { SeriesQuery } from '../../src/model/query.js';
import type { Value } from '../../src/model/series.js';
import {
  abortOf,
  API,
  BYTES_QUERY,
  cleanUp,
  DAY,
  deferred,
  demoToken,
  errorOf,
  type Fault,
  jsonResponse,
  noAbort,
  rawJson,
  requests,
  ROUTES,
  setFaults,
  stubFetch,
  textOf,
  VIEWERS_QUERY,
} from './support.js';

const RANGE = 'from=2025-09-23T00%3A00&to=2025-09-24T00%3A00&interval=hour';
const HOST = `${location.origin}${API}`;

interface RawRow {
  readonly timestamp: number;
  readonly viewers?: number;
  readonly ingest?: { readonly bytes: number };
  readonly playout?: { readonly bytes: number };
}

describe('a client', () => {
  let token: string;

  before(async () => {
    token = await demoToken();
  });
  beforeEach(cleanUp);
  afterEach(cleanUp);

  function ask(route: SeriesRoute, query: SeriesQuery, options = {}) {
    const client = createClient({ apiBase: API, getToken: () => token, ...options });
    return client.series(route, query, { signal: noAbort() }).then(({ series }) => series);
  }

  describe('over HTTP', () => {
    const routes: readonly (readonly [
      SeriesRoute,
      SeriesQuery,
      Readonly<Record<string, (row: RawRow) => Value | undefined>>,
    ])[] = [
      ['viewers', VIEWERS_QUERY, { viewers: (row) => row.viewers }],
      [
        'bytes',
        BYTES_QUERY,
        { playout: (row) => row.playout?.bytes, ingest: (row) => row.ingest?.bytes },
      ],
      [
        'hourlyBytes',
        BYTES_QUERY,
        { playout: (row) => row.playout?.bytes, ingest: (row) => row.ingest?.bytes },
      ],
    ];
    for (const [route, query, lines] of routes) {
      it(`gives the numbers of the route ${route}, hour by hour, with its gap`, async () => {
        const { data } = (await rawJson(`${ROUTES[route]}?${RANGE}`)) as {
          readonly data: readonly RawRow[];
        };
        const rows = new Map(data.map((row) => [row.timestamp, row]));
        expect(rows.size, 'the simulator leaves hours out').to.be.within(15, 23);
        const series = await ask(route, query);
        const hours = Array.from({ length: 24 }, (_, hour) => DAY.fromMs / 1000 + hour * 3600);
        const expected: Record<string, readonly Value[]> = {};
        for (const [name, pick] of Object.entries(lines)) {
          expected[name] = hours.map((second) => {
            const row = rows.get(second);
            return (row && pick(row)) ?? null;
          });
        }
        expect(series).to.deep.equal({ xSeconds: hours, lines: expected });
      });

      it(`asks the route ${route} once, with the token in a header and never in the URL`, async () => {
        await ask(route, query);
        const log = await requests();
        expect(log.filter(({ path }) => path.startsWith('/v2/'))).to.deep.equal([
          { method: 'GET', path: ROUTES[route], query: RANGE, hasToken: true },
        ]);
      });
    }

    it('asks with filters', async () => {
      const query = { ...VIEWERS_QUERY, countries: ['DE', 'AT'] };
      const all = await ask('viewers', VIEWERS_QUERY);
      const some = await ask('viewers', query);
      const [, request] = (await requests()).filter(({ path }) => path === ROUTES.viewers);
      expect(new URLSearchParams(request?.query).get('countries')).to.equal('DE,AT');
      const sum = (values: readonly Value[] = []) =>
        values.reduce<number>((a, b) => a + (b ?? 0), 0);
      expect(sum(Object.values(some.lines)[0])).to.be.below(sum(Object.values(all.lines)[0]));
    });

    it('gives gaps for an answer without rows', async () => {
      await setFaults({ route: 'viewers', kind: 'empty' });
      const { lines } = await ask('viewers', VIEWERS_QUERY);
      expect(Object.values(lines).flat()).to.deep.equal(Array.from({ length: 24 }, () => null));
    });

    it('gives zeros as zeros', async () => {
      await setFaults({ route: 'viewers', kind: 'zeros' });
      const { lines } = await ask('viewers', VIEWERS_QUERY);
      expect(new Set(Object.values(lines).flat())).to.deep.equal(new Set([0, null]));
    });

    const kinds: readonly (readonly [Fault, ErrorKind, number?, number?])[] = [
      [{ kind: 'status', status: 400 }, 'invalid', 400, 101004],
      [{ kind: 'status', status: 422 }, 'invalid', 422, 101007],
      [{ kind: 'status', status: 403 }, 'forbidden', 403, 105002],
      [{ kind: 'status', status: 403, errorCode: 105001 }, 'forbidden', 403, 105001],
      [{ kind: 'status', status: 403, errorCode: 105003 }, 'forbidden', 403, 105003],
      [{ kind: 'status', status: 403, errorCode: 102012 }, 'forbidden', 403, 102012],
      [{ kind: 'status', status: 403, errorCode: 101008 }, 'invalid', 403, 101008],
      [{ kind: 'status', status: 403, errorCode: 101009 }, 'invalid', 403, 101009],
      [{ kind: 'status', status: 404 }, 'not-found', 404, 103001],
      [{ kind: 'status', status: 404, errorCode: 101001 }, 'not-found', 404, 101001],
      [{ kind: 'status', status: 404, errorCode: 101010 }, 'not-found', 404, 101010],
      [{ kind: 'status', status: 429 }, 'rate-limit', 429, 104001],
      [{ kind: 'status', status: 500 }, 'server', 500, 104001],
      [{ kind: 'status', status: 502 }, 'server', 502, 104001],
      [{ kind: 'status', status: 503, retryAfter: 5 }, 'server', 503, 104001],
      [{ kind: 'html', status: 502 }, 'rate-limit', 502],
      [{ kind: 'html', status: 504 }, 'rate-limit', 504],
      [{ kind: 'html', status: 429 }, 'rate-limit', 429],
      [{ kind: 'html', status: 503 }, 'server', 503],
      [{ kind: 'html', status: 404 }, 'not-found', 404],
      [{ kind: 'html' }, 'schema', 200],
      [{ kind: 'broken-json' }, 'schema', 200],
      [{ kind: 'wrong-types' }, 'schema'],
      [{ kind: 'cut' }, 'network'],
      [{ kind: 'expired-token' }, 'unauthorized', 401, 105011],
    ];
    for (const [fault, kind, status, code] of kinds) {
      const title = Object.values(fault).join(' ');
      it(`takes the fault "${title}" as ${kind}, and names address but no token`, async () => {
        await setFaults({ route: 'bytes', ...fault });
        const error = await errorOf(ask('bytes', BYTES_QUERY), kind);
        expect([error.status, error.code]).to.deep.equal([status, code]);
        expect(error.address).to.equal(HOST);
        expect(error.message).to.contain(HOST);
        expect(textOf(error).includes(token)).to.equal(false);
        expect(error.message).to.not.contain('from=');
      });
    }

    it('takes a silent server as a timeout', async () => {
      await setFaults({ route: 'viewers', kind: 'hang' });
      const error = await errorOf(ask('viewers', VIEWERS_QUERY, { timeoutMs: 50 }), 'timeout');
      expect(error.address).to.equal(HOST);
    });

    it('takes a slow server as a timeout', async () => {
      await setFaults({ route: 'viewers', kind: 'latency', ms: 60_000 });
      await errorOf(ask('viewers', VIEWERS_QUERY, { timeoutMs: 50 }), 'timeout');
    });

    it('takes an address where nobody listens as network', async () => {
      // Port 1 is refused by the browser itself.
      const error = await errorOf(
        ask('viewers', VIEWERS_QUERY, { apiBase: 'http://localhost:1/api' }),
        'network',
      );
      expect(error.address).to.equal('http://localhost:1/api');
    });

    it('takes an address without an API as not found', async () => {
      await errorOf(ask('viewers', VIEWERS_QUERY, { apiBase: '/simulator/nothing' }), 'not-found');
    });

    it('takes a base that is no address as invalid, without a request', async () => {
      const calls = stubFetch(() => jsonResponse({ data: [] }));
      await errorOf(ask('viewers', VIEWERS_QUERY, { apiBase: 'javascript:1' }), 'invalid');
      expect(calls.length).to.equal(0);
    });

    it('is well again when the fault is over', async () => {
      await setFaults({ route: 'viewers', kind: 'status', status: 500 });
      const client = createClient({ apiBase: API, getToken: () => token });
      const options = { signal: noAbort() };
      await errorOf(client.series('viewers', VIEWERS_QUERY, options), 'server');
      await setFaults();
      const { series } = await client.series('viewers', VIEWERS_QUERY, options);
      expect(series.xSeconds.length).to.equal(24);
    });
  });

  describe('when a caller aborts', () => {
    it('rejects with an abort before anything was sent', async () => {
      const calls = stubFetch(() => jsonResponse({ data: [] }));
      const client = createClient({ apiBase: API, getToken: () => token });
      await abortOf(client.series('viewers', VIEWERS_QUERY, { signal: AbortSignal.abort() }));
      expect(calls.length).to.equal(0);
    });

    it('rejects with an abort while the server is silent', async () => {
      await setFaults({ route: 'viewers', kind: 'hang' });
      const abort = new AbortController();
      const client = createClient({ apiBase: API });
      const promise = client.series('viewers', VIEWERS_QUERY, { signal: abort.signal });
      abort.abort();
      await abortOf(promise);
    });

    it('aborts the request itself', async () => {
      const sent = deferred<AbortSignal | null | undefined>();
      stubFetch(({ init }) => {
        sent.resolve(init.signal);
        return new Promise<Response>(() => undefined);
      });
      const abort = new AbortController();
      const client = createClient({ apiBase: API });
      const promise = client.series('viewers', VIEWERS_QUERY, { signal: abort.signal });
      const signal = await sent.promise;
      expect(signal?.aborted).to.equal(false);
      abort.abort();
      await abortOf(promise);
      expect(signal?.aborted).to.equal(true);
    });

    it('rejects with an abort while the body is on its way', async () => {
      const reading = deferred<boolean>();
      stubFetch(() => {
        const body = new ReadableStream({
          pull: () => {
            reading.resolve(true);
            return new Promise(() => undefined);
          },
        });
        return new Response(body);
      });
      const abort = new AbortController();
      const client = createClient({ apiBase: API });
      const promise = client.series('viewers', VIEWERS_QUERY, { signal: abort.signal });
      await reading.promise;
      abort.abort();
      await abortOf(promise);
    });

    it('rejects that caller alone while others wait for the same token', async () => {
      const answer = deferred<string>();
      let tokenSignal: AbortSignal | undefined;
      const client = createClient({
        apiBase: API,
        getToken: ({ signal }) => {
          tokenSignal = signal;
          return answer.promise;
        },
      });
      const abort = new AbortController();
      const aborted = client.series('viewers', VIEWERS_QUERY, { signal: abort.signal });
      const other = client.series('viewers', VIEWERS_QUERY, { signal: noAbort() });
      abort.abort();
      await abortOf(aborted);
      expect(tokenSignal?.aborted).to.equal(false);
      answer.resolve(token);
      expect((await other).series.xSeconds.length).to.equal(24);
    });
  });

  describe('with options', () => {
    it('asks other paths where routes say so', async () => {
      const calls = stubFetch(() => jsonResponse({ data: [] }));
      await ask('viewers', VIEWERS_QUERY, { routes: { viewers: '/mine/viewers' } });
      await ask('bytes', BYTES_QUERY, { routes: { viewers: '/mine/viewers' } });
      expect(calls.map(({ url }) => url)).to.deep.equal([
        `${HOST}/mine/viewers?${RANGE}`,
        `${HOST}${ROUTES.bytes}?${RANGE}`,
      ]);
    });

    for (const path of ['v2/viewers', '@evil.example/x', '.evil.example/x', ':1/x']) {
      it(`sends nothing to another host for the route "${path}"`, async () => {
        const calls = stubFetch(() => jsonResponse({ data: [] }));
        const options = { apiBase: 'https://api.example', routes: { viewers: path } };
        await ask('viewers', VIEWERS_QUERY, options).catch(() => undefined);
        const origins = new Set(calls.map(({ url }) => new URL(url).origin));
        origins.delete('https://api.example');
        expect([...origins]).to.deep.equal([]);
      });
    }

    for (const credentials of [undefined, 'omit', 'same-origin', 'include'] as const) {
      it(`sends cookies as "${String(credentials)}" says`, async () => {
        const calls = stubFetch(() => jsonResponse({ data: [] }));
        await ask('viewers', VIEWERS_QUERY, { credentials, getToken: undefined });
        expect(calls.map(({ init }) => init.credentials)).to.deep.equal([
          credentials ?? 'same-origin',
        ]);
      });
    }

    it('asks the vendor where nothing is said', async () => {
      const calls = stubFetch(() => jsonResponse({ data: [] }));
      await createClient().series('viewers', VIEWERS_QUERY, { signal: noAbort() });
      expect(calls.map(({ url }) => url)).to.deep.equal([
        `https://metrics-api.nanostream.cloud${ROUTES.viewers}?${RANGE}`,
      ]);
    });

    it('takes a base for one request alone', async () => {
      const calls = stubFetch(() => jsonResponse({ data: [] }));
      const client = createClient({ apiBase: API });
      await client.series('viewers', VIEWERS_QUERY, { signal: noAbort(), apiBase: '/other/' });
      await client.series('viewers', VIEWERS_QUERY, { signal: noAbort() });
      expect(calls.map(({ url }) => new URL(url).pathname)).to.deep.equal([
        `/other${ROUTES.viewers}`,
        `${API}${ROUTES.viewers}`,
      ]);
    });

    it('does not need a good base of its own where the request brings one', async () => {
      stubFetch(() => jsonResponse({ data: [] }));
      const client = createClient({ apiBase: 'ftp://wrong.example' });
      const options = { signal: noAbort(), apiBase: API };
      const { series } = await client.series('viewers', VIEWERS_QUERY, options);
      expect(series.xSeconds.length).to.equal(24);
    });
  });
});
