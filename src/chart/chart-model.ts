import type { ChartMessages } from '../i18n/chart-messages.js';
import type { Formatter } from '../i18n/formatter.js';
import type { Interval } from '../model/interval.js';
import type { TimeSeries, Value } from '../model/series.js';

/** How one line of the series is drawn and written. Its colour is that of the class `line-{id}`. */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  /** The label less its unit. */
  readonly name: string;
  /** The name of its column in exports, the same in every language. */
  readonly column: string;
  readonly isFilled?: boolean;
  readonly isDashed?: boolean;
}

/** The period before the shown one, as values for the same `xSeconds`. */
export interface PreviousPeriod {
  /** How much earlier (ms) those values are. */
  readonly shiftMs: number;
  readonly lines: Readonly<Record<string, readonly Value[]>>;
}

/** All that a time chart shows. */
export interface ChartModel {
  readonly series: TimeSeries;
  readonly previous: PreviousPeriod | undefined;
  readonly lines: readonly ChartLine[];
  /** The ids of lines that a person does not want to see for now. */
  readonly hiddenIds: ReadonlySet<string>;
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
  /** A value in a few digits, with its unit. */
  readonly formatShort: (value: number) => string;
  /** A difference with its sign. */
  readonly formatChange: (difference: number) => string;
  /** Whether values are counted heads, which cannot be added up. */
  readonly isCount: boolean;
  readonly words: ChartMessages & { readonly notReported: string };
}

/** The lines that are not hidden. */
export function shownLines({ lines, hiddenIds }: ChartModel): readonly ChartLine[] {
  return lines.filter(({ id }) => !hiddenIds.has(id));
}
