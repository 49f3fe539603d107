import type { ChartLine } from '../chart/chart-model.js';
import { enChart } from '../i18n/chart-messages.js';
import type { Formatter } from '../i18n/formatter.js';
import { fill, type Messages } from '../i18n/messages.js';
import { maxValue } from '../model/series-stats.js';
import type { TimeSeries } from '../model/series.js';
import { pickUnit, UNIT_BYTES } from '../model/units.js';
import type { UnitSetting } from '../model/unit-setting.js';

/** How the lines of a metric are called, measured and written. */
export interface ChartContent {
  readonly lines: readonly ChartLine[];
  readonly valueUnit: number;
  readonly unitLabel: string;
  readonly formatValue: (value: number) => string;
  readonly formatShort: (value: number) => string;
  readonly formatChange: (difference: number) => string;
  readonly isCount: boolean;
}

/** Viewers are counted. */
export function viewersContent(formatter: Formatter, messages: Messages): ChartContent {
  return {
    lines: [
      {
        id: 'viewers',
        column: 'viewers',
        name: messages.concurrentViewers,
        label: messages.concurrentViewers,
        isFilled: true,
      },
    ],
    valueUnit: 1,
    unitLabel: '',
    formatValue: (value) => formatter.number(value),
    formatShort: (value) => formatter.number(value, 1),
    formatChange: (value) => formatter.number(value, 0, true),
    isCount: true,
  };
}

/** Bytes have one unit for the axis and both lines; the exact number stands behind it. */
export function bytesContent(
  formatter: Formatter,
  messages: Messages,
  data: TimeSeries,
  setting: UnitSetting,
): ChartContent {
  const unit = pickUnit(setting, [maxValue(data)]);
  const { playout, ingest, playoutIn, ingestIn } = messages.chart ?? enChart;
  return {
    lines: [
      {
        id: 'playout',
        column: 'playout_bytes',
        name: playout,
        label: fill(playoutIn, { unit }),
      },
      {
        id: 'ingest',
        column: 'ingest_bytes',
        name: ingest,
        label: fill(ingestIn, { unit }),
        isDashed: true,
      },
    ],
    valueUnit: UNIT_BYTES[unit],
    unitLabel: unit,
    formatValue: (bytes) => {
      const exact = fill(messages.bytes, { count: formatter.number(bytes) });
      return `${formatter.bytes(bytes, unit, 3)} (${exact})`;
    },
    formatShort: (bytes) => formatter.bytes(bytes, unit),
    // In a unit of its own: a small difference between large numbers is not 0.
    formatChange: (bytes) => formatter.bytes(bytes, pickUnit(setting, [Math.abs(bytes)]), 3, true),
    isCount: false,
  };
}
