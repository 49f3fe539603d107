import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ChartLine, ChartModel, ChartWords } from '../chart/chart-model.js';
import { chartStyles } from '../chart/chart-styles.js';
import type { TimeChart } from '../chart/time-chart.js';
import { ChartController } from '../controllers/chart-controller.js';
import { enChart } from '../i18n/chart-messages.js';
import { enJoins } from '../i18n/join-messages.js';
import type { Words } from '../i18n/catalog.js';
import { type Formatter, formatterFor } from '../i18n/formatter.js';
import { type CsvCell, toCsv } from '../model/csv.js';
import { countComplete } from '../model/series-stats.js';
import { alignPrevious } from '../model/series-previous.js';
import { toIsoInZone } from '../model/zone.js';
import { checkNames } from './attribute-names.js';
import { bytesContent, type ChartContent, viewersContent } from './chart-content.js';
import type { ChartLink } from './chart-link.js';
import { factsOf, figureOf, shownSpanOf, summaryOf } from './chart-words.js';
import type { Exploration } from './exploration.js';
import { explain } from './explain.js';
import { attachMenu } from './menu-button.js';
import { adopt, restyle } from './view-styles.js';
import type { Shown, View } from './view.js';

export { turn } from './turn.js';

/**
 * The picture of a chart card and all that goes with it: facts, legend, summary, export. It comes
 * in a chunk of its own when the first chart is on a page; what a person
 * explores it with follows in another, once there is something to see.
 */
export class ChartView implements ReactiveController, View {
  readonly explain = explain;
  readonly #link: ChartLink;
  #chart: TimeChart | undefined;
  #exploration: Exploration | undefined;
  #isLoading = false;
  #model: ChartModel | undefined;
  #modelKey: readonly unknown[] = [];
  #hiddenIds: ReadonlySet<string> = new Set();

