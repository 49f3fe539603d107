import type { TimeSeries, Value } from './series.js';

/** Values of an earlier period, one for each bucket of the series that they are compared with. */
export interface AlignedPrevious {
  /** How much earlier (ms) they are. */
  readonly shiftMs: number;
  readonly lines: Readonly<Record<string, readonly Value[]>>;
}

/** Lays an earlier period under a series: what is `shiftMs` earlier than each of its buckets. */
export function alignPrevious(
  { xSeconds }: TimeSeries,
  previous: TimeSeries,
  shiftMs: number,
): AlignedPrevious {
  const indexOf = new Map(previous.xSeconds.map((second, index) => [second, index]));
  const indices = xSeconds.map((second) => indexOf.get(second - shiftMs / 1000) ?? -1);
  const lines = Object.entries(previous.lines).map(([id, values]) => [
    id,
    indices.map((index) => values[index] ?? null),
  ]);
  return { shiftMs, lines: Object.fromEntries(lines) as AlignedPrevious['lines'] };
}
