import { expect } from '@open-wc/testing';
import { type Client, createClient, MetricsClient } from '../../src/api/client.js';
import type { GetToken } from '../../src/api/token.js';
import {
  API,
  type Call,
  cleanUp,
  deferred,
  demoToken,
  errorOf,
  jsonResponse,
  jwt,
  noAbort,
  requests,
  ROUTES,
  setFaults,
  stubFetch,
  textOf,
  VIEWERS_QUERY,
} from './support.js';

const DEMO = { email: 'demo@example.com', password: 'demo-password' };
const OTHER = 'https://other.example';
const REFUSAL = { error: { message: 'Login token invalid', errorCode: 105011 } };

const ok = () => jsonResponse({ data: [] });
const refuse = () => jsonResponse(REFUSAL, 401);

function ask(client: Client, options = {}) {
  return client
    .series('viewers', VIEWERS_QUERY, { signal: noAbort(), ...options })
    .then(({ series }) => series);
}

/** A source of tokens `t1`, `t2`, … that keeps the reasons. */
function source(): { readonly getToken: GetToken; readonly reasons: string[] } {
  const reasons: string[] = [];
  return {
    reasons,
    getToken: ({ reason }) => `t${reasons.push(reason)}`,
  };
}

function tokensOf(calls: readonly Call[]): (string | null)[] {
  return calls.map(({ token }) => token);
}

