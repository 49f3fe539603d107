import { css, type CSSResult, type ReactiveElement } from 'lit';

/**
 * The words of a state, and paper: there all is dark on white, whatever the theme, and what can only
 * be pressed is left out.
 */
const viewStyles = css`
  .status {
    color: var(--_muted);
  }
  .stale {
    color: var(--_down);
  }
  .status strong {
    color: var(--_text);
    font-size: 1rem;
  }
  .status p {
    margin: 0.25rem 0 0;
  }
  .retry {
    /* On a line of its own, also under words that a page put there. */
    display: block;
    margin: 0.75rem auto 0;
    padding: 0.375rem 1rem;
    border: 1px solid var(--_accent);
    border-radius: 99rem;
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
      color-scheme: light;
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

/** Adds the styles of a view, which came later, to those of its element; once, whoever asks. */
export function adopt({ shadowRoot }: ReactiveElement, styles: CSSResult): void {
  for (const { styleSheet } of [styles, viewStyles]) {
    if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) continue;
    shadowRoot.adoptedStyleSheets.push(styleSheet);
  }
}
