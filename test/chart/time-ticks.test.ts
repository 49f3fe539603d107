import { expect } from '@open-wc/testing';
import { isMidnight, repeatOf, timeTicks } from '../../src/chart/time-ticks.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `[what, zone, from, to, most, step, first tick]`; ticks follow each other by `step`. */
const EVEN: readonly (readonly [string, string, string, string, number, number, string])[] = [
  ['an hour', 'UTC', '2025-09-24T14:20Z', '2025-09-24T15:20Z', 7, 10 * MINUTE, '2025-09-24T14:20Z'],
  [
    'an hour in few labels',
    'UTC',
    '2025-09-24T14:20Z',
    '2025-09-24T15:20Z',
    4,
    15 * MINUTE,
    '2025-09-24T14:30Z',
  ],
  ['a day', 'UTC', '2025-09-23T15:00Z', '2025-09-24T15:00Z', 8, 3 * HOUR, '2025-09-23T15:00Z'],
  ['a week', 'UTC', '2025-09-17T15:00Z', '2025-09-24T15:00Z', 8, DAY, '2025-09-18T00:00Z'],
  [
    'a day in Kathmandu, on hours of its clocks',
    'Asia/Kathmandu',
    '2025-09-23T15:00Z',
    '2025-09-24T15:00Z',
    6,
    4 * HOUR,
    '2025-09-23T18:15Z',
  ],
  [
    'a day in Kolkata, on hours of its clocks',
    'Asia/Kolkata',
    '2025-09-23T15:00Z',
    '2025-09-24T15:00Z',
    12,
    2 * HOUR,
    '2025-09-23T16:30Z',
  ],
  [
    'an hour in Chatham, on quarters of its clocks',
    'Pacific/Chatham',
    '2025-07-01T00:05Z',
    '2025-07-01T01:05Z',
    5,
    15 * MINUTE,
    '2025-07-01T00:15Z',
  ],
  [
    'a week in Kathmandu, on its midnights',
    'Asia/Kathmandu',
    '2025-09-17T15:00Z',
    '2025-09-24T15:00Z',
    7,
    DAY,
    '2025-09-17T18:15Z',
  ],
  [
    'the hour in which New York skips one',
    'America/New_York',
    '2025-03-09T06:20Z',
    '2025-03-09T07:20Z',
    7,
    10 * MINUTE,
    '2025-03-09T06:20Z',
  ],
  [
    'the hour in which Berlin skips one',
    'Europe/Berlin',
    '2025-03-30T00:30Z',
    '2025-03-30T01:30Z',
    7,
    10 * MINUTE,
    '2025-03-30T00:30Z',
  ],
  [
    'the hour that New York repeats, the first time',
    'America/New_York',
    '2025-11-02T05:00Z',
    '2025-11-02T06:00Z',
    7,
    10 * MINUTE,
    '2025-11-02T05:00Z',
  ],
  [
    'the hour that New York repeats, the second time',
    'America/New_York',
    '2025-11-02T06:00Z',
    '2025-11-02T07:00Z',
    7,
    10 * MINUTE,
    '2025-11-02T06:00Z',
  ],
  [
    'the hour that Berlin repeats, the first time',
    'Europe/Berlin',
    '2025-10-26T00:00Z',
    '2025-10-26T01:00Z',
    7,
    10 * MINUTE,
    '2025-10-26T00:00Z',
  ],
];

