import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { Explorer } from '../chart/explorer.js';
import { printSharply } from '../chart/print.js';
import type { TimeChart } from '../chart/time-chart.js';
import type { Result } from '../controllers/live-query.js';
import { enJoins } from '../i18n/join-messages.js';
import { fill } from '../i18n/messages.js';
import type { ChartMessages } from '../i18n/chart-messages.js';
import { formatterFor } from '../i18n/formatter.js';
import { textOf } from '../model/clean.js';
import { INTERVAL_MS } from '../model/interval.js';
import type { SeriesQuery } from '../model/query.js';
import { type TimeSpan, zoomWindow } from '../model/range.js';
import { cutToSpan } from '../model/series-cut.js';
import type { TimeSeries } from '../model/series.js';
import type { ChartLink, LiveData, RangeSetting } from './chart-link.js';
import { type SyncMember, SyncMembership } from './chart-sync.js';
import type { Shown } from './view.js';

type AnyResult = Result<SeriesQuery, TimeSeries>;

/**
 * What a person does with a chart beyond looking at it: reads it at the cursor, looks closer at a
 * part, prints it, and takes other charts along. It is loaded once the first picture is there.
 */
export class Exploration implements ReactiveController, SyncMember {
  readonly #link: ChartLink;
  readonly #surface: HTMLElement;
  readonly #layer: HTMLElement;
  readonly #finer: LiveData;
  readonly #sync = new SyncMembership(this);
  #explorer: Explorer | undefined;
  #stopPrinting: (() => void) | undefined;
  #chart: TimeChart | undefined;
  #zoom: TimeSpan | undefined;
  /** The range that the zoom is a part of; with another one it is over. */
  #setting: RangeSetting;
  /** The part of coarse data that is shown until there is finer. */
  #cut: { readonly of: AnyResult; readonly zoom: TimeSpan; readonly result: AnyResult } | undefined;

  /** @throws where the element has nothing to explore */
  constructor(link: ChartLink) {
    this.#link = link;
    const find = (selector: string) => {
      const found = link.host.renderRoot.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`No ${selector}`);
      return found;
    };
    this.#surface = find('.chart');
    this.#layer = find('.plot');
    this.#setting = link.range();
    this.#finer = link.queryFor(() => this.#zoom);
    link.host.addController(this);
  }

  get setting(): RangeSetting {
    return this.#setting;
  }

  /** The part that a person looks at; `undefined` for all. */
  get zoom(): TimeSpan | undefined {
    return this.#zoom;
  }

  hostConnected(): void {
    this.#explorer = new Explorer(this.#surface, this.#layer, {
      onCursor: (ms) => {
        this.#sync.tell((other) => {
          other.followCursor(ms);
        });
      },
      onZoom: (span) => {
        this.zoomTo(span);
      },
      onReset: () => this.reset(),
    });
    // The chart may have been drawn before.
    this.#explorer.follow(this.#chart);
    this.#stopPrinting = printSharply(this.#layer, () => this.#chart);
    this.#sync.join(this.#link.host.sync);
  }

  hostUpdate(): void {
    const setting = this.#link.range();
    if (isSame(setting, this.#setting)) return;
    this.#setting = setting;
    this.#zoom = undefined;
    this.#sync.tell((other) => {
      other.followRange(setting);
    });
  }

  hostUpdated(): void {
    this.#sync.join(this.#link.host.sync);
  }

  hostDisconnected(): void {
    this.#sync.leave();
    this.#stopPrinting?.();
    this.#explorer?.destroy();
    this.#explorer = undefined;
  }

  /** Gives everything back for good. */
  end(): void {
    this.#zoom = undefined;
    this.#link.host.removeController(this);
    this.hostDisconnected();
  }

  /** Goes along with a chart, which may be another one than before, or gone. */
  follow(chart: TimeChart | undefined): void {
    this.#chart = chart;
    this.#explorer?.follow(chart);
  }

  followRange(setting: RangeSetting): void {
    if (isSame(setting, this.#setting)) return;
    this.#setting = setting;
    this.#zoom = undefined;
    this.#link.setRange(setting);
  }

  followZoom(span: TimeSpan | undefined): void {
    this.#zoom = span;
    this.#link.host.requestUpdate();
  }

  followCursor(ms: number | undefined): void {
    this.#explorer?.followCursor(ms);
  }

  zoomTo(span: TimeSpan): void {
    const shown = this.#link.shown();
    // In a small picture, there is no room for the way back.
    if (!shown || this.#link.host.density === 'compact') return;
    const { result, lang, zone, words } = shown;
    const window = zoomWindow(span, result.atMs);
    // One bucket makes no picture.
    if (!window || window.toMs - window.fromMs < 2 * INTERVAL_MS[window.interval]) return;
    this.#setZoom(span);
    const text = formatterFor(lang, zone).span(span.fromMs, span.toMs);
    this.#explorer?.say(fill(words.section('joins', enJoins).aside, { text, aside: zone }));
  }

  /** Half of what is shown, around the cursor or the middle. */
  zoomIn(): void {
    this.#explorer?.zoomIn();
  }

  /** Shows all again. Returns whether there was a zoom to end. */
  reset(): boolean {
    const wasZoomed = this.#zoom !== undefined;
    if (wasZoomed) this.#setZoom(undefined);
    return wasZoomed;
  }

  /** What is shown of the part that a person looks at: finer data, or until then a cut. */
  closer(shown: Shown): Shown {
    const zoom = this.#zoom;
    if (!zoom) return shown;
    const finer = this.#finer.result;
    return { ...shown, result: finer ?? this.#cutOf(shown.result, zoom) };
  }

  /** The way back from a part to all. */
  renderReset(words: ChartMessages): TemplateResult | typeof nothing {
    if (!this.#zoom) return nothing;
    const hasFailed = this.#finer.error !== undefined && !this.#finer.result;
    return html`<p class="zoomed">
      ${hasFailed ? words.finerFailed : nothing}
      <button type="button" class="reset" @click=${this.#onResetClick}>${words.resetZoom}</button>
    </p>`;
  }

  readonly #onResetClick = (): void => {
    this.reset();
    // The button goes, and must not take the focus with it.
    this.#surface.focus();
  };

  #setZoom(span: TimeSpan | undefined): void {
    this.followZoom(span);
    this.#sync.tell((other) => {
      other.followZoom(span);
    });
  }

  #cutOf(of: AnyResult, zoom: TimeSpan): AnyResult {
    if (this.#cut?.of !== of || this.#cut.zoom !== zoom) {
      const data = cutToSpan(of.data, of.query.interval, zoom);
      this.#cut = { of, zoom, result: { ...of, data } };
    }
    return this.#cut.result;
  }
}

function isSame(a: RangeSetting, b: RangeSetting): boolean {
  // An attribute that was removed is null, one that never was there is undefined: joined, nothing.
  return textOf([a.range, a.from, a.to]) === textOf([b.range, b.from, b.to]);
}
