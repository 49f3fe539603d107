import { expect } from '@open-wc/testing';
import { type Address, resolveApiBase } from '../../src/api/address.js';
import { endpointOf } from '../../src/api/endpoint.js';
import { isAbort } from '../../src/api/errors.js';
import type { Priority } from '../../src/api/limiter.js';
import { Session } from '../../src/api/session.js';
import type { RunControl } from '../../src/api/shared-run.js';
import type { GetToken } from '../../src/api/token.js';
import { FakeTime, settled, until } from '../support/fake-time.js';
import { responseOf } from '../support/response.js';
import {
  abortOf,
  type Call,
  deferred,
  errorOf,
  freshBase,
  jsonResponse,
  jwt,
  noAbort,
  rejectionOf,
  restoreFetch,
  stubFetch,
} from './support.js';

const PATH = '/v2/route?from=now';
const BURST = 30;
const REFILL_MS = 1_020;

const ok = () => jsonResponse({ data: [] });
const refuse = () => jsonResponse({ error: { errorCode: 105011 } }, 401);

describe('Session', () => {
  let time: FakeTime;
  let address: Address;

  beforeEach(() => {
    time = new FakeTime().install();
    address = resolveApiBase(freshBase());
  });
  afterEach(() => {
    time.restore();
    restoreFetch();
  });

  function open({
    getToken,
    credentials = 'same-origin',
    mayHaveToken = () => true,
  }: {
    getToken?: GetToken | undefined;
    credentials?: RequestCredentials;
    mayHaveToken?: (address: Address) => boolean;
  } = {}): Session {
    return new Session({ getToken, credentials, mayHaveToken, timeoutMs: 15_000 });
  }

  /** A source of tokens `t1`, `t2`, … that keeps the reasons. */
  function source() {
    const reasons: string[] = [];
    const getToken: GetToken = ({ reason }) => `t${reasons.push(reason)}`;
    return { getToken, reasons };
  }

  function control(changes: Partial<RunControl> = {}): RunControl {
    return { signal: noAbort(), patience: noAbort(), priority: () => 1, ...changes };
  }

  async function statusOf(session: Session, of = address): Promise<number> {
    return (await session.get(PATH, of, control())).status;
  }

  /** Takes all turns that may be had at once. */
  async function useUp(): Promise<void> {
    for (let i = 0; i < BURST; i++) {
      await endpointOf(address.href).limiter.take(() => 0, noAbort());
    }
  }

  const tokensOf = (calls: readonly Call[]) => calls.map(({ token }) => token);

  describe('sends', () => {
    it('the path to the address, with the token in a header alone', async () => {
      const calls = stubFetch(ok);
      const answer = await open({ getToken: () => 's3cret' }).get(PATH, address, control());
      expect(answer).to.deep.include({ isOk: true, status: 200, body: { data: [] } });
      expect(calls.map(({ url }) => url)).to.deep.equal([address.href + PATH]);
      expect(calls[0]?.init.headers).to.deep.equal({
        accept: 'application/json',
        'x-access-token': 's3cret',
      });
    });

    it('a token past no redirect, and past no cache of the browser', async () => {
      const calls = stubFetch(ok);
      await statusOf(open({ getToken: () => 's3cret' }));
      expect(calls[0]?.init).to.include({ redirect: 'error', cache: 'no-store' });
    });

    it('what carries no token wherever a redirect leads', async () => {
      const calls = stubFetch(ok);
      await statusOf(open());
      expect(calls[0]?.init).to.include({ redirect: 'follow', cache: 'no-store' });
      expect(calls[0]?.init.headers).to.deep.equal({ accept: 'application/json' });
    });

    it('cookies as it is told', async () => {
      for (const credentials of ['omit', 'same-origin', 'include'] as const) {
        const calls = stubFetch(ok);
        await statusOf(open({ credentials }));
        expect(calls[0]?.init.credentials).to.equal(credentials);
      }
    });

    it('no token where none may go, and asks nobody for one', async () => {
      const calls = stubFetch(ok);
      const { getToken, reasons } = source();
      const asked: Address[] = [];
      const mayHaveToken = (to: Address) => {
        asked.push(to);
        return false;
      };
      await statusOf(open({ getToken, mayHaveToken }));
      expect(tokensOf(calls)).to.deep.equal([null]);
      expect(reasons).to.deep.equal([]);
      expect(new Set(asked)).to.deep.equal(new Set([address]));
    });
  });

  describe('waits for its turn', () => {
    it('with its urgency and patience', async () => {
      const calls = stubFetch(ok);
      const session = open();
      await useUp();
      const get = (path: string, priority: Priority, patience = noAbort()) =>
        session.get(path, address, control({ patience, priority: () => priority }));
      const patience = new AbortController();
      const asked = [get('/later', 3), get('/soon', 1), get('/never', 0, patience.signal)];
      const given = rejectionOf(asked[2] ?? Promise.resolve());
      patience.abort('enough');
      expect(await given).to.equal('enough');
      await time.pass(REFILL_MS);
      await time.pass(REFILL_MS);
      await Promise.all(asked.slice(0, 2));
      const urls = calls.map(({ url }) => url);
      expect(urls).to.deep.equal([`${address.href}/soon`, `${address.href}/later`]);
    });

    it('only with a token in hand, as others need not wait for that', async () => {
      const calls = stubFetch(ok);
      const token = deferred<string>();
      const slow = open({ getToken: () => token.promise }).get('/slow', address, control());
      for (let i = 0; i < BURST; i++) await open().get('/quick', address, control());
      expect(calls.length).to.equal(BURST);
      token.resolve('t');
      await settled();
      expect(calls.length).to.equal(BURST);
      await time.pass(REFILL_MS);
      await slow;
      expect(calls.at(-1)?.url).to.contain('/slow');
    });

    it('and goes with the token that is newest by then', async () => {
      const calls = stubFetch(({ url }) => (url.includes('/refused') ? refuse() : ok()));
      const { getToken } = source();
      const session = open({ getToken });
      for (let i = 1; i < BURST; i++) await session.get('/first', address, control());
      // The last turn of the burst is refused, which brings a new token.
      session.get('/refused', address, control()).catch(() => undefined);
      const waiting = session.get('/waiting', address, control());
      await until(() => calls.some(({ url }) => url.includes('/refused')));
      await time.pass(3 * REFILL_MS);
      await waiting;
      const { token } = calls.find(({ url }) => url.includes('/waiting')) ?? {};
      expect(token).to.equal('t2');
    });

    it('but not any more once it has ended, with a token that is forgotten', async () => {
      const calls = stubFetch(ok);
      const session = open({ getToken: () => 's3cret' });
      await useUp();
      const outcome = session.get(PATH, address, control()).catch((error: unknown) => error);
      await settled();
      session.close();
      await time.pass(10 * REFILL_MS);
      expect(isAbort(await outcome)).to.equal(true);
      expect(tokensOf(calls)).to.deep.equal([]);
    });
  });

  describe('that is refused', () => {
    it('gets one new token by force, and asks once more', async () => {
      const calls = stubFetch(({ token }) => (token === 't1' ? refuse() : ok()));
      const { getToken, reasons } = source();
      const session = open({ getToken });
      expect(await statusOf(session)).to.equal(200);
      expect(tokensOf(calls)).to.deep.equal(['t1', 't2']);
      expect(reasons).to.deep.equal(['initial', 'rejected']);
      expect(await statusOf(session), 'nothing is remembered of it').to.equal(200);
      expect(tokensOf(calls)).to.deep.equal(['t1', 't2', 't2']);
    });

    it('gives the second refusal, and then sends nothing and asks nobody', async () => {
      const calls = stubFetch(refuse);
      const { getToken, reasons } = source();
      const session = open({ getToken });
      expect(await statusOf(session)).to.equal(401);
      for (let i = 0; i < 3; i++) {
        const error = await errorOf(statusOf(session), 'unauthorized');
        expect(error).to.include({ status: 401, message: 'Sign-in refused' });
      }
      expect(tokensOf(calls)).to.deep.equal(['t1', 't2']);
      expect(reasons).to.deep.equal(['initial', 'rejected']);
    });

    it('asks again where it is told to reconsider', async () => {
      const calls = stubFetch(({ token }) => (token === 't3' ? ok() : refuse()));
      const { getToken } = source();
      const session = open({ getToken });
      await statusOf(session);
      session.reconsider(address);
      expect(await statusOf(session)).to.equal(200);
      expect(await statusOf(session)).to.equal(200);
      expect(tokensOf(calls)).to.deep.equal(['t1', 't2', 't2', 't3', 't3']);
    });

    it('leaves no other address in peace', async () => {
      stubFetch(({ url }) => (url.startsWith(address.href) ? refuse() : ok()));
      const session = open({ getToken: source().getToken });
      await statusOf(session);
      const other = resolveApiBase(freshBase());
      expect(await statusOf(session, other)).to.equal(200);
      session.reconsider(other);
      await errorOf(statusOf(session), 'unauthorized');
    });

    it('without a token of its own asks once', async () => {
      for (const session of [open(), open({ ...source(), mayHaveToken: () => false })]) {
        address = resolveApiBase(freshBase());
        const calls = stubFetch(refuse);
        expect(await statusOf(session)).to.equal(401);
        await errorOf(statusOf(session), 'unauthorized');
        expect(calls.length).to.equal(1);
      }
    });

    it('takes no other status for a refusal', async () => {
      for (const status of [400, 403, 404, 500]) {
        address = resolveApiBase(freshBase());
        const calls = stubFetch(() => jsonResponse({}, status));
        const session = open({ getToken: source().getToken });
        for (let i = 0; i < 3; i++) expect(await statusOf(session)).to.equal(status);
        expect(tokensOf(calls)).to.deep.equal(['t1', 't1', 't1']);
      }
    });

    it('keeps those back who have waited for their turn meanwhile', async () => {
      const calls = stubFetch(refuse);
      const session = open({ getToken: source().getToken });
      for (let i = 2; i < BURST; i++) {
        await endpointOf(address.href).limiter.take(() => 0, noAbort());
      }
      const asked = [statusOf(session)];
      await until(() => calls.length === 2);
      asked.push(statusOf(session));
      expect(await asked[0]).to.equal(401);
      await time.pass(10 * REFILL_MS);
      await errorOf(asked[1] ?? Promise.resolve(), 'unauthorized');
      expect(calls.length).to.equal(2);
    });

    it('waits no longer for a new token than it may', async () => {
      stubFetch(refuse);
      let asked = 0;
      const session = open({
        getToken: () => (++asked === 1 ? 't1' : new Promise(() => undefined)),
      });
      const answer = statusOf(session);
      answer.catch(() => undefined);
      await until(() => asked === 2);
      await time.pass(15_000);
      await errorOf(answer, 'timeout');
    });

    it('leaves who has left alone, and goes on for the others', async () => {
      stubFetch(({ token }) => (token === 't1' ? refuse() : ok()));
      const second = deferred<string>();
      let asked = 0;
      const session = open({ getToken: () => (++asked === 1 ? 't1' : second.promise) });
      const abort = new AbortController();
      const leaving = session.get(PATH, address, control({ signal: abort.signal }));
      const staying = statusOf(session);
      const left = rejectionOf(leaving);
      await until(() => asked === 2);
      abort.abort('gone');
      expect(await left).to.equal('gone');
      second.resolve('t2');
      expect(await staying).to.equal(200);
      expect(asked).to.equal(2);
    });
  });

  describe('judges the end of a token by the clock of the API', () => {
    const LIFE_MS = 900_000;

    for (const aheadMs of [-3_600_000, 0, 3_600_000]) {
      it(`where that of the machine is ${aheadMs / 60_000} min ahead`, async () => {
        const apiMs = () => time.nowMs - aheadMs;
        const calls = stubFetch(() =>
          responseOf('{}', { headers: { date: new Date(apiMs()).toUTCString() } }),
        );
        const reasons: string[] = [];
        const session = open({
          getToken: ({ reason }) => {
            reasons.push(reason);
            return jwt({ exp: (apiMs() + LIFE_MS) / 1000, sub: reasons.length });
          },
        });
        await statusOf(session);
        time.nowMs += LIFE_MS / 2;
        await statusOf(session);
        expect(reasons, 'it has not ended').to.deep.equal(['initial']);
        time.nowMs += LIFE_MS / 2;
        await statusOf(session);
        expect(reasons).to.deep.equal(['initial', 'expired']);
        expect(new Set(tokensOf(calls)).size).to.equal(2);
      });
    }
  });

  it('ends a wait for a token when it ends', async () => {
    let signal: AbortSignal | undefined;
    const session = open({
      getToken: (options) => {
        ({ signal } = options);
        return new Promise(() => undefined);
      },
    });
    const asked = abortOf(statusOf(session));
    session.close();
    await asked;
    expect(signal?.aborted).to.equal(true);
  });

  it('keeps answers of its own', () => {
    expect(open().store).to.not.equal(open().store);
  });
});
