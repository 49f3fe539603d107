import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveElement,
  type TemplateResult,
} from 'lit';
import type { ChartModel } from '../chart/chart-model.js';
import { chartStyles } from '../chart/chart-styles.js';
import { ChartController } from '../controllers/chart-controller.js';
import { type ChartMessages, enChart } from '../i18n/chart-messages.js';
import { type Formatter, formatterFor } from '../i18n/formatter.js';
import { fill } from '../i18n/messages.js';
import { toCsv } from '../model/csv.js';
import { INTERVAL_MS } from '../model/interval.js';
import { countComplete, summarizeLine } from '../model/series-stats.js';
import { toIsoInZone } from '../model/zone.js';
import { bytesContent, type ChartContent, viewersContent } from './chart-content.js';
import { adopt } from './view-styles.js';
import type { Shown, View } from './view.js';

/**
 * The picture of a chart card and all that goes with it: legend, summary, export. It comes in a
 * chunk of its own, together with uPlot, when the first chart is on a page.
 */
export class ChartView implements ReactiveController, View {
  readonly #shown: () => Shown | undefined;
  #model: ChartModel | undefined;
  #modelKey: readonly unknown[] = [];

  /**
   * @param host - the element; its `.plot` is where to draw
   * @param shown - what to show; `undefined` for no picture
   * @param onFail - told where the picture cannot be drawn
   */
  constructor(host: ReactiveElement, shown: () => Shown | undefined, onFail: () => void) {
    this.#shown = shown;
    adopt(host, chartStyles);
    host.addController(this);
    const chart = new ChartController(host, {
      target: () => host.renderRoot.querySelector('.plot'),
      model: () => this.#model,
      onFail: () => {
        this.#model = undefined;
        host.removeController(this);
        host.removeController(chart);
        onFail();
      },
    });
  }

  /** Whether there is a picture to show. */
  get hasPicture(): boolean {
    return this.#model !== undefined;
  }

  hostUpdate(): void {
    this.#model = this.#nextModel();
  }

  /** The picture in one sentence, for those who do not see it. */
  summary(): string {
    const shown = this.#shown();
    if (!this.#model || !shown) return '';
    const { series, formatter, lines, interval, formatValue, atMs, completeCount } = this.#model;
    const startMs = (index: number) => (series.xSeconds.at(index) ?? 0) * 1000;
    const { chartSummary, lineSummary } = chartWords(shown);
    const told = lines.flatMap(({ id, label }) => {
      // What is still growing is neither the least nor the latest; alone, it is all there is.
      const values = (series.lines[id] ?? []).slice(0, completeCount || undefined);
      const summary = summarizeLine(values);
      if (!summary) return [];
      return fill(lineSummary, {
        line: label,
        min: formatValue(summary.min.value),
        max: formatValue(summary.max.value),
        when: formatter.dayAndTime(startMs(summary.max.index)),
        latest: formatValue(summary.latest.value),
      });
    });
    const endMs = Math.min(startMs(-1) + INTERVAL_MS[interval], atMs);
    return fill(chartSummary, {
      title: shown.heading,
      span: `${formatter.span(startMs(0), endMs)} (${formatter.zone})`,
      lines: told.join('; '),
    });
  }

  /** The lines' names, and what the ring of a running bucket means. */
  renderLegend(): TemplateResult | typeof nothing {
    const model = this.#model;
    if (!model) return nothing;
    const hasRunning = model.completeCount < model.series.xSeconds.length;
    return html`${model.lines.map(
      (line) =>
        html`<li>
          <i class="swatch line-${line.id} ${line.isDashed ? 'dashed' : ''}"></i>${line.label}
        </li>`,
    )}
    ${hasRunning ? html`<li><i class="swatch running"></i>${model.words.soFar}</li>` : nothing}`;
  }

  time(ms: number, lang: string, zone: string): string {
    return formatterFor(lang, zone).dayAndTime(ms);
  }

  /** The series with a header line; times in the zone of the card, bytes and viewers exact. */
  toCsv(): string {
    const shown = this.#shown();
    if (!shown) return '';
    const { lines } = this.#content(shown);
    const { data } = shown.result;
    return toCsv([
      ['time', ...lines.map(({ column }) => column)],
      ...data.xSeconds.map((second, index) => [
        toIsoInZone(second * 1000, shown.zone),
        ...lines.map(({ id }) => data.lines[id]?.[index] ?? null),
      ]),
    ]);
  }

  #content(shown: Shown): ChartContent {
    const { result, words, unit } = shown;
    const formatter = formatterOf(shown);
    return result.query.metric === 'bytes'
      ? bytesContent(formatter, words.messages, result.data, unit)
      : viewersContent(formatter, words.messages);
  }

  /** The model of what is shown; the same object as long as nothing in it changed. */
  #nextModel(): ChartModel | undefined {
    const shown = this.#shown();
    // Data that is not shown any more may be of someone who has signed out.
    this.#modelKey = shown ? this.#modelKey : [];
    if (!shown) return undefined;
    const { result, unit } = shown;
    const { messages } = shown.words;
    const formatter = formatterOf(shown);
    const key = [result, formatter, messages, unit];
    if (this.#model && key.every((part, i) => part === this.#modelKey[i])) return this.#model;
    this.#modelKey = key;
    const { interval } = result.query;
    return {
      ...this.#content(shown),
      series: result.data,
      interval,
      completeCount: countComplete(result.data.xSeconds, interval, result.atMs),
      atMs: result.atMs,
      formatter,
      words: { soFar: chartWords(shown).soFar, notReported: messages.notReported },
    };
  }
}

function formatterOf({ lang, zone }: Shown): Formatter {
  return formatterFor(lang, zone);
}

function chartWords({ words }: Shown): ChartMessages {
  return words.messages.chart ?? enChart;
}
