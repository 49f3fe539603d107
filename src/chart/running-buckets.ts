import { type ChartModel, shownLines } from './chart-model.js';
import type { ChartColors } from './colors.js';
import type { Frame } from './frame.js';

/** Lengths in CSS px. */
const RING_RADIUS_PX = 4;
const RING_WIDTH_PX = 2;
const RING_DASH_PX = [2, 1.5];
const SHADE_ALPHA = 0.45;

/**
 * Marks what is not complete yet: a ring at what came in so far, apart from the line, on a band
 * that sets the time aside. A line that dived to it would be read as a drop.
 */
export function drawRunningBuckets(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  model: ChartModel,
  colors: ChartColors,
): void {
  const { ink } = frame;
  const { xSeconds } = model.series;
  pen.fillStyle = colors.card;
  pen.lineWidth = RING_WIDTH_PX * ink;
  pen.setLineDash(RING_DASH_PX.map((px) => px * ink));
  const { completeCount } = model;
  xSeconds.slice(completeCount).forEach((second, i) => {
    const x = frame.xOf(second);
    for (const line of shownLines(model)) {
      const value = model.series.lines[line.id]?.[completeCount + i] ?? null;
      if (value === null) continue;
      pen.strokeStyle = colors.lines[model.lines.indexOf(line)]?.stroke ?? colors.text;
      pen.beginPath();
      pen.arc(x, frame.yOf(value), RING_RADIUS_PX * ink, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  });
}

/** Sets the time that is still running aside, behind the lines. */
export function shadeRunningBuckets(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  { series: { xSeconds }, completeCount }: ChartModel,
  color: string,
): void {
  const last = xSeconds[completeCount - 1];
  if (last === undefined || completeCount >= xSeconds.length) return;
  const x = frame.xOf(last);
  pen.globalAlpha = SHADE_ALPHA;
  pen.fillStyle = color;
  pen.fillRect(x, frame.top, frame.left + frame.width - x, frame.height);
  pen.globalAlpha = 1;
}
