import type { MetricsError } from '../api/errors.js';
import type { ErrorKind } from '../api/outcomes.js';
import type { SeriesQuery } from '../model/query.js';
import type { RangePreset } from '../model/range.js';
import type { TimeSeries } from '../model/series.js';

const CROSSING: EventInit = { bubbles: true, composed: true };

/** What `nano-data` brings: the data now shown, and what was asked for. */
export interface NanoDataDetail {
  readonly data: TimeSeries;
  readonly query: SeriesQuery;
}

/** Fired whenever new data is shown. */
export class NanoDataEvent extends CustomEvent<NanoDataDetail> {
  constructor(detail: NanoDataDetail) {
    super('nano-data', { ...CROSSING, detail });
  }
}

/** What `nano-error` tells; where known, the HTTP status and the six-digit code of the API. */
export interface NanoErrorDetail {
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  readonly code: number | undefined;
}

/** Fired whenever an attempt to get data failed; never for an abort, never with a credential. */
export class NanoErrorEvent extends CustomEvent<NanoErrorDetail> {
  constructor({ kind, status, code }: MetricsError) {
    super('nano-error', {
      ...CROSSING,
      detail: { kind, status, code },
    });
  }

  /** What went wrong. */
  get kind(): ErrorKind {
    return this.detail.kind;
  }

  /** HTTP status, where there was an answer. */
  get status(): number | undefined {
    return this.detail.status;
  }

  /** Six-digit code of the API, where it gave one. */
  get code(): number | undefined {
    return this.detail.code;
  }
}

/** What `nano-range-change` tells: the preset, or both ends (ISO 8601) of another range. */
export interface NanoRangeChangeDetail {
  readonly range: RangePreset;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Fired when a person chose another range, here or on a chart in sync; not when the page did. */
export class NanoRangeChangeEvent extends CustomEvent<NanoRangeChangeDetail> {
  constructor({ range, from, to }: NanoRangeChangeDetail) {
    const detail = from && to ? { range, from, to } : { range };
    super('nano-range-change', { ...CROSSING, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'nano-data': NanoDataEvent;
    'nano-error': NanoErrorEvent;
    'nano-range-change': NanoRangeChangeEvent;
  }
}
