import { html, svg, type TemplateResult } from 'lit';
import { DAYS } from '../model/daily-usage.js';
import type { Value } from '../model/series.js';
import { times } from '../model/times.js';
import { valueIncrements } from './value-ticks.js';

/** The days of two months, the first of the month at index 0. */
export interface DayChart {
  /** Drawn as bars. */
  readonly now: readonly Value[];
  /** Drawn as steps behind them. */
  readonly then: readonly Value[];
  /** Where the day stands that is still running; -1 for none. */
  readonly runningIndex: number;
  /** What one unit of the axis is worth. */
  readonly valueUnit: number;
  readonly formatTick: (value: number) => string;
  readonly formatDay: (day: number) => string;
  readonly summary: string;
}

const MOST_STEPS = 4;
/** A zero is seen as a hairline, in percent of the height; a gap is not seen. */
const LEAST_HEIGHT = 0.75;
const LABELLED_DAYS = [1, 5, 10, 15, 20, 25, 30];

/** Days from left to right, their values from zero. Drawn by shares of its box, whatever its size. */
export function renderDayChart(chart: DayChart): TemplateResult {
  const { now, then, valueUnit } = chart;
  const max = Math.max(...now.map(Number), ...then.map(Number)) || valueUnit;
  const step = valueIncrements(valueUnit).find((size) => max / size <= MOST_STEPS) ?? max;
  const count = Math.ceil(max / step);
  const heightOf = (value: number) => (value / (step * count)) * 100;
  return html`<svg part="chart" role="img" aria-label=${chart.summary}>
    ${times(count + 1, (i) => {
      const y = `${100 - (i / count) * 100}%`;
      return svg`<line class="grid" x2="100%" y1=${y} y2=${y}></line>
        <text class="tick" x="-0.5em" y=${y} dy="0.35em">${chart.formatTick(i * step)}</text>`;
    })}
    <svg viewBox="0 0 ${DAYS} 100" preserveAspectRatio="none">
      <path class="then" d=${steps(then, heightOf)}></path>
      ${now.map((value, i) => {
        if (value === null) return undefined;
        const height = Math.max(heightOf(value), LEAST_HEIGHT);
        return svg`<rect
          class="now ${i === chart.runningIndex ? 'running' : ''}"
          x=${i + 0.2} y=${100 - height} width="0.6" height=${height}
        ></rect>`;
      })}
    </svg>
    ${LABELLED_DAYS.map(
      (day) =>
        svg`<text class="day" x="${((day - 0.5) / DAYS) * 100}%" y="100%" dy="1.5em">${chart.formatDay(day)}</text>`,
    )}
  </svg>`;
}

/** The outline of days side by side, open where one was not reported. */
function steps(values: readonly Value[], heightOf: (value: number) => number): string {
  let path = '';
  values.forEach((value, i) => {
    if (value === null) return;
    const isFirst = (values[i - 1] ?? null) === null;
    const isLast = (values[i + 1] ?? null) === null;
    path += `${isFirst ? `M${i} 100` : ''}V${100 - heightOf(value)}H${i + 1}${isLast ? 'V100Z' : ''}`;
  });
  return path;
}
