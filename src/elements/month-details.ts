import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { renderBarChart } from '../chart/bar-chart.js';
import { renderDayChart } from '../chart/day-chart.js';
import { formatterFor } from '../i18n/formatter.js';
import { fill } from '../i18n/messages.js';
import { exactBytes } from '../i18n/plurals.js';
import { enJoins } from '../i18n/join-messages.js';
import { enMonthDetails } from '../i18n/month-details-messages.js';
import { type DailyUsage, dailyUsage, DAYS } from '../model/daily-usage.js';
import type { MonthToDate, Trend } from '../model/month-to-date.js';
import { projectMonth } from '../model/projection.js';
import type { TimeSpan } from '../model/range.js';
import { type BytesSeries, plus, type Value } from '../model/series.js';
import { summarizeLine } from '../model/series-stats.js';
import { pickUnit, roundTogether, UNIT_BYTES } from '../model/units.js';
import {
  daySpan,
  dayMs,
  dayText,
  type DetailsContext,
  estimateText,
  FIGURES,
  figureNames,
  type MonthDays,
} from './month-details-content.js';
import { monthDetailsStyles } from './month-details-styles.js';
import { renderOverview } from './month-overview.js';
import { adopt } from './view-styles.js';
import type { Shown } from './view.js';

/** Month to date in full: both spans as bars, both months by days, the estimate and the overview. */
export class MonthDetails {
  readonly #host: ReactiveElement;
  /** Gone together with its data. */
  readonly #days = new WeakMap<MonthToDate, MonthDays>();
  /** The day of the month that is read; until someone chose one, the newest. */
  #day: number | undefined;
  #isExact = false;

  /** @param host - the element; its shadow root takes the styles */
  constructor(host: ReactiveElement) {
    this.#host = host;
    adopt(host, monthDetailsStyles);
  }

  /** What stands below the cards. */
  render(
    shown: Shown<BytesSeries>,
    month: MonthToDate,
    trendText: (trend: Trend) => string,
  ): TemplateResult {
    const name = ({ fromMs }: TimeSpan) => formatterFor(shown.words.language, 'UTC').month(fromMs);
    const context: DetailsContext = {
      ...this.#daysOf(shown, month),
      shown,
      month,
      trendText,
      words: shown.words.section('monthDetails', enMonthDetails),
      joins: shown.words.section('joins', enJoins),
      formatter: formatterFor(shown.lang, 'UTC'),
      currentName: name(month.spans.current),
      previousName: name(month.spans.previousMonth),
    };
    return html`<section part="card" class="card">${this.#renderTrends(context)}</section>
      <section part="card" class="card">${this.#renderDays(context)}</section>
      ${renderOverview(context, this.#isExact, this.#onExact)}`;
  }

