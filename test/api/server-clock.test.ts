import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ServerClock } from '../../src/api/server-clock.js';
import { FakeTime } from '../support/fake-time.js';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

describe('ServerClock', () => {
  let time: FakeTime;
  let clock: ServerClock;

  beforeEach(() => {
    time = new FakeTime().install();
    clock = new ServerClock();
  });
  afterEach(() => time.restore());

  /** An answer that takes no time, from an API whose clock is ahead of that of the machine. */
  function note(aheadMs: number, age?: number): void {
    noteHeaders(
      { date: utc(time.nowMs + aheadMs), ...(age !== undefined && { age: `${age}` }) },
      time.nowMs,
    );
  }

  function noteHeaders(headers: Record<string, string>, sentMs: number): void {
    clock.note(headers['date'] ?? null, Number(headers['age'] ?? null) * 1000, sentMs);
  }

  it('goes by the clock of the machine until an answer tells another time', () => {
    expect(clock.skewMs).to.equal(0);
    expect(clock.nowMs).to.equal(time.nowMs);
    time.nowMs += 5;
    expect(clock.nowMs).to.equal(time.nowMs);
  });

  /** Dates have whole seconds, so that the middle of one is the best guess. */
  const HALF = 500;
  const cases: readonly (readonly [string, number, number])[] = [
    ['tolerates 30 s ahead', 30 * SECOND_MS, 0],
    ['corrects 31 s ahead', 31 * SECOND_MS, 31 * SECOND_MS + HALF],
    // The second that was written may have been nearly over.
    ['tolerates 31 s behind', -31 * SECOND_MS, 0],
    ['corrects 32 s behind', -32 * SECOND_MS, -32 * SECOND_MS + HALF],
    ['corrects an hour ahead', HOUR_MS, HOUR_MS + HALF],
    ['corrects an hour behind', -HOUR_MS, -HOUR_MS + HALF],
    ['corrects nearly a day ahead', DAY_MS - SECOND_MS, DAY_MS - HALF],
    ['corrects a day behind', -DAY_MS, -DAY_MS + HALF],
    ['does not believe more than a day ahead', DAY_MS, 0],
    ['does not believe more than a day behind', -DAY_MS - SECOND_MS, 0],
    ['does not believe a year ahead', YEAR_MS, 0],
    ['does not believe twenty years behind', -20 * YEAR_MS, 0],
  ];
  for (const [what, aheadMs, skewMs] of cases) {
    it(what, () => {
      note(aheadMs);
      expect(clock.skewMs).to.equal(skewMs);
      expect(clock.nowMs).to.equal(time.nowMs + skewMs);
    });
  }

  it('believes exactly a day, and no ms more', () => {
    const headers = { date: utc(time.nowMs - DAY_MS) };
    time.nowMs += HALF;
    noteHeaders(headers, time.nowMs);
    expect(clock.skewMs).to.equal(-DAY_MS);
    clock = new ServerClock();
    time.nowMs += 1;
    noteHeaders(headers, time.nowMs);
    expect(clock.skewMs).to.equal(0);
  });

  const silent: readonly (readonly [string, Record<string, string>])[] = [
    ['no date', {}],
    ['an empty date', { date: '' }],
    ['no date but an age', { age: '3600' }],
    ['a date that is none', { date: 'yesterday' }],
    ['an age that is none', { date: 'Wed, 24 Sep 2025 20:20:00 GMT', age: 'old' }],
  ];
  for (const [what, headers] of silent) {
    it(`learns nothing from an answer with ${what}, and keeps what it knew`, () => {
      noteHeaders(headers, time.nowMs);
      expect(clock.skewMs).to.equal(0);
      note(HOUR_MS);
      const { skewMs } = clock;
      noteHeaders(headers, time.nowMs);
      expect(clock.skewMs).to.equal(skewMs);
    });
  }

  it('adds the age of an answer that comes out of a cache', () => {
    note(-HOUR_MS, 3_600);
    expect(clock.skewMs).to.equal(0);
    note(-HOUR_MS, 0);
    expect(clock.skewMs).to.equal(-HOUR_MS + HALF);
  });

  it('learns nothing from a server that dates anew what has an age', () => {
    note(0, 3_600);
    expect(clock.skewMs).to.equal(0);
  });

  it('takes a slow answer as dated at any time on its way', () => {
    const sentMs = time.nowMs;
    time.nowMs += 50 * SECOND_MS;
    noteHeaders({ date: utc(sentMs - 30 * SECOND_MS) }, sentMs);
    noteHeaders({ date: utc(time.nowMs + 30 * SECOND_MS) }, sentMs);
    expect(clock.skewMs).to.equal(0);
    noteHeaders({ date: utc(time.nowMs + 31 * SECOND_MS) }, sentMs);
    // From 31 s, dated at its end, to 82 s, dated at its beginning.
    expect(clock.skewMs).to.equal(56.5 * SECOND_MS);
  });

  it('is exact to the millisecond where the middle is not', () => {
    noteHeaders({ date: utc(time.nowMs + HOUR_MS) }, time.nowMs - 1);
    expect(clock.skewMs).to.equal(HOUR_MS + 501);
  });

  it('follows a clock that is set right', () => {
    note(HOUR_MS);
    time.nowMs += HOUR_MS;
    note(0);
    expect(Math.abs(clock.skewMs)).to.be.below(SECOND_MS);
  });

  it('learns nothing from an answer on whose way the clock was set back', () => {
    const sentMs = time.nowMs;
    time.nowMs -= HOUR_MS;
    noteHeaders({ date: utc(time.nowMs) }, sentMs);
    expect(clock.skewMs).to.equal(0);
  });

  it('keeps what an earlier answer told while none contradicts it', () => {
    note(HOUR_MS);
    for (const seconds of [30, -29, 0]) {
      note(HOUR_MS + seconds * SECOND_MS);
      expect(clock.skewMs).to.equal(HOUR_MS + HALF);
    }
  });

  it('finds the time, and never changes its mind twice, however long answers take', () => {
    const latencyMs = fc.integer({ min: 0, max: 15 * SECOND_MS });
    fc.assert(
      fc.property(
        fc.integer({ min: -DAY_MS + HOUR_MS, max: DAY_MS - HOUR_MS }),
        fc.array(fc.tuple(fc.nat(HOUR_MS), latencyMs, fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
        }),
        (aheadMs, answers) => {
          clock = new ServerClock();
          const skews = new Set([clock.skewMs]);
          for (const [pauseMs, tookMs, share] of answers) {
            time.nowMs += pauseMs;
            const sentMs = time.nowMs;
            const date = utc(sentMs + aheadMs + share * tookMs);
            time.nowMs += tookMs;
            noteHeaders({ date }, sentMs);
            skews.add(clock.skewMs);
            const wrongMs = Math.abs(clock.skewMs - aheadMs);
            expect(wrongMs).to.be.at.most(30 * SECOND_MS + tookMs + SECOND_MS);
          }
          expect(skews.size).to.be.at.most(2);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** As a `Date` header writes it: to the whole second. */
function utc(ms: number): string {
  return new Date(ms).toUTCString();
}
