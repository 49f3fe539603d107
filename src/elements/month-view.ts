import { html, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { MetricsError } from '../api/errors.js';
import { type Formatter, formatterFor } from '../i18n/formatter.js';
import { fill } from '../i18n/messages.js';
import { exactBytes } from '../i18n/plurals.js';
import { enMonth, type MonthMessages } from '../i18n/month-messages.js';
import { type CsvCell, toCsv } from '../model/csv.js';
import { INTERVAL_MS } from '../model/interval.js';
import { monthToDateSpans } from '../model/month-to-date-spans.js';
import {
  type Comparison,
  monthToDate,
  type MonthToDate,
  type Trend,
} from '../model/month-to-date.js';
import type { TimeSpan } from '../model/range.js';
import type { BytesSeries, Value } from '../model/series.js';
import { type ByteUnit, pickUnit, roundTogether, UNIT_BYTES } from '../model/units.js';
import { checkNames } from './attribute-names.js';
import { NanoErrorEvent } from './events.js';
import type { MonthDetails } from './month-details.js';
import { attachMenu } from './menu-button.js';
import { monthViewStyles } from './month-view-styles.js';
import { explain } from './explain.js';
import { adopt, restyle } from './view-styles.js';
import type { Shown, View } from './view.js';

export { turn } from './turn.js';

/** The three figures of month to date. */
export type Figure = 'total' | 'playout' | 'ingest';

const NOT_KNOWN = '–';

/** Numbers with more signs than that have smaller ones. */
const LONG = 9;

const CAPTIONS = {
  total: 'total',
  playout: 'totalPlayout',
  ingest: 'totalIngest',
} as const satisfies Record<Figure, keyof MonthMessages>;

/** The element of a view of month to date. */
export interface MonthHost extends ReactiveElement {
  readonly details: boolean;
}

/** What stands in the cards of month to date, and its export. */
export class MonthView implements ReactiveController, View {
  readonly explain = explain;
  /** Resolves when the details are there, or cannot be had; `undefined` where nobody wants them. */
  loading: Promise<void> | undefined;
  readonly #host: MonthHost;
  readonly #shown: () => Shown<BytesSeries> | undefined;
  #details: MonthDetails | undefined;
  #hasFailed = false;
  /** Gone together with its data. */
  readonly #months = new WeakMap<BytesSeries, MonthToDate>();

  /**
   * @param host - the element; its shadow root takes the styles of the view
   * @param shown - what to show; `undefined` while there is nothing
   */
  constructor(host: MonthHost, shown: () => Shown<BytesSeries> | undefined) {
    this.#host = host;
    this.#shown = shown;
    adopt(host, monthViewStyles);
    checkNames(host);
    host.addController(this);
    this.hostUpdate();
    attachMenu(host, shown, async (button) => {
      const { monthMenu } = await import('./month-tools.js');
      const span = () => shown()?.result.query ?? { fromMs: 0, toMs: 0 };
      return monthMenu({ host, view: this, shown, span }, button);
    });
  }

  restyle(): void {
    restyle(this.#host);
  }

  hostUpdate(): void {
    // What was missing is tried again when `details` is set again.
    this.loading = this.#host.details ? (this.loading ?? this.#loadDetails()) : undefined;
  }

  time(ms: number, lang: string, zone: string): string {
    return formatterFor(lang, zone).dayAndTime(ms);
  }

  /** Both compared spans; in the first hour of a month, when there will be something to compare. */
  spansText(): string {
    const shown = this.#shown();
    if (!shown) return '';
    const messages = monthWords(shown);
    const { current, previous } = this.#month(shown).spans;
    const formatter = this.#formatter();
    if (current.fromMs === current.toMs) {
      const time = formatter.dayAndTime(current.toMs + INTERVAL_MS.hour);
      return fill(messages.monthJustBegan, { time });
    }
    return fill(messages.comparedSpans, {
      current: formatter.span(current.fromMs, current.toMs),
      previous: formatter.span(previous.fromMs, previous.toMs),
    });
  }

  /** The inside of a card; `undefined` while there is no data. */
  renderFigure(figure: Figure): TemplateResult | undefined {
    const shown = this.#shown();
    if (!shown) return undefined;
    const words = monthWords(shown)[CAPTIONS[figure]];
    const month = this.#month(shown);
    const { currentBytes, previousMonthBytes } = month[figure];
    const [total = null, playout = null, ingest = null] = this.#rounded(shown);
    const rounded = { total, playout, ingest }[figure];
    const monthName = this.#inSentence(shown).month(month.spans.current.fromMs);
    return html`<div class="caption-row">
        <h3 class="caption">${fill(words.caption, { month: monthName })}</h3>
        ${this.#renderTrend(shown, month[figure])}
      </div>
      ${
        currentBytes === null || rounded === null
          ? renderUnknown(shown)
          : this.#renderBytes(shown, figure, currentBytes, rounded)
      }
      <p part="comparison" class="before">
        ${fill(words.before, {
          month: this.#previousMonthName(shown),
          amount: this.#amount(shown, previousMonthBytes),
        })}
      </p>`;
  }

  /** What stands below the cards with `details`; `undefined` while it or its data is not there. */
  renderDetails(): TemplateResult | undefined {
    const shown = this.#shown();
    if (!shown) return undefined;
    if (this.#hasFailed) {
      const { what, todo } = shown.words.messages.viewFailed;
      return html`<p class="status"><strong>${what}</strong> ${todo}</p>`;
    }
    return this.#details?.render(shown, this.#month(shown), (trend) =>
      this.#trendText(trend, monthWords(shown)),
    );
  }

  /** A line per span, in exact bytes; times in UTC, each span up to but without its end. */
  rows(): CsvCell[][] {
    const shown = this.#shown();
    if (!shown) return [];
    const { spans, total, playout, ingest } = this.#month(shown);
    const figures = [total, playout, ingest];
    return [
      ['span', 'from', 'to', 'total_bytes', 'playout_bytes', 'ingest_bytes'],
      ['current', ...ends(spans.current), ...figures.map((f) => f.currentBytes)],
      ['previous', ...ends(spans.previous), ...figures.map((f) => f.previousBytes)],
      ['previous month', ...ends(spans.previousMonth), ...figures.map((f) => f.previousMonthBytes)],
    ];
  }

  toCsv(): string {
    return toCsv(this.rows());
  }

  async #loadDetails(): Promise<void> {
    this.#hasFailed = false;
    try {
      const { MonthDetails } = await import('./month-details.js');
      this.#details ??= new MonthDetails(this.#host);
    } catch {
      // The cards do without; the owner of the page is told.
      this.#hasFailed = true;
      this.#host.dispatchEvent(new NanoErrorEvent(new MetricsError('network', 'No details')));
    }
    this.#host.requestUpdate();
  }

  #renderBytes(
    shown: Shown<BytesSeries>,
    figure: Figure,
    bytes: number,
    rounded: number,
  ): TemplateResult {
    const formatter = this.#formatter();
    const unit = this.#unit(shown);
    const number = formatter.inUnit(rounded, unit);
    const exact = exactBytes(bytes, formatter, shown.words);
    return html`<div
      class="figure-row"
      @keydown=${dismissOnEscape}
      @pointerenter=${onPointerEnter}
      @pointerleave=${onPointerLeave}
      @focusin=${undismiss}
    >
      <button type="button" class="amount" aria-describedby="exact-${figure}">
        <span part="figure" class="figure ${number.length > LONG ? 'long' : ''}">${number}</span>
        <span part="unit" class="unit">${formatter.unit(unit)}</span>
      </button>
      <span id="exact-${figure}" class="exact">${exact}</span>
    </div>`;
  }

  #renderTrend(shown: Shown<BytesSeries>, { trend, previousBytes }: Comparison): TemplateResult {
    const messages = monthWords(shown);
    const text = this.#trendText(trend, messages);
    const spoken =
      trend.kind === 'unknown'
        ? messages.trendUnknown
        : fill(messages.trendAgainst, {
            trend: text,
            amount: this.#amount(shown, previousBytes),
            month: this.#previousMonthName(shown),
          });
    return html`<p class="trend-row" title=${spoken}>
      <span part="trend" class="trend ${directionOf(trend)}" aria-hidden="true">${text}</span>
      <span class="visually-hidden">${spoken}</span>
    </p>`;
  }

  #trendText(trend: Trend, messages: MonthMessages): string {
    if (trend.kind === 'change') return this.#formatter().change(trend.ratio);
    return trend.kind === 'new' ? messages.trendNew : NOT_KNOWN;
  }

  #previousMonthName(shown: Shown<BytesSeries>): string {
    return this.#inSentence(shown).month(this.#month(shown).spans.previousMonth.fromMs);
  }

  /** An amount inside a sentence, in a unit of its own. */
  #amount({ unit }: Shown<BytesSeries>, bytes: Value): string {
    return bytes === null ? NOT_KNOWN : this.#formatter().bytes(bytes, pickUnit(unit, [bytes]));
  }

  /** The three figures as the cards show them, which add up. */
  #rounded(shown: Shown<BytesSeries>): Value[] {
    const { total, playout, ingest } = this.#month(shown);
    const parts = [playout, ingest].map(({ currentBytes }) => currentBytes);
    return roundTogether(total.currentBytes, parts, UNIT_BYTES[this.#unit(shown)] / 100);
  }

  /** One unit for all figures, so that they can be compared and added up. */
  #unit(shown: Shown<BytesSeries>): ByteUnit {
    const { total, playout, ingest } = this.#month(shown);
    const figures = [total, playout, ingest].map(({ currentBytes }) => currentBytes ?? 0);
    return pickUnit(shown.unit, figures);
  }

  #month({ result: { data, query } }: Shown<BytesSeries>): MonthToDate {
    let month = this.#months.get(data);
    if (!month) {
      // Not from the time it was asked at: an hour may have ended since the question was made.
      month = monthToDate(data, monthToDateSpans(query.toMs));
      this.#months.set(data, month);
    }
    return month;
  }

  #formatter(): Formatter {
    return formatterFor(this.#shown()?.lang ?? 'en', 'UTC');
  }

  /** Formats for names inside a sentence: in the language of the words around them. */
  #inSentence({ words }: Shown<BytesSeries>): Formatter {
    return formatterFor(words.language, 'UTC');
  }
}

