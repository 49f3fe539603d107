import { css } from 'lit';

/** The card around a chart: presets, picture, legend. */
export const chartCardStyles = css`
  .card {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
  }

  .ranges {
    display: flex;
    gap: 0.375em;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .range {
    display: grid;
    place-items: center;
    box-sizing: border-box;
    min-inline-size: 3.143em;
    min-block-size: 2.286em;
    border: 1px solid var(--_accent);
    border-radius: 99em;
    color: var(--_accent);
    font-size: 0.875em;
    font-weight: 600;
    cursor: pointer;
  }
  .range:has(:checked) {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .range > * {
    grid-area: 1 / 1;
  }
  .range input {
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 0 1.231em;
    /* Room for what comes with the data, in each width; a button may stand beside it. */
    min-block-size: max(2.154em, var(--_lines, 1) * var(--_wraps, 1) * 1.4em);
    font-size: 0.8125em;
  }
  .lines-2 {
    --_lines: 2;
  }
  .stage {
    block-size: var(--nano-chart-height, clamp(13em, 42cqi, 20em));
    overflow: auto;
  }
  .chart {
    position: relative;
    /* A finger that moves up or down scrolls the page; to the sides, it moves the cursor. */
    touch-action: pan-y pinch-zoom;
  }
  .chart[hidden] {
    display: none;
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25em 1em;
    min-block-size: 1.5em;
  }
  .legend {
    margin: 0;
    padding: 0;
    font-size: 0.875em;
  }

  @container (inline-size < 36em) {
    .facts {
      --_wraps: 2;
    }
  }
  @container (inline-size < 26em) {
    .controls {
      flex-grow: 1;
    }
    footer {
      flex-direction: column;
    }
    .legend {
      min-block-size: calc(var(--_lines, 1) * 2em);
      font-size: 0.75em;
    }
  }
  @container (inline-size < 19em) {
    .facts {
      --_wraps: 3;
    }
  }
`;
