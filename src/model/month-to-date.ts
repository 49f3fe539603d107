import type { MonthToDateSpans } from './month-to-date-spans.js';
import type { TimeSpan } from './range.js';
import { type BytesSeries, plus, type Value } from './series.js';

/**
 * How a figure changed: by a ratio (0.0833 is +8.33 %), from nothing to something, or unknown,
 * since it was not reported now, or nothing was ever.
 */
export type Trend =
  | { readonly kind: 'change'; readonly ratio: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'unknown' };

/** One figure of the three spans, in bytes; `null` where no hour of the span was reported. */
export interface Comparison {
  readonly currentBytes: Value;
  readonly previousBytes: Value;
  readonly previousMonthBytes: Value;
  readonly trend: Trend;
}

/** The three figures of the month-to-date cards. Total is ingest and playout together. */
export interface MonthToDate {
  readonly spans: MonthToDateSpans;
  readonly total: Comparison;
  readonly playout: Comparison;
  readonly ingest: Comparison;
}

/** Adds up an hourly series that covers all three spans. */
export function monthToDate(series: BytesSeries, spans: MonthToDateSpans): MonthToDate {
  const { xSeconds, lines } = series;
  const sum = (values: readonly Value[], span: TimeSpan) => sumOver(xSeconds, values, span);
  const compare = (sumSpan: (span: TimeSpan) => Value): Comparison => {
    const currentBytes = sumSpan(spans.current);
    const previousBytes = sumSpan(spans.previous);
    return {
      currentBytes,
      previousBytes,
      previousMonthBytes: sumSpan(spans.previousMonth),
      trend: trendBetween(currentBytes, previousBytes),
    };
  };
  return {
    spans,
    total: compare((span) => plus(sum(lines.ingest, span), sum(lines.playout, span))),
    playout: compare((span) => sum(lines.playout, span)),
    ingest: compare((span) => sum(lines.ingest, span)),
  };
}

/** The change from `then` to `now`. Where nothing was reported before, anything now is new. */
export function trendBetween(now: Value, then: Value): Trend {
  if (now === null) return { kind: 'unknown' };
  if (then) return { kind: 'change', ratio: (now - then) / then };
  if (now > 0) return { kind: 'new' };
  return then === null ? { kind: 'unknown' } : { kind: 'change', ratio: 0 };
}

function sumOver(xSeconds: readonly number[], values: readonly Value[], span: TimeSpan): Value {
  // An empty span holds nothing; that is known, whatever was reported.
  let sum: Value = span.fromMs === span.toMs ? 0 : null;
  xSeconds.forEach((seconds, i) => {
    const startMs = seconds * 1000;
    if (startMs >= span.fromMs && startMs < span.toMs) sum = plus(sum, values[i] ?? null);
  });
  return sum;
}