function monthWords({ words }: Shown<BytesSeries>): MonthMessages {
  return words.section('month', enMonth);
}

function renderUnknown({ words }: Shown<BytesSeries>): TemplateResult {
  return html`<div class="figure-row">
    <span part="figure" class="figure" aria-hidden="true">${NOT_KNOWN}</span>
    <span class="visually-hidden">${words.messages.notReported}</span>
  </div>`;
}

// The tooltip of a figure must be dismissable without moving pointer or focus (WCAG 1.4.13). While
// the pointer rests on it, the key goes to wherever the focus is.
let hovered: Element | undefined;

function onPointerEnter(event: Event): void {
  undismiss(event);
  hovered = event.currentTarget as Element;
  document.addEventListener('keydown', dismissHovered);
}

function onPointerLeave(): void {
  hovered = undefined;
  document.removeEventListener('keydown', dismissHovered);
}

function dismissHovered({ key }: KeyboardEvent): void {
  if (key === 'Escape') hovered?.classList.add('dismissed');
}

function dismissOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') (event.currentTarget as Element).classList.add('dismissed');
}

function undismiss(event: Event): void {
  (event.currentTarget as Element).classList.remove('dismissed');
}

function ends({ fromMs, toMs }: TimeSpan): string[] {
  return [fromMs, toMs].map((ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`);
}

function directionOf(trend: Trend): 'up' | 'down' | 'flat' {
  if (trend.kind === 'new') return 'up';
  // What is shown as 0% goes neither up nor down.
  const ratio = trend.kind === 'change' ? Math.round(trend.ratio * 1e4) : 0;
  if (ratio === 0) return 'flat';
  return ratio > 0 ? 'up' : 'down';
}
