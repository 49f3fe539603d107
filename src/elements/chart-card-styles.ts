import { css } from 'lit';

/** The card around a chart: presets, picture, legend. */
export const chartCardStyles = css`
  .card {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
  }

  .ranges {
    display: flex;
    gap: 0.375rem;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .range {
    display: grid;
    place-items: center;
    box-sizing: border-box;
    min-inline-size: 2.75rem;
    min-block-size: 2rem;
    padding-inline: 0.5rem;
    border: 1px solid var(--_accent);
    border-radius: 99rem;
    color: var(--_accent);
    font-size: 0.875rem;
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
    gap: 0 1rem;
    /* Room for what comes with the data, in each width; a button may stand beside it. */
    min-block-size: max(1.75rem, var(--_lines, 1) * var(--_wraps, 1) * 1.4em);
    font-size: 0.8125rem;
  }
  .lines-2 {
    --_lines: 2;
  }
  .stage {
    block-size: var(--nano-chart-height, clamp(13rem, 42cqi, 20rem));
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
    gap: 0.25rem 1rem;
  }
  .legend {
    min-block-size: 1.5rem;
    margin: 0;
    padding: 0;
    font-size: 0.875rem;
  }

  @container (inline-size < 36rem) {
    .facts {
      --_wraps: 2;
    }
  }
  @container (inline-size < 26rem) {
    .controls {
      flex-grow: 1;
    }
    footer {
      flex-direction: column;
    }
    .legend {
      min-block-size: calc(var(--_lines, 1) * 1.5rem);
      font-size: 0.75rem;
    }
  }
  @container (inline-size < 19rem) {
    .facts {
      --_wraps: 3;
    }
  }
`;
