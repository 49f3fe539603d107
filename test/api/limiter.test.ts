import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Limiter, type Priority } from '../../src/api/limiter.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { noAbort, rejectionOf } from './support.js';

const BURST = 30;
const REFILL_MS = 1_020;

const person = (): Priority => 0;
const seen = (): Priority => 1;
const near = (): Priority => 2;
const refresh = (): Priority => 3;

describe('Limiter', () => {
  let time: FakeTime;
  let limiter: Limiter;
  let gone: (readonly [who: string, atMs: number])[];

  beforeEach(() => {
    time = new FakeTime().install();
    limiter = new Limiter();
    gone = [];
  });
  afterEach(() => time.restore());

  /** Asks for a turn; `gone` tells when it came. */
  function take(who: string, priority = seen, signal = noAbort()): Promise<void> {
    const askedMs = time.passedMs;
    const turn = limiter.take(priority, signal);
    turn.then(
      () => gone.push([who, time.passedMs - askedMs]),
      () => {},
    );
    return turn;
  }

  /** Takes all that may go at once. */
  async function useUp(): Promise<void> {
    for (let i = 0; i < BURST; i++) void take('burst');
    await settled();
    gone = [];
  }

  const names = () => gone.map(([who]) => who);

  it('lets a burst of 30 go at once, and then one every 1,020 ms', async () => {
    for (let i = 0; i < BURST + 3; i++) void take(`${i}`);
    await settled();
    expect(gone.length).to.equal(BURST);
    await time.pass(10_000);
    expect(gone.slice(BURST)).to.deep.equal([
      ['30', REFILL_MS],
      ['31', 2 * REFILL_MS],
      ['32', 3 * REFILL_MS],
    ]);
    expect(time.timers).to.deep.equal([]);
  });

  it('goes by the clock that it is given', async () => {
    let nowMs = 0;
    limiter = new Limiter(() => nowMs);
    await useUp();
    nowMs += 2 * REFILL_MS;
    for (const who of ['a', 'b', 'c']) void take(who);
    await settled();
    expect(names()).to.deep.equal(['a', 'b']);
  });

  it('counts parts of a turn', async () => {
    await useUp();
    await time.pass(REFILL_MS / 2);
    void take('a');
    await time.pass(REFILL_MS);
    expect(gone).to.deep.equal([['a', REFILL_MS / 2]]);
  });

  it('never gathers more than a burst', async () => {
    await useUp();
    await time.pass(3_600_000);
    for (let i = 0; i <= BURST; i++) void take(`${i}`);
    await settled();
    expect(gone.length).to.equal(BURST);
  });

  it('lets the most urgent go first, and of equals who came first', async () => {
    await useUp();
    for (const [who, priority] of [
      ['refresh', refresh],
      ['near', near],
      ['seen', seen],
      ['seen later', seen],
      ['person', person],
      ['near later', near],
    ] as const) {
      void take(who, priority);
    }
    await time.pass(10_000);
    expect(names()).to.deep.equal([
      'person',
      'seen',
      'seen later',
      'near',
      'near later',
      'refresh',
    ]);
  });

  it('asks how urgent it is when a turn is given, as that changes', async () => {
    await useUp();
    let priority: Priority = 3;
    void take('seen');
    void take('scrolled to', () => priority);
    priority = 0;
    await time.pass(10_000);
    expect(names()).to.deep.equal(['scrolled to', 'seen']);
  });

  describe('left by who waits', () => {
    it('rejects with the reason and keeps no timer', async () => {
      await useUp();
      const abort = new AbortController();
      const turn = take('a', seen, abort.signal);
      expect(time.timers.length).to.equal(1);
      abort.abort('mine');
      expect(await rejectionOf(turn)).to.equal('mine');
      expect(time.timers).to.deep.equal([]);
      await time.pass(10_000);
      expect(gone).to.deep.equal([]);
    });

    it('gives the turn to the next', async () => {
      await useUp();
      const abort = new AbortController();
      const left = take('first', seen, abort.signal);
      void take('second');
      abort.abort();
      await rejectionOf(left);
      expect(time.timers).to.deep.equal([REFILL_MS]);
      await time.pass(10_000);
      expect(gone).to.deep.equal([['second', REFILL_MS]]);
    });

    it('counts no turn for who had left before', async () => {
      expect(await rejectionOf(take('a', seen, AbortSignal.abort('gone')))).to.equal('gone');
      for (let i = 0; i < BURST; i++) void take(`${i}`);
      await settled();
      expect(gone.length).to.equal(BURST);
    });

    it('counts the turn of who leaves after it', async () => {
      const abort = new AbortController();
      await take('a', seen, abort.signal);
      abort.abort();
      for (let i = 0; i < BURST; i++) void take(`${i}`);
      await settled();
      expect(gone.length).to.equal(BURST);
    });
  });

  describe('in a pause', () => {
    it('holds back what is automatic until the end, and has no burst then', async () => {
      limiter.pause(5_000);
      for (const who of ['a', 'b']) void take(who);
      void take('c', refresh);
      await time.pass(20_000);
      expect(gone).to.deep.equal([
        ['a', 5_000],
        ['b', 5_000],
        ['c', 5_000],
      ]);
      // 20 s give 19 turns, of which three were taken.
      for (let i = 0; i < BURST; i++) void take(`${i}`);
      await settled();
      expect(gone.length).to.equal(19);
    });

    it('holds back what was waiting when it began', async () => {
      await useUp();
      void take('a');
      limiter.pause(5_000);
      expect(time.timers.length).to.equal(1);
      await time.pass(10_000);
      expect(gone).to.deep.equal([['a', 5_000]]);
    });

    it('lets a person pass, at the steady pace', async () => {
      limiter.pause(60_000);
      void take('automatic');
      void take('person', person);
      void take('other person', person);
      await time.pass(59_999);
      expect(gone).to.deep.equal([
        ['person', REFILL_MS],
        ['other person', 2 * REFILL_MS],
      ]);
      await time.pass(1);
      expect(names()).to.deep.equal(['person', 'other person', 'automatic']);
    });

    it('lets who has become urgent pass within a turn', async () => {
      limiter.pause(60_000);
      let priority: Priority = 1;
      void take('a', () => priority);
      await time.pass(10_000);
      priority = 0;
      await time.pass(REFILL_MS);
      expect(names()).to.deep.equal(['a']);
    });

    it('is not cut short by a shorter one, but made longer by a longer one', async () => {
      limiter.pause(10_000);
      limiter.pause(2_000);
      void take('a');
      await time.pass(8_000);
      limiter.pause(4_000);
      await time.pass(30_000);
      expect(gone).to.deep.equal([['a', 12_000]]);
    });

    it('of no length takes away the burst alone', async () => {
      limiter.pause(0);
      void take('a');
      void take('b');
      await time.pass(10_000);
      expect(gone).to.deep.equal([
        ['a', REFILL_MS],
        ['b', 2 * REFILL_MS],
      ]);
    });

    it('makes no debts where there was no turn left', async () => {
      await useUp();
      for (let i = 0; i < 5; i++) limiter.pause(0);
      void take('a');
      await time.pass(10_000);
      expect(gone).to.deep.equal([['a', REFILL_MS]]);
    });
  });

  it('keeps to the limit, to order and to pauses, whatever happens', async function () {
    this.timeout(30_000);
    const step = fc.record({
      afterMs: fc.oneof(fc.constant(0), fc.nat(400), fc.nat(40_000)),
      act: fc.oneof(
        { weight: 20, arbitrary: fc.record({ priority: fc.constantFrom<Priority>(0, 1, 2, 3) }) },
        { weight: 3, arbitrary: fc.record({ leaver: fc.nat() }) },
        { weight: 1, arbitrary: fc.record({ pauseMs: fc.nat(5_000) }) },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120, size: 'max' }), async (steps) => {
        const waiting: { id: number; priority: Priority; abort: AbortController }[] = [];
        const atMs: number[] = [];
        const wrong: string[] = [];
        let pausedUntilMs = 0;
        let id = 0;
        limiter = new Limiter();
        for (const { afterMs, act } of steps) {
          await time.pass(afterMs);
          if ('pauseMs' in act) {
            limiter.pause(act.pauseMs);
            pausedUntilMs = Math.max(pausedUntilMs, time.passedMs + act.pauseMs);
          } else if ('leaver' in act) {
            const [left] = waiting.splice(act.leaver % (waiting.length || 1), 1);
            left?.abort.abort();
          } else {
            const own = { id: id++, priority: act.priority, abort: new AbortController() };
            waiting.push(own);
            const turn = limiter.take(() => own.priority, own.abort.signal);
            turn.then(
              () => {
                const first = [...waiting].sort((a, b) => a.priority - b.priority || a.id - b.id);
                if (own !== first[0]) wrong.push('out of order');
                const isPaused = time.passedMs < pausedUntilMs;
                if (isPaused && own.priority > 0) wrong.push('automatic in a pause');
                waiting.splice(waiting.indexOf(own), 1);
                atMs.push(time.passedMs);
              },
              () => own.abort.signal.aborted || wrong.push('rejected'),
            );
          }
          await settled();
          expect(time.timers.length, 'timers').to.equal(waiting.length > 0 ? 1 : 0);
        }
        const restMs = Math.max(0, pausedUntilMs - time.passedMs);
        await time.pass(restMs + (waiting.length + 1) * REFILL_MS);
        expect(waiting.length, 'nobody waits for ever').to.equal(0);
        expect(wrong).to.deep.equal([]);
        for (const [i, firstMs] of atMs.entries()) {
          for (const [more, lastMs] of atMs.slice(i).entries()) {
            const most = BURST + (lastMs - firstMs) / 1000;
            if (more + 1 > most) expect.fail(`${more + 1} in ${lastMs - firstMs} ms`);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
