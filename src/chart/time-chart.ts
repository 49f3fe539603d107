import uPlot from 'uplot';
import type { ChartModel } from './chart-model.js';
import { type ChartColors, ColorProbe } from './colors.js';
import { drawRunningBuckets, shadeRunningBuckets } from './running-buckets.js';
import { isMidnight, timeTicks } from './time-ticks.js';
import { Tooltip } from './tooltip.js';
import { valueIncrements } from './value-ticks.js';

/** Room (CSS px) around the plot: above for the unit, right for the last label's half. */
const PADDING_TOP_PX = 22;
const PADDING_RIGHT_PX = 10;
/** Least distance (CSS px) between labels of the time axis, and between steps of the value axis. */
const LABEL_GAP_PX = 18;
const VALUE_SPACE_PX = 36;
const LINE_WIDTH_PX = 2;
const POINT_SIZE_PX = 5;
/** Buckets narrower than this (CSS px) get no point of their own unless they stand alone. */
const POINT_SPACE_PX = 11;

/**
 * A line chart over time, drawn by uPlot into `target`, which must be laid out and belong to the
 * chart alone. Its styles are in `chart-styles.ts`.
 */
export class TimeChart {
  readonly #plot: uPlot;
  readonly #probe: ColorProbe;
  readonly #tooltip: Tooltip;
  #model: ChartModel;
  #colors: ChartColors;
  readonly #font: string;

