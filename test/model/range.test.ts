import { expect } from '@open-wc/testing';
import { ceilToInterval, floorToInterval, INTERVAL_MS } from '../../src/model/interval.js';
import {
  customWindow,
  presetLengthMs,
  presetWindow,
  RANGE_PRESETS,
  type RangePreset,
  type TimeWindow,
  zoomWindow,
} from '../../src/model/range.js';

const NOW_MS = Date.parse('2025-09-24T15:20:30.500Z');

describe('floorToInterval and ceilToInterval', () => {
  const cases = [
    ['minute', '2025-09-24T15:20:30.500Z', '2025-09-24T15:20Z', '2025-09-24T15:21Z'],
    ['hour', '2025-09-24T15:20:30.500Z', '2025-09-24T15:00Z', '2025-09-24T16:00Z'],
    ['day', '2025-09-24T15:20:30.500Z', '2025-09-24T00:00Z', '2025-09-25T00:00Z'],
    ['hour', '2025-09-24T15:00Z', '2025-09-24T15:00Z', '2025-09-24T15:00Z'],
    ['day', '2024-02-29T23:59:59.999Z', '2024-02-29T00:00Z', '2024-03-01T00:00Z'],
    ['hour', '1969-12-31T23:30Z', '1969-12-31T23:00Z', '1970-01-01T00:00Z'],
  ] as const;
  for (const [interval, instant, floor, ceil] of cases) {
    it(`puts ${instant} between the ends of its ${interval} in UTC`, () => {
      const ms = Date.parse(instant);
      expect(floorToInterval(ms, interval)).to.equal(Date.parse(floor));
      expect(ceilToInterval(ms, interval) === Date.parse(ceil)).to.equal(true);
    });
  }
});

describe('presetWindow', () => {
  const cases: Readonly<Record<RangePreset, readonly [number, string, string, string]>> = {
    '1H': [61, 'minute', '2025-09-24T14:20Z', '2025-09-24T15:21Z'],
    '1D': [25, 'hour', '2025-09-23T15:00Z', '2025-09-24T16:00Z'],
    '1W': [169, 'hour', '2025-09-17T15:00Z', '2025-09-24T16:00Z'],
  };
  for (const preset of RANGE_PRESETS) {
    const [count, interval, from, to] = cases[preset];

    it(`shows the complete buckets of ${preset} and, last, the running one`, () => {
      const window = presetWindow(preset, NOW_MS);
      expect(window).to.deep.equal({ fromMs: Date.parse(from), toMs: Date.parse(to), interval });
      expect(countOf(window)).to.equal(count);
    });

    it(`keeps ${preset} the same all through a bucket, and moves it by one with the next`, () => {
      const stepMs = INTERVAL_MS[presetWindow(preset, NOW_MS).interval];
      const startMs = Math.floor(NOW_MS / stepMs) * stepMs;
      const first = presetWindow(preset, startMs);
      expect(presetWindow(preset, startMs + stepMs - 1)).to.deep.equal(first);
      expect(presetWindow(preset, startMs + stepMs)).to.deep.equal({
        ...first,
        fromMs: first.fromMs + stepMs,
        toMs: first.toMs + stepMs,
      });
      expect(first.toMs - stepMs, 'the running bucket').to.equal(startMs);
    });
  }
});

