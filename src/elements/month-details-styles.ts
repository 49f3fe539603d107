import { css } from 'lit';

/** Charts, estimate and overview below the cards of month to date. */
export const monthDetailsStyles = css`
  .details:not(.card) {
    display: grid;
    grid-template-rows: auto 1fr;
    gap: 1em;
  }
  .details .card {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
    min-inline-size: 0;
  }
  @container (inline-size >= 52em) {
    .details:not(.card) {
      grid-template: auto / minmax(0, 2fr) minmax(0, 3fr);
    }
  }
  .details :is(h3, p, ul) {
    margin: 0;
  }
  .details h3 {
    font-size: 1em;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
    min-block-size: 1.875em;
  }
  .pill {
    --_em: 0.875;
    padding: calc(0.25em / var(--_em)) 1em;
    border: 1px solid var(--_accent);
    border-radius: 99em;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    cursor: pointer;
  }
  .details .legend {
    --_em: 0.8125;
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.25em / var(--_em)) calc(1em / var(--_em));
    padding: 0;
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    list-style: none;
  }
  /* Room for both days, as the pointer moves along them. */
  .details .reading {
    align-content: start;
    min-block-size: 5.6em;
  }
  @container (inline-size >= 30em) {
    .details .reading {
      min-block-size: 2.8em;
    }
  }
  .key {
    display: inline-block;
    inline-size: 0.75em;
    block-size: 0.75em;
    margin-inline-end: calc(0.375em / var(--_em));
    background: var(--_accent);
  }
  .key.then {
    box-sizing: border-box;
    border: 1px solid var(--_ingest);
    background: color-mix(in srgb, var(--_ingest) 20%, transparent);
  }
  .estimate {
    min-block-size: 4.2em;
    color: var(--_muted);
    font-size: 0.8125em;
  }

  .details svg {
    overflow: visible;
    inline-size: 100%;
  }
  .details svg text {
    fill: var(--_text);
    font-variant-numeric: tabular-nums;
  }
  .details :is(rect, path) {
    vector-effect: non-scaling-stroke;
  }
  .details :is(rect.now, .now rect) {
    fill: var(--_accent);
  }
  .details :is(path.then, .then rect) {
    fill: color-mix(in srgb, var(--_ingest) 20%, transparent);
    stroke: var(--_ingest);
  }
  .details rect.running {
    fill: color-mix(in srgb, var(--_accent) 30%, transparent);
    stroke: var(--_accent);
  }
  .details line {
    stroke: var(--_muted);
    shape-rendering: crispEdges;
  }
  .details .grid {
    stroke: var(--_grid);
  }
  .pairs {
    flex: none;
    box-sizing: border-box;
    block-size: 16.5em;
    padding-inline-end: 8em;
    font-size: 0.8125em;
    direction: ltr;
  }
  .details .pair {
    fill: var(--_muted);
  }

  .days {
    position: relative;
    flex: 1;
    min-block-size: 13em;
    margin: 0.5em 0 1.5em 3em;
    /* The days run from left to right in every language. */
    direction: ltr;
  }
  .days > * {
    position: absolute;
    inset: 0;
    block-size: 100%;
  }
  .days > svg {
    font-size: 0.75em;
  }
  .days svg svg {
    block-size: 100%;
  }
  .details :is(.tick, .day) {
    fill: var(--_muted);
    text-anchor: end;
  }
  .details .day {
    text-anchor: middle;
  }

  /* A slider whose thumb is as wide as a day, and marks it. */
  .days input {
    appearance: none;
    inline-size: 100%;
    margin: 0;
    background: none;
    cursor: crosshair;
  }
  .days ::-webkit-slider-runnable-track {
    block-size: 100%;
  }
  .days ::-webkit-slider-thumb {
    appearance: none;
    inline-size: calc(100% / 31);
    block-size: 100%;
    border: 0 solid var(--_muted);
    border-inline-width: 1px;
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }
  .days ::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: calc(100% / 31);
    block-size: 100%;
    border: 0 solid var(--_muted);
    border-inline-width: 1px;
    border-radius: 0;
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  dialog {
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: calc(100vw - 1em);
    max-block-size: calc(100vh - 1em);
    padding: 1em;
    border: 1px solid var(--_border);
    border-radius: var(--nano-radius, 1em);
    background: var(--_card);
    color: inherit;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .tables {
    --_em: 0.875;
    overflow: auto;
    font-size: 0.875em;
  }
  .tables > p {
    inline-size: 0;
    min-inline-size: 100%;
    color: var(--_muted);
  }
  .tables > .amounts {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(0.25em / var(--_em)) calc(1em / var(--_em));
  }
  table {
    inline-size: 100%;
    margin-block: calc(0.5em / var(--_em)) calc(1em / var(--_em));
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  :is(th, td) {
    padding: calc(0.375em / var(--_em)) 0;
    padding-inline-start: calc(0.625em / var(--_em));
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: end;
    vertical-align: bottom;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  thead th {
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .details {
      --_text: CanvasText;
      --_muted: CanvasText;
      --_ingest: CanvasText;
    }
    .key,
    .details :is(svg, input) {
      --_accent: Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    .details :is(.pill, input) {
      display: none;
    }
  }
`;