  constructor(target: HTMLElement, model: ChartModel, widthPx: number, heightPx: number) {
    this.#model = model;
    const lineIds = model.lines.map((line) => line.id);
    this.#probe = new ColorProbe(target, lineIds, () => {
      this.restyle();
    });
    this.#colors = this.#probe.read();
    this.#font = fontOf(target);
    this.#plot = new uPlot(this.#options(widthPx, heightPx), dataOf(model), target);
    this.#tooltip = new Tooltip(target);
    // uPlot measures where it is on scroll and resize, but a page may move it without either.
    this.#plot.over.addEventListener('pointerenter', () => {
      this.#plot.syncRect(true);
    });
  }

  /** The canvas with all that is drawn, without tooltip and cursor. */
  get canvas(): HTMLCanvasElement {
    return this.#plot.ctx.canvas;
  }

  /** Shows another model with the same lines. */
  update(model: ChartModel): void {
    this.#model = model;
    this.#tooltip.invalidate();
    this.#plot.batch(() => {
      this.#plot.setData(dataOf(model));
      // Labels change with language and zone even where the data stays.
      this.#plot.redraw(true, true);
    });
  }

  /** Fits the chart into a target of another size (CSS px). */
  resize(widthPx: number, heightPx: number): void {
    if (widthPx === this.#plot.width && heightPx === this.#plot.height) return;
    this.#plot.setSize({ width: widthPx, height: heightPx });
  }

  /** Gives everything back; the chart must not be used afterwards. */
  destroy(): void {
    this.#plot.destroy();
    this.#probe.remove();
    this.#tooltip.remove();
  }

  #options(width: number, height: number): uPlot.Options {
    return {
      width,
      height,
      padding: [PADDING_TOP_PX, PADDING_RIGHT_PX, 0, 0],
      legend: { show: false },
      // Ticks and labels of the time axis are our own: uPlot's know neither zone nor language.
      scales: {
        x: { time: false, range: () => this.#timeRange() },
        y: { range: (_, __, max) => [0, max > 0 ? max * 1.06 : this.#model.valueUnit] },
      },
      axes: [this.#timeAxis(), this.#valueAxis()],
      series: [{}, ...this.#model.lines.map((_, index) => this.#line(index))],
      cursor: {
        y: false,
        drag: { x: false, y: false },
        points: {
          size: POINT_SIZE_PX * 2,
          width: LINE_WIDTH_PX,
          stroke: (_, index) => this.#lineColors(index).stroke,
          fill: () => this.#colors.card,
        },
        move: (plot, left, top) => [this.#snap(plot, left), top],
      },
      hooks: {
        drawAxes: [
          (plot) => {
            shadeRunningBuckets(plot, this.#model, this.#colors.grid);
            this.#drawUnit(plot);
          },
        ],
        draw: [
          (plot) => {
            const strokes = this.#colors.lines.map((line) => line.stroke);
            drawRunningBuckets(plot, this.#model, strokes, this.#colors);
          },
        ],
        setCursor: [
          (plot) => {
            this.#pointAt(plot);
          },
        ],
      },
    };
  }

  #timeAxis(): uPlot.Axis {
    return {
      ...this.#axis(),
      size: 30,
      // One step that always fits: where the ticks are is said by the splits.
      incrs: [1e9],
      splits: (plot, _, min, max) => this.#timeSplits(plot, min, max),
      values: (_, seconds) => seconds.map((second) => this.#timeLabel(second * 1000)),
      grid: { show: false },
    };
  }

  #valueAxis(): uPlot.Axis {
    return {
      ...this.#axis(),
      space: VALUE_SPACE_PX,
      incrs: () => valueIncrements(this.#model.valueUnit),
      values: (_, values) => values.map((value) => this.#valueLabel(value)),
      size: (plot, labels) =>
        this.#widestOf(plot, [...((labels as string[] | null) ?? []), this.#model.unitLabel]) + 10,
      grid: { stroke: () => this.#colors.grid, width: 1 },
      ticks: { show: false },
    };
  }

  #axis(): uPlot.Axis {
    return {
      stroke: () => this.#colors.text,
      // uPlot scales the size it finds in here by the pixel ratio.
      font: this.#font,
      gap: 6,
      ticks: { stroke: () => this.#colors.grid, width: 1, size: 4 },
    };
  }

  #line(index: number): uPlot.Series {
    const line = this.#model.lines[index];
    return {
      stroke: () => this.#lineColors(index + 1).stroke,
      ...(line?.isFilled && { fill: () => this.#lineColors(index + 1).fill }),
      ...(line?.isDashed && { dash: [6, 3] }),
      width: LINE_WIDTH_PX,
      paths: uPlot.paths.linear?.() ?? (() => null),
      gaps: (plot, _, __, ___, gaps) => this.#withoutRunning(plot, gaps),
      points: {
        show: true,
        size: POINT_SIZE_PX,
        width: 1,
        dash: [],
        fill: () => this.#lineColors(index + 1).stroke,
        filter: (plot, seriesIndex) => this.#pointsToDraw(plot, seriesIndex),
      },
    };
  }

  /** uPlot counts series from 1, as the time column is its number 0. */
  #lineColors(seriesIndex: number): { stroke: string; fill: string } {
    return this.#colors.lines[seriesIndex - 1] ?? { stroke: 'transparent', fill: 'transparent' };
  }

  #timeRange(): [number, number] {
    const { xSeconds } = this.#model.series;
    const first = xSeconds[0] ?? 0;
    const last = xSeconds.at(-1) ?? 0;
    return first < last ? [first, last] : [first - 1800, last + 1800];
  }

  #timeSplits(plot: uPlot, min: number, max: number): number[] {
    const { formatter } = this.#model;
    const samples = [min, max, (min + max) / 2].flatMap((second) => [
      formatter.time(second * 1000),
      formatter.day(second * 1000),
    ]);
    const labelPx = this.#widestOf(plot, samples);
    const widthPx = plot.bbox.width / uPlot.pxRatio;
    const maxCount = widthPx / (labelPx + LABEL_GAP_PX);
    // A label is centred on its tick, and the last one must not be cut by the edge.
    const lastPx = widthPx + PADDING_RIGHT_PX - labelPx / 2;
    const lastSecond = min + (lastPx / widthPx) * (max - min);
    return timeTicks(min * 1000, max * 1000, maxCount, formatter.zone)
      .map((ms) => ms / 1000)
      .filter((second) => second <= lastSecond);
  }

  #timeLabel(ms: number): string {
    const { formatter } = this.#model;
    return isMidnight(ms, formatter.zone) ? formatter.day(ms) : formatter.time(ms);
  }

  #valueLabel(value: number): string {
    return this.#model.formatter.number(value / this.#model.valueUnit, 3);
  }

  /** Width (CSS px) of the widest of some labels. */
  #widestOf(plot: uPlot, labels: readonly (string | number)[]): number {
    plot.ctx.font = this.#font;
    return Math.ceil(Math.max(0, ...labels.map((text) => plot.ctx.measureText(`${text}`).width)));
  }

  /** Ends the line at the last complete bucket: what is still growing must not look like a drop. */
  #withoutRunning(plot: uPlot, gaps: uPlot.Series.Gaps): uPlot.Series.Gaps {
    const { completeCount, series } = this.#model;
    const last = series.xSeconds[completeCount - 1];
    const end = series.xSeconds.at(-1);
    if (last === undefined || end === undefined || last >= end) return gaps;
    return [...gaps, [plot.valToPos(last, 'x', true), plot.valToPos(end, 'x', true) + 1]];
  }

  #pointsToDraw(plot: uPlot, seriesIndex: number): number[] {
    const values = plot.data[seriesIndex] ?? [];
    const { completeCount } = this.#model;
    const areSparse = plot.bbox.width / uPlot.pxRatio / values.length >= POINT_SPACE_PX;
    const isAlone = (i: number) =>
      values[i - 1] == null && (values[i + 1] == null || i + 1 >= completeCount);
    const indices: number[] = [];
    for (let i = 0; i < completeCount; i++) {
      if (values[i] != null && (areSparse || isAlone(i))) indices.push(i);
    }
    return indices;
  }

  /** The cursor stands on a bucket; uPlot keeps it left of the plot while there is none. */
  #snap(plot: uPlot, left: number): number {
    if (left < 0) return left;
    const second = this.#model.series.xSeconds[plot.posToIdx(left)];
    return second === undefined ? left : Math.round(plot.valToPos(second, 'x'));
  }

  #pointAt(plot: uPlot): void {
    const { idx, left = -1 } = plot.cursor;
    if (left < 0 || idx == null) {
      this.#tooltip.hide();
      return;
    }
    const { offsetLeft, offsetTop } = plot.over;
    this.#tooltip.show(this.#model, idx, offsetLeft + left, offsetTop, plot.width);
  }

  #drawUnit(plot: uPlot): void {
    const { ctx } = plot;
    ctx.save();
    ctx.font = scaledFont(this.#font);
    ctx.fillStyle = this.#colors.text;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    const xPx = plot.bbox.left - 6 * uPlot.pxRatio;
    if (this.#model.unitLabel) ctx.fillText(this.#model.unitLabel, xPx, 7 * uPlot.pxRatio);
    ctx.restore();
  }

  /** Reads the colours anew and draws in them. */
  restyle(): void {
    this.#colors = this.#probe.read();
    this.#plot.redraw(false, true);
  }
}

function dataOf({ series, lines }: ChartModel): uPlot.AlignedData {
  // uPlot only reads; its types ask for arrays that could be written to.
  return [series.xSeconds, ...lines.map((line) => series.lines[line.id] ?? [])] as [
    number[],
    ...(number | null)[][],
  ];
}

function fontOf(element: HTMLElement): string {
  const { fontSize, fontFamily } = getComputedStyle(element);
  return `${fontSize} ${fontFamily}`;
}

/** The font in canvas pixels. */
function scaledFont(font: string): string {
  return font.replace(/^[\d.]+/, (size) => String(Number(size) * uPlot.pxRatio));
}