  constructor(link: ChartLink) {
    this.#link = link;
    const { host } = link;
    adopt(host, chartStyles);
    checkNames(host);
    host.addController(this);
    attachMenu(host, link.shown, async (button) => {
      const { chartMenu } = await loadTools();
      const toolsLink = {
        host,
        view: this,
        shown: () => this.#shown(),
        model: () => this.#model,
        exploration: () => this.#exploration,
        toPng: () => this.toPng(),
      };
      return chartMenu(toolsLink, button);
    });
    const chart = new ChartController(host, {
      target: () => host.renderRoot.querySelector('.plot'),
      model: () => this.#model,
      onChange: (drawn) => {
        this.#chart = drawn;
        this.#exploration?.follow(drawn);
        if (drawn && !this.#exploration) void this.#loadExploration();
      },
      onFail: () => {
        this.#model = undefined;
        host.removeController(this);
        host.removeController(chart);
        this.#exploration?.end();
        link.onFail();
      },
    });
  }

  /** Whether there is a picture to show. */
  get hasPicture(): boolean {
    return this.#model !== undefined;
  }

  restyle(): void {
    restyle(this.#link.host);
  }

  hostUpdate(): void {
    this.#model = this.#nextModel();
  }

  hostUpdated(): void {
    // What kind of thing it is, as screen readers say it.
    const chart = this.#link.host.renderRoot.querySelector('.chart');
    const kind = this.#model?.words.picture ?? null;
    if (chart && chart.ariaRoleDescription !== kind) chart.ariaRoleDescription = kind;
  }

  /** The picture in one sentence, for those who do not see it. */
  summary(): string {
    const title = this.#shown()?.heading;
    return this.#model && title ? summaryOf(this.#model, title) : '';
  }

  /** What a compact chart has beside its picture: the latest count, or all bytes of the range. */
  renderFigure(): TemplateResult | typeof nothing {
    const model = this.#model;
    if (!model) return nothing;
    const { number, unit, about } = figureOf(model) ?? {
      number: '–',
      unit: '',
      about: model.words.notReported,
    };
    return html`<p title=${about}>
      <span aria-hidden="true"
        ><span part="figure" class="figure">${number}</span>
        <span part="unit" class="unit">${unit}</span></span
      ><span class="visually-hidden">${about}</span>
    </p>`;
  }

  /** Peak and average of what is shown, and the way back from a part of it. */
  renderFacts(): TemplateResult | typeof nothing {
    const model = this.#model;
    if (!model) return nothing;
    const areMany = model.lines.length > 1;
    return html`<div>
        ${factsOf(model).map(
          ({ line, facts }) =>
            html`<p>
              ${areMany ? [swatchOf(line), line.name, ' · '] : nothing}${facts.join(' · ')}
            </p>`,
        )}
      </div>
      ${this.#exploration?.renderReset(model.words)}`;
  }

  /** The lines' names, which hide and show them, and what else is drawn. */
  renderLegend(): TemplateResult | typeof nothing {
    const model = this.#model;
    if (!model) return nothing;
    const { lines, hiddenIds, words, previous, completeCount, series } = model;
    const areMany = lines.length > 1;
    const shownCount = lines.length - hiddenIds.size;
    return html`${lines.map((line) => {
      const { id, label } = line;
      const isHidden = hiddenIds.has(id);
      const name = html`${swatchOf(line)}${label}`;
      if (!areMany) return html`<li>${name}</li>`;
      return html`<li>
        <button
          type="button"
          aria-pressed=${isHidden ? 'false' : 'true'}
          aria-disabled=${shownCount === 1 && !isHidden ? 'true' : nothing}
          @click=${() => {
            this.#toggle(id);
          }}
        >
          ${name}
        </button>
      </li>`;
    })}
    ${previous ? html`<li><i class="swatch previous"></i>${words.previous}</li>` : nothing}
    ${
      completeCount < series.xSeconds.length
        ? html`<li><i class="swatch running"></i>${words.soFar}</li>`
        : nothing
    }`;
  }

  time(ms: number, lang: string, zone: string): string {
    return formatterFor(lang, zone).dayAndTime(ms);
  }

  zoneText(): string | undefined {
    const model = this.#model;
    if (!model) return undefined;
    const { fromMs, toMs } = shownSpanOf(model);
    return model.formatter.zoneText(fromMs, toMs);
  }

  /**
   * The shown series with a header line; times in the zone of the card, bytes and viewers exact. A
   * period before is in columns of its own.
   */
  rows(): CsvCell[][] {
    const model = this.#model;
    if (!model) return [];
    const { lines, series, previous, formatter } = model;
    const at = (index: number, shiftMs = 0) =>
      toIsoInZone((series.xSeconds[index] ?? 0) * 1000 - shiftMs, formatter.zone);
    const columns = lines.map(({ column }) => column);
    const header = ['time', ...columns];
    if (previous) header.push('previous_time', ...columns.map((column) => `previous_${column}`));
    const rows = series.xSeconds.map((_, index) => {
      const row = [at(index), ...lines.map(({ id }) => series.lines[id]?.[index] ?? null)];
      return previous
        ? [
            ...row,
            at(index, previous.shiftMs),
            ...lines.map(({ id }) => previous.lines[id]?.[index] ?? null),
          ]
        : row;
    });
    return [header, ...rows];
  }

  toCsv(): string {
    return toCsv(this.rows());
  }

  /** The card as a picture; `undefined` where there is none. */
  async toPng(): Promise<Blob | undefined> {
    const { drawCard } = await loadTools();
    const shown = this.#shown();
    if (!this.#chart || !this.#model || !shown) return undefined;
    return drawCard(this.#link.host, this.#chart, shown);
  }

  #content(shown: Shown): ChartContent {
    const { result, words, unit } = shown;
    const formatter = formatterOf(shown);
    return result.query.metric === 'bytes'
      ? bytesContent(formatter, words, result.data, unit)
      : viewersContent(formatter, words);
  }

  /** What is shown, or the part of it that a person looks at. */
  #shown(): Shown | undefined {
    const shown = this.#link.shown();
    return shown && this.#exploration ? this.#exploration.closer(shown) : shown;
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
    const isSparkline = this.#link.host.density === 'compact';
    const key = [result, formatter, messages, unit, this.#hiddenIds, isSparkline];
    if (this.#model && key.every((part, i) => part === this.#modelKey[i])) return this.#model;
    this.#modelKey = key;
    const { data, atMs, previous } = result;
    const { interval } = result.query;
    return {
      ...this.#content(shown),
      series: data,
      previous: previous && alignPrevious(data, previous.data, previous.shiftMs),
      hiddenIds: this.#hiddenIds,
      interval,
      completeCount: countComplete(data.xSeconds, interval, atMs),
      atMs,
      isSparkline,
      formatter,
      words: wordsOf(shown.words),
    };
  }

  #toggle(id: string): void {
    const hidden = new Set(this.#hiddenIds);
    if (!hidden.delete(id)) hidden.add(id);
    // One line stays.
    if (hidden.size >= (this.#model?.lines.length ?? 0)) return;
    this.#hiddenIds = hidden;
    this.#link.host.requestUpdate();
  }

  async #loadExploration(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { Exploration } = await import('./exploration.js');
      this.#exploration = new Exploration(this.#link);
      this.#exploration.follow(this.#chart);
      this.#link.host.requestUpdate();
    } catch {
      // Offline, say. The picture is there without it, and the next update tries again.
    } finally {
      this.#isLoading = false;
    }
  }
}

const loadTools = () => import('./chart-tools.js');

function swatchOf({ id, isDashed }: ChartLine): TemplateResult {
  return html`<i class="swatch line-${id} ${isDashed ? 'dashed' : ''}"></i>`;
}

function formatterOf({ lang, zone }: Shown): Formatter {
  return formatterFor(lang, zone);
}

function wordsOf(words: Words): ChartWords {
  return {
    ...words.section('chart', enChart),
    joins: words.section('joins', enJoins),
    notReported: words.messages.notReported,
  };
}
