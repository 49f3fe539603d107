import { type ChartLine, type ChartModel, type Figure, shownLines } from '../chart/chart-model.js';
import { fill } from '../i18n/messages.js';
import { INTERVAL_MS } from '../model/interval.js';
import type { TimeSpan } from '../model/range.js';
import { type LineSummary, summarizeLine } from '../model/series-stats.js';
import type { Value } from '../model/series.js';

/** The picture in one sentence, for those who do not see it. */
export function summaryOf(model: ChartModel, title: string): string {
  const { formatter, words, formatValue } = model;
  const told = shownLines(model).flatMap(({ id, label }) => {
    const summary = summaryOfLine(model, id);
    if (!summary) return [];
    return fill(words.lineSummary, {
      line: label,
      min: formatValue(summary.min.value),
      max: formatValue(summary.max.value),
      when: formatter.dayAndTime(startMsOf(model, summary.max.index)),
      latest: formatValue(summary.latest.value),
      direction: words.directions[summary.direction],
    });
  });
  return fill(words.chartSummary, {
    title,
    span: spanTextOf(model),
    lines: told.join(words.joins.separator) || words.notReported,
  });
}

/** The time that is shown, up to when it was fetched; `[fromMs, toMs)` in Unix ms. */
export function shownSpanOf(model: ChartModel): TimeSpan {
  const endMs = startMsOf(model, -1) + INTERVAL_MS[model.interval];
  return { fromMs: startMsOf(model, 0), toMs: Math.min(endMs, model.atMs) };
}

/** The time that is shown, and its zone. */
export function spanTextOf(model: ChartModel): string {
  const { fromMs, toMs } = shownSpanOf(model);
  const { formatter, words } = model;
  return fill(words.joins.aside, { text: formatter.span(fromMs, toMs), aside: formatter.zone });
}

/** What is said of a line. */
export interface LineFacts {
  readonly line: ChartLine;
  readonly facts: readonly string[];
}

/** Peak and average of each shown line. */
export function factsOf(model: ChartModel): LineFacts[] {
  const { formatter, words, formatShort, interval, isCount } = model;
  return shownLines(model).flatMap((line) => {
    const summary = summaryOfLine(model, line.id);
    if (!summary) return [];
    const when = formatter.dayAndTime(startMsOf(model, summary.max.index));
    const means = isCount ? words.meanOfPeaks : words.mean;
    const facts = [
      fill(words.peak, { max: formatShort(summary.max.value), when }),
      fill(means[interval], { mean: formatShort(summary.mean) }),
    ];
    return { line, facts };
  });
}

/**
 * The one figure of a compact chart, and what it is: of counts the latest, of bytes all of the shown
 * time. `undefined` where nothing was reported.
 */
export function figureOf(model: ChartModel): (Figure & { readonly about: string }) | undefined {
  const { formatter, words, formatValue, toFigure, isCount, series } = model;
  const { joins } = words;
  const told = shownLines(model).flatMap(({ id, name: label }) => {
    const latest = summaryOfLine(model, id)?.latest;
    const value = isCount ? latest?.value : sumOf(series.lines[id] ?? []);
    if (value === undefined) return [];
    const when = latest && isCount ? formatter.dayAndTime(startMsOf(model, latest.index)) : '';
    const aside = when || spanTextOf(model);
    const text = fill(joins.aside, { text: formatValue(value), aside });
    return { value, about: fill(joins.labelled, { label, value: text }) };
  });
  const sum = sumOf(told.map(({ value }) => value));
  if (sum === undefined) return undefined;
  return { ...toFigure(sum), about: told.map(({ about }) => about).join(joins.separator) };
}

/** Of what was reported; `undefined` for nothing. */
function sumOf(values: readonly Value[]): number | undefined {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : undefined;
}

/** Told in facts and summary, and again with each rendering. */
const summaries = new WeakMap<ChartModel, Map<string, LineSummary | undefined>>();

/** What is still growing is neither the least nor the latest; alone, it is all there is. */
function summaryOfLine(model: ChartModel, id: string): LineSummary | undefined {
  const known = summaries.get(model) ?? new Map<string, LineSummary | undefined>();
  summaries.set(model, known);
  if (!known.has(id)) {
    known.set(id, summarizeLine(model.series.lines[id] ?? [], model.completeCount || undefined));
  }
  return known.get(id);
}

function startMsOf({ series }: ChartModel, index: number): number {
  return (series.xSeconds.at(index) ?? 0) * 1000;
}
