import { css } from 'lit';

/** What uPlot needs to lay itself out, and the look of cursor, tooltip and legend swatches. */
export const chartStyles = css`
  .plot {
    position: absolute;
    inset: 0;
    /* The time axis runs from left to right in every language. */
    direction: ltr;
    font-size: 0.75rem;
  }
  .uplot,
  .u-wrap {
    position: relative;
    user-select: none;
  }
  .u-over,
  .u-under {
    position: absolute;
  }
  .u-under {
    overflow: hidden;
  }
  .u-axis {
    position: absolute;
  }
  .uplot canvas {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .u-cursor-x,
  .u-cursor-pt {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    box-sizing: border-box;
    pointer-events: none;
  }
  .u-cursor-x {
    block-size: 100%;
    border-right: 1px solid var(--_muted);
  }
  .u-cursor-pt {
    border: 0 solid;
    border-radius: 50%;
    /* uPlot sets the background as a shorthand on the element. */
    background-clip: padding-box !important;
  }
  .u-off,
  .u-select,
  .u-cursor-y {
    display: none;
  }

  .probes {
    position: absolute;
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

  .tooltip {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    z-index: 1;
    max-inline-size: 100%;
    box-sizing: border-box;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: 0.5rem;
    background: var(--_card);
    color: var(--_text);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .tooltip[hidden] {
    display: none;
  }
  .tooltip-time {
    margin-block-end: 0.25rem;
    font-weight: 600;
  }
  .tooltip dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0.125rem 0.75rem;
    margin: 0;
  }
  .tooltip dt,
  .tooltip dd {
    margin: 0;
  }
  .tooltip dt {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--_muted);
  }
  .tooltip dd {
    text-align: end;
  }
  @container (inline-size >= 24rem) {
    .tooltip {
      white-space: nowrap;
    }
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    list-style: none;
    color: var(--_muted);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  .swatch {
    flex: none;
    inline-size: 1.25rem;
    border-block-start: 0.1875rem solid currentColor;
  }
  .swatch.dashed {
    border-block-start-style: dashed;
  }
  .swatch.running {
    inline-size: 0.625rem;
    block-size: 0.625rem;
    box-sizing: border-box;
    border: 0.125rem dotted var(--_muted);
    border-radius: 50%;
  }
`;
