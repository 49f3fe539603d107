import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { MetricsError } from '../api/errors.js';
import { INTERVAL_MS } from '../model/interval.js';
import { monthToDateSpans } from '../model/month-to-date-spans.js';
import { type BytesQuery, NO_FILTERS } from '../model/query.js';
import { type BytesSeries, isSumExact } from '../model/series.js';
import type { UnitSetting } from '../model/unit-setting.js';
import { FLAG, isOn, type OrText } from './attributes.js';
import { cardStyles } from './card-styles.js';
import { compactStyles } from './compact-styles.js';
import { MetricElement } from './metric-element.js';
import { monthStyles } from './month-styles.js';
import type { MonthView } from './month-view.js';
import type { MakeView } from './view.js';

const FIGURES = ['total', 'playout', 'ingest'] as const;

/**
 * Usage of the current month to the last full hour, against the same span of the previous month.
 *
 * @example <nano-mtd-usage></nano-mtd-usage>
 * @tag nano-mtd-usage
 * @csspart figure - The large number of a card.
 * @csspart unit - Its unit.
 * @csspart trend - The change against the previous month.
 * @csspart chart - Each of the two charts of `details`.
 * @csspart legend - What its colours stand for.
 * @csspart table - Each table of the overview.
 * @csspart comparison - What is said of the previous month and of the compared spans.
 * @cssproperty [--nano-up=light-dark(#3a6d33, #86c97d)] - A trend upwards.
 * @cssproperty [--nano-down=light-dark(#b8342c, #f2938c)] - A trend downwards.
 */
export class NanoMtdUsage extends MetricElement<BytesQuery, BytesSeries, MonthView> {
  static override properties: PropertyDeclarations = { unit: {}, details: FLAG };

  static override styles: CSSResultGroup = [cardStyles, monthStyles, compactStyles];

  /**
   * `auto`, or a fixed unit: `MB`, `GB`, `TB`, `PB` (SI) or `MiB`, `GiB`, `TiB`, `PiB`.
   *
   * @default 'auto'
   */
  unit: OrText<UnitSetting> | undefined;

  /** Adds below the cards both spans as bars, both months by days, an estimate and an overview. */
  details = false;

  protected override readonly about = {
    metric: 'bytes',
    route: 'hourlyBytes',
    lineIds: ['playout', 'ingest'],
    heading: 'monthToDate',
  } as const;

  protected override async loadView(): Promise<MakeView<BytesSeries, MonthView>> {
    const { MonthView, turn } = await import('./month-view.js');
    await turn();
    return (shown) => new MonthView(this, shown);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.details = isOn(this.details);
  }

  protected override questionKey(): readonly unknown[] {
    return [];
  }

  protected override question(nowMs: number): BytesQuery {
    const { previousMonth, current } = monthToDateSpans(nowMs);
    const span = { fromMs: previousMonth.fromMs, toMs: current.toMs };
    return { metric: 'bytes', interval: 'hour', ...span, ...NO_FILTERS };
  }

  protected override checkData(data: BytesSeries, { toMs }: BytesQuery): void {
    const { current, previousMonth } = monthToDateSpans(toMs);
    if ([current, previousMonth].every((span) => isSumExact(data, span))) return;
    throw new MetricsError('schema', `${this.about.route}: unexpected sum`);
  }

  protected override defaultRefreshMs(): number {
    return 15 * INTERVAL_MS.minute;
  }

  protected override render(): TemplateResult {
    const hasPicture = this.status === 'ready';
    const { view } = this;
    return html`<div class="root">
      <article
        aria-labelledby="title"
        lang=${this.localize.words.language}
        dir=${this.localize.direction}
      >
        <header part="header">
          ${this.renderTitle()}
          <div class="controls"></div>
          <p part="comparison" class="spans">${view?.spansText()}</p>
        </header>
        <div class="stage">
          <div class="cards" ?inert=${!hasPicture && !this.isWaiting}>
            ${FIGURES.map(
              (figure) =>
                html`<section part="card" class="card">
                  ${view?.renderFigure(figure) ?? skeleton}
                </section>`,
            )}
            ${this.details ? this.#renderDetails() : nothing}
          </div>
          ${this.renderStatus()}
        </div>
        ${this.renderStale()}
      </article>
    </div>`;
  }

  #renderDetails(): TemplateResult {
    const content = this.view?.renderDetails();
    return html`<div class="details ${content ? '' : 'card'}">${content}</div>`;
  }
}

/** As high as a card with its figure, so that nothing moves when that comes. */
const skeleton = html`<p class="caption-row"><span class="skeleton line"></span></p>
  <p class="figure-row"><span class="skeleton"></span></p>
  <p class="before"><span class="skeleton line"></span></p>`;
