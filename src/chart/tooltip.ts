import { INTERVAL_MS } from '../model/interval.js';
import type { ChartModel } from './chart-model.js';

/** Distance (CSS px) between the cursor line and the tooltip. */
const GAP_PX = 12;

/** The box beside the cursor with time and values of one bucket. */
export class Tooltip {
  readonly #box = document.createElement('div');
  readonly #time = document.createElement('div');
  readonly #rows = document.createElement('dl');
  #shownIndex = -1;

  constructor(target: HTMLElement) {
    this.#box.className = 'tooltip';
    this.#box.setAttribute('part', 'tooltip');
    this.#box.hidden = true;
    this.#time.className = 'tooltip-time';
    this.#box.append(this.#time, this.#rows);
    target.append(this.#box);
  }

  /**
   * Shows the bucket `index`.
   *
   * @param xPx - the cursor line, in CSS px from the left edge of the target
   * @param topPx - the upper edge of the plot, in CSS px from that of the target
   * @param widthPx - the width of the target in CSS px
   */
  show(model: ChartModel, index: number, xPx: number, topPx: number, widthPx: number): void {
    if (this.#shownIndex !== index) this.#fill(model, index);
    this.#shownIndex = index;
    this.#box.hidden = false;
    const boxPx = this.#box.offsetWidth;
    const fitsRight = xPx + GAP_PX + boxPx <= widthPx;
    const leftPx = fitsRight ? xPx + GAP_PX : Math.max(0, xPx - GAP_PX - boxPx);
    this.#box.style.transform = `translate(${Math.round(leftPx)}px, ${Math.round(topPx)}px)`;
  }

  hide(): void {
    this.#box.hidden = true;
  }

  /** The data, words or formats changed: what is shown next must be written anew. */
  invalidate(): void {
    this.#shownIndex = -1;
  }

  remove(): void {
    this.#box.remove();
  }

  #fill(model: ChartModel, index: number): void {
    const { series, formatter, words } = model;
    this.#time.textContent = bucketLabel(model, index);
    this.#rows.replaceChildren(
      ...model.lines.flatMap((line) => {
        const swatch = document.createElement('i');
        swatch.className = `swatch line-${line.id}${line.isDashed ? ' dashed' : ''}`;
        const label = document.createElement('dt');
        label.append(swatch, line.label);
        const value = document.createElement('dd');
        const number = series.lines[line.id]?.[index] ?? null;
        value.textContent = number === null ? words.notReported : model.formatValue(number);
        return [label, value];
      }),
    );
    this.#box.lang = formatter.lang;
  }
}

/** The time span of a bucket with its zone; up to the last fetch where it is still running. */
export function bucketLabel(model: ChartModel, index: number): string {
  const { formatter, interval } = model;
  const fromMs = (model.series.xSeconds[index] ?? 0) * 1000;
  const endMs = fromMs + INTERVAL_MS[interval];
  if (index < model.completeCount) {
    return `${formatter.span(fromMs, endMs)} (${formatter.zone})`;
  }
  const atMs = Math.min(Math.max(model.atMs, fromMs), endMs);
  return `${formatter.span(fromMs, atMs)} (${formatter.zone}), ${model.words.soFar}`;
}