describe('timeTicks', () => {
  for (const [what, zone, from, to, most, step, first] of EVEN) {
    it(`divides ${what}`, () => {
      const toMs = Date.parse(to);
      const expected: string[] = [];
      for (let ms = Date.parse(first); ms <= toMs && expected.length < most; ms += step) {
        expected.push(new Date(ms).toISOString());
      }
      const ticks = timeTicks(Date.parse(from), toMs, most, zone);
      expect(ticks.map((ms) => new Date(ms).toISOString())).to.deep.equal(expected);
    });
  }

  const weeks: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'a day of 23 hours',
      'America/New_York',
      '2025-03-07T12:00Z',
      ['2025-03-08T05:00Z', '2025-03-09T05:00Z', '2025-03-10T04:00Z', '2025-03-11T04:00Z'],
    ],
    [
      'a day of 25 hours',
      'America/New_York',
      '2025-10-31T12:00Z',
      ['2025-11-01T04:00Z', '2025-11-02T04:00Z', '2025-11-03T05:00Z', '2025-11-04T05:00Z'],
    ],
  ];
  for (const [what, zone, from, expected] of weeks) {
    it(`stays on midnights over ${what}`, () => {
      const fromMs = Date.parse(from);
      const ticks = timeTicks(fromMs, fromMs + 4 * DAY, 4, zone);
      expect(ticks).to.deep.equal(expected.map((text) => Date.parse(text)));
      for (const ms of ticks) expect(isMidnight(ms, zone)).to.equal(true);
    });
  }

  it('stays on the clock over a day of 23 hours in steps of some hours', () => {
    const ticks = timeTicks(
      Date.parse('2025-03-09T05:00Z'),
      Date.parse('2025-03-10T04:00Z'),
      8,
      'America/New_York',
    );
    expect(ticks.map((ms) => wallOf(ms, 'America/New_York'))).to.deep.equal([
      '00:00',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
    ]);
  });

  it('always has a label where there is room for three, however long the range', () => {
    const lastMs = Date.parse('2025-09-24T00:00Z');
    for (let endDays = 0; endDays < 91; endDays += 5) {
      const toMs = lastMs - endDays * DAY;
      for (let hours = 1; hours <= 400 * 24; hours += hours < 72 ? 1 : 12) {
        const ticks = timeTicks(toMs - hours * HOUR, toMs, 3, 'UTC');
        if (ticks.length === 0) {
          expect.fail(`no tick in ${hours / 24} days to ${new Date(toMs).toISOString()}`);
        }
      }
    }
  });

  it('answers for a range without length', () => {
    const ms = Date.parse('2025-09-24T15:00Z');
    expect(timeTicks(ms, ms, 5, 'UTC')).to.deep.equal([ms]);
    expect(timeTicks(ms + 1, ms + 1, 5, 'UTC')).to.deep.equal([]);
  });

  it('has at most one tick where there is no room', () => {
    const toMs = Date.parse('2025-09-24T15:00Z');
    for (const most of [0, 0.4, 1, -3]) {
      expect(timeTicks(toMs - DAY, toMs, most, 'UTC').length).to.be.at.most(1);
    }
  });

  const zones = [
    'UTC',
    'Asia/Kathmandu',
    'Asia/Kolkata',
    'Pacific/Chatham',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/Havana',
  ];
  /** Ordinary time, and the days on which clocks of these zones change. */
  const instants = [
    '2025-09-24T15:20Z',
    '2025-03-09T07:30Z',
    '2025-11-02T06:30Z',
    '2025-03-30T01:20Z',
    '2025-10-26T01:10Z',
    '2025-04-05T14:30Z',
    '2025-09-27T14:20Z',
    '2025-10-04T15:50Z',
    '2025-03-09T05:40Z',
    '2024-03-01T00:10Z',
  ];
  for (const zone of zones) {
    it(`is ascending, unique, within the range and never too many in ${zone}`, () => {
      forEachAxis(instants, (fromMs, toMs, most) => {
        const ticks = timeTicks(fromMs, toMs, most, zone);
        const axis = `${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}, ${most}`;
        if (ticks.length > most) expect.fail(`${ticks.length} ticks: ${axis}`);
        if (ticks.some((ms) => ms < fromMs || ms > toMs)) expect.fail(`outside: ${axis}`);
        if (ticks.some((ms, i) => ms <= (ticks[i - 1] ?? -Infinity))) {
          expect.fail(`not ascending: ${axis}`);
        }
      });
    });

    it(`stands on round times of the wall clock in ${zone}`, () => {
      forEachAxis(instants, (fromMs, toMs, most) => {
        const minutes = timeTicks(fromMs, toMs, most, zone).map((ms) => {
          const [hour = NaN, minute = NaN] = wallOf(ms, zone).split(':').map(Number);
          return hour * 60 + minute;
        });
        const stepMinutes = (toMs - fromMs) / MINUTE / most;
        const round = stepMinutes > 30 ? 60 : stepMinutes > 10 ? 15 : stepMinutes > 5 ? 10 : 1;
        const axis = `${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}, ${most}`;
        // Where clocks change by half an hour, a full hour may not exist.
        const unit = zone === 'Australia/Lord_Howe' ? Math.min(round, 30) : round;
        if (minutes.some((minute) => minute % unit !== 0))
          expect.fail(`${axis}: ${minutes.join()}`);
      });
    });
  }
});

