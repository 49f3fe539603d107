import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MetricsError } from '../../src/api/errors.js';
import { type Ask, SeriesStore } from '../../src/api/series-store.js';
import { floorToInterval, INTERVAL_MS, type Interval } from '../../src/model/interval.js';
import {
  customWindow,
  presetWindow,
  RANGE_PRESETS,
  type RangePreset,
  type TimeWindow,
} from '../../src/model/range.js';
import type { BytesSeries, Value } from '../../src/model/series.js';
import { bytesOver } from '../support/fixtures.js';
import { abortOf, deferred, errorOf, letTimersRun } from './support.js';

const MINUTE = INTERVAL_MS.minute;
const HOUR = INTERVAL_MS.hour;
const START = Date.UTC(2026, 2, 11, 10, 20);

interface Api {
  /** So many buckets later all are reported. */
  readonly delay: number;
  /** Some of them so many more buckets later. */
  readonly lateness: number;
  /** Whether some are never reported. */
  readonly gaps: boolean;
}

/**
 * An API whose buckets grow while they run, are corrected twice after they have ended, and are
 * sometimes reported late. What it knows depends on the bucket and the time alone.
 */
function known(
  startMs: number,
  interval: Interval,
  nowMs: number,
  { delay, lateness, gaps }: Api,
): Value {
  const step = INTERVAL_MS[interval];
  const age = (floorToInterval(nowMs, interval) - startMs) / step;
  if (age < 0) return null;
  const seed = (startMs / step) * 2_654_435_761;
  if (age === 0 && delay + lateness === 0) return nowMs % step;
  if (age < delay + ((seed >>> 3) % (lateness + 1))) return null;
  // The two newest complete ones are not final.
  return gaps && seed % 17 === 0 ? null : (seed >>> 0) + (age < 3 ? age : 3);
}

function truth(window: TimeWindow, nowMs: number, api: Api): BytesSeries {
  const value = (startMs: number) => known(startMs, window.interval, nowMs, api);
  return bytesOver(window, value, (startMs) => {
    const playout = value(startMs);
    return playout === null ? null : Math.floor(playout / 10);
  });
}

const PROMPT: Api = { delay: 0, lateness: 0, gaps: false };

/** A store in front of such an API, with a clock of the test's own. */
function setUp(api: Api = PROMPT) {
  const store = new SeriesStore();
  const state = { nowMs: START };
  const asked: TimeWindow[] = [];
  const load: Ask['load'] = async (window) => {
    asked.push(window);
    const atMs = state.nowMs;
    await Promise.resolve();
    return { series: truth(window, atMs, api), atMs };
  };
  const ask = (window: TimeWindow, changes: Partial<Ask> = {}, signal = never()) =>
    store.get(
      {
        question: `bytes by the ${window.interval}`,
        window,
        maxAgeMs: Infinity,
        isForced: false,
        nowMs: () => state.nowMs,
        load,
        ...changes,
      },
      { signal, patience: never(), priority: () => 1 },
    );
  const preset = (range: RangePreset, changes: Partial<Ask> = {}) =>
    ask(presetWindow(range, state.nowMs), changes);
  /** How many buckets each request was for. */
  const lengths = () =>
    asked.map(({ fromMs, toMs, interval }) => (toMs - fromMs) / INTERVAL_MS[interval]);
  return { store, state, asked, ask, preset, lengths };
}

function never(): AbortSignal {
  return new AbortController().signal;
}

