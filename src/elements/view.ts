import type { MetricsError } from '../api/errors.js';
import type { Result } from '../controllers/live-query.js';
import type { Explanation } from '../i18n/messages.js';
import type { Words } from '../i18n/catalog.js';
import type { CsvCell } from '../model/csv.js';
import type { SeriesQuery } from '../model/query.js';
import type { TimeSeries } from '../model/series.js';
import type { UnitSetting } from '../model/unit-setting.js';

/** All that decides what a widget shows of its data. */
export interface Shown<Data extends TimeSeries = TimeSeries> {
  readonly result: Result<SeriesQuery, Data>;
  /** Language tag of number and date formats. */
  readonly lang: string;
  /** IANA zone of all times. */
  readonly zone: string;
  readonly words: Words;
  readonly heading: string;
  readonly unit: UnitSetting;
}

/** The part of a widget that writes and draws data. It is loaded beside the data, in a chunk. */
export interface View {
  /** Resolves when a further part of the view is there; never rejects. */
  readonly loading?: Promise<void> | undefined;
  /** Brings the styles along into another document. */
  restyle(): void;
  /** A point in time, to say how old data is. */
  time(ms: number, lang: string, zone: string): string;
  /** The zone with its name and offset in the time that is shown; nothing where it has none. */
  zoneText?(): string | undefined;
  /** What a person reads about an error. */
  explain(error: MetricsError, words: Words): Explanation;
  /** The shown data under a header row, exact, as it is exported; none while there is no data. */
  rows(): readonly (readonly CsvCell[])[];
  /** The same as CSV. */
  toCsv(): string;
}

/** Makes a view; it reads what to show by `shown`, and gives up by `onFail`. */
export type MakeView<Data extends TimeSeries, OwnView extends View> = (
  shown: () => Shown<Data> | undefined,
  onFail: () => void,
) => OwnView;
