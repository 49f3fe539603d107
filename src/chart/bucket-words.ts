import { fill } from '../i18n/messages.js';
import { INTERVAL_MS } from '../model/interval.js';
import { type ChartLine, type ChartModel, shownLines } from './chart-model.js';

/** One line of what is told about a bucket. */
export interface BucketRow {
  /** Whose swatch stands before it. */
  readonly line?: ChartLine;
  readonly isPrevious?: boolean;
  readonly label: string;
  readonly value: string;
}

/** The time span of a bucket with its zone; up to the last fetch where it is still running. */
export function bucketLabel(model: ChartModel, index: number): string {
  const { joins, soFar } = model.words;
  const label = fill(joins.aside, {
    text: spanOf(model, index),
    aside: model.formatter.zone,
  });
  return index < model.completeCount ? label : fill(joins.listed, { first: label, second: soFar });
}

/** The time span with which a bucket is compared; empty where it is with none. */
export function previousLabel(model: ChartModel, index: number): string {
  if (!model.previous) return '';
  return fill(model.words.comparedWith, { span: spanOf(model, index, model.previous.shiftMs) });
}

/** What the lines that are shown have in a bucket; the period before and the difference included. */
export function rowsOf(model: ChartModel, index: number): BucketRow[] {
  const { series, previous, words, formatter, formatValue } = model;
  const textOf = (value: number | null) =>
    value === null ? words.notReported : formatValue(value);
  return shownLines(model).flatMap((line): BucketRow[] => {
    const now = series.lines[line.id]?.[index] ?? null;
    const row = { line, label: line.label, value: textOf(now) };
    if (!previous) return [row];
    const then = previous.lines[line.id]?.[index] ?? null;
    const before = { line, isPrevious: true, label: words.before, value: textOf(then) };
    // What is still growing cannot be compared with what is complete.
    if (now === null || then === null || index >= model.completeCount) return [row, before];
    const percent = then > 0 ? ` (${formatter.change((now - then) / then)})` : '';
    const value = `${model.formatChange(now - then)}${percent}`;
    return [row, before, { label: words.difference, value }];
  });
}

/** All about a bucket in one sentence, to be said. */
export function bucketSentence(model: ChartModel, index: number): string {
  const { joins } = model.words;
  const rows = rowsOf(model, index).map(({ label, value }) =>
    fill(joins.labelled, { label, value }),
  );
  const [first, second] = [bucketLabel(model, index), previousLabel(model, index)];
  const head = second ? fill(joins.listed, { first, second }) : first;
  return `${fill(joins.sentence, { text: head })} ${rows.join(joins.separator)}`;
}

/** The time span of a bucket, or of the one so much earlier that it is compared with. */
export function spanOf(
  { series, interval, formatter, ...model }: ChartModel,
  index: number,
  shiftMs = 0,
) {
  const fromMs = (series.xSeconds[index] ?? 0) * 1000;
  const endMs = fromMs + INTERVAL_MS[interval];
  const toMs = index < model.completeCount ? endMs : Math.min(Math.max(model.atMs, fromMs), endMs);
  return formatter.span(fromMs - shiftMs, (shiftMs === 0 ? toMs : endMs) - shiftMs);
}
