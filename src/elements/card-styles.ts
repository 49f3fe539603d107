import { css } from 'lit';

/**
 * Tokens, and what every card has: title, states, skeleton.
 *
 * Names that start with `--_` are private: each colour takes the public `--nano-*` token or its
 * default. What is quieter than text derives from it and from the card, so that a brand has few
 * colours to name.
 *
 * All lengths follow the text around the widget, and none the root of the page, which many themes
 * shrink. In an element with letters of another size, lengths are divided by that: with 0.875 in
 * `--_em`, `calc(2em / var(--_em))` is 2em of the text around. What every page loads is short
 * instead, as 2.286em, rounded up: browsers cut off what is less than 1/64 px.
 */
export const cardStyles = css`
  :host {
    --_text: var(--nano-text, light-dark(#1f2430, #e9ecf1));
    --_card: var(--nano-card, light-dark(#ffffff, #1b1f28));
    --_accent: var(--nano-accent, light-dark(#ad5308, #f3a75f));
    --_playout: var(--nano-playout, light-dark(#c9691a, #f0a05a));
    --_viewers: var(--nano-viewers, light-dark(#c9691a, #f0a05a));
    --_ingest: var(--nano-ingest, light-dark(#2b68b5, #78b0f0));
    --_up: var(--nano-up, light-dark(#3a6d33, #86c97d));
    --_down: var(--nano-down, light-dark(#b8342c, #f2938c));
    --_muted: var(--nano-muted, color-mix(in srgb, var(--_text) 75%, var(--_card)));
    --_border: var(--nano-border, color-mix(in srgb, var(--_text) 13%, var(--_card)));
    --_grid: var(--nano-grid, color-mix(in srgb, var(--_text) 10%, var(--_card)));
    --_on-accent: var(--nano-on-accent, var(--_card));

    display: block;
    /* In rows of flexible boxes, too; the last of the three that a browser knows counts. */
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_grid: color-mix(in srgb, var(--_text) 40%, var(--_card));
    }
  }
  :host([hidden]) {
    display: none;
  }
  /* Said by the page's author, and so more than a reset of all that they may have. */
  :host([theme='light']) {
    color-scheme: light !important;
  }
  :host([theme='dark']) {
    color-scheme: dark !important;
  }

  /*
   * A page's own rules go before those of :host, and what it sets for its text is inherited. So all
   * that matters starts here anew, but for what the page decides.
   */
  .root {
    all: initial;
    display: block;
    container-type: inline-size;
    color: var(--_text);
    color-scheme: inherit;
    font-family: var(--nano-font, inherit);
    font-size: max(1em, 12px);
    line-height: 1.4;
    pointer-events: inherit;
    visibility: inherit;
  }

  /* On walls, which are looked at from afar. */
  @container (inline-size >= 100em) {
    article {
      font-size: 1.25em;
    }
  }
  @container (inline-size >= 160em) {
    article {
      font-size: 1.75em;
    }
  }
  @container (inline-size >= 220em) {
    article {
      font-size: 2.25em;
    }
  }

  .card {
    box-sizing: border-box;
    padding: var(--nano-space, clamp(0.75em, 4cqi, 1.5em));
    border: 1px solid var(--_border);
    border-radius: var(--nano-radius, 1em);
    background: var(--_card);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 0.5em 1em;
  }
  h2 {
    margin: 0;
    color: var(--_accent);
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  [part='timezone'] {
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  header > * {
    min-inline-size: 0;
  }
  /* With room for the button of the menu, which comes later. */
  .controls {
    position: relative;
    min-block-size: 2em;
    padding-inline-end: 2.375em;
  }

  /* Picture, skeleton and words share one cell, so that no state is larger than another. */
  .stage {
    display: grid;
  }
  .stage > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .status {
    place-self: center;
    font-size: 0.875em;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .stale {
    min-block-size: 1.4em;
    margin: 0;
    font-size: 0.8125em;
  }

  :focus-visible,
  .range:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .skeleton {
    /* To be seen where a page's reader has chosen the colours. */
    outline: 1px solid transparent;
    border-radius: 0.5em;
    background: var(--_grid);
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
