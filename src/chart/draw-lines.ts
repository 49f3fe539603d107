import type { Value } from '../model/series.js';
import { type ChartModel, shownLines } from './chart-model.js';
import type { ChartColors } from './colors.js';
import { onPixels } from './draw-axes.js';
import type { Frame } from './frame.js';
import { type PixelColumn, traceOf } from './trace.js';

/** Lengths in CSS px. */
const OWN = { widthPx: 2, pointPx: 5 };
/** Thin and dotted, so that it steps back behind the line of today. */
const PREVIOUS = { widthPx: 1.25, pointPx: 4 };
/** How much ink the gaps of dashes have where a line is a row of columns. */
const GAP_ALPHA = 0.4;
/** Buckets narrower than this get no point of their own unless they stand alone. */
const POINT_SPACE_PX = 11;

interface Stroke {
  readonly values: readonly Value[];
  /** How many of the values are drawn. */
  readonly count: number;
  readonly color: string;
  /** Of the area below; empty for none. */
  readonly fill: string;
  readonly dashPx: readonly number[];
  readonly widthPx: number;
  readonly pointPx: number;
  /** Whether each bucket gets a point, or those alone that no line can show. */
  readonly hasPoints: boolean;
}

/**
 * Draws the previous period, and over it the lines themselves, up to the last complete bucket: what
 * is still growing must not look like a drop.
 */
export function drawLines(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  model: ChartModel,
  colors: ChartColors,
): void {
  const { xSeconds } = model.series;
  const isSparse = frame.width / frame.ratio / xSeconds.length >= POINT_SPACE_PX;
  const shown = shownLines(model).map((line) => {
    const { stroke = '', fill = '' } = colors.lines[model.lines.indexOf(line)] ?? {};
    return { ...line, color: stroke, fill: line.isFilled ? fill : '' };
  });
  const strokes: Stroke[] = [];
  for (const { id, color, isDashed } of model.previous ? shown : []) {
    strokes.push({
      ...PREVIOUS,
      values: model.previous?.lines[id] ?? [],
      count: xSeconds.length,
      color,
      fill: '',
      dashPx: isDashed ? [6, 2, 1.5, 2] : [1.5, 2],
      hasPoints: false,
    });
  }
  for (const { id, color, fill, isDashed } of shown) {
    strokes.push({
      ...OWN,
      values: model.series.lines[id] ?? [],
      count: model.completeCount,
      color,
      fill,
      dashPx: isDashed ? [6, 3] : [],
      hasPoints: isSparse,
    });
  }
  for (const stroke of strokes) drawLine(pen, frame, xSeconds, stroke);
}

function drawLine(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  xSeconds: readonly number[],
  { values, count, color, fill, dashPx, widthPx, pointPx, hasPoints }: Stroke,
): void {
  const { ink } = frame;
  const { line, columns, area, points } = traceOf(frame, xSeconds, values, {
    count,
    hasArea: fill !== '',
    hasPoints,
  });
  pen.strokeStyle = color;
  pen.lineWidth = widthPx * ink;
  pen.lineJoin = 'round';
  pen.setLineDash(dashPx.map((px) => px * ink));
  onPixels(pen, () => {
    if (area) {
      pen.fillStyle = fill;
      pen.fill(area);
    }
    pen.stroke(line);
  });
  pen.fillStyle = color;
  fillColumns(
    pen,
    columns,
    pen.lineWidth,
    dashPx.map((px) => px * ink),
  );
  pen.lineWidth = ink;
  onPixels(pen, () => {
    pen.beginPath();
    const radius = (pointPx / 2) * ink;
    for (const [x, y] of points) {
      pen.moveTo(x + radius, y);
      pen.arc(x, y, radius, 0, 2 * Math.PI);
    }
    pen.fill();
  });
}

/** Fills columns as wide as a line. Where that is dashed they are fainter in the gaps: all is seen. */
function fillColumns(
  pen: CanvasRenderingContext2D,
  columns: readonly PixelColumn[],
  width: number,
  dash: readonly number[],
): void {
  if (columns.length === 0) return;
  const fill = (isWanted: (x: number) => boolean) => {
    const path = new Path2D();
    for (const { x, top, bottom } of columns) {
      if (isWanted(x)) path.rect(x - width / 2, top - width / 2, width, bottom - top + width);
    }
    pen.fill(path);
  };
  if (dash.length > 0) pen.globalAlpha = GAP_ALPHA;
  fill(() => true);
  pen.globalAlpha = 1;
  if (dash.length > 0) fill((x) => isInDash(x, dash));
}

/** Whether a dashed line that begins at 0 has ink at `x`; `dash` is the length of ink, gap, ink… */
function isInDash(x: number, dash: readonly number[]): boolean {
  let rest = x % dash.reduce((sum, length) => sum + length, 0);
  return dash.findIndex((length) => (rest -= length) < 0) % 2 === 0;
}