describe('customWindow', () => {
  const cases: readonly (readonly [string, string, string, Partial<Window> | undefined])[] = [
    [
      'draws up to three hours by the minute',
      '2025-09-20T10:00Z',
      '2025-09-20T13:00Z',
      { from: '2025-09-20T10:00Z', to: '2025-09-20T13:00Z', interval: 'minute' },
    ],
    [
      'draws more than three hours by the hour',
      '2025-09-20T10:00Z',
      '2025-09-20T13:00:00.001Z',
      { from: '2025-09-20T10:00Z', to: '2025-09-20T14:00Z', interval: 'hour' },
    ],
    [
      'draws up to two weeks by the hour',
      '2025-09-01T00:00Z',
      '2025-09-15T00:00Z',
      { from: '2025-09-01T00:00Z', to: '2025-09-15T00:00Z', interval: 'hour' },
    ],
    [
      'draws more than two weeks by the day',
      '2025-08-01T06:00Z',
      '2025-08-15T06:00:01Z',
      { from: '2025-08-01T00:00Z', to: '2025-08-16T00:00Z', interval: 'day' },
    ],
    [
      'widens to whole buckets',
      '2025-09-20T10:00:59.999Z',
      '2025-09-20T10:01:00.001Z',
      { from: '2025-09-20T10:00Z', to: '2025-09-20T10:02Z', interval: 'minute' },
    ],
    [
      'makes one bucket of a single millisecond',
      '2025-09-20T10:00:30.000Z',
      '2025-09-20T10:00:30.001Z',
      { from: '2025-09-20T10:00Z', to: '2025-09-20T10:01Z', interval: 'minute' },
    ],
    [
      'is cut at the end of the running hour',
      '2025-09-24T00:00Z',
      '2025-09-25T00:00Z',
      { from: '2025-09-24T00:00Z', to: '2025-09-24T16:00Z', interval: 'hour' },
    ],
    [
      'is cut at the end of the running minute',
      '2025-09-24T15:00Z',
      '2025-09-24T17:00Z',
      { from: '2025-09-24T15:00Z', to: '2025-09-24T15:21Z', interval: 'minute' },
    ],
    [
      'is cut at the end of the running day',
      '2025-09-01T00:00Z',
      '2025-10-01T00:00Z',
      { from: '2025-09-01T00:00Z', to: '2025-09-25T00:00Z', interval: 'day' },
    ],
    [
      'has the running bucket alone where it begins now',
      '2025-09-24T15:20:30.500Z',
      '2025-09-24T16:00Z',
      { from: '2025-09-24T15:20Z', to: '2025-09-24T15:21Z', interval: 'minute' },
    ],
    ['has nothing where it is empty', '2025-09-20T10:00Z', '2025-09-20T10:00Z', undefined],
    ['has nothing where it is reversed', '2025-09-20T11:00Z', '2025-09-20T10:00Z', undefined],
    ['has nothing where it lies ahead', '2025-09-24T15:20:30.501Z', '2025-09-25T00:00Z', undefined],
    ['has nothing where its start is no time', 'never', '2025-09-25T00:00Z', undefined],
    ['has nothing where its end is no time', '2025-09-20T10:00Z', 'never', undefined],
  ];
  for (const [what, from, to, expected] of cases) {
    it(what, () => {
      const window = customWindow({ fromMs: Date.parse(from), toMs: Date.parse(to) }, NOW_MS);
      expect(
        window && {
          from: new Date(window.fromMs).toISOString().replace(':00.000Z', 'Z'),
          to: new Date(window.toMs).toISOString().replace(':00.000Z', 'Z'),
          interval: window.interval,
        },
      ).to.deep.equal(expected);
    });
  }

  it('always ends on the boundaries of at least one bucket', () => {
    for (let minutes = 1; minutes < 60_000; minutes += 1777) {
      const fromMs = NOW_MS - minutes * 61_001;
      const window = customWindow({ fromMs, toMs: fromMs + minutes * 47_003 }, NOW_MS);
      expect(window, `${minutes}`).to.not.equal(undefined);
      if (!window) return;
      const stepMs = INTERVAL_MS[window.interval];
      expect([window.fromMs % stepMs, window.toMs % stepMs]).to.deep.equal([0, 0]);
      expect(countOf(window)).to.be.at.least(1);
    }
  });
});

interface Window {
  readonly from: string;
  readonly to: string;
  readonly interval: string;
}

function countOf({ fromMs, toMs, interval }: TimeWindow): number {
  return (toMs - fromMs) / INTERVAL_MS[interval];
}

describe('presetLengthMs', () => {
  it('is the length of the complete buckets', () => {
    expect(RANGE_PRESETS.map(presetLengthMs)).to.deep.equal([36e5, 864e5, 6048e5]);
    for (const preset of RANGE_PRESETS) {
      const { fromMs, toMs, interval } = presetWindow(preset, NOW_MS);
      expect(toMs - fromMs - INTERVAL_MS[interval]).to.equal(presetLengthMs(preset));
    }
  });
});

describe('zoomWindow', () => {
  const cases = [
    ['minutes up to 12 hours', '2025-09-24T02:00Z', '2025-09-24T14:00Z', 'minute'],
    ['hours from there on', '2025-09-24T02:00Z', '2025-09-24T14:01Z', 'hour'],
    ['hours up to 14 days', '2025-09-10T00:00Z', '2025-09-24T00:00Z', 'hour'],
    ['days for more', '2025-09-01T00:00Z', '2025-09-20T00:00Z', 'day'],
  ] as const;
  for (const [what, from, to, interval] of cases) {
    it(`has ${what}`, () => {
      const span = { fromMs: Date.parse(from), toMs: Date.parse(to) };
      expect(zoomWindow(span, NOW_MS)?.interval).to.equal(interval);
    });
  }

  it('is never coarser than what a range of that length has', () => {
    for (let hours = 1; hours < 400; hours++) {
      const span = { fromMs: NOW_MS - hours * 36e5, toMs: NOW_MS };
      const [zoom, range] = [zoomWindow(span, NOW_MS), customWindow(span, NOW_MS)];
      expect(INTERVAL_MS[zoom?.interval ?? 'day']).to.be.at.most(
        INTERVAL_MS[range?.interval ?? 'minute'],
      );
    }
  });

  it('ends with the running bucket', () => {
    const span = { fromMs: Date.parse('2025-09-24T15:00Z'), toMs: Date.parse('2025-09-24T16:00Z') };
    expect(zoomWindow(span, NOW_MS)?.toMs).to.equal(Date.parse('2025-09-24T15:21Z'));
  });
});
