import { css } from 'lit';

/** The menu of a card, and what it says. */
export const toolStyles = css`
  .menu,
  .notice {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 2;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(18rem, calc(100cqi - 2rem));
    margin: 0;
    padding: 0.25rem;
    border: 1px solid var(--_border);
    border-radius: 0.5rem;
    background: var(--_card);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    font-size: 0.875rem;
  }
  .notice {
    padding: 0.375rem 0.75rem;
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
    inset-block: auto calc(100% + 0.25rem);
  }
  .menu button {
    display: block;
    inline-size: 100%;
    padding: 0.375rem 1rem 0.375rem 0.5rem;
    border: 0;
    border-radius: 0.25rem;
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
    inline-size: 1.5rem;
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
