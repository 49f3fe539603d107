import type { ReactiveElement } from 'lit';
import type { Shown } from './view.js';

/** The title as it stands on the card, where the page may have put its own. */
export function titleText({ renderRoot }: ReactiveElement, { heading }: Shown): string {
  const slot = renderRoot.querySelector<HTMLSlotElement>('slot[name=title]');
  const own = slot?.assignedNodes().map(({ textContent }) => textContent) ?? [];
  return own.join(' ').replace(/\s+/g, ' ').trim() || heading;
}
