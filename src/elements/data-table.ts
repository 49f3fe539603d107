import type { ReactiveController, ReactiveElement } from 'lit';
import { spanOf } from '../chart/bucket-words.js';
import type { ChartModel } from '../chart/chart-model.js';
import { fill } from '../i18n/messages.js';
import { fillCounted } from '../i18n/plurals.js';
import type { ToolMessages } from '../i18n/tool-messages.js';
import type { Value } from '../model/series.js';
import { spanTextOf } from './chart-words.js';
import { tableStyles } from './table-styles.js';
import { titleText } from './title-text.js';
import { adopt } from './view-styles.js';
import type { Shown } from './view.js';

/** So many rows are shown at first, and written at a time. */
const SLICE = 500;

/** What a `DataTable` needs of its card. */
export interface DataTableOptions {
  /** The same object as long as nothing changed; `undefined` for no table. */
  readonly model: () => ChartModel | undefined;
  readonly shown: () => Shown | undefined;
  readonly words: () => ToolMessages;
}

/** One column of values. */
interface Column {
  readonly label: string;
  readonly values: readonly Value[];
}

/**
 * The numbers of a chart as a table below it. It follows the data, and writes anew only what has
 * changed, so that sorting, focus and whatever a person has scrolled to or selected stay.
 */
