/** The length of one bucket of a time series, named as the API's `interval` parameter names it. */
export type Interval = 'minute' | 'hour' | 'day';

/** Milliseconds in one bucket. Buckets are aligned to UTC, so a day always has 24 hours. */
export const INTERVAL_MS: Readonly<Record<Interval, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** The start (Unix ms) of the UTC bucket that holds the instant `ms`. */
export function floorToInterval(ms: number, interval: Interval): number {
  const step = INTERVAL_MS[interval];
  return Math.floor(ms / step) * step;
}

/** The first bucket boundary (Unix ms) at or after the instant `ms`. */
export function ceilToInterval(ms: number, interval: Interval): number {
  const step = INTERVAL_MS[interval];
  return Math.ceil(ms / step) * step;
}
