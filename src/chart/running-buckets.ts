import uPlot from 'uplot';
import { type ChartModel, shownLines } from './chart-model.js';
import type { ChartColors } from './colors.js';

const RING_RADIUS_PX = 4;
const RING_WIDTH_PX = 2;

/**
 * Marks what is not complete yet: a ring at what came in so far, apart from the line, on a band
 * that sets the time aside. A line that dived to it would be read as a drop.
 */
export function drawRunningBuckets(
  plot: uPlot,
  model: ChartModel,
  colors: ChartColors,
  scale: number,
): void {
  const { xSeconds } = model.series;
  if (model.completeCount >= xSeconds.length) return;
  const { ctx } = plot;
  const ratio = uPlot.pxRatio * scale;
  ctx.save();
  for (let index = model.completeCount; index < xSeconds.length; index++) {
    const xPx = plot.valToPos(xSeconds[index] ?? 0, 'x', true);
    for (const line of shownLines(model)) {
      const value = model.series.lines[line.id]?.[index] ?? null;
      if (value === null) continue;
      ctx.beginPath();
      ctx.arc(xPx, plot.valToPos(value, 'y', true), RING_RADIUS_PX * ratio, 0, 2 * Math.PI);
      ctx.fillStyle = colors.card;
      ctx.fill();
      ctx.lineWidth = RING_WIDTH_PX * ratio;
      ctx.strokeStyle = colors.lines[model.lines.indexOf(line)]?.stroke ?? colors.text;
      ctx.setLineDash([2 * ratio, 1.5 * ratio]);
      ctx.stroke();
    }
  }
  ctx.restore();
}

/** Sets the time that is still running aside, behind the lines. */
export function shadeRunningBuckets(plot: uPlot, model: ChartModel, color: string): void {
  const last = model.series.xSeconds[model.completeCount - 1];
  const end = model.series.xSeconds.at(-1);
  if (last === undefined || end === undefined || last >= end) return;
  const { ctx, bbox } = plot;
  const fromPx = plot.valToPos(last, 'x', true);
  ctx.save();
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = color;
  ctx.fillRect(fromPx, bbox.top, bbox.left + bbox.width - fromPx, bbox.height);
  ctx.restore();
}
