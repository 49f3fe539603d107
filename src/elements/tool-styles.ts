import { css } from 'lit';

/** The menu of a card, and what it says. */
export const toolStyles = css`
  .menu,
  .notice {
    --_em: 0.875;
    position: absolute;
    inset-block-start: calc(100% + 0.25em / var(--_em));
    inset-inline-end: 0;
    z-index: 2;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(18em / var(--_em), 100cqi - 2em / var(--_em));
    margin: 0;
    padding: calc(0.25em / var(--_em));
    border: 1px solid var(--_border);
    border-radius: calc(0.5em / var(--_em));
    background: var(--_card);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    font-size: 0.875em;
  }
  .notice {
    padding: calc(0.375em / var(--_em)) calc(0.75em / var(--_em));
  }
  /* It must be there before it says something. */
  .notice:empty {
    padding: 0;
    border: 0;
    box-shadow: none;
  }
  .menu {
    z-index: 3;
  }
  .menu.up {
    inset-block: auto calc(100% + 0.25em / var(--_em));
  }
  .menu button {
    display: block;
    inline-size: 100%;
    padding: calc(0.375em / var(--_em)) calc(1em / var(--_em)) calc(0.375em / var(--_em))
      calc(0.5em / var(--_em));
    border: 0;
    border-radius: calc(0.25em / var(--_em));
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .menu button:hover,
  .menu button:focus {
    background: var(--_grid);
    outline-offset: -2px;
  }
  .menu:has([aria-checked]) button::before {
    display: inline-block;
    inline-size: calc(1.5em / var(--_em));
    content: '';
  }
  .menu button[aria-checked='true']::before {
    content: '✓' / '';
  }

  @media print {
    .menu,
    .notice {
      display: none;
    }
  }
`;
