import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MetricsError } from '../../src/api/errors.js';
import { type ErrorKind, OUTCOMES } from '../../src/api/outcomes.js';
import { Retry } from '../../src/api/retry.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { errorOf, noAbort, rejectionOf } from './support.js';

/** The largest number that a source of random numbers gives. */
const ALMOST_ONE = 1 - Number.EPSILON / 2;

describe('Retry', () => {
  let time: FakeTime;

  beforeEach(() => (time = new FakeTime().install()));
  afterEach(() => time.restore());

  /** Asks a question whose attempts end as `outcomes` say; tells when each began. */
  function ask(
    retry: Retry,
    outcomes: readonly unknown[],
    { question = 'question', patience = noAbort() } = {},
  ) {
    const attemptsMs: number[] = [];
    const askedMs = time.passedMs;
    const promise = retry.run(question, patience, async () => {
      const outcome = outcomes[attemptsMs.push(time.passedMs - askedMs) - 1];
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
    promise.catch(() => undefined);
    return { promise, attemptsMs };
  }

  /** Asks, and lets the time pass that this may take. */
  async function failureOf(retry: Retry, outcomes: readonly unknown[], question = 'question') {
    const asked = ask(retry, outcomes, { question });
    await time.pass(10_000);
    return { error: await rejectionOf(asked.promise), attemptsMs: asked.attemptsMs };
  }

  const failing = (kind: ErrorKind = 'server', retryInMs?: number) =>
    Array.from({ length: 9 }, () => new MetricsError(kind, 'words', { retryInMs }));

  it('gives at once what succeeds at once', async () => {
    const { promise, attemptsMs } = ask(new Retry(), ['good']);
    expect(await promise).to.equal('good');
    expect(attemptsMs).to.deep.equal([0]);
    expect(time.timers).to.deep.equal([]);
  });

  it('says nothing of two failures in a row', async () => {
    const { promise, attemptsMs } = ask(new Retry(() => 0.5), [...failing().slice(0, 2), 'good']);
    await time.pass(10_000);
    expect(await promise).to.equal('good');
    // Half of 500 ms, then half of 1,000 ms.
    expect(attemptsMs).to.deep.equal([0, 250, 750]);
  });

  it('tells of the third, and when to try again', async () => {
    const { error, attemptsMs } = await failureOf(new Retry(() => 0.5), failing());
    expect(error).to.include({ kind: 'server', message: 'words', retryInMs: 1_000 });
    expect(attemptsMs.length).to.equal(3);
    expect(time.timers).to.deep.equal([]);
  });

  it('doubles the longest pause with each failure, up to a minute', async () => {
    const retry = new Retry(() => ALMOST_ONE);
    await failureOf(retry, failing());
    const pausesMs: number[] = [];
    for (let i = 0; i < 10; i++) {
      const { error, attemptsMs } = await failureOf(retry, failing());
      expect(attemptsMs.length, 'one attempt each').to.equal(1);
      pausesMs.push(Math.round(retryInMsOf(error)));
    }
    expect(pausesMs).to.deep.equal([
      4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('spreads every pause evenly from nothing up to its longest', async () => {
    const random = fc.double({ min: 0, max: ALMOST_ONE, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(random, { minLength: 3, maxLength: 12 }), async (randoms) => {
        const left = [...randoms];
        const retry = new Retry(() => left.shift() ?? NaN);
        const first = await failureOf(retry, failing());
        const [startMs = NaN, secondMs = NaN, thirdMs = NaN] = first.attemptsMs;
        const pausesMs = [secondMs - startMs, thirdMs - secondMs, retryInMsOf(first.error)];
        for (let i = pausesMs.length; i < randoms.length; i++) {
          const { error } = await failureOf(retry, failing());
          pausesMs.push(retryInMsOf(error));
        }
        for (const [i, pauseMs] of pausesMs.entries()) {
          const expectedMs = (randoms[i] ?? NaN) * Math.min(500 * 2 ** i, 60_000);
          expect(pauseMs, `pause ${i}`).to.be.closeTo(expectedMs, 1e-3);
        }
      }),
    );
  });

  describe('with a time to wait that the API tells', () => {
    it('keeps to it where that is longer than its own', async () => {
      const { error, attemptsMs } = await failureOf(
        new Retry(() => 0.5),
        failing('rate-limit', 30_000),
      );
      expect(error).to.include({ kind: 'rate-limit', retryInMs: 30_000 });
      expect(attemptsMs, 'a long one is not waited for in silence').to.deep.equal([0]);
    });

    it('waits for a short one in silence', async () => {
      const retry = new Retry(() => 0);
      const { promise, attemptsMs } = ask(retry, [...failing('server', 500).slice(0, 1), 'good']);
      await time.pass(10_000);
      expect(await promise).to.equal('good');
      expect(attemptsMs).to.deep.equal([0, 500]);
    });

    it('takes 1 ms more than its own longest as long', async () => {
      const { attemptsMs } = await failureOf(new Retry(() => 0), failing('server', 501));
      expect(attemptsMs).to.deep.equal([0]);
    });

    it('waits longer where its own pause is longer', async () => {
      const { attemptsMs } = await failureOf(new Retry(() => 0.5), failing('server', 1));
      expect(attemptsMs).to.deep.equal([0, 250, 750]);
    });

    it('may wait for more than a minute', async () => {
      const { error } = await failureOf(new Retry(), failing('server', 3_600_000));
      expect(error).to.include({ retryInMs: 3_600_000 });
    });
  });

  for (const [kind, { isTransient }] of Object.entries(OUTCOMES)) {
    if (isTransient) continue;
    it(`passes on "${kind}" at once, which does not pass by itself`, async () => {
      const thrown = new MetricsError(OUTCOMES[kind as ErrorKind].kind, 'words');
      const { promise, attemptsMs } = ask(new Retry(), [thrown]);
      expect(await rejectionOf(promise)).to.equal(thrown);
      expect(attemptsMs).to.deep.equal([0]);
      expect(time.timers).to.deep.equal([]);
    });
  }

  it('passes on at once what is no error of ours', async () => {
    for (const thrown of [new DOMException('gone', 'AbortError'), new TypeError('mine')]) {
      const asked = ask(new Retry(), [thrown]);
      expect(await rejectionOf(asked.promise)).to.equal(thrown);
      expect(asked.attemptsMs).to.deep.equal([0]);
    }
  });

  it('does not repeat a timeout in silence, which has been long enough', async () => {
    const { error, attemptsMs } = await failureOf(new Retry(() => 0.5), failing('timeout'));
    expect(attemptsMs).to.deep.equal([0]);
    expect(error).to.include({ kind: 'timeout', retryInMs: 250 });
  });

  describe('without a network', () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

    afterEach(() => {
      if (real) Object.defineProperty(globalThis, 'navigator', real);
      else Reflect.deleteProperty(globalThis, 'navigator');
      Reflect.deleteProperty(navigator, 'onLine');
    });

    function setOnLine(value: boolean | undefined): void {
      Object.defineProperty(navigator, 'onLine', { value, configurable: true });
    }

    it('repeats nothing in silence', async () => {
      setOnLine(false);
      const { error, attemptsMs } = await failureOf(new Retry(() => 0.5), failing('network'));
      expect(attemptsMs).to.deep.equal([0]);
      expect(error).to.include({ kind: 'network', retryInMs: 250 });
    });

    const others: readonly (readonly [string, () => void])[] = [
      [
        'is online',
        () => {
          setOnLine(true);
        },
      ],
      [
        'does not tell',
        () => {
          setOnLine(undefined);
        },
      ],
      [
        'has no navigator',
        () => {
          Object.defineProperty(globalThis, 'navigator', { value: undefined, configurable: true });
        },
      ],
    ];
    for (const [what, set] of others) {
      it(`repeats where the browser ${what}`, async () => {
        set();
        const { attemptsMs } = await failureOf(new Retry(() => 0.5), failing('network'));
        expect(attemptsMs.length).to.equal(3);
      });
    }
  });

  describe('when patience ends', () => {
    it('ends the pause with the reason, and keeps no timer', async () => {
      const patience = new AbortController();
      const asked = ask(new Retry(() => 0.5), failing(), { patience: patience.signal });
      await settled();
      expect(time.timers).to.deep.equal([250]);
      patience.abort('enough');
      expect(await rejectionOf(asked.promise)).to.equal('enough');
      expect(time.timers).to.deep.equal([]);
      await time.pass(10_000);
      expect(asked.attemptsMs).to.deep.equal([0]);
    });

    it('lets an attempt come to its end, and repeats it no more', async () => {
      const patience = AbortSignal.abort('enough');
      const good = ask(new Retry(), ['good'], { patience });
      expect(await good.promise).to.equal('good');
      const bad = ask(new Retry(), failing(), { patience });
      expect(await rejectionOf(bad.promise)).to.equal('enough');
      expect(bad.attemptsMs).to.deep.equal([0]);
      expect(time.timers).to.deep.equal([]);
    });

    it('still tells of an error that is not repeated', async () => {
      const asked = ask(new Retry(), failing('timeout'), { patience: AbortSignal.abort() });
      await errorOf(asked.promise, 'timeout');
    });
  });

  describe('counts failures', () => {
    const half = () => 0.5;

    it('until one succeeds', async () => {
      const retry = new Retry(half);
      await failureOf(retry, failing());
      expect(await ask(retry, ['good']).promise).to.equal('good');
      const { attemptsMs } = await failureOf(retry, failing());
      expect(attemptsMs).to.deep.equal([0, 250, 750]);
    });

    it('of each question by itself', async () => {
      const retry = new Retry(half);
      await failureOf(retry, failing(), 'one');
      expect((await failureOf(retry, failing(), 'other')).attemptsMs.length).to.equal(3);
      expect((await failureOf(retry, failing(), 'one')).attemptsMs.length).to.equal(1);
    });

    it('of all together who ask the same at a time', async () => {
      const retry = new Retry(half);
      const asked = [ask(retry, failing()), ask(retry, failing())];
      await time.pass(10_000);
      expect(asked.map(({ attemptsMs }) => attemptsMs.length)).to.deep.equal([2, 2]);
    });

    it('of a hundred questions, and forgets the one that failed longest ago', async () => {
      const retry = new Retry(half);
      const silently = async (question: string) =>
        (await failureOf(retry, failing(), question)).attemptsMs.length === 3;
      for (let i = 0; i < 100; i++) await silently(`${i}`);
      expect(await silently('0'), 'all are known, and the first is now the newest').to.equal(false);
      expect(await silently('new'), 'one too many').to.equal(true);
      expect(await silently('0')).to.equal(false);
      expect(await silently('1'), 'the oldest').to.equal(true);
    });
  });
});

function retryInMsOf(error: unknown): number {
  return error instanceof MetricsError ? (error.retryInMs ?? NaN) : NaN;
}
