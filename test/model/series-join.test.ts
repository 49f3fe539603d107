import { expect } from '@open-wc/testing';
import { INTERVAL_MS, type Interval } from '../../src/model/interval.js';
import type { TimeWindow } from '../../src/model/range.js';
import { cutSeries, type Grid, joinSeries, tailStart } from '../../src/model/series-join.js';
import type { Value } from '../../src/model/series.js';
import { bucketsOf } from '../support/fixtures.js';

const START_MS = Date.parse('2025-09-24T00:00Z');
const HOUR_MS = INTERVAL_MS.hour;

/** A window from the `from`th to the `to`th hour of a day. */
function hours(from: number, to: number, interval: Interval = 'hour'): TimeWindow {
  const step = INTERVAL_MS[interval];
  return { fromMs: START_MS + from * step, toMs: START_MS + to * step, interval };
}

/** A series whose values tell bucket and author. */
function grid(window: TimeWindow, author: string): Grid<'a' | 'b'> {
  const xSeconds = bucketsOf(window);
  const line = (name: string) => xSeconds.map((x) => valueOf(author, name, x));
  return { window, series: { xSeconds, lines: { a: line('a'), b: line('b') } } };
}

function valueOf(author: string, line: string, second: number): number {
  return author.charCodeAt(0) * 1e12 + line.charCodeAt(0) * 1e10 + second;
}

describe('cutSeries', () => {
  const whole = grid(hours(0, 10), 'x');

  for (const [from, to] of [
    [0, 4],
    [3, 7],
    [6, 10],
    [4, 5],
  ] as const) {
    it(`gives hours ${from} to ${to} of ten`, () => {
      const window = hours(from, to);
      expect(cutSeries(whole, window)).to.deep.equal(grid(window, 'x').series);
    });
  }

  it('gives the series itself where nothing is cut off', () => {
    expect(cutSeries(whole, hours(0, 10))).to.equal(whole.series);
  });

  it('counts in buckets of the window’s own length', () => {
    for (const interval of ['minute', 'day'] as const) {
      const long = grid(hours(0, 10, interval), 'x');
      const window = hours(2, 5, interval);
      expect(cutSeries(long, window)).to.deep.equal(grid(window, 'x').series);
    }
  });

  it('may give nothing', () => {
    expect(cutSeries(whole, hours(4, 4))).to.deep.equal({ xSeconds: [], lines: { a: [], b: [] } });
  });
});

describe('joinSeries', () => {
  const cases: readonly (readonly [
    string,
    readonly [from: number, to: number],
    readonly [from: number, to: number],
    number,
    readonly [from: number, to: number],
  ])[] = [
    ['replaces the end', [0, 10], [8, 10], 0, [0, 10]],
    ['adds what is new, and lets as much fall off', [0, 10], [8, 12], 2, [2, 12]],
    ['keeps what is needed', [0, 10], [8, 12], 1, [1, 12]],
    ['keeps more than is needed of what is long', [0, 10], [9, 11], 8, [1, 11]],
    ['may add to the very end', [0, 10], [10, 13], 3, [3, 13]],
    ['may begin anew', [5, 10], [5, 11], 5, [5, 11]],
  ];
  for (const [what, [keptFrom, keptTo], [tailFrom, tailTo], needed, [from, to]] of cases) {
    it(what, () => {
      const kept = grid(hours(keptFrom, keptTo), 'k');
      const tail = grid(hours(tailFrom, tailTo), 't');
      const joined = joinSeries(kept, tail, START_MS + needed * HOUR_MS);
      const window = hours(from, to);
      expect(joined.window).to.deep.equal(window);
      const author = (second: number) => (second * 1000 < tail.window.fromMs ? 'k' : 't');
      const line = (name: string) => bucketsOf(window).map((x) => valueOf(author(x), name, x));
      expect(joined.series).to.deep.equal({
        xSeconds: bucketsOf(window),
        lines: { a: line('a'), b: line('b') },
      });
    });
  }

  it('changes neither of the two', () => {
    const [kept, tail] = [grid(hours(0, 10), 'k'), grid(hours(8, 12), 't')];
    joinSeries(kept, tail, START_MS);
    expect(kept).to.deep.equal(grid(hours(0, 10), 'k'));
    expect(tail).to.deep.equal(grid(hours(8, 12), 't'));
  });
});

