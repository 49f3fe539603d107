import { html, svg, type TemplateResult } from 'lit';
import type { Value } from '../model/series.js';

/** One figure, now and before. */
export interface BarPair {
  readonly label: string;
  readonly bars: readonly [now: Bar, before: Bar];
}

export interface Bar {
  readonly value: Value;
  /** What stands beside the bar. */
  readonly text: string;
  /** More of it, for a pointer that rests there. */
  readonly title: string;
}

/** What there is at all must be seen, in percent of the width. */
const LEAST_WIDTH = 0.5;

/** Pairs of bars from zero, each with its value beside it: in any width, no label hides another. */
export function renderBarChart(pairs: readonly BarPair[], summary: string): TemplateResult {
  const max = Math.max(...pairs.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)));
  const share = 100 / pairs.length;
  return html`<svg part="chart" class="pairs" role="img" aria-label=${summary}>
    ${pairs.map(
      ({ label, bars }, i) =>
        svg`<svg y="${i * share}%" height="${share}%">
          <text y="1em" class="pair">${label}</text>
          ${bars.map(({ value, text, title }, k) => {
            const width = value ? Math.max((value / max) * 100, LEAST_WIDTH) : 0;
            return svg`<g class=${k ? 'then' : 'now'}>
              <title>${title}</title>
              <rect y="${1.5 + k * 1.75}em" width="${width}%" height="1.5em"></rect>
              <text x="${width}%" y="${2.6 + k * 1.75}em" dx="0.5em">${text}</text>
            </g>`;
          })}
          <line y1="1.25em" y2="5em"></line>
        </svg>`,
    )}
  </svg>`;
}
