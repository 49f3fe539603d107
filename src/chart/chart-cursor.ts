import { INTERVAL_MS } from '../model/interval.js';
import { Announcer } from './announcer.js';
import { bucketSentence } from './bucket-words.js';
import type { ChartModel } from './chart-model.js';
import { CursorLayer } from './cursor-layer.js';
import type { TimeChart } from './time-chart.js';
import { Tooltip } from './tooltip.js';

const DAY_SECONDS = 86_400;

/**
 * The cursor of a chart, with its tooltip and what is said of it. It stands on a time, and stays
 * there when data changes.
 */
export class ChartCursor {
  readonly layer: CursorLayer;
  readonly #target: HTMLElement;
  readonly #onMove: (ms: number | undefined) => void;
  readonly #tooltip: Tooltip;
  readonly #announcer: Announcer;
  #chart: TimeChart | undefined;
  #ms: number | undefined;

  /**
   * @param target - what the chart is drawn in, and the cursor laid over
   * @param onMove - told where (Unix ms) a person put the cursor
   */
  constructor(target: HTMLElement, onMove: (ms: number | undefined) => void) {
    this.#target = target;
    this.#onMove = onMove;
    this.layer = new CursorLayer(target);
    this.#tooltip = new Tooltip(target);
    this.#announcer = new Announcer(target);
  }

  get chart(): TimeChart | undefined {
    return this.#chart;
  }

  /** Follows a chart; another one or none at all may have taken the place of the last. */
  follow(chart: TimeChart | undefined): void {
    if (this.#chart === chart) return;
    if (this.#chart) this.#chart.onDraw = undefined;
    this.#chart = chart;
    if (chart) chart.onDraw = this.redraw;
    this.redraw();
  }

  /** Puts the cursor on a time (Unix ms) without telling anybody. */
  put(ms: number | undefined): void {
    this.#ms = ms;
    this.redraw();
  }

  /** A person took the cursor to a bucket. */
  moveTo(index: number): void {
    const second = this.#chart?.model.series.xSeconds[index];
    if (second === undefined || second * 1000 === this.#ms) return;
    this.put(second * 1000);
    this.#onMove(this.#ms);
  }

  /** A person took the cursor away. */
  leave(): void {
    if (this.#ms === undefined) return;
    this.put(undefined);
    this.#onMove(undefined);
  }

  /**
   * A person moved the cursor by so many buckets, and is told what is there. Where there was no
   * cursor, it starts on the last bucket that is complete.
   */
  step(by: number): void {
    const chart = this.#chart;
    if (!chart?.model.series.xSeconds.length) return;
    const last = chart.model.series.xSeconds.length - 1;
    const { index } = this;
    const start = index ?? Math.min(Math.max(chart.model.completeCount - 1, 0), last);
    const wanted = index === undefined && Math.abs(by) === 1 ? start : start + by;
    const next = Math.min(Math.max(wanted, 0), last);
    this.moveTo(next);
    this.say(bucketSentence(chart.model, next));
  }

  /** The bucket that holds the time of the cursor, or the nearest where that has moved on. */
  get index(): number | undefined {
    const ms = this.#ms;
    if (!this.#chart || ms === undefined) return undefined;
    const { xSeconds } = this.#chart.model.series;
    if (xSeconds.length === 0) return undefined;
    let [index, next] = [0, xSeconds.length];
    while (next - index > 1) {
      const middle = (index + next) >> 1;
      if ((xSeconds[middle] ?? 0) * 1000 <= ms) index = middle;
      else next = middle;
    }
    return index;
  }

  say(text: string): void {
    this.#announcer.say(text);
  }

  remove(): void {
    this.follow(undefined);
    this.layer.remove();
    this.#tooltip.remove();
    this.#announcer.remove();
  }

  /** Places may have changed: by new data, another size, or because the page was scrolled. */
  readonly redraw = (): void => {
    const chart = this.#chart;
    const { index } = this;
    if (!chart || index === undefined) {
      this.layer.hide();
      this.#tooltip.hide();
      return;
    }
    // All is measured before anything is written, or the page would be laid out at each move.
    const { left, right, top, bottom, width } = this.#target.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    // A page may have scaled the element, and may enlarge what stands in the top layer.
    const scale = width / this.#target.offsetWidth;
    const { currentCSSZoom: zoom = 1 } = this.#target as { currentCSSZoom?: number };
    this.layer.show(chart, index);
    // A chart that follows another one may be anywhere.
    if (bottom < 0 || top > clientHeight) {
      this.#tooltip.hide();
      return;
    }
    const { topPx, heightPx } = chart.area;
    this.#tooltip.show(chart.model, index, {
      xPx: left + chart.xPxOf(index) * scale,
      leftPx: left,
      rightPx: right,
      topPx: top + topPx * scale,
      bottomPx: top + (topPx + heightPx) * scale,
      viewWidthPx: clientWidth,
      viewHeightPx: clientHeight,
      zoom,
    });
  };
}

/** How many buckets a page is: a day, where more than two are shown; else a tenth. */
export function pageLengthOf({ series: { xSeconds }, interval }: ChartModel): number {
  const [first = 0] = xSeconds;
  const days = ((xSeconds.at(-1) ?? first) - first) / DAY_SECONDS;
  const perDay = (DAY_SECONDS * 1000) / INTERVAL_MS[interval];
  return days > 2 ? perDay : Math.max(1, Math.round(xSeconds.length / 10));
}
