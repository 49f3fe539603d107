import { css, type CSSResult, type ReactiveElement } from 'lit';

/** On paper all is dark on white, whatever the theme; what can only be pressed is left out. */
const printStyles = css`
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
  for (const { styleSheet } of [styles, printStyles]) {
    if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) continue;
    shadowRoot.adoptedStyleSheets.push(styleSheet);
  }
}
