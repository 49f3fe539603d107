import type { Value } from '../model/series.js';
import type { Frame } from './frame.js';

/** What is to be traced. */
export interface TraceOptions {
  /** How many of the values, from the first. */
  readonly count: number;
  /** Whether the area below is wanted. */
  readonly hasArea: boolean;
  /** Whether all places are wanted as points, or those alone that no line can show. */
  readonly hasPoints: boolean;
}

/** A line through values, in canvas pixels. What was not reported is a gap in it. */
export interface Trace {
  readonly line: Path2D;
  /** Between line and zero. */
  readonly area: Path2D | undefined;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** With more values than this in a column of pixels, only those are drawn that can be seen. */
const MOST_PER_COLUMN = 4;

/**
 * Straight from value to value. Where many share a column of pixels, it goes through the first, the
 * lowest, the highest and the last of them, which looks the same and keeps each peak.
 */
export function traceOf(
  frame: Frame,
  xSeconds: readonly number[],
  values: readonly Value[],
  { count, hasArea, hasPoints }: TraceOptions,
): Trace {
  const line = new Path2D();
  const area = hasArea ? new Path2D() : undefined;
  const points: [number, number][] = [];
  const floor = Math.round(frame.yOf(0));
  const isDense = count > MOST_PER_COLUMN * frame.width;
  let x = 0;
  let y = 0;
  const lineTo = (value: number) => {
    y = Math.round(frame.yOf(value));
    line.lineTo(x, y);
    area?.lineTo(x, y);
  };

  /** Traces reported values that follow one another. */
  const run = (start: number, end: number) => {
    const startX = Math.round(frame.xOf(xSeconds[start] ?? 0));
    line.moveTo(startX, Math.round(frame.yOf(values[start] ?? 0)));
    area?.moveTo(startX, floor);
    for (let i = start; i < end;) {
      const first = values[i] ?? 0;
      x = Math.round(frame.xOf(xSeconds[i] ?? 0));
      lineTo(first);
      if (hasPoints) points.push([x, y]);
      let [low, high, last] = [first, first, first];
      const nextSeconds = isDense ? frame.secondsAt(x + 0.5) : -Infinity;
      for (i++; i < end && (xSeconds[i] ?? 0) < nextSeconds; i++) {
        last = values[i] ?? 0;
        if (last < low) low = last;
        else if (last > high) high = last;
      }
      if (low === high) continue;
      if (low < Math.min(first, last)) lineTo(low);
      if (high > Math.max(first, last)) lineTo(high);
      lineTo(last);
    }
    area?.lineTo(x, floor);
    area?.lineTo(startX, floor);
    if (end - start === 1 && !hasPoints) points.push([x, y]);
  };

  for (let i = 0; i < count; i++) {
    const start = i;
    while (i < count && (values[i] ?? null) !== null) i++;
    if (i > start) run(start, i);
  }
  return { line, area, points };
}
