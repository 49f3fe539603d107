import { css } from 'lit';

/**
 * `density="compact"`: a figure and a small picture beside it, for the cell of a table, say.
 *
 * The rules are not nested: WebKit (2.50) does not follow a changed attribute of `:host()` into
 * nested ones.
 */
export const compactStyles = css`
  :host([density='compact']) :is(.card, article) {
    display: flex;
    flex-flow: wrap;
    align-items: center;
    gap: 0 0.5em;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
  }
  :host([density='compact']) .cards {
    display: block;
  }
  :host([density='compact']) .stage {
    flex: 1;
    min-inline-size: 4em;
    block-size: auto;
  }
  :host([density='compact']) :is(.chart, .stage > .skeleton) {
    block-size: 2.5em;
  }
  :host([density='compact']) .status {
    place-self: center start;
    text-align: start;
  }
  :host([density='compact']) p {
    margin: 0;
  }
  :host([density='compact']) :is(footer, .stale) {
    inline-size: 100%;
    min-block-size: 0;
  }
  :host([density='compact'])
    :is(
      header,
      .facts,
      .legend,
      .caption,
      .before,
      .line,
      .status p,
      .card + .card,
      .data,
      .details
    ) {
    display: none;
  }
  :host([density='compact']) :is(.figure-row, .caption-row) {
    min-block-size: 0;
    margin: 0;
  }
  :host([density='compact']) .figure-row {
    flex: 1;
    order: -1;
  }
  :host([density='compact']) .figure-row:has(.skeleton) {
    block-size: 2.5em;
  }
  :host([density='compact']) .figure {
    color: var(--_accent);
    font-size: 1.25em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  :host([density='compact']) .unit {
    color: var(--_accent);
  }
  :host([density='compact']) .cards[inert] + .status {
    padding: 0;
    background: none;
  }
`;
