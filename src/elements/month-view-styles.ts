import { css } from 'lit';

/** Caption, trend and figure of a card of month to date; they come with its view. */
export const monthViewStyles = css`
  .caption-row {
    --_em: 0.875;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(0.125em / var(--_em)) calc(0.75em / var(--_em));
  }
  .caption {
    margin: 0;
    color: var(--_muted);
    font-size: calc(0.8125em / var(--_em));
    font-weight: 500;
    letter-spacing: 0.02em;
    text-transform: uppercase;
  }
  .trend-row {
    margin: 0;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .trend::before {
    margin-inline-end: calc(0.125em / var(--_em));
    content: '→' / '';
  }
  .trend.up {
    color: var(--_up);
  }
  .trend.up::before {
    content: '↗' / '';
  }
  .trend.down {
    color: var(--_down);
  }
  .trend.down::before {
    content: '↘' / '';
  }
  .trend.flat {
    color: var(--_muted);
  }

  .amount {
    padding: 0;
    border: 0;
    border-radius: 0.25em;
    background: none;
    font: inherit;
    cursor: help;
    text-align: start;
  }
  .figure {
    color: var(--_accent);
    font-size: clamp(1.75em, 9cqi, 2.75em);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
  @container (inline-size >= 52em) {
    .figure {
      font-size: clamp(1.75em, 4.2cqi, 2.75em);
    }
  }
  .figure.long {
    font-size: clamp(1.125em, 7cqi, 2.75em);
    overflow-wrap: anywhere;
  }
  .unit {
    color: var(--_accent);
  }
  .exact {
    --_em: 0.8125;
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: 0;
    z-index: 1;
    padding: calc(0.25em / var(--_em)) calc(0.625em / var(--_em));
    border: 1px solid var(--_border);
    border-radius: calc(0.5em / var(--_em));
    background: var(--_card);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    visibility: hidden;
  }
  .figure-row:not(.dismissed):hover .exact,
  .figure-row:not(.dismissed):focus-within .exact {
    visibility: visible;
  }
  .cards + .status {
    max-inline-size: none;
  }
  .before {
    color: var(--_muted);
  }
`;