describe('isMidnight', () => {
  const cases = [
    ['UTC', '2025-09-24T00:00Z', true],
    ['UTC', '2025-09-24T00:01Z', false],
    ['Asia/Kathmandu', '2025-09-23T18:15Z', true],
    ['Asia/Kathmandu', '2025-09-24T00:00Z', false],
    ['America/New_York', '2025-03-10T04:00Z', true],
    ['America/New_York', '2025-03-10T05:00Z', false],
    ['Pacific/Chatham', '2025-07-01T11:15Z', true],
  ] as const;
  for (const [zone, instant, expected] of cases) {
    it(`is ${String(expected)} at ${instant} in ${zone}`, () => {
      expect(isMidnight(Date.parse(instant), zone)).to.equal(expected);
    });
  }
});

function forEachAxis(
  instants: readonly string[],
  check: (fromMs: number, toMs: number, most: number) => void,
): void {
  for (const instant of instants) {
    for (const lengthMs of [HOUR, DAY, 7 * DAY, 40 * DAY]) {
      const step = lengthMs === HOUR ? MINUTE : HOUR;
      const aroundMs = Math.floor(Date.parse(instant) / step) * step;
      for (const share of [0.2, 0.5, 1]) {
        const fromMs = Math.floor((aroundMs - lengthMs * share) / step) * step;
        for (const most of [2, 3, 5, 7, 12]) check(fromMs, fromMs + lengthMs, most);
      }
    }
  }
}

/** The wall clock, asked of Intl in another way than the code under test does. */
function wallOf(ms: number, zone: string): string {
  return new Date(ms).toLocaleTimeString('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
}

describe('timeTicks by weeks', () => {
  for (const [day, firstDay] of [
    ['Monday', 1],
    ['Saturday', 6],
    ['Sunday', 7],
  ] as const) {
    it(`start on a ${day} where weeks do`, () => {
      const from = Date.parse('2026-03-01T12:00Z');
      for (const zone of ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns']) {
        for (const weeks of [6, 12, 40]) {
          const ticks = timeTicks(from, from + weeks * 7 * DAY, 6, zone, firstDay);
          expect(ticks.length).to.be.above(1);
          for (const ms of ticks) {
            const format = {
              weekday: 'long',
              hour: 'numeric',
              hourCycle: 'h23',
              timeZone: zone,
            } as const;
            expect(new Intl.DateTimeFormat('en', format).format(ms)).to.match(
              new RegExp(`^${day}\\W.*00$`),
            );
          }
        }
      }
    });
  }
});

describe('repeatOf', () => {
  const cases: readonly (readonly [string, string, 'first' | 'second' | undefined])[] = [
    ['2026-10-24T23:59Z', 'Europe/Berlin', undefined],
    ['2026-10-25T00:00Z', 'Europe/Berlin', 'first'],
    ['2026-10-25T00:59Z', 'Europe/Berlin', 'first'],
    ['2026-10-25T01:00Z', 'Europe/Berlin', 'second'],
    ['2026-10-25T01:59Z', 'Europe/Berlin', 'second'],
    ['2026-10-25T02:00Z', 'Europe/Berlin', undefined],
    ['2026-03-29T00:59Z', 'Europe/Berlin', undefined],
    ['2026-03-29T01:00Z', 'Europe/Berlin', undefined],
    ['2026-11-01T05:30Z', 'America/New_York', 'first'],
    ['2026-11-01T06:30Z', 'America/New_York', 'second'],
    // Half an hour, in the last of which clocks of Lord Howe Island are set back.
    ['2026-04-04T14:29Z', 'Australia/Lord_Howe', undefined],
    ['2026-04-04T14:30Z', 'Australia/Lord_Howe', 'first'],
    ['2026-04-04T15:00Z', 'Australia/Lord_Howe', 'second'],
    ['2026-04-04T15:30Z', 'Australia/Lord_Howe', undefined],
    // Midnight itself comes twice. Long ago: browsers differ in what they expect of Cuba's future.
    ['2024-11-03T04:00Z', 'America/Havana', 'first'],
    ['2024-11-03T05:00Z', 'America/Havana', 'second'],
    ['2026-10-25T01:00Z', 'UTC', undefined],
    ['2026-10-25T01:00Z', 'Asia/Kathmandu', undefined],
    ['2026-10-25T01:00Z', 'Pacific/Kiritimati', undefined],
  ];
  for (const [instant, zone, repeat] of cases) {
    it(`is ${String(repeat)} at ${instant} in ${zone}`, () => {
      expect(repeatOf(Date.parse(instant), zone)).to.equal(repeat);
    });
  }
});
