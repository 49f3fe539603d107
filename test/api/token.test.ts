import { expect } from '@open-wc/testing';
import { MetricsError } from '../../src/api/errors.js';
import { type GetToken, TokenStore } from '../../src/api/token.js';
import { deferred, errorOf, jwt, rejectionOf, textOf } from './support.js';

const NOW_MS = Date.parse('2025-09-24T15:20Z');
const NOW_SECONDS = NOW_MS / 1000;

/** A store that is asked by a clock of the test's own, and what its source was asked. */
function makeStore(getToken: GetToken, timeoutMs = 60_000) {
  const reasons: string[] = [];
  const signals: AbortSignal[] = [];
  const clock = { nowMs: NOW_MS };
  const tokens = new TokenStore((options) => {
    reasons.push(options.reason);
    signals.push(options.signal);
    return getToken(options);
  }, timeoutMs);
  const store = {
    get: () => tokens.get(clock.nowMs),
    replace: (refused: string) => tokens.replace(refused, clock.nowMs),
    close: () => {
      tokens.close();
    },
    get latest() {
      return tokens.latest;
    },
  };
  return { store, reasons, signals, clock };
}

function numbered(): GetToken {
  let count = 0;
  return () => `token-${++count}`;
}

describe('TokenStore', () => {
  it('asks once for all of fifty callers', async () => {
    const answer = deferred<string>();
    const { store, reasons } = makeStore(() => answer.promise);
    const promises = Array.from({ length: 50 }, () => store.get());
    answer.resolve('token-1');
    expect(new Set(await Promise.all(promises))).to.deep.equal(new Set(['token-1']));
    expect(await store.get()).to.equal('token-1');
    expect(reasons).to.deep.equal(['initial']);
  });

  it('asks once for all who were refused with the same token', async () => {
    const { store, reasons } = makeStore(numbered());
    await store.get();
    const promises = Array.from({ length: 50 }, () => store.replace('token-1'));
    expect(new Set(await Promise.all(promises))).to.deep.equal(new Set(['token-2']));
    expect(reasons).to.deep.equal(['initial', 'rejected']);
  });

  it('gives whoever was refused with an older token the newer one without asking', async () => {
    const { store, reasons } = makeStore(numbered());
    await store.get();
    await store.replace('token-1');
    expect(await store.replace('token-1')).to.equal('token-2');
    expect(reasons).to.deep.equal(['initial', 'rejected']);
  });

  it('gives whoever comes while a token is replaced the new one', async () => {
    const answers = [deferred<string>(), deferred<string>()];
    let asked = 0;
    const { store, reasons } = makeStore(() => answers[asked++]?.promise ?? 'none');
    answers[0]?.resolve('old');
    await store.get();
    const replaced = store.replace('old');
    const got = store.get();
    answers[1]?.resolve('new');
    expect(await Promise.all([replaced, got, store.replace('old')])).to.deep.equal([
      'new',
      'new',
      'new',
    ]);
    expect(reasons).to.deep.equal(['initial', 'rejected']);
  });

  it('takes a token that a source gives without a promise', async () => {
    const { store } = makeStore(() => 'plain');
    expect(await store.get()).to.equal('plain');
  });

  describe('with a token that tells its end', () => {
    it('asks anew with the reason "expired" once that is past', async () => {
      const { store, reasons, clock } = makeStore(() => jwt({ exp: clock.nowMs / 1000 + 900 }));
      const first = await store.get();
      clock.nowMs += 600_000;
      expect(await store.get()).to.equal(first);
      clock.nowMs += 300_000;
      expect(await store.get()).to.not.equal(first);
      expect(reasons).to.deep.equal(['initial', 'expired']);
    });

    it('asks anew a moment before, so that it does not end on the way', async () => {
      const { store, reasons, clock } = makeStore(() => jwt({ exp: clock.nowMs / 1000 + 900 }));
      await store.get();
      clock.nowMs += 899_000;
      await store.get();
      expect(reasons).to.deep.equal(['initial', 'expired']);
    });

    it('asks once for all who find it expired', async () => {
      const { store, reasons, clock } = makeStore(() => jwt({ exp: clock.nowMs / 1000 + 900 }));
      await store.get();
      clock.nowMs += 1_000_000;
      await Promise.all(Array.from({ length: 50 }, () => store.get()));
      expect(reasons).to.deep.equal(['initial', 'expired']);
    });

    it('gives one that is already over to the first who asks, as clocks may be wrong', async () => {
      const token = jwt({ exp: NOW_SECONDS - 900 });
      const { store, reasons } = makeStore(() => token);
      expect(await store.get()).to.equal(token);
      expect(reasons).to.deep.equal(['initial']);
    });

    it('reads it from characters that only base64url has', async () => {
      const { store, reasons } = makeStore(() => jwt({ sub: '~~~???>>>', exp: NOW_SECONDS - 1 }));
      await store.get();
      await store.get();
      expect(reasons).to.deep.equal(['initial', 'expired']);
    });
  });

  const opaque: readonly (readonly [string, string])[] = [
    ['without dots', 'opaque'],
    ['with dots and no JSON', 'a.b.c'],
    ['with dots and no base64', 'a.!!!.c'],
    ['with an empty middle', 'a..c'],
    ['whose claims are null', jwt(null)],
    ['whose claims are a list', jwt([1])],
    ['whose claims are a text', jwt('exp')],
    ['without an end', jwt({ sub: 'me' })],
    ['whose end is a text', jwt({ exp: '1' })],
    ['whose end is null', jwt({ exp: null })],
    ['whose end is far too far', `a.${btoa('{"exp":1e999}')}.c`],
  ];
  for (const [what, token] of opaque) {
    it(`uses a token ${what} until it is refused`, async () => {
      const { store, reasons, clock } = makeStore(() => token);
      await store.get();
      clock.nowMs += 1e12;
      expect(await store.get()).to.equal(token);
      expect(reasons).to.deep.equal(['initial']);
    });
  }

  const garbage: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['blanks', '   '],
    ['a number', 12_345],
    ['an object', { token: 's3cret' }],
    ['a text with a line break', 's3cret\r\nx-evil: 1'],
    ['a text with a blank', 's3cret token'],
    ['letters that no header takes', 's3cret-ü'],
  ];
  for (const [what, value] of garbage) {
    it(`takes ${what} as no token, and does not repeat it`, async () => {
      const { store } = makeStore(() => value as string);
      const error = await errorOf(store.get(), 'unauthorized');
      expect(textOf(error).includes('s3cret')).to.equal(false);
    });
  }

  const failing: readonly (readonly [string, GetToken])[] = [
    [
      'throws',
      () => {
        throw new Error('s3cret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('s3cret'))],
    [
      'rejects by an abort of its own',
      () => Promise.reject(new DOMException('s3cret', 'AbortError')),
    ],
  ];
  for (const [what, getToken] of failing) {
    it(`is unauthorized where the source ${what}, without its words`, async () => {
      const error = await errorOf(makeStore(getToken).store.get(), 'unauthorized');
      expect(textOf(error).includes('s3cret')).to.equal(false);
    });
  }

  it('passes on an error of ours from the source', async () => {
    const own = new MetricsError('network', 'words', { address: '/token' });
    const { store } = makeStore(() => Promise.reject(own));
    expect(await rejectionOf(store.get())).to.equal(own);
  });

  it('asks again after a failure, which is never kept', async () => {
    let asked = 0;
    const { store } = makeStore(() => {
      if (++asked === 1) throw new Error('not yet');
      return 'token';
    });
    await errorOf(store.get(), 'unauthorized');
    expect(await store.get()).to.equal('token');
  });

  it('waits no longer than its time for a source that hangs, and aborts it', async () => {
    const { store, signals } = makeStore(() => new Promise(() => undefined), 5);
    await errorOf(store.get(), 'timeout');
    expect(signals.map((signal) => signal.aborted)).to.deep.equal([true]);
  });

  it('does not take what a source gives too late', async () => {
    const late = deferred<string>();
    let asked = 0;
    const { store, reasons } = makeStore(() => (++asked === 1 ? late.promise : 'second'), 5);
    await errorOf(store.get(), 'timeout');
    late.resolve('late');
    await late.promise;
    expect(await store.get()).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('gives the source a signal that is not aborted while it is asked', async () => {
    const { store, signals } = makeStore(() => 'token');
    await store.get();
    expect(signals.map((signal) => signal.aborted)).to.deep.equal([false]);
  });

  describe('after close', () => {
    it('aborts the source and rejects with an abort', async () => {
      const { store, signals } = makeStore(() => new Promise(() => undefined));
      const promise = store.get();
      store.close();
      const error = await rejectionOf(promise);
      expect(error).to.be.instanceOf(DOMException).with.property('name', 'AbortError');
      expect(signals.map((signal) => signal.aborted)).to.deep.equal([true]);
    });

    it('has forgotten its token and asks nobody', async () => {
      const { store, reasons } = makeStore(numbered());
      await store.get();
      store.close();
      for (const promise of [store.get(), store.replace('token-1')]) {
        expect(await rejectionOf(promise)).to.be.instanceOf(DOMException);
      }
      expect(reasons).to.deep.equal(['initial']);
    });
  });
});
