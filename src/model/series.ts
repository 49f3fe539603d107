import type { TimeSpan } from './range.js';

/** The value of one bucket; `null` where nothing was reported, which is not the same as zero. */
export type Value = number | null;

/**
 * A time series in columns, as the chart draws it and the exports write it.
 *
 * `xSeconds` holds the starts of the buckets in Unix seconds, ascending and unique; each line has
 * one value for each of them.
 */
export interface TimeSeries<Line extends string = string> {
  readonly xSeconds: readonly number[];
  readonly lines: Readonly<Record<Line, readonly Value[]>>;
}

/** Bytes received (`ingest`) and delivered (`playout`) in each bucket. */
export type BytesSeries = TimeSeries<'ingest' | 'playout'>;

/** The highest number of concurrent viewers in each bucket. */
export type ViewersSeries = TimeSeries<'viewers'>;

/** Whether no line of the series has any value. */
export function isEmptySeries(series: TimeSeries): boolean {
  return Object.values(series.lines).every((values) => values.every((value) => value === null));
}

/** Whether all lines together add up to a number that is still exact, within `[fromMs, toMs)`. */
export function isSumExact({ xSeconds, lines }: TimeSeries, { fromMs, toMs }: TimeSpan): boolean {
  let sum = 0;
  for (const values of Object.values(lines)) {
    xSeconds.forEach((seconds, i) => {
      if (seconds * 1000 >= fromMs && seconds * 1000 < toMs) sum += values[i] ?? 0;
    });
  }
  return sum <= Number.MAX_SAFE_INTEGER;
}

/** The sum of two values; what was not reported adds nothing, but two of it are still nothing. */
export function plus(a: Value, b: Value): Value {
  return a === null ? b : b === null ? a : a + b;
}
