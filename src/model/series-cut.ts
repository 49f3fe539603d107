import { INTERVAL_MS, type Interval } from './interval.js';
import type { TimeSpan } from './range.js';
import type { TimeSeries } from './series.js';

/** The buckets of a series that overlap with a span. */
export function cutToSpan(
  { xSeconds, lines }: TimeSeries,
  interval: Interval,
  { fromMs, toMs }: TimeSpan,
): TimeSeries {
  const ins = xSeconds.map((seconds) => {
    const startMs = seconds * 1000;
    return startMs < toMs && startMs + INTERVAL_MS[interval] > fromMs;
  });
  const isIn = (_: unknown, index: number) => ins[index];
  const entries = Object.entries(lines).map(([id, values]) => [id, values.filter(isIn)] as const);
  return { xSeconds: xSeconds.filter(isIn), lines: Object.fromEntries(entries) };
}
