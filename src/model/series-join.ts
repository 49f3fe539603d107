import { floorToInterval, INTERVAL_MS } from './interval.js';
import type { TimeWindow } from './range.js';
import type { TimeSeries, Value } from './series.js';

/** Complete buckets whose numbers may still be corrected, so that they are asked for again. */
const CORRECTED_BUCKETS = 2;

/** Buckets before the last one that was reported, of which a single one may still be reported. */
const LATE_BUCKETS = 6;

/** A series on the grid of `window`: one column entry for each of its buckets. */
export interface Grid<Line extends string = string> {
  readonly window: TimeWindow;
  readonly series: TimeSeries<Line>;
}

/** The part of a series that lies in `window`, which must be within the grid's own. */
export function cutSeries<Line extends string>(
  { window: { fromMs, interval }, series }: Grid<Line>,
  window: TimeWindow,
): TimeSeries<Line> {
  const step = INTERVAL_MS[interval];
  const start = (window.fromMs - fromMs) / step;
  const end = (window.toMs - fromMs) / step;
  if (start === 0 && end === series.xSeconds.length) return series;
  return mapColumns(series, (values) => values.slice(start, end));
}

/**
 * A series that was kept, with all from the start of `tail` on replaced by it. As much falls off
 * at its start as is new at its end, so that it does not grow, but nothing from `neededFromMs` on.
 */
export function joinSeries<Line extends string>(
  kept: Grid<Line>,
  tail: Grid<Line>,
  neededFromMs: number,
): Grid<Line> {
  const { fromMs, toMs } = kept.window;
  const movedMs = tail.window.toMs - toMs;
  const window = { ...tail.window, fromMs: Math.min(fromMs + movedMs, neededFromMs) };
  const head = cutSeries(kept, { ...window, toMs: tail.window.fromMs });
  const { xSeconds, lines } = tail.series;
  return {
    window,
    series: {
      xSeconds: head.xSeconds.concat(xSeconds),
      lines: mapLines(head.lines, (values, line) => values.concat(lines[line])),
    },
  };
}

/**
 * From where (Unix ms) a series asked for at `atMs` must be asked for again to be as good as new:
 * what was running or missing at its end, the buckets before that, which may be corrected, and
 * single gaps among the newest.
 */
export function tailStart({ window, series }: Grid, atMs: number): number {
  const step = INTERVAL_MS[window.interval];
  const runningMs = Math.min(floorToInterval(atMs, window.interval), window.toMs);
  const running = (runningMs - window.fromMs) / step;
  const columns = Object.values<readonly Value[]>(series.lines);
  const isMissing = (index: number) => columns.some((values) => (values[index] ?? null) === null);
  let reported = running;
  while (reported > 0 && isMissing(reported - 1)) reported--;
  // Where an API lags behind, the last that it reports was still running there.
  let start = reported - CORRECTED_BUCKETS;
  for (let i = Math.max(reported - LATE_BUCKETS, 0); i < start; i++) {
    if (isMissing(i)) start = i;
  }
  return window.fromMs + start * step;
}

function mapColumns<Line extends string>(
  { xSeconds, lines }: TimeSeries<Line>,
  map: <T>(values: readonly T[]) => readonly T[],
): TimeSeries<Line> {
  return { xSeconds: map(xSeconds), lines: mapLines(lines, map) };
}

function mapLines<Line extends string>(
  lines: Readonly<Record<Line, readonly Value[]>>,
  map: (values: readonly Value[], line: Line) => readonly Value[],
): Readonly<Record<Line, readonly Value[]>> {
  const entries = Object.entries<readonly Value[]>(lines);
  return Object.fromEntries(
    entries.map(([line, values]) => [line, map(values, line as Line)]),
  ) as Record<Line, readonly Value[]>;
}
