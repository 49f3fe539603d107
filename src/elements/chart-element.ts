import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { clean } from '../model/clean.js';
import { INTERVAL_MS } from '../model/interval.js';
import type { Answer, FetchOptions } from '../controllers/live-query.js';
import type { Filters, SeriesQuery } from '../model/query.js';
import {
  customWindow,
  presetLengthMs,
  presetWindow,
  RANGE_PRESETS,
  type RangePreset,
  type TimeSpan,
  type TimeWindow,
  zoomWindow,
} from '../model/range.js';
import type { TimeSeries } from '../model/series.js';
import {
  FLAG,
  instantOf,
  isOn,
  listOf,
  oneOf,
  type OrText,
  timeZoneOf,
  warnOnce,
} from './attributes.js';
import { cardStyles } from './card-styles.js';
import { chartCardStyles } from './chart-card-styles.js';
import type { LiveData, RangeSetting } from './chart-link.js';
import type { ChartView } from './chart-view.js';
import { compactStyles } from './compact-styles.js';
import { NanoRangeChangeEvent } from './events.js';
import { MetricElement } from './metric-element.js';
import type { MakeView } from './view.js';

/**
 * What the charts share: range, zone and filters, and a card with title, presets, picture and
 * legend.
 *
 * @fires nano-range-change - A person chose another range, here or on a chart in sync.
 * @csspart ranges - The group of range presets.
 * @csspart range - One preset.
 * @csspart chart - The picture.
 * @csspart tooltip - The box with time and values at the cursor.
 * @csspart legend - The list of lines.
 * @csspart table - The table of the same numbers.
 * @csspart figure - The number of a compact chart.
 * @csspart unit - Its unit.
 * @cssproperty [--nano-chart-height=clamp(13em, 42cqi, 20em)] - Height of the picture.
 */
export abstract class ChartElement<
  Query extends SeriesQuery,
  Data extends TimeSeries,
