import { maxOfLine } from '../model/series-stats.js';
import { zoneOffsetMs } from '../model/zone.js';
import { type ChartModel, shownLines } from './chart-model.js';
import { isMidnight, repeatOf, timeTicks } from './time-ticks.js';
import { valueIncrements } from './value-ticks.js';

/** Letters of this size (CSS px) are those of a page of 16 px; all room for labels is by it. */
const LETTERS_PX = 12;
/** Room above the plot, with and without a unit to write there; below it; and right of it. */
const TOP_PX = { withUnit: 22, plain: 8 };
const BOTTOM_PX = 30;
/** For half of the last label. */
const RIGHT_PX = 10;
/** Room around a picture without axes, for the rings and the ends of lines. */
const SPARKLINE_EDGE_PX = 5;
/** Least distance between labels of the time axis, and between steps of the value axis. */
const LABEL_GAP_PX = 18;
const VALUE_SPACE_PX = 36;
/** Room for labels of the value axis, besides the labels themselves. */
const VALUE_LABEL_GAP_PX = 10;
/** How much higher than the highest value the value axis is. */
const HEADROOM = 1.06;

/** The letters of the axes. */
export interface Letters {
  /** CSS px. */
  readonly sizePx: number;
  readonly family: string;
}

/** The size of a picture in CSS px, and how many canvas pixels each of them has. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ratio: number;
}

/** A place on an axis, in canvas pixels, and what is written there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Where the middle of the label is. */
  readonly labelAt: number;
}

/** Where everything in a picture is: all lengths in canvas pixels, unless they are named `Px`. */
export class Frame {
  readonly ratio: number;
  /** Canvas pixels for each CSS px that a length has by letters of `LETTERS_PX`. */
  readonly scale: number;
  /** Canvas pixels for each CSS px of a line: wider beside large letters, never thinner. */
  readonly ink: number;
  /** CSS font. */
  readonly font: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly timeTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  readonly #fromSeconds: number;
  readonly #spanSeconds: number;
  readonly #highest: number;

