import type { ChartModel } from '../../src/chart/chart-model.js';
import { viewersContent } from '../../src/elements/chart-content.js';
import { wordsFor } from '../../src/i18n/catalog.js';
import { enChart } from '../../src/i18n/chart-messages.js';
import { Formatter } from '../../src/i18n/formatter.js';
import { enJoins } from '../../src/i18n/join-messages.js';
import type { Value } from '../../src/model/series.js';

export const HOUR = 3600;

/** Midnight in UTC, a Sunday. */
export const MIDNIGHT = Date.UTC(2026, 10, 22) / 1000;

/** A chart of viewers, hour by hour from midnight, all complete. */
export function modelOf(values: readonly Value[], given: Partial<ChartModel> = {}): ChartModel {
  const formatter = given.formatter ?? new Formatter('en', 'UTC');
  const xSeconds = values.map((_, i) => MIDNIGHT + i * HOUR);
  return {
    ...viewersContent(formatter, wordsFor('en')),
    series: { xSeconds, lines: { viewers: values } },
    previous: undefined,
    hiddenIds: new Set(),
    interval: 'hour',
    completeCount: values.length,
    atMs: ((xSeconds.at(-1) ?? 0) + HOUR) * 1000,
    isSparkline: false,
    formatter,
    words: { ...enChart, joins: enJoins, notReported: 'no data' },
    ...given,
  };
}

/** A place in the page for a chart, in CSS px from its left upper corner; gone after each test. */
export function usePlace(widthPx: number, heightPx: number): () => HTMLElement {
  let place: HTMLElement | undefined;
  afterEach(() => {
    place?.remove();
  });
  return () => {
    place = document.createElement('div');
    place.style.cssText = `position: absolute; inset: 0 auto auto 0; inline-size: ${widthPx}px; block-size: ${heightPx}px; font: 12px sans-serif`;
    document.body.append(place);
    return place;
  };
}
