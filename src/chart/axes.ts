import uPlot from 'uplot';
import type { ChartModel } from './chart-model.js';
import type { ChartColors } from './colors.js';
import { isMidnight, timeTicks } from './time-ticks.js';
import { valueIncrements } from './value-ticks.js';

/** The size (CSS px) of letters on a page of 16 px; all room for labels here is by it. */
export const LETTERS_PX = 12;
/** Room right of the plot, for half of the last label. */
export const PADDING_RIGHT_PX = 10;
/** Least distance between labels of the time axis, and between steps of the value axis. */
const LABEL_GAP_PX = 18;
const VALUE_SPACE_PX = 36;

/** What the axes are drawn with. */
export interface AxesPen {
  readonly model: ChartModel;
  readonly colors: ChartColors;
  /** CSS font. uPlot scales the size it finds in here by the pixel ratio. */
  readonly font: string;
  /** How much larger than on screen all is drawn. */
  readonly scale: number;
  /** How much larger than by letters of `LETTERS_PX` their room is. */
  readonly px: number;
}

/** The options of time and value axis. `pen` is asked whenever something is drawn. */
export function axes(pen: () => AxesPen): [uPlot.Axis, uPlot.Axis] {
  const { scale, px, font } = pen();
  const axis: uPlot.Axis = {
    stroke: () => pen().colors.text,
    font,
    gap: 6 * px,
    ticks: { stroke: () => pen().colors.grid, width: scale, size: 4 * px },
  };
  const time: uPlot.Axis = {
    ...axis,
    size: 30 * px,
    // One step that always fits: where the ticks are is said by the splits.
    incrs: [1e9],
    splits: (plot, _, min, max) => timeSplits(pen(), plot, min, max),
    values: (_, seconds) => seconds.map((second) => timeLabel(pen(), second * 1000)),
    grid: { show: false },
  };
  const value: uPlot.Axis = {
    ...axis,
    space: VALUE_SPACE_PX * px,
    incrs: () => valueIncrements(pen().model.valueUnit),
    values: (_, values) => values.map((number) => valueLabel(pen(), number)),
    size: (plot, labels) =>
      widestOf(pen(), plot, [...((labels as string[] | null) ?? []), pen().model.unitLabel]) +
      10 * px,
    grid: { stroke: () => pen().colors.grid, width: scale },
    ticks: { show: false },
  };
  return [time, value];
}

/** Writes the unit above the value axis. */
export function drawUnit({ ctx, bbox }: uPlot, { model, colors, font, px }: AxesPen): void {
  const ratio = uPlot.pxRatio;
  ctx.save();
  // The font in canvas pixels.
  ctx.font = font.replace(/^[\d.]+/, (size) => String(Number(size) * ratio));
  ctx.fillStyle = colors.text;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  if (model.unitLabel) ctx.fillText(model.unitLabel, bbox.left - 6 * px * ratio, 7 * px * ratio);
  ctx.restore();
}

function timeSplits(pen: AxesPen, plot: uPlot, min: number, max: number): number[] {
  const { formatter } = pen.model;
  const samples = [min, max, (min + max) / 2].flatMap((second) => [
    formatter.time(second * 1000),
    formatter.day(second * 1000),
  ]);
  const labelPx = widestOf(pen, plot, samples);
  const widthPx = plot.bbox.width / uPlot.pxRatio;
  const maxCount = widthPx / (labelPx + LABEL_GAP_PX * pen.px);
  // A label is centred on its tick, and the last one must not be cut by the edge.
  const lastPx = widthPx + PADDING_RIGHT_PX * pen.px - labelPx / 2;
  const lastSecond = min + (lastPx / widthPx) * (max - min);
  return timeTicks(min * 1000, max * 1000, maxCount, formatter.zone)
    .map((ms) => ms / 1000)
    .filter((second) => second <= lastSecond);
}

function timeLabel({ model: { formatter } }: AxesPen, ms: number): string {
  return isMidnight(ms, formatter.zone) ? formatter.day(ms) : formatter.time(ms);
}

function valueLabel({ model }: AxesPen, value: number): string {
  return model.formatter.number(value / model.valueUnit, 3);
}

/** Width (CSS px) of the widest of some labels. */
function widestOf({ font }: AxesPen, { ctx }: uPlot, labels: readonly string[]): number {
  ctx.font = font;
  return Math.ceil(Math.max(0, ...labels.map((text) => ctx.measureText(text).width)));
}
