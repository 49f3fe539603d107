import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChartModel } from '../chart/chart-model.js';
import { TimeChart } from '../chart/time-chart.js';

/** What a `ChartController` needs from its element. */
export interface ChartControllerOptions {
  /** Where to draw; it exists once the element has rendered. */
  readonly target: () => HTMLElement | null;
  /** What to draw; the same object as long as nothing changed. */
  readonly model: () => ChartModel | undefined;
  /** Told whenever a chart was drawn or updated, and when it is gone. */
  readonly onChange: (chart: TimeChart | undefined) => void;
  /** The chart cannot be drawn, in a browser that gives no canvas, say. */
  readonly onFail: () => void;
}

/**
 * The life cycle of a chart inside an element: draws once the target has a size, follows size and
 * data, and ends on removal.
 */
export class ChartController implements ReactiveController {
  readonly #options: ChartControllerOptions;
  readonly #observer = new ResizeObserver(() => {
    this.#draw();
  });
  #observed: HTMLElement | null = null;
  #chart: TimeChart | undefined;
  #drawn: ChartModel | undefined;
  #wasHidden = false;

  constructor(host: ReactiveControllerHost, options: ChartControllerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#draw();
  }

  hostUpdated(): void {
    this.#draw();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = null;
    this.#end();
  }

  #draw(): void {
    const target = this.#options.target();
    const model = this.#options.model();
    // Lines are set up once.
    if (!model || (this.#drawn && !hasSameLines(model, this.#drawn))) this.#end();
    if (!target?.isConnected || !model) return;
    this.#observe(target);
    // In a `display: none` there is no size; the observer tells when there is one again.
    const { clientWidth, clientHeight } = target;
    if (clientWidth === 0 || clientHeight === 0) {
      this.#wasHidden = true;
      return;
    }
    if (!this.#chart) {
      try {
        this.#chart = new TimeChart(target, model, clientWidth, clientHeight);
      } catch {
        target.replaceChildren();
        this.hostDisconnected();
        this.#options.onFail();
        return;
      }
    } else {
      if (this.#drawn !== model) this.#chart.update(model);
      this.#chart.resize(clientWidth, clientHeight);
      // Hidden elements make no transitions, so nobody told of a changed colour.
      if (this.#wasHidden) this.#chart.restyle();
    }
    this.#wasHidden = false;
    this.#drawn = model;
    this.#options.onChange(this.#chart);
  }

  #observe(target: HTMLElement): void {
    if (this.#observed === target) return;
    this.#observed = target;
    this.#observer.observe(target);
  }

  #end(): void {
    if (!this.#chart) return;
    this.#options.onChange(undefined);
    this.#chart.destroy();
    this.#chart = undefined;
    this.#drawn = undefined;
  }
}

function hasSameLines(a: ChartModel, b: ChartModel): boolean {
  const idsOf = ({ lines, previous }: ChartModel) =>
    [...lines.map(({ id }) => id), !!previous].join();
  return idsOf(a) === idsOf(b);
}
