/** The colours of a chart, resolved to what a canvas takes. */
export interface ChartColors {
  readonly text: string;
  readonly grid: string;
  readonly card: string;
  /** Stroke and area fill of each line, in the order of the lines. */
  readonly lines: readonly { readonly stroke: string; readonly fill: string }[];
}

/**
 * Reads the colours of a chart from CSS, and says when any of them changes.
 *
 * A canvas cannot follow custom properties, themes or `light-dark()` by itself. So hidden elements
 * take on the colours, and since they do so in a transition of 1 ms, an event tells of each change
 * whatever its cause: theme attribute, class toggle, colour scheme or an edited token.
 */
export class ColorProbe {
  /** Of hidden letters like those of the chart. It is live. */
  readonly style: Pick<CSSStyleDeclaration, 'fontSize' | 'fontFamily'>;
  readonly #root = document.createElement('div');
  readonly #text = this.#add('probe-text');
  readonly #grid = this.#add('probe-grid');
  readonly #card = this.#add('probe-card');
  readonly #lines: { stroke: HTMLElement; fill: HTMLElement }[];

  constructor(target: HTMLElement, lineIds: readonly string[], onChange: () => void) {
    this.#root.className = 'probes';
    this.#lines = lineIds.map((id) => ({
      stroke: this.#add(`line-${id}`),
      fill: this.#add(`line-${id} probe-fill`),
    }));
    this.#root.addEventListener('transitionend', onChange);
    target.append(this.#root);
    this.style = getComputedStyle(this.#root);
  }

  /**
   * Takes one style recalculation; call it once per change, not per draw.
   *
   * @param forPrint - whether to read the colours for white paper
   */
  read(forPrint = false): ChartColors {
    const colorOf = (element: HTMLElement) => getComputedStyle(element).color;
    this.#root.classList.toggle('on-paper', forPrint);
    const colors = {
      text: colorOf(this.#text),
      grid: colorOf(this.#grid),
      card: colorOf(this.#card),
      lines: this.#lines.map(({ stroke, fill }) => ({
        stroke: colorOf(stroke),
        fill: colorOf(fill),
      })),
    };
    this.#root.classList.remove('on-paper');
    return colors;
  }

  remove(): void {
    this.#root.remove();
  }

  #add(className: string): HTMLElement {
    const probe = document.createElement('i');
    probe.className = className;
    this.#root.append(probe);
    return probe;
  }
}