  #renderTrends(context: DetailsContext): TemplateResult {
    const { shown, month, words, joins, formatter } = context;
    const { messages } = shown.words;
    const { current, previous } = month.spans;
    const names = figureNames(context);
    const amounts = FIGURES.flatMap((figure) => [
      month[figure].currentBytes,
      month[figure].previousBytes,
    ]);
    const unit = pickUnit(shown.unit, amounts.map(Number));
    const roundedOf = (of: 'currentBytes' | 'previousBytes') => {
      const [total = null, ...parts] = FIGURES.map((figure) => month[figure][of]);
      return roundTogether(total, parts, UNIT_BYTES[unit] / 100);
    };
    const [roundedNow, roundedThen] = [roundedOf('currentBytes'), roundedOf('previousBytes')];
    const bar = (bytes: Value, rounded: Value = null) => ({
      value: bytes,
      text: rounded === null ? messages.notReported : formatter.bytes(rounded, unit),
      title: bytes === null ? '' : exactBytes(bytes, formatter, shown.words),
    });
    const groups = FIGURES.map((figure, i) => ({
      label: names[figure],
      bars: [
        bar(month[figure].currentBytes, roundedNow[i]),
        bar(month[figure].previousBytes, roundedThen[i]),
      ] as const,
    }));
    const summary = groups.map(({ label, bars: [now, then] }) =>
      fill(words.trendLine, { figure: label, now: now.text, then: then.text }),
    );
    return html`<div class="head">
        <h3>${words.trends}</h3>
        <button type="button" class="pill" aria-haspopup="dialog" @click=${this.#onOpen}>
          ${words.overview}
        </button>
      </div>
      ${renderLegend(daySpan(formatter, current), daySpan(formatter, previous))}
      ${renderBarChart(
        groups,
        fill(joins.sentence, {
          text: fill(joins.labelled, {
            label: words.trends,
            value: summary.join(joins.separator),
          }),
        }),
      )}
      <p class="estimate">${estimateText(context)}</p>`;
  }

  #renderDays(context: DetailsContext): TemplateResult {
    const { shown, month, words, joins, formatter, daily } = context;
    const now = daily.current.map(({ bytes }) => bytes);
    const then = daily.previous.map(({ bytes }) => bytes);
    const unit = pickUnit(shown.unit, [...now, ...then].map(Number));
    const title = fill(words.perDay, { unit: formatter.unit(unit) });
    const { current, previousMonth } = month.spans;
    const dayLine = (values: readonly Value[], span: TimeSpan) => {
      const max = summarizeLine(values)?.max;
      return fill(words.dayLine, {
        span: daySpan(formatter, span),
        max: max ? formatter.bytes(max.value, unit) : shown.words.messages.notReported,
        day: max ? formatter.day(dayMs(span, max.index)) : '–',
      });
    };
    const index = this.#day ?? Math.max(0, now.length - 1);
    const texts = [
      dayText(context, current, daily.current, index),
      dayText(context, previousMonth, daily.previous, index),
    ] as const;
    return html`<div class="head"><h3>${title}</h3></div>
      ${renderLegend(...texts, 'reading')}
      <div class="days">
        ${renderDayChart({
          now,
          then,
          runningIndex: daily.current.findIndex(({ hours }) => hours < 24),
          valueUnit: UNIT_BYTES[unit],
          formatTick: (value) => formatter.inUnit(value, unit, 3),
          formatDay: (day) => formatter.number(day),
          summary: [title, dayLine(now, current), dayLine(then, previousMonth)]
            .map((text) => fill(joins.sentence, { text }))
            .join(' '),
        })}
        <input
          type="range"
          min="1"
          max=${DAYS}
          aria-label=${words.day}
          .value=${String(index + 1)}
          aria-valuetext=${texts.filter(Boolean).join(joins.separator)}
          @input=${this.#onInput}
          @pointermove=${this.#onPointerMove}
        />
      </div>`;
  }

  #daysOf({ result: { data } }: Shown<BytesSeries>, month: MonthToDate): MonthDays {
    let days = this.#days.get(month);
    if (!days) {
      const { playout, ingest } = data.lines;
      const daysOf = (values: readonly Value[]) => dailyUsage(data.xSeconds, values, month.spans);
      const project = ({ current }: DailyUsage) => projectMonth(current, month.spans);
      const daily = daysOf(playout.map((bytes, i) => plus(bytes, ingest[i] ?? null)));
      const projections = {
        total: project(daily),
        playout: project(daysOf(playout)),
        ingest: project(daysOf(ingest)),
      };
      this.#days.set(month, (days = { daily, projections }));
    }
    return days;
  }

  #show(day: number): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#host.requestUpdate();
  }

  readonly #onOpen = (): void => {
    this.#host.renderRoot.querySelector('dialog')?.showModal();
  };

  readonly #onExact = (): void => {
    this.#isExact = !this.#isExact;
    this.#host.requestUpdate();
  };

  readonly #onInput = ({ target }: Event): void => {
    this.#show((target as HTMLInputElement).valueAsNumber - 1);
  };

  readonly #onPointerMove = ({ currentTarget, clientX }: PointerEvent): void => {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    const day = Math.floor(((clientX - left) / width) * DAYS);
    this.#show(Math.min(Math.max(day, 0), DAYS - 1));
  };
}

function renderLegend(now: string, then: string, kind = ''): TemplateResult {
  const entry = (name: string, text: string) =>
    text ? html`<li><i class="key ${name}"></i>${text}</li>` : nothing;
  return html`<ul part="legend" class="legend ${kind}">
    ${entry('now', now)}${entry('then', then)}
  </ul>`;
}
