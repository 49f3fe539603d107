import type { CSSResult, ReactiveElement } from 'lit';

/** Adds the styles of a view, which came later, to those of its element; once, whoever asks. */
export function adopt({ shadowRoot }: ReactiveElement, { styleSheet }: CSSResult): void {
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets.push(styleSheet);
}
