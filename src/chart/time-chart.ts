import uPlot from 'uplot';
import { axes, drawUnit, LETTERS_PX, PADDING_RIGHT_PX } from './axes.js';
import { columnsOf, lineSeries, shownColumns } from './chart-lines.js';
import type { ChartModel } from './chart-model.js';
import { type ChartColors, ColorProbe } from './colors.js';
import { drawRunningBuckets, shadeRunningBuckets } from './running-buckets.js';

/** Room above the plot, with and without a unit to write there, by letters of `LETTERS_PX`. */
const PADDING_TOP_PX = { withUnit: 22, plain: 8 };

/** A rectangle in CSS px from the left upper corner of a chart's target. */
export interface Area {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * A line chart over time, drawn by uPlot into `target`, which must be laid out and belong to the
 * chart alone. Its styles are in `chart-styles.ts`. It only draws: what follows pointer and keys
 * is laid over it, by the measures that it gives.
 */
export class TimeChart {
  /** Told after each drawing, when places may have changed. */
  onDraw: (() => void) | undefined;
  readonly #target: HTMLElement;
  readonly #probe: ColorProbe;
  readonly #plot: uPlot;
  #model: ChartModel;
  #colors: ChartColors;
  readonly #fontPx: number;
  readonly #fontFamily: string;

  constructor(target: HTMLElement, model: ChartModel, widthPx: number, heightPx: number) {
    this.#target = target;
    this.#model = model;
    this.#probe = new ColorProbe(
      target,
      model.lines.map((line) => line.id),
      () => {
        this.restyle();
      },
    );
    this.#colors = this.#probe.read();
    const { fontSize, fontFamily } = this.#probe.style;
    this.#fontPx = parseFloat(fontSize);
    this.#fontFamily = fontFamily;
    this.#plot = this.#plotIn(target, widthPx, heightPx, 1);
  }

  /** The canvas with all that is drawn. */
  get canvas(): HTMLCanvasElement {
    return this.#plot.ctx.canvas;
  }

  get model(): ChartModel {
    return this.#model;
  }

  /** Where the lines are drawn, axes aside. */
  get area(): Area {
    const { left, top, width, height } = this.#plot.bbox;
    const [leftPx, topPx, widthPx, heightPx] = [left, top, width, height].map(
      (px) => px / uPlot.pxRatio,
    ) as [number, number, number, number];
    return { leftPx, topPx, widthPx, heightPx };
  }

  /** Where (CSS px from the left edge of the target) a bucket stands. */
  xPxOf(index: number): number {
    return this.area.leftPx + this.#plot.valToPos(this.#model.series.xSeconds[index] ?? 0, 'x');
  }

  /** Where (CSS px from the upper edge of the target) a value stands. */
  yPxOf(value: number): number {
    return this.area.topPx + this.#plot.valToPos(value, 'y');
  }

  /** The bucket nearest to a place (CSS px from the left edge of the target). */
  indexAt(xPx: number): number {
    const { leftPx, widthPx } = this.area;
    return this.#plot.posToIdx(Math.min(Math.max(xPx - leftPx, 0), widthPx));
  }

  /** A stroke for each line of the model. */
  get strokes(): readonly string[] {
    return this.#colors.lines.map(({ stroke }) => stroke);
  }

  /** Shows another model with the same lines. */
  update(model: ChartModel): void {
    this.#model = model;
    this.#plot.batch(() => {
      shownColumns(model).forEach((show, index) => {
        if (this.#plot.series[index + 1]?.show !== show) {
          this.#plot.setSeries(index + 1, { show });
        }
      });
      this.#plot.setData(columnsOf(model));
      // Labels change with language and zone even where the data stays.
      this.#plot.redraw(true, true);
    });
  }

  /** Fits the chart into a target of another size (CSS px). */
  resize(widthPx: number, heightPx: number): void {
    if (widthPx === this.#plot.width && heightPx === this.#plot.height) return;
    this.#plot.setSize({ width: widthPx, height: heightPx });
  }

  /** Reads the colours anew and draws in them. */
  restyle(): void {
    this.#colors = this.#probe.read();
    this.#plot.redraw(false, true);
  }

  /**
   * The same picture on a canvas of its own, with `scale` canvas pixels for each CSS pixel.
   *
   * @param isForPaper - whether to draw in the colours for white paper
   */
  async drawAt(scale: number, isForPaper = false): Promise<HTMLCanvasElement> {
    const { width, height } = this.#plot;
    const factor = scale / uPlot.pxRatio;
    const plot = this.#plotIn(
      document.createElement('div'),
      width * factor,
      height * factor,
      factor,
      this.#probe.read(isForPaper),
    );
    // uPlot draws once the task that made it has ended.
    await Promise.resolve();
    plot.destroy();
    return plot.ctx.canvas;
  }

  /** Gives everything back; the chart must not be used afterwards. */
  destroy(): void {
    this.#plot.destroy();
    this.#probe.remove();
  }

  #plotIn(
    target: HTMLElement,
    width: number,
    height: number,
    scale: number,
    colors?: ChartColors,
  ): uPlot {
    const px = (this.#fontPx / LETTERS_PX) * scale;
    const pen = () => ({
      model: this.#model,
      colors: colors ?? this.#colors,
      font: `${Math.round(this.#fontPx * scale)}px ${this.#fontFamily}`,
      scale,
      px,
    });
    const top = this.#model.unitLabel ? PADDING_TOP_PX.withUnit : PADDING_TOP_PX.plain;
    const options: uPlot.Options = {
      width,
      height,
      padding: [top * px, PADDING_RIGHT_PX * px, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      // Ticks and labels of the time axis are our own: uPlot's know neither zone nor language.
      scales: {
        x: { time: false, range: () => this.#timeRange() },
        y: { range: (_, __, max) => [0, max > 0 ? max * 1.06 : this.#model.valueUnit] },
      },
      axes: axes(pen),
      series: lineSeries(pen),
      hooks: {
        drawAxes: [
          (plot) => {
            shadeRunningBuckets(plot, this.#model, pen().colors.grid);
            drawUnit(plot, pen());
          },
        ],
        draw: [
          (plot) => {
            drawRunningBuckets(plot, this.#model, pen().colors, scale);
            if (target === this.#target) this.onDraw?.();
          },
        ],
      },
    };
    return new uPlot(options, columnsOf(this.#model), target);
  }

  #timeRange(): [number, number] {
    const { xSeconds } = this.#model.series;
    const first = xSeconds[0] ?? 0;
    const last = xSeconds.at(-1) ?? 0;
    return first < last ? [first, last] : [first - 1800, last + 1800];
  }
}
