import { css } from 'lit';

/** `density="compact"`: a figure and a small picture beside it, for the cell of a table, say. */
export const compactStyles = css`
  :host([density='compact']) {
    .card,
    article {
      display: flex;
      flex-flow: wrap;
      align-items: center;
      gap: 0 0.5em;
      padding: 0;
      border: 0;
      border-radius: 0;
      background: none;
    }
    .cards {
      display: block;
    }
    .stage {
      flex: 1;
      min-inline-size: 4em;
      block-size: auto;
    }
    .chart,
    .stage > .skeleton {
      block-size: 2.5em;
    }
    .status {
      place-self: center start;
      text-align: start;
    }
    p {
      margin: 0;
    }
    footer,
    .stale {
      inline-size: 100%;
      min-block-size: 0;
    }
    header,
    .facts,
    .legend,
    .caption,
    .before,
    .line,
    .status p,
    .card + .card,
    .data,
    .details {
      display: none;
    }
    .figure-row,
    .caption-row {
      min-block-size: 0;
      margin: 0;
    }
    .figure-row {
      flex: 1;
      order: -1;
    }
    .figure-row:has(.skeleton) {
      block-size: 2.5em;
    }
    .figure {
      color: var(--_accent);
      font-size: 1.25em;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    .unit {
      color: var(--_accent);
    }
    .cards[inert] + .status {
      padding: 0;
      background: none;
    }
  }
`;
