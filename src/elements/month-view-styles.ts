import { css } from 'lit';

/** Caption, trend and figure of a card of month to date; they come with its view. */
export const monthViewStyles = css`
  .caption-row {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.125rem 0.75rem;
  }
  .caption {
    margin: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
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
    margin-inline-end: 0.125rem;
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
    border-radius: 0.25rem;
    background: none;
    font: inherit;
    cursor: help;
    text-align: start;
  }
  .figure {
    color: var(--_accent);
    font-size: clamp(1.75rem, 9cqi, 2.75rem);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
  @container (inline-size >= 52rem) {
    .figure {
      font-size: clamp(1.75rem, 4.2cqi, 2.75rem);
    }
  }
  .unit {
    color: var(--_accent);
    font-size: 1rem;
  }
  .exact {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: 0;
    z-index: 1;
    padding: 0.25rem 0.625rem;
    border: 1px solid var(--_border);
    border-radius: 0.5rem;
    background: var(--_card);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    visibility: hidden;
  }
  .figure-row:not(.dismissed):hover .exact,
  .figure-row:not(.dismissed):focus-within .exact {
    visibility: visible;
  }
  .before {
    color: var(--_muted);
  }
`;
