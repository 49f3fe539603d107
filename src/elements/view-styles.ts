import { css, type CSSResult, type ReactiveElement } from 'lit';

/**
 * The words of a state, and paper: there all is dark on white, whatever the theme, and what can only
 * be pressed is left out.
 */
const viewStyles = css`
  /* For fingers, however small the letters are. */
  button,
  label:has([type='checkbox']) {
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  .status {
    --_em: 0.875;
    max-inline-size: calc(34em / var(--_em));
    color: var(--_muted);
  }
  .stale {
    color: var(--_down);
  }
  .status strong {
    color: var(--_text);
    font-size: calc(1em / var(--_em));
  }
  .status p {
    margin: calc(0.25em / var(--_em)) 0 0;
  }
  .retry {
    /* On a line of its own, also under words that a page put there. */
    display: block;
    margin: calc(0.75em / var(--_em)) auto 0;
    padding: calc(0.375em / var(--_em)) calc(1em / var(--_em));
    border: 1px solid var(--_accent);
    border-radius: 99em;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  @media print {
    :host,
    :host([theme]) {
      --_text: #000;
      --_muted: #444;
      --_accent: #000;
      --_card: #fff;
      --_border: #bbb;
      --_grid: #ddd;
      color-scheme: light !important;
    }
    .ranges,
    .reset {
      display: none;
    }
    article {
      break-inside: avoid;
    }
  }
`;

/** The styles that came later, by the element that has them. */
const adopted = new WeakMap<ReactiveElement, Set<CSSResult>>();

/** Adds the styles of a view, which came later, to those of its element. */
export function adopt(host: ReactiveElement, styles: CSSResult): void {
  adopted.set(host, (adopted.get(host) ?? new Set()).add(styles).add(viewStyles));
  restyle(host);
}

/**
 * Gives an element all its styles anew. A style sheet is of one document, and an element that is
 * moved to another, such as that of a frame, comes there without.
 */
export function restyle(host: ReactiveElement): void {
  const { shadowRoot, ownerDocument, constructor } = host;
  // By what all documents have: in this one, a form or an image may bear the name.
  const view: typeof window | null = Reflect.get(Document.prototype, 'defaultView', ownerDocument);
  if (!shadowRoot || !view) return;
  const { elementStyles } = constructor as typeof ReactiveElement;
  const all = [...elementStyles, ...(adopted.get(host) ?? [])] as CSSResult[];
  shadowRoot.adoptedStyleSheets = all.map(({ cssText, styleSheet }) => {
    if (view === window && styleSheet) return styleSheet;
    const copy = new view.CSSStyleSheet();
    copy.replaceSync(cssText);
    return copy;
  });
}
