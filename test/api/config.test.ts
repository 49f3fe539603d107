import { expect } from '@open-wc/testing';
import {
  configure,
  configureFromScript,
  sharedClient,
  signIn,
  signOut,
} from '../../src/api/config.js';
import {
  API,
  type Call,
  cleanUp,
  errorOf,
  jsonResponse,
  noAbort,
  requests,
  ROUTES,
  setFaults,
  stubFetch,
  textOf,
  VIEWERS_QUERY,
} from './support.js';

const VENDOR = 'https://metrics-api.nanostream.cloud';
const ok = () => jsonResponse({ data: [] });

function ask(options = {}) {
  return sharedClient
    .series('viewers', VIEWERS_QUERY, { signal: noAbort(), ...options })
    .then(({ series }) => series);
}

/** Base and token of each request for data. */
function seen(calls: readonly Call[]): (readonly [string, string | null])[] {
  return calls
    .filter(({ url }) => url.includes(ROUTES.viewers))
    .map(({ url, token }) => [url.slice(0, url.indexOf(ROUTES.viewers)), token]);
}

async function reset(): Promise<void> {
  configure({
    apiBase: undefined,
    getToken: undefined,
    credentials: undefined,
    routes: undefined,
    timeoutMs: undefined,
  });
  configureFromScript({});
  await cleanUp();
}