describe('SeriesStore', () => {
  it('asks once for all who ask the same at the same time', async () => {
    const { preset, asked } = setUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => preset('1D')));
    expect(asked.length).to.equal(1);
    expect(new Set(answers.map(({ series }) => series)).size, 'one and the same object').to.equal(
      1,
    );
  });

  it('makes two requests for 1D, 1W and 1D again', async () => {
    const { preset, state, lengths } = setUp();
    for (const range of ['1D', '1W', '1D'] as const) {
      await preset(range);
      state.nowMs += 20_000;
    }
    expect(lengths()).to.deep.equal([25, 169]);
  });

  it('cuts a shorter range from a longer one', async () => {
    const { preset, ask, state, lengths } = setUp();
    await preset('1W');
    const window = presetWindow('1D', state.nowMs);
    expect((await ask(window)).series).to.deep.equal(truth(window, state.nowMs, PROMPT));
    const inside = { ...window, fromMs: window.fromMs + HOUR, toMs: window.toMs - 3 * HOUR };
    expect((await ask(inside)).series).to.deep.equal(truth(inside, state.nowMs, PROMPT));
    expect(lengths()).to.deep.equal([169]);
  });

  const freshness: readonly (readonly [RangePreset, number])[] = [
    ['1H', MINUTE],
    ['1D', 5 * MINUTE],
    ['1W', 5 * MINUTE],
  ];
  for (const [range, freshMs] of freshness) {
    it(`keeps an answer for ${range} for ${freshMs / MINUTE} minutes, and says how old it is`, async () => {
      const { ask, state, asked } = setUp();
      const window = presetWindow(range, START);
      await ask(window);
      state.nowMs = START + freshMs - 1;
      expect((await ask(window)).atMs).to.equal(START);
      expect(asked.length).to.equal(1);
      state.nowMs = START + freshMs;
      expect((await ask(window)).atMs).to.equal(START + freshMs);
      expect(asked.length).to.equal(2);
    });
  }

  it('takes no answer that is older than the caller wants', async () => {
    const { preset, state, asked } = setUp();
    await preset('1D');
    state.nowMs += 10_000;
    await preset('1D', { maxAgeMs: 10_001 });
    expect(asked.length).to.equal(1);
    await preset('1D', { maxAgeMs: 10_000 });
    expect(asked.length).to.equal(2);
  });

  it('asks of what is old the running bucket and the two before it alone', async () => {
    const { preset, state, asked, lengths } = setUp();
    state.nowMs = Date.UTC(2026, 2, 11, 10, 20);
    await preset('1D');
    state.nowMs += 5 * MINUTE;
    await preset('1D');
    state.nowMs += HOUR;
    await preset('1D');
    expect(lengths()[0]).to.equal(25);
    expect(new Date(asked[1]?.fromMs ?? 0).toISOString()).to.equal('2026-03-11T08:00:00.000Z');
    expect(new Date(asked[2]?.fromMs ?? 0).toISOString()).to.equal('2026-03-11T08:00:00.000Z');
    expect(new Date(asked[2]?.toMs ?? 0).toISOString()).to.equal('2026-03-11T12:00:00.000Z');
  });

  it('serves ranges of two lengths with one request for their common end', async () => {
    const { preset, state, lengths } = setUp();
    await Promise.all([preset('1D'), preset('1W')]);
    state.nowMs += 5 * MINUTE;
    await Promise.all([preset('1D'), preset('1W')]);
    expect(lengths()).to.deep.equal([25, 169, 3]);
  });

  it('does not take the period before for the start of what is asked', async () => {
    const { ask, preset, state, asked } = setUp();
    const week = presetWindow('1W', state.nowMs);
    await preset('1W');
    state.nowMs += 1;
    // It reaches into the week by as much as runs, and is the newer answer of the two.
    const shiftMs = 7 * 24 * HOUR;
    await ask({ ...week, fromMs: week.fromMs - shiftMs, toMs: week.toMs - shiftMs });
    await preset('1W');
    expect(asked.length).to.equal(2);
  });

  it('asks for all of it where somebody insists', async () => {
    const { preset, lengths } = setUp();
    await preset('1D');
    await preset('1D', { isForced: true });
    expect(lengths()).to.deep.equal([25, 25]);
  });

  it('asks for all of it once in a while, in case something was corrected late', async () => {
    const { preset, state, lengths } = setUp();
    for (let minute = 0; minute <= 120; minute++) {
      await preset('1H');
      state.nowMs += MINUTE;
    }
    expect(lengths().filter((length) => length === 61).length).to.equal(3);
  });

  it('does not believe an answer from the future, as after a clock was set back', async () => {
    const { ask, state, asked } = setUp();
    const window = presetWindow('1D', START);
    await ask(window);
    state.nowMs = START - 1;
    await ask(window);
    expect(asked.length).to.equal(2);
  });

  it('keeps no failure', async () => {
    const { ask, state, asked } = setUp();
    const window = presetWindow('1D', state.nowMs);
    const load = () => Promise.reject(new MetricsError('schema', 'for the test'));
    await errorOf(ask(window, { load }), 'schema');
    expect((await ask(window)).series).to.deep.equal(truth(window, START, PROMPT));
    expect(asked.length).to.equal(1);
  });

  it('keeps questions apart', async () => {
    const { preset, asked } = setUp();
    await preset('1D', { question: 'one' });
    await preset('1D', { question: 'other' });
    expect(asked.length).to.equal(2);
  });

  it('forgets what was asked longest ago, and never grows', async () => {
    const { preset, asked } = setUp();
    for (let i = 0; i < 41; i++) await preset('1D', { question: `${i}` });
    for (let i = 40; i > 0; i--) await preset('1D', { question: `${i}` });
    expect(asked.length).to.equal(41);
    await preset('1D', { question: '0' });
    expect(asked.length).to.equal(42);
  });

  it('keeps one answer of a range that goes on with time', async () => {
    const { preset, ask, state, asked } = setUp();
    await preset('1W');
    for (let minute = 0; minute < 100; minute++) {
      await preset('1H');
      state.nowMs += MINUTE;
    }
    // Else a hundred answers by the minute would have taken the place of that by the hour.
    const before = asked.length;
    await ask(presetWindow('1W', START), { nowMs: () => START });
    expect(asked.length).to.equal(before);
  });

  it('keeps a growing range from its start', async () => {
    const { ask, state, lengths } = setUp();
    const span = { fromMs: START - 3 * HOUR, toMs: START + 100 * HOUR };
    for (let hour = 0; hour < 20; hour++) {
      const window = customWindow(span, state.nowMs);
      if (!window) throw new Error('The range has begun');
      const { series } = await ask({
        ...window,
        interval: 'hour',
        fromMs: START - 3 * HOUR - 20 * MINUTE,
      });
      expect(series.xSeconds[0]).to.equal((START - 3 * HOUR - 20 * MINUTE) / 1000);
      state.nowMs += HOUR;
    }
    expect(Math.max(...lengths().slice(1))).to.be.below(10);
  });

  it('lets one caller go while the others wait, and ends with the last', async () => {
    const { ask, state } = setUp();
    const window = presetWindow('1D', state.nowMs);
    const answer = deferred<{ series: BytesSeries; atMs: number }>();
    let signal = never();
    const load: Ask['load'] = (_window, control) => {
      signal = control.signal;
      return answer.promise;
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const gone = ask(window, { load }, first.signal);
    const waiting = ask(window, { load }, second.signal);
    await letTimersRun();
    first.abort();
    await abortOf(gone);
    expect(signal.aborted).to.equal(false);
    second.abort();
    await abortOf(waiting);
    expect(signal.aborted).to.equal(true);
  });

  it('asks nothing for somebody who has left already', async () => {
    const { preset, ask, asked, state } = setUp();
    await abortOf(ask(presetWindow('1D', state.nowMs), {}, AbortSignal.abort()));
    expect(asked.length).to.equal(0);
    await preset('1D');
    expect(asked.length).to.equal(1);
  });

  const step = fc.record({
    advanceMs: fc.oneof(
      fc.integer({ min: 0, max: 90_000 }),
      fc.integer({ min: 0, max: 3 * HOUR }),
      fc.integer({ min: 0, max: 60 * HOUR }),
    ),
    asks: fc.array(
      fc.record({
        range: fc.constantFrom(...RANGE_PRESETS),
        /** Buckets that are left out at start and end. */
        cut: fc.tuple(fc.nat(3), fc.nat(3)),
        maxAgeMs: fc.constantFrom(Infinity, 10_000, 0),
        isForced: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });

  it('answers whatever sequence of asks exactly as if each had asked for all of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.record({ delay: fc.nat(30), lateness: fc.nat(5), gaps: fc.boolean() }),
        async (steps, api) => {
          const { ask, state } = setUp(api);
          for (const { advanceMs, asks } of steps) {
            state.nowMs += advanceMs;
            const windows = asks.map(({ range, cut: [start, end] }) => {
              const { fromMs, toMs, interval } = presetWindow(range, state.nowMs);
              const stepMs = INTERVAL_MS[interval];
              return { fromMs: fromMs + start * stepMs, toMs: toMs - end * stepMs, interval };
            });
            const answers = await Promise.all(
              asks.map(({ maxAgeMs, isForced }, i) =>
                ask(windows[i] ?? presetWindow('1D', state.nowMs), {
                  maxAgeMs,
                  isForced: isForced && i === 0,
                }),
              ),
            );
            for (const [i, { series, atMs }] of answers.entries()) {
              const window = windows[i] ?? presetWindow('1D', state.nowMs);
              expect(series).to.deep.equal(truth(window, atMs, api));
              expect(state.nowMs - atMs).to.be.within(0, 5 * MINUTE);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