  /** @param pen - measures the labels */
  constructor(
    pen: CanvasRenderingContext2D,
    model: ChartModel,
    { sizePx, family }: Letters,
    { widthPx, heightPx, ratio }: PictureSize,
  ) {
    const unit = sizePx / LETTERS_PX;
    const fontOf = (px: number) => `${Math.round(px)}px ${family}`;
    this.ratio = ratio;
    this.scale = unit * ratio;
    this.ink = Math.max(unit, 1) * ratio;
    this.font = fontOf(Math.round(sizePx) * ratio);
    [this.#fromSeconds, this.#spanSeconds] = timeSpanOf(model);
    this.#highest = highestOf(model) * HEADROOM || model.valueUnit;
    if (model.isSparkline) {
      const edgePx = SPARKLINE_EDGE_PX * unit;
      this.left = this.top = toHalves(edgePx * ratio);
      this.width = toHalves(Math.max(0, widthPx - 2 * edgePx) * ratio);
      this.height = toHalves(Math.max(0, heightPx - 2 * edgePx) * ratio);
      this.timeTicks = this.valueTicks = [];
      return;
    }

    const topPx = (model.unitLabel ? TOP_PX.withUnit : TOP_PX.plain) * unit;
    const plotHeightPx = heightPx - topPx - Math.ceil(BOTTOM_PX * unit);
    const leastStep = (VALUE_SPACE_PX * unit * this.#highest) / Math.max(plotHeightPx, 0);
    const values = stepsUpTo(
      this.#highest,
      valueIncrements(model.valueUnit).find((step) => step >= leastStep),
    );
    const valueLabels = values.map((value) => model.formatter.number(value / model.valueUnit, 3));

    pen.font = fontOf(sizePx);
    const widestOf = (labels: readonly string[]) =>
      Math.ceil(Math.max(0, ...labels.map((label) => pen.measureText(label).width)));
    const leftPx = Math.ceil(
      widestOf([...valueLabels, model.unitLabel]) + VALUE_LABEL_GAP_PX * unit,
    );
    const rightPx = RIGHT_PX * unit;
    this.left = toHalves(leftPx * ratio);
    this.top = toHalves(topPx * ratio);
    this.width = toHalves(Math.max(0, widthPx - leftPx - rightPx) * ratio);
    this.height = toHalves(Math.max(0, plotHeightPx) * ratio);
    this.valueTicks = values.map((value, index) => ({
      at: Math.round(this.yOf(value)),
      label: valueLabels[index] ?? '',
      labelAt: Math.round(this.yOf(value)),
    }));
    this.timeTicks = this.#timeTicks(model, widestOf, LABEL_GAP_PX * unit, rightPx);
  }

  /** The column of a time, not rounded. */
  xOf(seconds: number): number {
    return this.left + (this.width * (seconds - this.#fromSeconds)) / this.#spanSeconds;
  }

  /** The row of a value, not rounded. */
  yOf(value: number): number {
    return this.top + this.height * (1 - value / this.#highest);
  }

  /** The time (Unix seconds) at a column. */
  secondsAt(x: number): number {
    return this.#fromSeconds + (this.#spanSeconds * (x - this.left)) / this.width;
  }

  #timeTicks(
    { formatter }: ChartModel,
    widestOf: (labels: readonly string[]) => number,
    gapPx: number,
    rightPx: number,
  ): Tick[] {
    const fromMs = this.#fromSeconds * 1000;
    const toMs = fromMs + this.#spanSeconds * 1000;
    const { zone } = formatter;
    const labelOf = (ms: number) => {
      const repeat = repeatOf(ms, zone);
      if (isMidnight(ms, zone) && repeat !== 'second') return formatter.day(ms);
      return repeat ? formatter.timeOfTwo(ms) : formatter.time(ms);
    };
    const isBack = zoneOffsetMs(zone, fromMs) > zoneOffsetMs(zone, toMs);
    const samples = [fromMs, toMs, (fromMs + toMs) / 2].flatMap((ms) => [
      isBack ? formatter.timeOfTwo(ms) : formatter.time(ms),
      formatter.day(ms),
    ]);
    const labelPx = widestOf(samples);
    const widthPx = this.width / this.ratio;
    const edge = this.left + (widthPx + rightPx) * this.ratio;
    const mostAside = (gapPx / 2) * this.ratio;
    return timeTicks(fromMs, toMs, widthPx / (labelPx + gapPx), zone, formatter.firstDay)
      .map((ms): Tick => {
        const at = Math.round(this.xOf(ms / 1000));
        const label = labelOf(ms);
        // A label is centred on its tick; the last one must not be cut by the edge.
        const labelAt = Math.min(at, edge - (widestOf([label]) / 2) * this.ratio);
        return { at, label, labelAt };
      })
      .filter(({ at, labelAt }) => at - labelAt <= mostAside);
  }
}

/** Start and length (seconds) of the time axis; a lone bucket stands in the middle of an hour. */
function timeSpanOf({ series: { xSeconds } }: ChartModel): [number, number] {
  const first = xSeconds[0] ?? 0;
  const last = xSeconds.at(-1) ?? 0;
  return first < last ? [first, last - first] : [first - 1800, 3600];
}

function highestOf(model: ChartModel): number {
  const { series, previous } = model;
  const maxima = shownLines(model).flatMap(({ id }) => [
    maxOfLine(series, id),
    previous ? maxOfLine(previous, id) : 0,
  ]);
  return Math.max(0, ...maxima);
}

function stepsUpTo(highest: number, step: number | undefined): number[] {
  const values: number[] = [];
  if (step !== undefined) for (let n = 0; n * step <= highest; n++) values.push(n * step);
  return values;
}

function toHalves(length: number): number {
  return Math.round(2 * length) / 2;
}
