import { directionOf } from '../i18n/direction.js';
import type { ChartModel } from './chart-model.js';
import type { ChartColors } from './colors.js';
import type { Frame, Tick } from './frame.js';

/** Lengths by letters of 12 px. */
const TICK_PX = 4;
const GAP_PX = 6;
const UNIT_MIDDLE_PX = 7;

/** Draws labels, ticks, grid and unit. */
export function drawAxes(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  { unitLabel, formatter, isSparkline }: ChartModel,
  colors: ChartColors,
): void {
  if (isSparkline) return;
  const { left, top, width, height, scale, timeTicks, valueTicks } = frame;
  const base = Math.round(top + height);
  const tick = Math.round(TICK_PX * scale);
  const gap = Math.round(GAP_PX * scale);
  const labelRight = Math.round(left) - gap;
  pen.font = frame.font;
  pen.fillStyle = colors.text;
  pen.direction = directionOf(formatter.lang);
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  write(pen, timeTicks, (at) => [at, base + tick + gap]);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  write(pen, valueTicks, (at) => [labelRight, at]);
  pen.fillText(unitLabel, left - GAP_PX * scale, UNIT_MIDDLE_PX * scale);

  pen.strokeStyle = colors.grid;
  pen.lineWidth = frame.ratio;
  pen.setLineDash([]);
  onPixels(pen, () => {
    pen.beginPath();
    for (const { at } of timeTicks) {
      pen.moveTo(at, base);
      pen.lineTo(at, base + tick);
    }
    for (const { at } of valueTicks) {
      pen.moveTo(left, at);
      pen.lineTo(left + width, at);
    }
    pen.stroke();
  });
}

/** Draws with the middle of lines of the present width where they cover whole pixels. */
export function onPixels(pen: CanvasRenderingContext2D, draw: () => void): void {
  const shift = (pen.lineWidth % 2) / 2;
  pen.translate(shift, shift);
  draw();
  pen.translate(-shift, -shift);
}

function write(
  pen: CanvasRenderingContext2D,
  ticks: readonly Tick[],
  placeOf: (at: number) => [number, number],
): void {
  for (const { label, labelAt } of ticks) pen.fillText(label, ...placeOf(labelAt));
}
