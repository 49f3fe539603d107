import { css } from 'lit';

/** The table of a chart's numbers. */
export const tableStyles = css`
  .data {
    --_em: 0.8125;
  }
  .region {
    max-block-size: 24em;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: 0.5em;
  }
  table {
    inline-size: 100%;
    border-spacing: 0;
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  caption,
  th,
  td {
    padding: calc(0.25em / var(--_em)) clamp(0.5em / var(--_em), 2cqi, 0.75em / var(--_em));
    text-align: start;
  }
  caption {
    color: var(--_muted);
  }
  th {
    font-weight: 400;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_card);
    vertical-align: bottom;
  }
  tbody > * > * {
    border-block-start: 1px solid var(--_grid);
  }
  td,
  th:not(:first-child) {
    text-align: end;
  }
  tbody th {
    min-inline-size: 7em;
  }
  thead button {
    position: relative;
    padding: calc(0.125em / var(--_em)) 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    text-align: inherit;
    cursor: pointer;
  }
  thead button::after {
    position: absolute;
    inset-inline-start: 100%;
    margin-inline-start: 1px;
    font-size: 0.625em;
  }
  [aria-sort] button::after {
    content: '▲' / '';
  }
  [aria-sort='descending'] button::after {
    content: '▼' / '';
  }
  .data > button {
    margin-block-start: calc(0.5em / var(--_em));
    padding: calc(0.25em / var(--_em)) calc(0.75em / var(--_em));
    border: 1px solid var(--_accent);
    border-radius: 99em;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: 0.8125em;
    cursor: pointer;
  }
  .data > [hidden] {
    display: none;
  }

  @media print {
    .data > button {
      display: none;
    }
    .region {
      max-block-size: none;
      border: 0;
    }
  }
`;
