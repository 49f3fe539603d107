import { css } from 'lit';

/** Where a chart is drawn, and the look of cursor, tooltip and legend swatches. */
export const chartStyles = css`
  .plot {
    position: absolute;
    inset: 0;
    /* What was laid over a larger picture must not bring bars to scroll by, and so change its size. */
    overflow: clip;
    /* The time axis runs from left to right in every language. */
    direction: ltr;
    user-select: none;
  }
  .drawing {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .drawn-area {
    position: absolute;
  }

  .cursor[hidden],
  .cursor [hidden],
  .selection[hidden] {
    display: none;
  }
  .cursor-line,
  .cursor-dot,
  .selection {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    box-sizing: border-box;
    pointer-events: none;
  }
  .announcement {
    inset: 0 auto auto 0;
  }
  .cursor-line {
    border-left: 1px solid var(--_muted);
  }
  .cursor-dot {
    inline-size: 0.75em;
    block-size: 0.75em;
    margin: -0.375em 0 0 -0.375em;
    border: 2px solid;
    border-radius: 50%;
    background: var(--_card);
  }
  .selection {
    border-inline: 1px solid var(--_accent);
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
  }

  /* The letters of the axes are drawn in its size. */
  .probes {
    position: absolute;
    font-size: 0.75em;
    visibility: hidden;
  }
  .probes i {
    transition: color 1ms;
  }
  .probe-text {
    color: var(--_muted);
  }
  .probe-grid {
    color: var(--_grid);
  }
  .probe-card {
    color: var(--_card);
  }
  .line-viewers {
    color: var(--_viewers);
  }
  .line-playout {
    color: var(--_playout);
  }
  .line-ingest {
    color: var(--_ingest);
  }
  .line-viewers.probe-fill {
    color: color-mix(in srgb, var(--_viewers) 22%, transparent);
  }

  .facts,
  .tooltip {
    --_em: 0.8125;
  }
  .tooltip {
    position: fixed;
    inset: 0 auto auto 0;
    max-inline-size: min(24em / var(--_em), 100vw - 0.5em / var(--_em));
    box-sizing: border-box;
    margin: 0;
    padding: calc(0.5em / var(--_em)) calc(0.75em / var(--_em));
    border: 1px solid var(--_border);
    border-radius: calc(0.5em / var(--_em));
    background: var(--_card);
    color: var(--_text);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .tooltip[hidden] {
    display: none;
  }
  .tooltip-time {
    font-weight: 600;
  }
  .tooltip-before {
    color: var(--_muted);
  }
  .tooltip dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: calc(0.125em / var(--_em)) calc(0.75em / var(--_em));
    margin: calc(0.25em / var(--_em)) 0 0;
  }
  .tooltip dt,
  .tooltip dd {
    margin: 0;
  }
  .tooltip dt {
    display: flex;
    align-items: center;
    gap: calc(0.375em / var(--_em));
    color: var(--_muted);
  }
  .tooltip dd {
    text-align: end;
  }

  .legend {
    --_em: 0.875;
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(0.25em / var(--_em));
    list-style: none;
    color: var(--_muted);
  }
  .legend li,
  .legend button {
    display: flex;
    align-items: center;
    gap: calc(0.375em / var(--_em));
    min-block-size: max(1.5em / var(--_em), 24px);
  }
  .legend li {
    padding-inline: calc(0.25em / var(--_em));
  }
  .legend button {
    margin-inline: calc(-0.25em / var(--_em));
    padding: 0 calc(0.25em / var(--_em));
    border: 0;
    border-radius: calc(0.25em / var(--_em));
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  @container (inline-size < 26em) {
    .legend {
      --_em: 0.75;
    }
  }
  .legend [aria-disabled] {
    cursor: default;
  }
  .legend [aria-pressed='false'] {
    text-decoration: line-through;
  }
  .legend [aria-pressed='false'] .swatch {
    visibility: hidden;
  }
  /* As large beside small letters as beside others. */
  .swatch {
    flex: none;
    font-size: calc(1em / var(--_em));
    inline-size: 1.25em;
    border-block-start: 0.1875em solid currentColor;
  }
  .swatch.dashed {
    border-block-start-style: dashed;
  }
  .swatch.previous {
    border-block-start: 0.125em dotted;
  }
  .swatch.running {
    inline-size: 0.625em;
    block-size: 0.625em;
    box-sizing: border-box;
    border: 0.125em dotted var(--_muted);
    border-radius: 50%;
  }

  .facts p {
    margin: 0;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .facts .swatch {
    display: inline-block;
    margin-inline-end: 0.375em;
    vertical-align: middle;
  }
  .reset {
    padding: 0 calc(0.5em / var(--_em));
    border: 1px solid var(--_accent);
    border-radius: 99em;
    background: none;
    color: var(--_accent);
    font: inherit;
    line-height: calc(1.5em / var(--_em));
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .range:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }

  /* What a canvas is painted in is not forced by itself, while the colours of text are. */
  @media (forced-colors: active) {
    .probes {
      forced-color-adjust: none;
    }
    .probes i {
      color: CanvasText;
    }
    .probes .probe-grid {
      color: color-mix(in srgb, CanvasText 30%, Canvas);
    }
    .probes .probe-card {
      color: Canvas;
    }
    .probes .probe-fill {
      color: color-mix(in srgb, CanvasText 22%, transparent);
    }
  }

  .on-paper {
    --_muted: #444;
    --_card: #fff;
    --_grid: #ddd;
    color-scheme: light;
  }
  .on-paper i {
    transition: none;
  }
  .paper {
    display: none;
  }
  @media print {
    .plot:has(.paper) .drawing {
      display: none;
    }
    .paper {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }
  }
`;