describe('a client that is refused', () => {
  beforeEach(cleanUp);
  afterEach(cleanUp);

  it('gets one new token by force and asks once more', async () => {
    const calls = stubFetch(({ token }) => (token === 't1' ? refuse() : ok()));
    const { getToken, reasons } = source();
    const client = createClient({ apiBase: API, getToken });
    expect((await ask(client)).xSeconds.length).to.equal(24);
    expect(tokensOf(calls)).to.deep.equal(['t1', 't2']);
    expect(new Set(calls.map(({ url }) => url)).size, 'the same request').to.equal(1);
    await ask(client, { maxAgeMs: 0 });
    expect(tokensOf(calls)).to.deep.equal(['t1', 't2', 't2']);
    expect(reasons).to.deep.equal(['initial', 'rejected']);
  });

  it('is well again after a real refusal over HTTP', async () => {
    await setFaults({ route: 'viewers', kind: 'expired-token', times: 1 });
    const reasons: string[] = [];
    const client = createClient({
      apiBase: API,
      getToken: ({ reason }) => {
        reasons.push(reason);
        return demoToken();
      },
    });
    expect((await ask(client)).xSeconds.length).to.equal(24);
    expect(reasons).to.deep.equal(['initial', 'rejected']);
    const log = await requests();
    expect(log.filter(({ path }) => path === ROUTES.viewers).length).to.equal(2);
  });

  it('gives up after the second refusal, and asks nobody again', async () => {
    const calls = stubFetch(refuse);
    const { getToken, reasons } = source();
    const client = createClient({ apiBase: API, getToken });
    for (let attempt = 0; attempt < 3; attempt++) {
      const error = await errorOf(ask(client), 'unauthorized');
      expect(error.status).to.equal(401);
      expect(textOf(error)).to.not.match(/\bt[12]\b/);
    }
    expect(tokensOf(calls)).to.deep.equal(['t1', 't2']);
    expect(reasons).to.deep.equal(['initial', 'rejected']);
  });

  it('asks again where a person wants it', async () => {
    let isOpen = false;
    const calls = stubFetch(() => (isOpen ? ok() : refuse()));
    const { getToken } = source();
    const client = createClient({ apiBase: API, getToken });
    await errorOf(ask(client), 'unauthorized');
    await errorOf(ask(client, { force: true }), 'unauthorized');
    expect(tokensOf(calls)).to.deep.equal(['t1', 't2', 't2', 't3']);
    isOpen = true;
    await errorOf(ask(client), 'unauthorized');
    expect((await ask(client, { force: true })).xSeconds.length).to.equal(24);
    expect((await ask(client)).xSeconds.length).to.equal(24);
  });

  it('asks again after it was configured anew', async () => {
    const calls = stubFetch(({ token }) => (token === 'good' ? ok() : refuse()));
    const client = new MetricsClient({ apiBase: API, getToken: () => 'bad' });
    await errorOf(ask(client), 'unauthorized');
    client.configure({ apiBase: API, getToken: () => 'good' });
    expect((await ask(client)).xSeconds.length).to.equal(24);
    expect(tokensOf(calls)).to.deep.equal(['bad', 'bad', 'good']);
  });

  it('asks again after a sign-in', async () => {
    stubFetch(({ url, token }) => {
      if (url.endsWith('/authenticate')) return jsonResponse({ token: 'good' });
      return token === 'good' ? ok() : refuse();
    });
    const client = createClient({ apiBase: API, getToken: () => 'bad' });
    await errorOf(ask(client), 'unauthorized');
    await client.signIn(DEMO);
    expect((await ask(client)).xSeconds.length).to.equal(24);
  });

  it('gets one new token for all who are refused at once', async () => {
    const calls = stubFetch(({ token }) => (token === 't1' ? refuse() : ok()));
    const { getToken, reasons } = source();
    const client = createClient({ apiBase: API, getToken });
    const asked = Array.from({ length: 10 }, (_, i) =>
      client.series('viewers', { ...VIEWERS_QUERY, streams: [`s${i}`] }, { signal: noAbort() }),
    );
    await Promise.all(asked);
    expect(reasons).to.deep.equal(['initial', 'rejected']);
    expect(calls.length).to.equal(20);
  });

  it('leaves only the base in peace that refused', async () => {
    stubFetch(({ url }) => (url.includes('/closed/') ? refuse() : ok()));
    const client = createClient({ apiBase: API, getToken: source().getToken });
    await errorOf(ask(client, { apiBase: '/closed' }), 'unauthorized');
    expect((await ask(client)).xSeconds.length).to.equal(24);
  });

  it('does not take a forbidden answer for a refused token', async () => {
    const calls = stubFetch(() => jsonResponse({ error: { errorCode: 105002 } }, 403));
    const { getToken, reasons } = source();
    const client = createClient({ apiBase: API, getToken });
    await errorOf(ask(client), 'forbidden');
    await errorOf(ask(client), 'forbidden');
    expect(calls.length).to.equal(2);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('is unauthorized without a request where there is no token to be had', async () => {
    const calls = stubFetch(ok);
    const client = createClient({
      apiBase: API,
      getToken: () => Promise.reject(new Error('s3cret')),
    });
    const error = await errorOf(ask(client), 'unauthorized');
    expect(textOf(error).includes('s3cret')).to.equal(false);
    expect(error.address).to.equal(location.origin + API);
    expect(calls.length).to.equal(0);
  });

  it('takes a token source that hangs as a timeout', async () => {
    const client = createClient({
      apiBase: API,
      getToken: () => new Promise(() => undefined),
      timeoutMs: 20,
    });
    await errorOf(ask(client), 'timeout');
  });

  it('asks for a new token when its own is past, and not before', async () => {
    const calls = stubFetch(ok);
    const nowSeconds = Date.now() / 1000;
    const tokens = [jwt({ exp: nowSeconds - 1 }), jwt({ exp: nowSeconds + 900 })];
    const reasons: string[] = [];
    const client = createClient({
      apiBase: API,
      getToken: ({ reason }) => tokens[reasons.push(reason) - 1] ?? 'none',
    });
    for (let i = 0; i < 3; i++) await ask(client, { maxAgeMs: 0 });
    expect(reasons).to.deep.equal(['initial', 'expired']);
    expect(tokensOf(calls)).to.deep.equal([tokens[0], tokens[1], tokens[1]]);
  });
});

describe('a client with cookies alone', () => {
  beforeEach(cleanUp);
  afterEach(cleanUp);

  it('sends no header of a token', async () => {
    const error = await errorOf(ask(createClient({ apiBase: API })), 'unauthorized');
    expect(error.code).to.equal(105012);
    const log = await requests();
    expect(log.map(({ hasToken }) => hasToken)).to.deep.equal([false]);
  });

  it('asks a refusing address once, and again where a person wants it', async () => {
    const calls = stubFetch(refuse);
    const client = createClient({ apiBase: API });
    await errorOf(ask(client), 'unauthorized');
    await errorOf(ask(client), 'unauthorized');
    expect(calls.length).to.equal(1);
    await errorOf(ask(client, { force: true }), 'unauthorized');
    expect(calls.length).to.equal(2);
  });
});

describe('a token', () => {
  beforeEach(cleanUp);
  afterEach(cleanUp);

  const { protocol, hostname, port } = location;
  const elsewhere: readonly (readonly [string, string])[] = [
    ['another host', `${OTHER}/simulator`],
    ['another port', `${protocol}//${hostname}:${Number(port) + 1}/simulator`],
    ['another name of the same machine', `${protocol}//127.0.0.1:${port}/simulator`],
    ['another protocol', `https://${hostname}:${port}/simulator`],
    ['a host that only begins the same', `${protocol}//${hostname}.evil.example:${port}/simulator`],
    ['a host without a protocol', '//evil.example/simulator'],
  ];
  for (const [what, apiBase] of elsewhere) {
    it(`is not sent to ${what} that an element asks`, async () => {
      const calls = stubFetch(ok);
      const { getToken, reasons } = source();
      const client = createClient({ apiBase: API, getToken });
      await ask(client, { apiBase });
      expect(calls.map(({ url }) => new URL(url).origin)).to.deep.equal([
        new URL(apiBase, location.href).origin,
      ]);
      expect(tokensOf(calls)).to.deep.equal([null]);
      expect(reasons).to.deep.equal([]);
    });
  }

  it('is not sent to the page’s own origin where another base is configured', async () => {
    const calls = stubFetch(ok);
    const client = createClient({ apiBase: OTHER, getToken: source().getToken });
    await ask(client, { apiBase: API });
    await ask(client);
    expect(tokensOf(calls)).to.deep.equal([null, 't1']);
  });

  it('is sent to a path on the page’s own origin where no base is configured', async () => {
    const calls = stubFetch(ok);
    const client = createClient({ getToken: source().getToken });
    await ask(client, { apiBase: API });
    await ask(client, { apiBase: OTHER });
    await ask(client);
    expect(tokensOf(calls)).to.deep.equal(['t1', null, 't1']);
  });

  it('is sent to another path of the configured origin', async () => {
    const calls = stubFetch(ok);
    const client = createClient({ apiBase: API, getToken: source().getToken });
    await ask(client, { apiBase: '/elsewhere' });
    expect(tokensOf(calls)).to.deep.equal(['t1']);
  });

  it('does not follow a redirect', async () => {
    const calls = stubFetch(ok);
    await ask(createClient({ apiBase: API, getToken: source().getToken }));
    expect(calls.map(({ init }) => init.redirect)).to.deep.equal(['error']);
  });

  it('of a sign-in is not sent to an address that was configured meanwhile', async () => {
    const answer = deferred<Response>();
    const calls = stubFetch(({ url }) => (url.endsWith('/authenticate') ? answer.promise : ok()));
    const client = new MetricsClient({ apiBase: API });
    const signedIn = client.signIn(DEMO).catch(() => undefined);
    client.configure({ apiBase: OTHER });
    answer.resolve(jsonResponse({ token: 'mine' }));
    await signedIn;
    await ask(client).catch(() => undefined);
    const toOther = calls.filter(({ url }) => url.startsWith(OTHER));
    expect(tokensOf(toOther)).to.deep.equal([null]);
  });
});

describe('signIn and signOut', () => {
  beforeEach(cleanUp);
  afterEach(cleanUp);

  it('trade e-mail and password for data, and give it back', async () => {
    const client = createClient({ apiBase: API });
    await client.signIn(DEMO);
    expect((await ask(client)).xSeconds.length).to.equal(24);
    client.signOut();
    await errorOf(ask(client), 'unauthorized');
    const log = await requests();
    expect(log.map(({ method, path, hasToken }) => [method, path, hasToken])).to.deep.equal([
      ['POST', '/authenticate', false],
      ['GET', ROUTES.viewers, true],
      ['GET', ROUTES.viewers, false],
    ]);
  });

  it('send the password in the body alone, without cookies and past no redirect', async () => {
    const calls = stubFetch(() => jsonResponse({ token: 'mine' }));
    await createClient({ apiBase: API, credentials: 'include' }).signIn(DEMO);
    const [call] = calls;
    expect(call?.url).to.equal(`${location.origin}${API}/authenticate`);
    expect(call?.init).to.include({ method: 'POST', credentials: 'omit', redirect: 'error' });
    expect(call?.init.body).to.equal(JSON.stringify(DEMO));
    expect(JSON.stringify(call?.init.headers)).to.not.contain(DEMO.password);
  });

  it('take what is no text for one, and never throw another error than ours', async () => {
    const calls = stubFetch(() => jsonResponse({ error: { errorCode: 102002 } }, 401));
    for (const [value, text] of [
      [10n ** 30n, `1${'0'.repeat(30)}`],
      [Symbol('mine'), 'symbol'],
      [{ toJSON: () => 1n }, '[object Object]'],
      [undefined, ''],
    ]) {
      const credentials = { email: value, password: value } as unknown as typeof DEMO;
      await errorOf(createClient({ apiBase: API }).signIn(credentials), 'unauthorized');
      expect(calls.at(-1)?.init.body).to.equal(JSON.stringify({ email: text, password: text }));
    }
  });

  it('reject a wrong password with what the server said, and no password', async () => {
    const client = createClient({ apiBase: API });
    const error = await errorOf(
      client.signIn({ ...DEMO, password: 'wr0ng-s3cret' }),
      'unauthorized',
    );
    expect(error).to.include({ status: 401, code: 102002, address: location.origin + API });
    expect(textOf(error).includes('wr0ng-s3cret')).to.equal(false);
    expect(textOf(error).includes(DEMO.email)).to.equal(false);
  });

  it('reject an unknown account as not found', async () => {
    const error = await errorOf(
      createClient({ apiBase: API }).signIn({ ...DEMO, email: 'nobody@example.com' }),
      'not-found',
    );
    expect(error.code).to.equal(102001);
  });

  it('tell an account whose plan is too low by the data alone', async () => {
    const client = createClient({ apiBase: API });
    await client.signIn({ ...DEMO, email: 'basic@example.com' });
    const error = await errorOf(ask(client), 'forbidden');
    expect(error.code).to.equal(105002);
  });

  const spoilt = [
    ['empty', 'schema'],
    ['wrong-types', 'schema'],
    ['broken-json', 'schema'],
    ['html', 'schema'],
    ['cut', 'network'],
    ['status', 'server'],
  ] as const;
  for (const [kind, expected] of spoilt) {
    it(`reject the fault "${kind}" as ${expected}`, async () => {
      await setFaults({ route: 'authenticate', kind });
      await errorOf(createClient({ apiBase: API }).signIn(DEMO), expected);
    });
  }

  it('reject a silent server as a timeout', async () => {
    await setFaults({ route: 'authenticate', kind: 'hang' });
    await errorOf(createClient({ apiBase: API, timeoutMs: 50 }).signIn(DEMO), 'timeout');
  });

  for (const token of ['', 'two words', 'line\nbreak']) {
    it(`reject ${JSON.stringify(token)}, which is no token`, async () => {
      stubFetch(() => jsonResponse({ token }));
      await errorOf(createClient({ apiBase: API }).signIn(DEMO), 'schema');
    });
  }

  it('keep the token that was there when a sign-in fails', async () => {
    const client = createClient({ apiBase: API });
    await client.signIn(DEMO);
    await errorOf(client.signIn({ ...DEMO, password: 'wrong' }), 'unauthorized');
    expect((await ask(client)).xSeconds.length).to.equal(24);
  });

  it('do not undo a sign-out with the answer to an earlier sign-in', async () => {
    const answer = deferred<Response>();
    const calls = stubFetch(({ url }) => (url.endsWith('/authenticate') ? answer.promise : ok()));
    const client = createClient({ apiBase: API });
    const signedIn = client.signIn(DEMO).catch(() => undefined);
    client.signOut();
    answer.resolve(jsonResponse({ token: 'mine' }));
    await signedIn;
    await ask(client);
    expect(calls.at(-1)?.token).to.equal(null);
  });

  it('go back to the configured source with a sign-out', async () => {
    const calls = stubFetch(({ url }) =>
      url.endsWith('/authenticate') ? jsonResponse({ token: 'mine' }) : ok(),
    );
    const client = createClient({ apiBase: API, getToken: source().getToken });
    await ask(client);
    await client.signIn(DEMO);
    await ask(client);
    client.signOut();
    await ask(client);
    expect(tokensOf(calls)).to.deep.equal(['t1', null, 'mine', 't2']);
  });

  it('ask nobody any more once the server has refused the token', async () => {
    const calls = stubFetch(({ url }) =>
      url.endsWith('/authenticate') ? jsonResponse({ token: 'mine' }) : refuse(),
    );
    const client = createClient({ apiBase: API });
    await client.signIn(DEMO);
    for (let attempt = 0; attempt < 4; attempt++) await errorOf(ask(client), 'unauthorized');
    expect(tokensOf(calls)).to.deep.equal([null, 'mine']);
  });

  it('do not send a token any more once it is past', async () => {
    const token = jwt({ exp: Date.now() / 1000 - 1 });
    const calls = stubFetch(({ url }) =>
      url.endsWith('/authenticate') ? jsonResponse({ token }) : ok(),
    );
    const client = createClient({ apiBase: API });
    await client.signIn(DEMO);
    // The first request takes it, as the clock of this machine may be wrong.
    for (let attempt = 0; attempt < 4; attempt++) await rejectionOfOrNothing(ask(client));
    expect(tokensOf(calls)).to.deep.equal([null, token]);
  });

  it('tell all who listen, until they have enough', async () => {
    stubFetch(() => jsonResponse({ token: 'mine' }));
    const client = new MetricsClient({ apiBase: API });
    const told: string[] = [];
    const end = client.subscribe(() => told.push('a'));
    client.subscribe(() => told.push('b'));
    await client.signIn(DEMO);
    client.signOut();
    end();
    client.configure({ apiBase: API });
    expect(told).to.deep.equal(['a', 'b', 'a', 'b', 'b']);
  });

  it('do not tell anybody of a sign-in that failed', async () => {
    stubFetch(refuse);
    const client = createClient({ apiBase: API });
    let told = 0;
    client.subscribe(() => told++);
    await errorOf(client.signIn(DEMO), 'unauthorized');
    expect(told).to.equal(0);
  });

  it('lead what waits for a token of before on to the next one', async () => {
    const answers: ((token: string) => void)[] = [];
    const getToken = () => new Promise<string>((resolve) => answers.push(resolve));
    const client = createClient({ apiBase: API, getToken });
    const asked = async (count: number) => {
      while (answers.length < count) await new Promise((resolve) => setTimeout(resolve));
    };
    const waiting = ask(client);
    await asked(1);
    client.signOut();
    answers[0]?.('of-before');
    await asked(2);
    answers[1]?.(await demoToken());
    expect((await waiting).xSeconds).to.have.length.above(0);
  });
});

async function rejectionOfOrNothing(promise: Promise<unknown>): Promise<void> {
  await promise.catch(() => undefined);
}
