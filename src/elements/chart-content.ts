import type { ChartLine, Figure } from '../chart/chart-model.js';
import { enChart } from '../i18n/chart-messages.js';
import type { Words } from '../i18n/catalog.js';
import type { Formatter } from '../i18n/formatter.js';
import { enJoins } from '../i18n/join-messages.js';
import { fill } from '../i18n/messages.js';
import { exactBytes } from '../i18n/plurals.js';
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
  readonly toFigure: (value: number) => Figure;
  readonly isCount: boolean;
}

/** Viewers are counted. */
export function viewersContent(formatter: Formatter, { messages }: Words): ChartContent {
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
    toFigure: (value) => ({ number: formatter.number(value), unit: '' }),
    isCount: true,
  };
}

/** Bytes have one unit for the axis and both lines; the exact number stands behind it. */
export function bytesContent(
  formatter: Formatter,
  words: Words,
  data: TimeSeries,
  setting: UnitSetting,
): ChartContent {
  const unit = pickUnit(setting, [maxValue(data)]);
  const { playout, ingest, playoutIn, ingestIn } = words.section('chart', enChart);
  const name = formatter.unit(unit);
  const { aside } = words.section('joins', enJoins);
  return {
    lines: [
      {
        id: 'playout',
        column: 'playout_bytes',
        name: playout,
        label: fill(playoutIn, { unit: name }),
      },
      {
        id: 'ingest',
        column: 'ingest_bytes',
        name: ingest,
        label: fill(ingestIn, { unit: name }),
        isDashed: true,
      },
    ],
    valueUnit: UNIT_BYTES[unit],
    unitLabel: name,
    formatValue: (bytes) => {
      const exact = exactBytes(bytes, formatter, words);
      return fill(aside, { text: formatter.bytes(bytes, unit, 3), aside: exact });
    },
    formatShort: (bytes) => formatter.bytes(bytes, unit),
    // In a unit of its own: a small difference between large numbers is not 0.
    formatChange: (bytes) => formatter.bytes(bytes, pickUnit(setting, [Math.abs(bytes)]), 3, true),
    toFigure: (bytes) => {
      const own = pickUnit(setting, [bytes]);
      return { number: formatter.inUnit(bytes, own), unit: formatter.unit(own) };
    },
    isCount: false,
  };
}