> extends MetricElement<Query, Data, ChartView> {
  static override properties: PropertyDeclarations = {
    range: {},
    from: {},
    to: {},
    timezone: {},
    streams: {},
    tags: {},
    countries: {},
    compare: FLAG,
    sync: {},
  };

  static override styles: CSSResultGroup = [cardStyles, chartCardStyles, compactStyles];

  /**
   * `1H`, `1D` or `1W`. Default `1D`.
   *
   * @default '1D'
   */
  range: OrText<RangePreset> | undefined;

  /** Start of a custom range, an ISO 8601 instant; counts together with `to`. */
  from: string | undefined;

  /** End of a custom range, an ISO 8601 instant; counts together with `from`. */
  to: string | undefined;

  /**
   * IANA zone of axis, tooltip and exports. Default `UTC`.
   *
   * @default 'UTC'
   */
  timezone: string | undefined;

  /** Comma-separated streams; any of them counts. */
  streams: string | readonly string[] | undefined;

  /** Comma-separated tags; a stream must carry all of them. */
  tags: string | readonly string[] | undefined;

  /** Comma-separated two-letter countries; any of them counts. */
  countries: string | readonly string[] | undefined;

  /** Whether to draw the period before as well. */
  compare = false;

  /** A name; charts that have the same one share range, cursor and zoom. */
  sync: string | undefined;

  protected override async loadView(): Promise<MakeView<Data, ChartView>> {
    const { ChartView, turn } = await import('./chart-view.js');
    await turn();
    return (shown, onFail) =>
      new ChartView({
        host: this,
        shown,
        onFail,
        queryFor: (span) => this.#queryFor(span),
        range: () => this.#setting,
        setRange: this.#setRange,
      });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.compare = isOn(this.compare);
  }

  /**
   * The card as a PNG at two pixels per CSS pixel: title, zone, shown time, chart and legend.
   *
   * Rejects with a `DOMException` named `InvalidStateError` while there is no chart to be seen.
   */
  async toPNG(): Promise<Blob> {
    // It would wait for ever outside of a page.
    if (this.isConnected) await this.updateComplete;
    const png = await this.view?.toPng();
    if (png) return png;
    throw new DOMException('No chart', 'InvalidStateError');
  }

  protected override get zone(): string {
    const zone = clean(this.timezone) || 'UTC';
    const known = timeZoneOf(zone);
    if (!known) warnOnce(this, 'timezone', zone, 'IANA, like Europe/Berlin');
    return known ?? 'UTC';
  }

  protected override questionKey(): readonly unknown[] {
    const span = this.#customSpan();
    return [
      span ? `${span.fromMs}/${span.toMs}` : this.#preset,
      this.compare,
      ...Object.values(this.#filters()).map(String),
    ];
  }

  protected override defaultRefreshMs(): number | undefined {
    const { nowMs } = this;
    return refreshMsFor(this.#window(nowMs), nowMs);
  }

  protected override question(nowMs: number): Query {
    return this.#query(this.#window(nowMs));
  }

  protected override async fetch(query: Query, options: FetchOptions): Promise<Answer<Data>> {
    const fetch = super.fetch.bind(this);
    if (!this.compare) return fetch(query, options);
    const { fetchBoth } = await import('./previous-period.js');
    return fetchBoth(query, options, fetch, this.#shiftMs(), this.live.result);
  }

  protected override render(): TemplateResult {
    const { view } = this;
    return html`<div class="root">
      <article
        part="card"
        class="card lines-${this.about.lineIds.length}"
        aria-labelledby="title"
        lang=${this.localize.words.language}
        dir=${this.localize.direction}
      >
        <header part="header">
          ${this.renderTitle()}
          <div class="controls">${this.#renderRanges()}</div>
        </header>
        <div class="facts">${view?.renderFacts()}</div>
        ${this.density === 'compact' ? view?.renderFigure() : nothing}
        <div class="stage">
          <div
            part="chart"
            class="chart"
            role="application"
            aria-label=${this.headingText}
            aria-describedby="summary"
            tabindex="0"
            ?hidden=${!view?.hasPicture}
          >
            <div class="plot"></div>
            <p id="summary" hidden>${view?.summary()}</p>
          </div>
          ${this.isWaiting ? html`<div class="skeleton"></div>` : nothing} ${this.renderStatus()}
        </div>
        <footer>
          <ul part="legend" class="legend">
            ${view?.renderLegend()}
          </ul>
          ${this.renderStale()}
        </footer>
      </article>
    </div>`;
  }

  protected override updated(): void {
    // Set here and not by a binding, which would not see what a person did since.
    const current = this.#customSpan(true) ? undefined : this.#preset;
    for (const input of this.renderRoot.querySelectorAll('input')) {
      input.checked = input.value === current;
    }
  }

  #renderRanges(): TemplateResult {
    const { messages } = this;
    return html`<fieldset
      part="ranges"
      class="ranges"
      role="radiogroup"
      aria-label=${messages.range}
    >
      ${RANGE_PRESETS.map(
        (preset) =>
          html`<label part="range" class="range">
            <input
              type="radio"
              name="range"
              value=${preset}
              aria-label=${messages.ranges[preset]}
              @change=${this.#onRange}
            />
            <span aria-hidden="true">${preset}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  readonly #onRange = (event: Event): void => {
    const range = (event.target as HTMLInputElement).value as RangePreset;
    this.#setRange({ range, from: undefined, to: undefined });
  };

  readonly #setRange = ({ range, from, to }: RangeSetting): void => {
    this.range = range;
    this.from = from;
    this.to = to;
    this.dispatchEvent(new NanoRangeChangeEvent({ range, from, to }));
    this.requestUpdate();
  };

  get #setting(): RangeSetting {
    return { range: this.#preset, from: this.from, to: this.to };
  }

  get #preset(): RangePreset {
    return oneOf(this, 'range', this.range, RANGE_PRESETS, '1D');
  }

  #filters(): Filters {
    return {
      streams: listOf(this.streams),
      tags: listOf(this.tags),
      countries: listOf(
        clean(this.countries)
          .replace(/[\s;]+/g, ',')
          .toUpperCase(),
      ),
    };
  }

  #query(window: TimeWindow): Query {
    return { metric: this.about.metric, ...window, ...this.#filters() } as Query;
  }

  #queryFor(span: () => TimeSpan | undefined): LiveData {
    const window = (nowMs: number) => {
      const part = span();
      return (part && zoomWindow(part, nowMs)) ?? this.#window(nowMs);
    };
    return this.liveQuery({
      key: () => {
        const part = span();
        return part && [part.fromMs, part.toMs, ...this.questionKey()];
      },
      query: (nowMs) => this.#query(window(nowMs)),
      refreshMs: () => refreshMsFor(window(this.nowMs), this.nowMs),
    });
  }

  /** How far the compared periods are apart. */
  #shiftMs(): number {
    const span = this.#customSpan();
    if (!span) return presetLengthMs(this.#preset);
    const { fromMs, toMs } = this.#window(this.nowMs);
    return toMs - fromMs;
  }

  #window(nowMs: number): TimeWindow {
    const span = this.#customSpan();
    return (span && customWindow(span, nowMs)) ?? presetWindow(this.#preset, nowMs);
  }

  #customSpan(mayWarn = false): TimeSpan | undefined {
    const fromMs = instantOf(this, 'from', this.from);
    const toMs = instantOf(this, 'to', this.to);
    if (fromMs === undefined || toMs === undefined) return undefined;
    if (customWindow({ fromMs, toMs }, this.nowMs)) return { fromMs, toMs };
    // What seems to be in the future may be so by a wrong clock, until there is an answer.
    if (mayWarn && (fromMs >= toMs || this.live.result))
      warnOnce(this, 'to', this.to, 'after "from", which is past');
    return undefined;
  }
}

/** So often; but a range that has ended does not change any more. */
function refreshMsFor({ toMs, interval }: TimeWindow, nowMs: number): number | undefined {
  if (toMs <= nowMs) return undefined;
  return (interval === 'minute' ? 1 : 5) * INTERVAL_MS.minute;
}
