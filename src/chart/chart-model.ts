import type { ChartMessages } from '../i18n/chart-messages.js';
import type { JoinMessages } from '../i18n/join-messages.js';
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

/** A number as it is written, apart from its unit. */
export interface Figure {
  readonly number: string;
  readonly unit: string;
}

/** The words of a chart, and how they are put together. */
export interface ChartWords extends ChartMessages {
  readonly joins: JoinMessages;
  readonly notReported: string;
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
  /** Whether the lines are all there is, without axes. */
  readonly isSparkline: boolean;
  readonly formatter: Formatter;
  /** A value as the tooltip shows it: exact, and with its unit. */
  readonly formatValue: (value: number) => string;
  /** A value in a few digits, with its unit. */
  readonly formatShort: (value: number) => string;
  /** A difference with its sign. */
  readonly formatChange: (difference: number) => string;
  /** A value in the unit that suits it alone. */
  readonly toFigure: (value: number) => Figure;
  /** Whether values are counted heads, which cannot be added up. */
  readonly isCount: boolean;
  readonly words: ChartWords;
}

/** The lines that are not hidden. */
export function shownLines({ lines, hiddenIds }: ChartModel): readonly ChartLine[] {
  return lines.filter(({ id }) => !hiddenIds.has(id));
}
