import type { ChartModel } from './chart-model.js';
import { type ChartColors, ColorProbe } from './colors.js';
import { drawAxes } from './draw-axes.js';
import { drawLines } from './draw-lines.js';
import { Frame, type Letters, type PictureSize } from './frame.js';
import { drawRunningBuckets, shadeRunningBuckets } from './running-buckets.js';

/** A rectangle in CSS px from the left upper corner of a chart's target. */
export interface Area {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * A line chart over time, drawn into `target`, which must be laid out and belong to the chart alone.
 * Its styles are in `chart-styles.ts`. It only draws: what follows pointer and keys is laid over
 * it, by the measures that it gives.
 */
export class TimeChart {
  /** Told after each drawing, when places may have changed. */
  onDraw: (() => void) | undefined;
  readonly canvas = document.createElement('canvas');
  /** Lies over the lines, axes aside. */
  readonly #over = document.createElement('div');
  readonly #probe: ColorProbe;
  readonly #letters: Letters;
  readonly #end = new AbortController();
  #model: ChartModel;
  #colors: ChartColors;
  #size: Pick<PictureSize, 'widthPx' | 'heightPx'>;
  #frame: Frame;

  /** @throws where the browser gives no canvas */
  constructor(target: HTMLElement, model: ChartModel, widthPx: number, heightPx: number) {
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
    this.#letters = { sizePx: parseFloat(fontSize), family: fontFamily };
    this.#size = { widthPx, heightPx };
    this.#frame = this.#fit();
    this.canvas.className = 'drawing';
    this.#over.className = 'drawn-area';
    target.append(this.canvas, this.#over);
    this.#paint();
    this.#followRatio();
  }

  get model(): ChartModel {
    return this.#model;
  }

  /** Where the lines are drawn, axes aside. */
  get area(): Area {
    const { left, top, width, height, ratio } = this.#frame;
    return {
      leftPx: left / ratio,
      topPx: top / ratio,
      widthPx: width / ratio,
      heightPx: height / ratio,
    };
  }

  /** Where (CSS px from the left edge of the target) a bucket stands. */
  xPxOf(index: number): number {
    return this.#frame.xOf(this.#model.series.xSeconds[index] ?? 0) / this.#frame.ratio;
  }

  /** Where (CSS px from the upper edge of the target) a value stands. */
  yPxOf(value: number): number {
    return this.#frame.yOf(value) / this.#frame.ratio;
  }

  /** The bucket nearest to a place (CSS px from the left edge of the target). */
  indexAt(xPx: number): number {
    const { xSeconds } = this.#model.series;
    const seconds = this.#frame.secondsAt(xPx * this.#frame.ratio);
    let [low, high] = [0, Math.max(0, xSeconds.length - 1)];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((xSeconds[middle] ?? 0) < seconds) low = middle;
      else high = middle;
    }
    return seconds - (xSeconds[low] ?? 0) <= (xSeconds[high] ?? 0) - seconds ? low : high;
  }

  /** A stroke for each line of the model. */
  get strokes(): readonly string[] {
    return this.#colors.lines.map(({ stroke }) => stroke);
  }

  /** Shows another model with the same lines. */
  update(model: ChartModel): void {
    this.#model = model;
    this.#refit();
  }

  /** Fits the chart into a target of another size (CSS px). */
  resize(widthPx: number, heightPx: number): void {
    if (widthPx === this.#size.widthPx && heightPx === this.#size.heightPx) return;
    this.#size = { widthPx, heightPx };
    this.#refit();
  }

  /** Reads the colours anew and draws in them. */
  restyle(): void {
    this.#colors = this.#probe.read();
    this.#paint();
  }

  /**
   * The same picture on a canvas of its own, with `scale` canvas pixels for each CSS pixel.
   *
   * @param isForPaper - whether to draw in the colours for white paper
   */
  drawAt(scale: number, isForPaper = false): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    const size = { ...this.#size, ratio: scale };
    const frame = fit(canvas, this.#model, this.#letters, size);
    paint(canvas, frame, this.#model, this.#probe.read(isForPaper));
    return canvas;
  }

  /** Gives everything back; the chart must not be used afterwards. */
  destroy(): void {
    this.#end.abort();
    this.canvas.remove();
    this.#over.remove();
    this.#probe.remove();
  }

  #fit(): Frame {
    return fit(this.canvas, this.#model, this.#letters, {
      ...this.#size,
      ratio: devicePixelRatio,
    });
  }

  #refit(): void {
    this.#frame = this.#fit();
    this.#paint();
  }

  #paint(): void {
    paint(this.canvas, this.#frame, this.#model, this.#colors);
    const { leftPx, topPx, widthPx, heightPx } = this.area;
    const { style } = this.#over;
    style.left = `${leftPx}px`;
    style.top = `${topPx}px`;
    style.width = `${widthPx}px`;
    style.height = `${heightPx}px`;
    this.onDraw?.();
  }

  /** Draws anew when the page is zoomed or moved to a screen with other pixels. */
  #followRatio(): void {
    const { signal } = this.#end;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.#refit();
        this.#followRatio();
      },
      { once: true, signal },
    );
  }
}

/** Gives a canvas its size, and finds the place of everything. */
function fit(
  canvas: HTMLCanvasElement,
  model: ChartModel,
  letters: Letters,
  size: PictureSize,
): Frame {
  const width = Math.round(size.widthPx * size.ratio);
  const height = Math.round(size.heightPx * size.ratio);
  // Also where nothing changes, setting a size takes the memory of the canvas anew.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return new Frame(penOf(canvas), model, letters, size);
}

function paint(
  canvas: HTMLCanvasElement,
  frame: Frame,
  model: ChartModel,
  colors: ChartColors,
): void {
  const pen = penOf(canvas);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  drawAxes(pen, frame, model, colors);
  shadeRunningBuckets(pen, frame, model, colors.grid);
  drawLines(pen, frame, model, colors);
  drawRunningBuckets(pen, frame, model, colors);
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('No canvas');
  return pen;
}
