import { ceilToInterval, floorToInterval, INTERVAL_MS, type Interval } from './interval.js';

/** A half-open span of time `[fromMs, toMs)` in Unix milliseconds. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A span whose both ends lie on bucket boundaries of `interval`. */
export interface TimeWindow extends TimeSpan {
  readonly interval: Interval;
}

/** The ranges a chart offers as presets. */
export const RANGE_PRESETS = ['1H', '1D', '1W'] as const;

/** `1H` in minutes, `1D` and `1W` in hours. */
export type RangePreset = (typeof RANGE_PRESETS)[number];

const PRESET_BUCKETS: Readonly<Record<RangePreset, { interval: Interval; complete: number }>> = {
  '1H': { interval: 'minute', complete: 60 },
  '1D': { interval: 'hour', complete: 24 },
  '1W': { interval: 'hour', complete: 168 },
};

/** Longest span (ms) that a custom range still draws by the minute, and by the hour. */
const MINUTE_SPAN_MS = 3 * INTERVAL_MS.hour;
const HOUR_SPAN_MS = 14 * INTERVAL_MS.day;
/** Who looks closely gets minutes for longer (ms). */
const ZOOM_MINUTE_SPAN_MS = 12 * INTERVAL_MS.hour;

/** How long (ms) a preset is, the running bucket aside. */
export function presetLengthMs(preset: RangePreset): number {
  const { interval, complete } = PRESET_BUCKETS[preset];
  return complete * INTERVAL_MS[interval];
}

/**
 * The window a preset shows at `nowMs`: its complete buckets and, last, the one still running.
 *
 * `toMs` is the end of the running bucket and so lies up to one bucket ahead. That keeps the
 * window the same for everyone who asks within one bucket, and answers can be shared.
 */
export function presetWindow(preset: RangePreset, nowMs: number): TimeWindow {
  const { interval, complete } = PRESET_BUCKETS[preset];
  const step = INTERVAL_MS[interval];
  const runningMs = floorToInterval(nowMs, interval);
  return { fromMs: runningMs - complete * step, toMs: runningMs + step, interval };
}

/**
 * The window of a custom range, widened to whole buckets and cut at the end of the bucket that is
 * running at `nowMs`. `undefined` where nothing is left: an empty, reversed or future range.
 */
export function customWindow(
  span: TimeSpan,
  nowMs: number,
  minuteSpanMs = MINUTE_SPAN_MS,
): TimeWindow | undefined {
  if (!(span.fromMs < span.toMs) || span.fromMs > nowMs) return undefined;
  const lengthMs = Math.min(span.toMs, nowMs) - span.fromMs;
  const interval: Interval =
    lengthMs <= minuteSpanMs ? 'minute' : lengthMs <= HOUR_SPAN_MS ? 'hour' : 'day';
  const runningEndMs = floorToInterval(nowMs, interval) + INTERVAL_MS[interval];
  return {
    fromMs: floorToInterval(span.fromMs, interval),
    toMs: Math.min(ceilToInterval(span.toMs, interval), runningEndMs),
    interval,
  };
}

/** The window of a span that was chosen to be looked at closely; as fine as the API has it. */
export function zoomWindow(span: TimeSpan, nowMs: number): TimeWindow | undefined {
  return customWindow(span, nowMs, ZOOM_MINUTE_SPAN_MS);
}
