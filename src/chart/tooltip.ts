import { directionOf } from '../i18n/direction.js';
import type { ChartModel } from './chart-model.js';
import { bucketLabel, type BucketRow, previousLabel, rowsOf } from './bucket-words.js';

/** Distance (px on screen) to the cursor line, and to the edges of the viewport. */
const GAP_PX = 12;
const EDGE_PX = 4;

/** Where the box may stand, in px on screen. */
export interface Anchor {
  /** The cursor line. */
  readonly xPx: number;
  /** The edges of the chart. */
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** The viewport. */
  readonly viewWidthPx: number;
  readonly viewHeightPx: number;
  /** How much a page's `zoom` enlarges the box. */
  readonly zoom: number;
}

/**
 * The box beside the cursor with time and values of one bucket. It stands in the top layer, so that
 * neither the card nor a page's frame cuts it off or moves it.
 */
export class Tooltip {
  readonly #box = document.createElement('div');
  readonly #time = document.createElement('div');
  readonly #before = document.createElement('div');
  readonly #rows = document.createElement('dl');
  #values: readonly HTMLElement[] = [];
  /** What the rows are of, their values aside. */
  #names = '';
  /** Told of a changed size before it is painted; asking for it would lay out at each move. */
  readonly #observer = new ResizeObserver(([entry]) => {
    const [size] = entry?.borderBoxSize ?? [];
    this.#widthPx = size?.inlineSize ?? 0;
    this.#heightPx = size?.blockSize ?? 0;
    this.#place();
  });
  #model: ChartModel | undefined;
  #index = -1;
  #widthPx = 0;
  #heightPx = 0;
  #anchor: Anchor | undefined;
  #isShown = false;

  constructor(target: HTMLElement) {
    this.#box.className = 'tooltip';
    this.#box.setAttribute('part', 'tooltip');
    this.#box.popover = 'manual';
    this.#box.hidden = true;
    this.#time.className = 'tooltip-time';
    this.#before.className = 'tooltip-before';
    this.#box.append(this.#time, this.#before, this.#rows);
    target.append(this.#box);
    this.#observer.observe(this.#box);
  }

  /** Shows what the bucket `index` holds. */
  show(model: ChartModel, index: number, anchor: Anchor): void {
    if (model !== this.#model || index !== this.#index) this.#fill(model, index);
    this.#anchor = anchor;
    if (!this.#isShown) {
      this.#isShown = true;
      this.#box.hidden = false;
      this.#box.showPopover();
    }
    this.#place();
  }

  hide(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#box.hidden = true;
    // Whatever left the page has left the top layer too.
    if (this.#box.isConnected) this.#box.hidePopover();
  }

  remove(): void {
    this.#observer.disconnect();
    this.#box.remove();
  }

  #fill(model: ChartModel, index: number): void {
    this.#model = model;
    this.#index = index;
    write(this.#time, bucketLabel(model, index));
    write(this.#before, previousLabel(model, index));
    const rows = rowsOf(model, index);
    this.#name(rows, model.formatter.lang);
    this.#values.forEach((box, i) => {
      write(box, rows[i]?.value ?? '');
    });
  }

  /** Makes the rows, unless they are there: from bucket to bucket, it is mostly values that change. */
  #name(rows: readonly BucketRow[], lang: string): void {
    const names = [
      lang,
      ...rows.map(({ line, isPrevious, label }) => [line?.id, isPrevious, label]),
    ];
    if (names.join('\n') === this.#names) return;
    this.#names = names.join('\n');
    this.#box.lang = lang;
    this.#box.dir = directionOf(lang);
    const cells = rows.map((row) => [nameOf(row), document.createElement('dd')] as const);
    this.#values = cells.map(([, value]) => value);
    this.#rows.replaceChildren(...cells.flat());
  }

  /** Beside the cursor line, on the chart if there is room; else over or under the chart. */
  #place(): void {
    if (!this.#anchor) return;
    const { xPx, topPx, bottomPx, viewWidthPx, viewHeightPx, zoom, ...chart } = this.#anchor;
    const [widthPx, heightPx] = [this.#widthPx * zoom, this.#heightPx * zoom];
    const inView = (px: number, sizePx: number, viewPx: number) =>
      Math.max(EDGE_PX, Math.min(px, viewPx - EDGE_PX - sizePx));
    const sides = [xPx + GAP_PX, xPx - GAP_PX - widthPx];
    const within = (fromPx: number, toPx: number) =>
      sides.find((px) => px >= fromPx && px + widthPx <= toPx);
    const beside =
      within(chart.leftPx, Math.min(chart.rightPx, viewWidthPx)) ??
      within(EDGE_PX, viewWidthPx - EDGE_PX);
    const over = topPx - heightPx >= EDGE_PX ? topPx - heightPx : bottomPx;
    const x = beside ?? inView(xPx - widthPx / 2, widthPx, viewWidthPx);
    const y = inView(beside === undefined ? over : topPx, heightPx, viewHeightPx);
    this.#box.style.transform = `translate(${Math.round(x / zoom)}px, ${Math.round(y / zoom)}px)`;
  }
}

function nameOf({ line, label, isPrevious }: BucketRow): HTMLElement {
  const name = document.createElement('dt');
  if (line) {
    const swatch = document.createElement('i');
    const kinds = [line.isDashed && 'dashed', isPrevious && 'previous'].filter(Boolean);
    swatch.className = `swatch line-${line.id} ${kinds.join(' ')}`;
    name.append(swatch);
  }
  name.append(label);
  return name;
}

/** Changes the text in place: new nodes would have to be styled anew at each move. */
function write(box: HTMLElement, text: string): void {
  const [node] = box.childNodes;
  if (node) node.nodeValue = text;
  else box.append(text);
}
