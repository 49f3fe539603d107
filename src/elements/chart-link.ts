import type { ReactiveElement } from 'lit';
import type { MetricsError } from '../api/errors.js';
import type { Result } from '../controllers/live-query.js';
import type { SeriesQuery } from '../model/query.js';
import type { RangePreset, TimeSpan } from '../model/range.js';
import type { TimeSeries } from '../model/series.js';
import type { Shown } from './view.js';

/** The time that a chart shows: a preset, or where both are there, from one instant to another. */
export interface RangeSetting {
  readonly range: RangePreset;
  /** ISO 8601. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Data that is kept current. */
export interface LiveData {
  readonly result: Result<SeriesQuery, TimeSeries> | undefined;
  readonly error: MetricsError | undefined;
}

/** What the parts of a chart that are loaded later need of its element. */
export interface ChartLink {
  /** The element; its `.plot` is where to draw, its `.chart` takes the focus. */
  readonly host: ReactiveElement & {
    readonly sync: string | undefined;
    readonly density: string | undefined;
  };
  /** What to show; `undefined` for no picture. */
  readonly shown: () => Shown | undefined;
  /** Told where the picture cannot be drawn. */
  readonly onFail: () => void;
  /** A query of the element's kind for a part of the time, while there is one. */
  readonly queryFor: (span: () => TimeSpan | undefined) => LiveData;
  readonly range: () => RangeSetting;
  /** Shows another time because somebody chose it. */
  readonly setRange: (setting: RangeSetting) => void;
}
