import type { Formatter } from '../i18n/formatter.js';
import type { Interval } from '../model/interval.js';
import type { TimeSeries } from '../model/series.js';

/** How one line of the series is drawn and written. Its colour is that of the class `line-{id}`. */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  /** The name of its column in exports, the same in every language. */
  readonly column: string;
  readonly isFilled?: boolean;
  readonly isDashed?: boolean;
}

/** All that a time chart shows. */
export interface ChartModel {
  readonly series: TimeSeries;
  readonly lines: readonly ChartLine[];
  readonly interval: Interval;
  /** How many buckets are complete; those after them are still running. */
  readonly completeCount: number;
  /** When the data was fetched (Unix ms): how far the running bucket had come. */
  readonly atMs: number;
  /** What one step of the value axis is a multiple of, such as the bytes of a gigabyte. */
  readonly valueUnit: number;
  /** Written above the value axis; empty for plain counts. */
  readonly unitLabel: string;
  readonly formatter: Formatter;
  /** A value as the tooltip shows it: exact, and with its unit. */
  readonly formatValue: (value: number) => string;
  readonly words: { readonly soFar: string; readonly notReported: string };
}