export class DataTable implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: DataTableOptions;
  readonly #root = document.createElement('div');
  readonly #region = document.createElement('div');
  readonly #table = document.createElement('table');
  readonly #caption = this.#table.createCaption();
  readonly #head = this.#table.createTHead().insertRow();
  readonly #body = this.#table.createTBody();
  readonly #more = document.createElement('button');
  #isShown = false;
  #written: readonly unknown[] = [];
  /** 0 for the time, then the columns of values. */
  #sortColumn = 0;
  #isDescending = false;
  #areAllShown = false;
  #frame = 0;

  constructor(host: ReactiveElement, options: DataTableOptions) {
    this.#host = host;
    this.#options = options;
    adopt(host, tableStyles);
    this.#root.className = 'data';
    this.#region.className = 'region';
    this.#region.role = 'region';
    this.#region.tabIndex = 0;
    this.#region.setAttribute('aria-labelledby', 'table-caption');
    this.#table.setAttribute('part', 'table');
    this.#caption.id = 'table-caption';
    this.#more.type = 'button';
    this.#more.addEventListener('click', this.#onMore);
    this.#region.append(this.#table);
    this.#root.append(this.#region, this.#more);
    host.addController(this);
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  toggle(): void {
    this.#isShown = !this.#isShown;
    if (!this.#isShown) this.#end();
    else this.#write();
  }

  hostUpdated(): void {
    if (this.#isShown) this.#write();
  }

  hostDisconnected(): void {
    // What was not written yet is, after a return.
    this.#written = [];
    cancelAnimationFrame(this.#frame);
  }

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#written = [];
    this.#root.remove();
    // The numbers may be of someone who has signed out.
    this.#body.replaceChildren();
  }

  #write(): void {
    const model = this.#options.model();
    const shown = this.#options.shown();
    if (!model || !shown) {
      this.#end();
      return;
    }
    const title = titleText(this.#host, shown);
    const words = this.#options.words();
    const key = [model, title, words, this.#sortColumn, this.#isDescending, this.#areAllShown];
    if (key.every((part, i) => part === this.#written[i])) return;
    this.#written = key;
    if (!this.#root.isConnected) this.#host.renderRoot.querySelector('.card')?.append(this.#root);

    const columns = columnsOf(model);
    if (this.#sortColumn > columns.length) this.#sortColumn = 0;
    const order = this.#orderOf(model, columns);
    const count = this.#areAllShown ? order.length : Math.min(order.length, SLICE);
    this.#more.toggleAttribute('hidden', count === order.length);
    const all = model.formatter.number(order.length);
    setText(
      this.#more,
      fillCounted(words.allRows, order.length, shown.words.language, { count: all }),
    );
    setText(
      this.#caption,
      fill(model.words.joins.listed, { first: title, second: spanTextOf(model) }),
    );
    this.#writeHead([words.time, ...columns.map(({ label }) => label)]);
    cancelAnimationFrame(this.#frame);
    this.#writeRows(model, columns, order.slice(0, count), 0);
  }

  #writeHead(labels: readonly string[]): void {
    while (this.#head.cells.length > labels.length) this.#head.deleteCell(-1);
    labels.forEach((label, index) => {
      const cell = this.#head.cells[index] ?? this.#addHeadCell(index);
      if (cell.firstElementChild) setText(cell.firstElementChild, label);
      const direction = this.#isDescending ? 'descending' : 'ascending';
      const sort = index === this.#sortColumn ? direction : null;
      if (cell.ariaSort !== sort) cell.ariaSort = sort;
    });
  }

  #addHeadCell(index: number): HTMLTableCellElement {
    const cell = document.createElement('th');
    cell.scope = 'col';
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#sortBy(index);
    });
    cell.append(button);
    this.#head.append(cell);
    return cell;
  }

  /** Writes rows in slices, one per frame, so that the page stays responsive. */
  #writeRows(
    model: ChartModel,
    columns: readonly Column[],
    order: readonly number[],
    from: number,
  ): void {
    const to = Math.min(order.length, from + SLICE);
    for (let i = from; i < to; i++) {
      const row = this.#body.rows[i] ?? this.#body.insertRow();
      writeRow(row, model, columns, order[i] ?? 0);
    }
    if (to < order.length) {
      this.#frame = requestAnimationFrame(() => {
        this.#writeRows(model, columns, order, to);
      });
      return;
    }
    while (this.#body.rows.length > order.length) this.#body.deleteRow(-1);
  }

  /** The buckets in the order of the rows; what was not reported comes last either way. */
  #orderOf({ series }: ChartModel, columns: readonly Column[]): number[] {
    const order = series.xSeconds.map((_, index) => index);
    const values = columns[this.#sortColumn - 1]?.values;
    if (!values) return this.#isDescending ? order.reverse() : order;
    const sign = this.#isDescending ? -1 : 1;
    const last = Infinity * sign;
    return order.sort((a, b) => {
      const [x, y] = [values[a] ?? last, values[b] ?? last];
      return x === y ? a - b : sign * (x < y ? -1 : 1);
    });
  }

  #sortBy(column: number): void {
    // The largest values first, but the earliest time.
    this.#isDescending = column === this.#sortColumn ? !this.#isDescending : column > 0;
    this.#sortColumn = column;
    this.#write();
  }

  readonly #onMore = (): void => {
    this.#areAllShown = true;
    // The button goes, and must not take the focus with it.
    this.#region.focus();
    this.#write();
  };
}

/** The lines, hidden ones too, and the period before where that is compared. */
function columnsOf({ lines, series, previous, words }: ChartModel): Column[] {
  const columns = lines.map(({ id, label }) => ({ label, values: series.lines[id] ?? [] }));
  if (!previous) return columns;
  const before = lines.map(({ id, label }) => ({
    label: fill(words.joins.listed, { first: label, second: words.previous }),
    values: previous.lines[id] ?? [],
  }));
  return [...columns, ...before];
}

function writeRow(
  row: HTMLTableRowElement,
  model: ChartModel,
  columns: readonly Column[],
  index: number,
): void {
  const span = spanOf(model, index);
  if (!row.firstElementChild) {
    const head = document.createElement('th');
    head.scope = 'row';
    row.append(head);
  }
  const { joins, soFar } = model.words;
  const isRunning = index >= model.completeCount;
  if (row.firstElementChild)
    setText(
      row.firstElementChild,
      isRunning ? fill(joins.listed, { first: span, second: soFar }) : span,
    );
  while (row.cells.length > columns.length + 1) row.deleteCell(-1);
  columns.forEach(({ values }, i) => {
    const cell = row.cells[i + 1] ?? row.insertCell();
    writeValue(cell, model, values[index] ?? null);
  });
}

function writeValue(cell: HTMLElement, model: ChartModel, value: Value): void {
  const { formatter, valueUnit, isCount, words, formatValue } = model;
  if (value === null) {
    setText(cell, words.notReported);
    return;
  }
  let data = cell.firstElementChild as HTMLDataElement | null;
  if (!data) cell.replaceChildren((data = document.createElement('data')));
  setText(data, formatter.number(value / valueUnit, isCount ? 0 : 3));
  const exact = String(value);
  if (data.value !== exact) data.value = exact;
  // For those who point at it.
  const title = isCount ? '' : formatValue(value);
  if (data.title !== title) data.title = title;
}

/** Leaves alone what is as it should be: a selection ends where a text is replaced. */
function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
