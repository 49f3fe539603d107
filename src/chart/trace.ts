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

/** All that a line has in one column of pixels: from its highest place to its lowest. */
export interface PixelColumn {
  readonly x: number;
  top: number;
  bottom: number;
}

/** A line through values, in canvas pixels. What was not reported is a gap in it. */
export interface Trace {
  readonly line: Path2D;
  /** What stands in place of the line where many values share a column. */
  readonly columns: readonly PixelColumn[];
  /** Between line and zero. */
  readonly area: Path2D | undefined;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** With more values than this in a column of pixels, a line would only go up and down in it. */
const MOST_PER_COLUMN = 2;

/**
 * Straight from value to value. Where many share a column of pixels, it is a column from the lowest
 * to the highest of them, which looks the same, keeps each peak, and is filled in a fifth of the time
 * in which as many lines are drawn.
 */
export function traceOf(
  frame: Frame,
  xSeconds: readonly number[],
  values: readonly Value[],
  { count, hasArea, hasPoints }: TraceOptions,
): Trace {
  const line = new Path2D();
  const area = hasArea ? new Path2D() : undefined;
  const columns: PixelColumn[] = [];
  const points: [number, number][] = [];
  const floor = Math.round(frame.yOf(0));
  const isDense = count > MOST_PER_COLUMN * frame.width;
  const secondsOf = (index: number) => xSeconds[index] ?? 0;
  const valueOf = (index: number) => values[index] ?? 0;
  const xAt = (index: number) => Math.round(frame.xOf(secondsOf(index)));
  const rowOf = (value: number) => Math.round(frame.yOf(value));

  /** Goes through reported values that follow one another, and tells where that ends. */
  const trace = (start: number, end: number): number => {
    let x = 0;
    for (let i = start; i < end; i++) {
      x = xAt(i);
      const y = rowOf(valueOf(i));
      // The first needs it twice: a path begins by a move.
      if (i === start) line.moveTo(x, y);
      line.lineTo(x, y);
      area?.lineTo(x, y);
      if (hasPoints) points.push([x, y]);
    }
    return x;
  };

  /** The same, by columns. */
  const traceDensely = (start: number, end: number): number => {
    let before: PixelColumn | undefined;
    let beforeLast = 0;
    for (let i = start; i < end;) {
      const x = xAt(i);
      const nextSeconds = frame.secondsAt(x + 0.5);
      const first = valueOf(i);
      let [low, high, last] = [first, first, first];
      for (i++; i < end && secondsOf(i) < nextSeconds; i++) {
        last = valueOf(i);
        if (last < low) low = last;
        else if (last > high) high = last;
      }
      const column = { x, top: rowOf(high), bottom: rowOf(low) };
      if (before && x - before.x === 1) {
        // Neighbours touch each other where the line would go from one to the other.
        const middle = rowOf((beforeLast + first) / 2);
        stretch(before, middle);
        stretch(column, middle);
      } else if (before) {
        line.moveTo(before.x, rowOf(beforeLast));
        line.lineTo(x, rowOf(first));
      }
      area?.lineTo(x, rowOf(low));
      columns.push(column);
      before = column;
      beforeLast = last;
    }
    return before?.x ?? 0;
  };

  for (let i = 0; i < count; i++) {
    const start = i;
    while (i < count && (values[i] ?? null) !== null) i++;
    if (i === start) continue;
    area?.moveTo(xAt(start), floor);
    const endX = (isDense ? traceDensely : trace)(start, i);
    area?.lineTo(endX, floor);
    area?.lineTo(xAt(start), floor);
    if (i - start === 1 && !hasPoints) points.push([endX, rowOf(valueOf(start))]);
  }
  return { line, columns, area, points };
}

function stretch(column: PixelColumn, y: number): void {
  if (y < column.top) column.top = y;
  if (y > column.bottom) column.bottom = y;
}
