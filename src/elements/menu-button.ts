import { css, type ReactiveElement } from 'lit';
import type { CardMenu } from './card-menu.js';
import { adopt } from './view-styles.js';
import type { Shown } from './view.js';

const menuButtonStyles = css`
  .more {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    inline-size: 2em;
    block-size: 2em;
    padding: 0;
    border: 0;
    border-radius: 99em;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 700;
    cursor: pointer;
  }
  .more::before {
    /* Dots that no font has to be searched for. */
    content: '' / '';
    display: block;
    inline-size: 0.9375em;
    margin: auto;
    border-block-start: 0.1875em dotted;
  }
  .more:hover {
    background: var(--_grid);
  }
  .more[inert] {
    visibility: hidden;
  }
  @media print {
    .more {
      visibility: hidden;
    }
  }
`;

/**
 * Puts the button of a menu where the header of a card keeps room for it. The menu itself is loaded
 * when somebody is about to open it.
 */
export function attachMenu(
  host: ReactiveElement,
  shown: () => Shown | undefined,
  load: (button: HTMLElement) => Promise<CardMenu>,
): void {
  const place = host.renderRoot.querySelector('.controls');
  const button = place?.querySelector<HTMLElement>('.more') ?? document.createElement('button');
  adopt(host, menuButtonStyles);
  button.className = 'more';
  button.setAttribute('type', 'button');
  button.ariaHasPopup = 'menu';
  button.ariaExpanded = 'false';
  place?.append(button);
  let menu: Promise<CardMenu | undefined> | undefined;
  const loaded = () =>
    (menu ??= load(button).catch(() => {
      menu = undefined; // Offline, say. The next attempt tries again.
      return undefined;
    }));
  // Assigned, so that another view of the same element takes the place of this one.
  button.onpointerenter = button.onfocus = () => void loaded();
  button.onclick = () => void loaded().then((found) => found?.toggle());
  button.onkeydown = (event) => {
    const isLast = event.key === 'ArrowUp';
    if (!isLast && event.key !== 'ArrowDown') return;
    event.preventDefault();
    void loaded().then((found) => found?.open(isLast));
  };
  host.addController({
    hostUpdated() {
      const now = shown();
      button.inert = !now;
      const label = now?.words.messages.more ?? button.ariaLabel;
      if (label !== button.ariaLabel) button.ariaLabel = label;
    },
  });
}
