import { INTERVAL_MS } from '../model/interval.js';
import type { TimeSpan } from '../model/range.js';
import { ChartCursor, pageLengthOf } from './chart-cursor.js';
import type { TimeChart } from './time-chart.js';

/** From so many px on, a press that moves is a drag. */
const DRAG_PX = 5;

/** What an `Explorer` tells of a person's doings. */
export interface ExplorerActions {
  /** The cursor stands at this time (Unix ms), or nowhere any more. */
  readonly onCursor: (ms: number | undefined) => void;
  /** This span shall be shown alone. */
  readonly onZoom: (span: TimeSpan) => void;
  /** All shall be shown again. Returns whether there was anything to undo. */
  readonly onReset: () => boolean;
}

/** A press of the mouse that may become a drag, in CSS px from the left edge of the layer. */
interface Press {
  readonly xPx: number;
  isDrag: boolean;
}

/**
 * Lets a person read a chart by mouse, touch and keys: moves the cursor, and chooses a span by
 * dragging.
 */
export class Explorer {
  readonly #surface: HTMLElement;
  readonly #layer: HTMLElement;
  readonly #actions: ExplorerActions;
  readonly #cursor: ChartCursor;
  readonly #listeners = new AbortController();
  #press: Press | undefined;

  /**
   * @param surface - takes the focus and hears pointer and keys
   * @param layer - what the chart is drawn in
   */
  constructor(surface: HTMLElement, layer: HTMLElement, actions: ExplorerActions) {
    this.#surface = surface;
    this.#layer = layer;
    this.#actions = actions;
    this.#cursor = new ChartCursor(layer, actions.onCursor);
    const { signal } = this.#listeners;
    const on = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      handler: (event: HTMLElementEventMap[Type]) => void,
    ) => {
      surface.addEventListener(type, handler, { signal });
    };
    on('pointermove', this.#onPointerMove);
    on('pointerdown', this.#onPointerDown);
    on('pointerup', this.#onPointerUp);
    on('pointercancel', this.#leave);
    on('pointerleave', this.#onPointerLeave);
    on('dblclick', this.#onReset);
    on('keydown', this.#onKeyDown);
    on('focus', this.#onFocus);
    on('blur', this.#leave);
    const everywhere = { signal, capture: true, passive: true };
    document.addEventListener('pointerdown', this.#onPressElsewhere, everywhere);
    document.addEventListener('scroll', this.#cursor.redraw, everywhere);
    window.addEventListener('resize', this.#cursor.redraw, everywhere);
  }

  /** Follows a chart; another one or none at all may have taken the place of the last. */
  follow(chart: TimeChart | undefined): void {
    this.#cursor.follow(chart);
  }

  /** Puts the cursor where (Unix ms) that of another chart stands. */
  followCursor(ms: number | undefined): void {
    this.#cursor.put(ms);
  }

  /** Half of what is shown, around the cursor or the middle. */
  zoomIn(): void {
    const last = (this.#cursor.chart?.model.series.xSeconds.length ?? 0) - 1;
    const quarter = Math.max(1, Math.floor(last / 4));
    const middle = this.#cursor.index ?? Math.round(last / 2);
    const from = Math.max(0, Math.min(middle - quarter, last - 2 * quarter + 1));
    this.#zoom(from, Math.min(from + 2 * quarter - 1, last));
  }

  /** Says something that concerns the whole chart. */
  say(text: string): void {
    this.#cursor.say(text);
  }

  destroy(): void {
    this.#listeners.abort();
    this.#cursor.remove();
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    const { chart } = this.#cursor;
    if (!chart) return;
    const xPx = this.#xPxOf(event);
    this.#cursor.moveTo(chart.indexAt(xPx));
    const press = this.#press;
    if (!press) return;
    press.isDrag ||= Math.abs(xPx - press.xPx) >= DRAG_PX;
    if (press.isDrag) this.#cursor.layer.select(chart, press.xPx, xPx);
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    // By touch, a drag moves the cursor; with a mouse, it chooses a span.
    if (event.pointerType !== 'touch') {
      this.#press = { xPx: this.#xPxOf(event), isDrag: false };
      this.#surface.setPointerCapture(event.pointerId);
    }
    this.#onPointerMove(event);
  };

  readonly #onPointerUp = (event: PointerEvent): void => {
    const { chart } = this.#cursor;
    const press = this.#endPress();
    if (!press?.isDrag || !chart) return;
    const ends = [press.xPx, this.#xPxOf(event)].map((xPx) => chart.indexAt(xPx));
    this.#zoom(Math.min(...ends), Math.max(...ends));
  };

  readonly #onPointerLeave = ({ pointerType }: PointerEvent): void => {
    // A finger that was lifted leaves its cursor behind, to be read.
    if (pointerType !== 'touch' && !this.#press) this.#leave();
  };

  readonly #onPressElsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this.#surface)) this.#leave();
  };

  readonly #onReset = (): void => {
    this.#actions.onReset();
  };

  readonly #onFocus = (): void => {
    if (this.#surface.matches(':focus-visible')) this.#cursor.step(0);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const cursor = this.#cursor;
    const { chart } = cursor;
    if (event.altKey || event.ctrlKey || event.metaKey || !chart) return;
    if (event.key === 'Escape') this.#onEscape();
    else if (event.key === '+') this.zoomIn();
    else if (event.key === '-') this.#onReset();
    else {
      const page = pageLengthOf(chart.model);
      const steps: Readonly<Record<string, number>> = {
        ArrowLeft: -1,
        ArrowRight: 1,
        PageUp: -page,
        PageDown: page,
        Home: -Infinity,
        End: Infinity,
      };
      const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
      if (step === undefined) return;
      cursor.step(step);
    }
    // The page does not scroll with it.
    event.preventDefault();
  };

  #onEscape(): void {
    if (this.#endPress()?.isDrag) return;
    if (!this.#actions.onReset()) this.#leave();
  }

  readonly #leave = (): void => {
    this.#endPress();
    this.#cursor.leave();
  };

  #zoom(from: number, to: number): void {
    const model = this.#cursor.chart?.model;
    if (!model) return;
    const startMs = (index: number) => (model.series.xSeconds[index] ?? 0) * 1000;
    this.#actions.onZoom({
      fromMs: startMs(from),
      toMs: startMs(to) + INTERVAL_MS[model.interval],
    });
  }

  #endPress(): Press | undefined {
    const press = this.#press;
    this.#press = undefined;
    this.#cursor.layer.deselect();
    return press;
  }

  /** Where a pointer is, in CSS px of the layer, which a page may have scaled. */
  #xPxOf({ clientX }: PointerEvent): number {
    const { left, width } = this.#layer.getBoundingClientRect();
    return ((clientX - left) * this.#layer.offsetWidth) / width;
  }
}
