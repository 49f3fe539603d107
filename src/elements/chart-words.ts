import { type ChartLine, type ChartModel, shownLines } from '../chart/chart-model.js';
import { fill } from '../i18n/messages.js';
import { INTERVAL_MS } from '../model/interval.js';
import type { TimeSpan } from '../model/range.js';
import { directionOf, meanOf, summarizeLine } from '../model/series-stats.js';
import type { Value } from '../model/series.js';

/** The picture in one sentence, for those who do not see it. */
export function summaryOf(model: ChartModel, title: string): string {
  const { formatter, words, formatValue } = model;
  const told = shownLines(model).flatMap(({ id, label }) => {
    const values = toldValues(model, id);
    const summary = summarizeLine(values);
    if (!summary) return [];
    return fill(words.lineSummary, {
      line: label,
      min: formatValue(summary.min.value),
      max: formatValue(summary.max.value),
      when: formatter.dayAndTime(startMsOf(model, summary.max.index)),
      latest: formatValue(summary.latest.value),
      direction: words.directions[directionOf(values)],
    });
  });
  return fill(words.chartSummary, {
    title,
    span: spanTextOf(model),
    lines: told.join('; ') || words.notReported,
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
  const { formatter } = model;
  return `${formatter.span(fromMs, toMs)} (${formatter.zone})`;
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
    const values = toldValues(model, line.id);
    const summary = summarizeLine(values);
    const mean = meanOf(values);
    if (!summary || mean === undefined) return [];
    const when = formatter.dayAndTime(startMsOf(model, summary.max.index));
    const means = isCount ? words.meanOfPeaks : words.mean;
    const facts = [
      fill(words.peak, { max: formatShort(summary.max.value), when }),
      fill(means[interval], { mean: formatShort(mean) }),
    ];
    return { line, facts };
  });
}

/** What is still growing is neither the least nor the latest; alone, it is all there is. */
function toldValues({ series, completeCount }: ChartModel, id: string): readonly Value[] {
  return (series.lines[id] ?? []).slice(0, completeCount || undefined);
}

function startMsOf({ series }: ChartModel, index: number): number {
  return (series.xSeconds.at(index) ?? 0) * 1000;
}
