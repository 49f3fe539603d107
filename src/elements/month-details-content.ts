import type { Formatter } from '../i18n/formatter.js';
import { fill } from '../i18n/messages.js';
import { fillCounted } from '../i18n/plurals.js';
import type { JoinMessages } from '../i18n/join-messages.js';
import type { MonthDetailsMessages } from '../i18n/month-details-messages.js';
import type { DailyUsage, DayUsage } from '../model/daily-usage.js';
import { INTERVAL_MS } from '../model/interval.js';
import type { MonthToDate, Trend } from '../model/month-to-date.js';
import type { Projection } from '../model/projection.js';
import type { TimeSpan } from '../model/range.js';
import type { BytesSeries, Value } from '../model/series.js';
import { pickUnit } from '../model/units.js';
import type { Shown } from './view.js';

/** In the order of the cards. */
export const FIGURES = ['total', 'playout', 'ingest'] as const;

type Figure = (typeof FIGURES)[number];

/** Both months by days, and where the current one is heading. */
export interface MonthDays {
  readonly daily: DailyUsage;
  readonly projections: Readonly<Record<Figure, Projection | undefined>>;
}

/** All that the details are written with. */
export interface DetailsContext extends MonthDays {
  readonly shown: Shown<BytesSeries>;
  readonly month: MonthToDate;
  readonly words: MonthDetailsMessages;
  readonly joins: JoinMessages;
  readonly formatter: Formatter;
  /** Names of months, in the language of the words around them. */
  readonly currentName: string;
  readonly previousName: string;
  readonly trendText: (trend: Trend) => string;
}

/** What the three figures are called. */
export function figureNames({ words }: DetailsContext): Record<Figure, string> {
  const { usage: total, playout, ingest } = words;
  return { total, playout, ingest };
}

/** How the month would end, and how that is made; or why it is not said. */
export function estimateText(context: DetailsContext): string {
  const { shown, projections, words, formatter, currentName: month } = context;
  const projection = projections.total;
  if (!projection) return fill(words.noEstimate, { month });
  const { currentBytes, reportedHours, monthHours } = projection;
  return fillCounted(words.estimateMade, reportedHours, shown.words.language, {
    month,
    amount: amount(context, roundEstimate(projection)),
    now: amount(context, currentBytes),
    hours: formatter.number(reportedHours),
    all: formatter.number(monthHours),
  });
}

/** An amount in the unit that suits it, or it and others. */
function amount(
  { shown, formatter }: DetailsContext,
  bytes: Value,
  together: readonly number[] = [bytes ?? 0],
): string {
  return bytes === null
    ? shown.words.messages.notReported
    : formatter.bytes(bytes, pickUnit(shown.unit, together));
}

/** An estimate in no more digits than it can have. */
export function roundEstimate({ bytes }: Projection): number {
  return Number(bytes.toPrecision(3));
}

/** The whole days that a span touches. */
export function daySpan(formatter: Formatter, { fromMs, toMs }: TimeSpan): string {
  return formatter.daySpan(fromMs, Math.max(toMs, fromMs + 1));
}

/** The first instant (Unix ms) of a day of a month. */
export function dayMs({ fromMs }: TimeSpan, index: number): number {
  return fromMs + index * INTERVAL_MS.day;
}

/** One day in words; nothing where the month has no such day, or not yet. */
export function dayText(
  context: DetailsContext,
  span: TimeSpan,
  days: readonly DayUsage[],
  index: number,
): string {
  const usage = days[index];
  if (!usage) return '';
  const { shown, words, formatter, daily } = context;
  const { bytes, reportedHours, hours } = usage;
  // One unit for both, as they are compared.
  const both = [daily.current, daily.previous].map((of) => of[index]?.bytes ?? 0);
  const text = amount(context, bytes, both);
  const day = formatter.day(dayMs(span, index));
  return fill(words.amountOf, {
    day: hours < 24 ? fill(words.soFar, { day }) : day,
    amount: isPartial(usage)
      ? fillCounted(words.reported, hours, shown.words.language, {
          amount: text,
          count: formatter.number(reportedHours),
          all: formatter.number(hours),
        })
      : text,
  });
}

/** Whether some hours of a day were reported and others were not. */
export function isPartial({ bytes, reportedHours, hours }: DayUsage): boolean {
  return bytes !== null && reportedHours < hours;
}
