import type { CSSResult, ReactiveElement } from 'lit';

/** Adds the styles of a view, which came later, to those of its element. */
export function adopt(host: ReactiveElement, styles: CSSResult): void {
  const { shadowRoot } = host;
  if (shadowRoot && styles.styleSheet) shadowRoot.adoptedStyleSheets.push(styles.styleSheet);
}
