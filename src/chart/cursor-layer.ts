import type { ChartModel } from './chart-model.js';
import type { TimeChart } from './time-chart.js';

/** What stands over the picture at the cursor: a line in time, a dot on each line, a selection. */
export class CursorLayer {
  readonly #root = document.createElement('div');
  readonly #line = document.createElement('div');
  readonly #selection = document.createElement('div');
  readonly #dots = new Map<string, HTMLElement>();

  constructor(target: HTMLElement) {
    this.#root.className = 'cursor';
    this.#root.hidden = true;
    this.#line.className = 'cursor-line';
    this.#selection.className = 'selection';
    this.#selection.hidden = true;
    this.#root.append(this.#line);
    target.append(this.#selection, this.#root);
  }

  /** Stands on the bucket `index` of the chart. */
  show(chart: TimeChart, index: number): void {
    const { model, area } = chart;
    const xPx = Math.round(chart.xPxOf(index));
    move(this.#line, xPx, area.topPx);
    this.#line.style.blockSize = `${area.heightPx}px`;
    for (const { id } of model.lines) {
      const value = valueAt(model, id, index);
      const dot = this.#dotOf(id);
      dot.hidden = value === null;
      if (value !== null) move(dot, xPx, Math.round(chart.yPxOf(value)));
    }
    this.#root.hidden = false;
  }

  hide(): void {
    this.#root.hidden = true;
  }

  /** Marks the time from one place to another, in CSS px from the left edge of the target. */
  select({ area }: TimeChart, fromPx: number, toPx: number): void {
    const [leftPx, rightPx] = [fromPx, toPx]
      .map((px) => Math.min(Math.max(px, area.leftPx), area.leftPx + area.widthPx))
      .sort((a, b) => a - b) as [number, number];
    move(this.#selection, leftPx, area.topPx);
    this.#selection.style.inlineSize = `${rightPx - leftPx}px`;
    this.#selection.style.blockSize = `${area.heightPx}px`;
    this.#selection.hidden = false;
  }

  deselect(): void {
    this.#selection.hidden = true;
  }

  remove(): void {
    this.#root.remove();
    this.#selection.remove();
  }

  #dotOf(id: string): HTMLElement {
    let dot = this.#dots.get(id);
    if (!dot) {
      dot = document.createElement('div');
      dot.className = `cursor-dot line-${id}`;
      this.#dots.set(id, dot);
      this.#root.append(dot);
    }
    return dot;
  }
}

function valueAt({ series, hiddenIds }: ChartModel, id: string, index: number): number | null {
  return hiddenIds.has(id) ? null : (series.lines[id]?.[index] ?? null);
}

function move({ style }: HTMLElement, xPx: number, yPx: number): void {
  style.transform = `translate(${xPx}px, ${yPx}px)`;
}