describe('tailStart', () => {
  /** Hour, counted from the first, from which to ask again a series of these values. */
  function hourToAsk(lines: Readonly<Record<string, readonly Value[]>>, atHour: number): number {
    const length = Object.values(lines)[0]?.length ?? 0;
    const window = hours(0, length);
    const startMs = tailStart(
      { window, series: { xSeconds: bucketsOf(window), lines } },
      START_MS + atHour * HOUR_MS,
    );
    return (startMs - START_MS) / HOUR_MS;
  }

  const full = Array.from({ length: 10 }, (_, i) => i);

  const complete: readonly (readonly [string, number, number])[] = [
    ['what was running, at its beginning', 9, 7],
    ['what was running, at its end', 9.999, 7],
    ['what was running in the middle of the window', 5.5, 3],
    ['the last two of a window that is over', 10, 8],
    ['the last two of a window that is long over', 1_000, 8],
  ];
  for (const [what, atHour, hour] of complete) {
    it(`is two complete hours before ${what}`, () => {
      expect(hourToAsk({ viewers: full }, atHour)).to.equal(hour);
    });
  }

  it('counts in buckets of the window’s own length', () => {
    for (const interval of ['minute', 'day'] as const) {
      const step = INTERVAL_MS[interval];
      const startMs = tailStart(grid(hours(0, 10, interval), 'x'), START_MS + 9.5 * step);
      expect(startMs).to.equal(START_MS + 7 * step);
    }
  });

  it('does not mind that the running hour is not reported', () => {
    expect(hourToAsk({ viewers: [...full.slice(0, 9), null] }, 9.5)).to.equal(7);
  });

  const gaps: readonly (readonly [string, number, number])[] = [
    ['goes back to a gap among the newest hours, which may be reported late', 4, 4],
    ['goes back to a gap six hours before what is running', 3, 3],
    ['does not go back to a gap seven hours before', 2, 7],
  ];
  for (const [what, gap, hour] of gaps) {
    const holed = full.map((value) => (value === gap ? null : value));
    it(what, () => {
      expect(hourToAsk({ viewers: holed }, 9.5)).to.equal(hour);
    });

    it(`${what}, in any line`, () => {
      expect(hourToAsk({ ingest: full, playout: holed }, 9.5)).to.equal(hour);
    });
  }

  it('goes back to the first of several gaps among the newest hours', () => {
    const viewers = full.map((value) => ([1, 3, 5, 6].includes(value) ? null : value));
    expect(hourToAsk({ viewers }, 9.5)).to.equal(3);
  });

  it('goes back to a gap before what is missing at the end', () => {
    const viewers = full.map((value) => ([2, 4].includes(value) || value > 6 ? null : value));
    expect(hourToAsk({ viewers }, 9.5)).to.equal(2);
  });

  const late: readonly (readonly [string, number])[] = [
    ['the last complete hours', 5],
    ['nearly all hours', 1],
    ['all hours', 0],
  ];
  for (const [what, reported] of late) {
    it(`goes back to where ${what} begin that are not reported`, () => {
      const viewers = full.map((value) => (value < reported ? value : null));
      const hour = hourToAsk({ viewers }, 9.5);
      expect(hour).to.be.at.most(reported);
      // Not much further than that, or all would be asked for again.
      expect(hour).to.be.at.least(reported - 3);
    });

    it(`goes back to where one line of ${what} is not reported`, () => {
      const playout = full.map((value) => (value < reported ? value : null));
      expect(hourToAsk({ ingest: full, playout }, 9.5)).to.be.at.most(reported);
      expect(hourToAsk({ playout, ingest: full }, 9.5)).to.be.at.most(reported);
    });
  }

  it('asks again for the last that was reported before a gap, which may have been running', () => {
    // By this machine’s clock it is 9:30, by that of the API 5:30.
    const viewers = full.map((value) => (value <= 5 ? value : null));
    expect(hourToAsk({ viewers }, 9.5)).to.be.at.most(5);
  });
});