describe('the configuration of a page', () => {
  const { warn } = console;
  beforeEach(reset);
  afterEach(async () => {
    console.warn = warn;
    await reset();
  });

  it('is the vendor’s address without a token where nothing is said', async () => {
    const calls = stubFetch(ok);
    await ask();
    expect(seen(calls)).to.deep.equal([[VENDOR, null]]);
    expect(calls[0]?.init.credentials).to.equal('same-origin');
  });

  it('takes configure() before the script tag, and that before the default', async () => {
    const calls = stubFetch(({ url }) =>
      url.endsWith('/my-token') ? jsonResponse({ token: 'script' }) : ok(),
    );
    configureFromScript({
      apiBase: 'https://script.example',
      tokenUrl: '/my-token',
      credentials: 'omit',
    });
    await ask();
    configure({ apiBase: 'https://page.example' });
    await ask();
    configure({ getToken: () => 'page', credentials: 'include' });
    await ask();
    await ask({ apiBase: 'https://page.example/own' });
    expect(seen(calls)).to.deep.equal([
      ['https://script.example', 'script'],
      ['https://page.example', 'script'],
      ['https://page.example', 'page'],
      ['https://page.example/own', 'page'],
    ]);
    const credentials = calls
      .filter(({ url }) => url.includes(ROUTES.viewers))
      .map(({ init }) => init.credentials);
    expect(credentials).to.deep.equal(['omit', 'omit', 'include', 'include']);
  });

  it('keeps what a later configure() does not name', async () => {
    const calls = stubFetch(ok);
    configure({ apiBase: '/a', getToken: () => 'one' });
    configure({ credentials: 'omit' });
    configure({});
    await ask();
    expect(seen(calls)).to.deep.equal([[`${location.origin}/a`, 'one']]);
    expect(calls[0]?.init.credentials).to.equal('omit');
  });

  it('goes back to the script tag, and to the default, with undefined', async () => {
    const calls = stubFetch(ok);
    configureFromScript({ apiBase: '/script' });
    configure({ apiBase: '/page', getToken: () => 'one' });
    configure({ apiBase: undefined, getToken: undefined });
    await ask();
    configureFromScript({});
    await ask();
    expect(seen(calls)).to.deep.equal([
      [`${location.origin}/script`, null],
      [VENDOR, null],
    ]);
  });

  it('does not depend on whether the script tag or configure() comes first', async () => {
    const calls = stubFetch(ok);
    configure({ apiBase: '/page' });
    configureFromScript({ apiBase: '/script' });
    await ask();
    expect(seen(calls)).to.deep.equal([[`${location.origin}/page`, null]]);
  });

  it('takes empty attributes of the script tag as none', async () => {
    const calls = stubFetch(ok);
    const warnings: unknown[] = [];
    console.warn = (...args: unknown[]) => warnings.push(args);
    configureFromScript({ apiBase: '', tokenUrl: '', credentials: '' });
    await ask();
    expect(seen(calls)).to.deep.equal([[VENDOR, null]]);
    expect(warnings).to.deep.equal([]);
  });

  it('warns once of data-credentials that are none, and keeps the default', async () => {
    const calls = stubFetch(ok);
    const warnings: string[] = [];
    console.warn = (...args: unknown[]) => warnings.push(args.join(' '));
    configureFromScript({ credentials: 'always' });
    await ask();
    expect(calls[0]?.init.credentials).to.equal('same-origin');
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.match(/data-credentials.*omit.*same-origin.*include/);
  });

  it('tells listeners of every change', () => {
    let told = 0;
    const end = sharedClient.subscribe(() => told++);
    configure({ apiBase: '/a' });
    configureFromScript({ apiBase: '/b' });
    signOut();
    end();
    configure({ apiBase: '/c' });
    expect(told).to.equal(3);
  });

  it('signs in to the configured API and out again', async () => {
    configure({ apiBase: API });
    await signIn({ email: 'demo@example.com', password: 'demo-password' });
    expect((await ask()).xSeconds.length).to.equal(24);
    signOut();
    await errorOf(ask(), 'unauthorized');
  });

  it('forgets a sign-in when another address is configured', async () => {
    const calls = stubFetch(({ url }) =>
      url.endsWith('/authenticate') ? jsonResponse({ token: 'mine' }) : ok(),
    );
    configure({ apiBase: API });
    await signIn({ email: 'demo@example.com', password: 'demo-password' });
    configure({ apiBase: 'https://other.example' });
    await ask();
    expect(seen(calls)).to.deep.equal([['https://other.example', null]]);
  });

  describe('with data-token-url', () => {
    it('gets tokens there by POST with same-origin cookies, over HTTP', async () => {
      configureFromScript({ apiBase: API, tokenUrl: `${API}/token` });
      expect((await ask()).xSeconds.length).to.equal(24);
      await ask({ force: true });
      const log = await requests();
      expect(log.map(({ method, path, hasToken }) => [method, path, hasToken])).to.deep.equal([
        ['POST', '/token', false],
        ['GET', ROUTES.viewers, true],
        ['GET', ROUTES.viewers, true],
      ]);
    });

    it('sends no cookies to other origins', async () => {
      const calls = stubFetch(() => jsonResponse({ token: 'one', data: [] }));
      configureFromScript({ apiBase: API, tokenUrl: '/my-token', credentials: 'include' });
      await ask();
      expect(calls[0]?.init).to.include({ method: 'POST', credentials: 'same-origin' });
    });

    const faults = [
      ['status', { status: 401 }, 'unauthorized'],
      ['status', { status: 500 }, 'server'],
      ['html', {}, 'schema'],
      ['empty', {}, 'schema'],
      ['wrong-types', {}, 'schema'],
      ['broken-json', {}, 'schema'],
      ['cut', {}, 'network'],
    ] as const;
    for (const [kind, more, expected] of faults) {
      it(`takes the fault "${kind}" there as ${expected}, and names that address`, async () => {
        await setFaults({ route: 'token', kind, ...more });
        configureFromScript({ apiBase: API, tokenUrl: `${API}/token?session=s3cret` });
        const error = await errorOf(ask(), expected);
        expect(error.address).to.equal(`${API}/token`);
        expect(textOf(error).includes('s3cret')).to.equal(false);
      });
    }

    it('is unauthorized with a token that is over and replaced by another such', async () => {
      await setFaults({ route: 'token', kind: 'expired-token' });
      configureFromScript({ apiBase: API, tokenUrl: `${API}/token` });
      await errorOf(ask(), 'unauthorized');
      await errorOf(ask(), 'unauthorized');
      const log = await requests();
      expect(log.filter(({ path }) => path === ROUTES.viewers).length).to.equal(2);
    });

    it('keeps the query of its address', async () => {
      const calls = stubFetch(() => jsonResponse({ token: 'one', data: [] }));
      configureFromScript({ apiBase: API, tokenUrl: ' /my-token?account=7 ' });
      await ask();
      expect(calls[0]?.url).to.equal(`${location.origin}/my-token?account=7`);
    });

    const refused = [
      ['a password', 'https://me:s3cret@tokens.example/'],
      ['code', 'javascript:globalThis.s3cret=1'],
      ['data that looks like an answer', 'data:application/json,{"token":"s3cret"}'],
    ] as const;
    for (const [what, tokenUrl] of refused) {
      it(`refuses an address of ${what}, and asks nobody`, async () => {
        const calls = stubFetch(() => jsonResponse({ token: 'one', data: [] }));
        configureFromScript({ apiBase: API, tokenUrl });
        const error = await errorOf(ask(), 'invalid');
        expect(error.address).to.be.a('string').that.is.not.equal('');
        if (tokenUrl.startsWith('https:')) {
          expect(textOf(error).includes('s3cret'), error.address).to.equal(false);
        }
        expect(calls).to.deep.equal([]);
        expect(globalThis).not.to.have.property('s3cret');
      });
    }
  });
});
