import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { toIsoInZone, zoneOffsetMs } from '../../src/model/zone.js';

/** `[zone, UTC, wall clock with its offset]` */
const CASES = [
  ['UTC', '2025-09-24T15:20:30Z', '2025-09-24T15:20:30Z'],
  ['Asia/Kathmandu', '2025-09-24T18:15:00Z', '2025-09-25T00:00:00+05:45'],
  ['Asia/Kolkata', '2025-09-24T18:29:59Z', '2025-09-24T23:59:59+05:30'],
  ['Asia/Kolkata', '2025-12-31T18:30:00Z', '2026-01-01T00:00:00+05:30'],
  ['America/New_York', '2025-03-09T06:59:59Z', '2025-03-09T01:59:59-05:00'],
  ['America/New_York', '2025-03-09T07:00:00Z', '2025-03-09T03:00:00-04:00'],
  ['America/New_York', '2025-11-02T05:59:59Z', '2025-11-02T01:59:59-04:00'],
  ['America/New_York', '2025-11-02T06:00:00Z', '2025-11-02T01:00:00-05:00'],
  ['America/St_Johns', '2025-01-15T12:00:00Z', '2025-01-15T08:30:00-03:30'],
  ['Pacific/Chatham', '2025-07-01T00:00:00Z', '2025-07-01T12:45:00+12:45'],
  ['Pacific/Chatham', '2025-01-01T00:00:00Z', '2025-01-01T13:45:00+13:45'],
  ['Pacific/Chatham', '2025-09-27T14:00:00Z', '2025-09-28T03:45:00+13:45'],
  ['Australia/Lord_Howe', '2025-10-04T15:30:00Z', '2025-10-05T02:30:00+11:00'],
  ['Pacific/Kiritimati', '2024-02-28T10:00:00Z', '2024-02-29T00:00:00+14:00'],
  ['Pacific/Pago_Pago', '2024-03-01T10:59:59Z', '2024-02-29T23:59:59-11:00'],
  ['Europe/London', '1969-12-31T23:00:00Z', '1970-01-01T00:00:00+01:00'],
  ['Europe/London', '2025-01-15T12:00:00Z', '2025-01-15T12:00:00+00:00'],
] as const;

describe('toIsoInZone', () => {
  for (const [zone, utc, iso] of CASES) {
    it(`writes ${utc} in ${zone} as ${iso}`, () => {
      expect(toIsoInZone(Date.parse(utc), zone)).to.equal(iso);
    });
  }

  it('knows a zone by its name in capitals and small letters', () => {
    for (const [zone, utc, iso] of CASES.filter(([name]) => name !== 'UTC')) {
      // Unlike names that were asked for before, these must be looked up anew.
      fc.assert(
        fc.property(fc.mixedCase(fc.constant(zone)), (name) => {
          expect(toIsoInZone(Date.parse(utc), name)).to.equal(iso);
        }),
        { numRuns: 5 },
      );
    }
  });

  it('drops what is below a second', () => {
    expect(toIsoInZone(Date.parse('2025-09-24T15:20:30.999Z'), 'UTC')).to.equal(
      '2025-09-24T15:20:30Z',
    );
    expect(toIsoInZone(Date.parse('2025-09-24T15:20:30.999Z'), 'Asia/Kolkata')).to.equal(
      '2025-09-24T20:50:30+05:30',
    );
  });

  it('names the same instant in every zone, every hour of a year', () => {
    const firstMs = Date.UTC(2025, 0, 1);
    for (const zone of new Set(CASES.map(([name]) => name))) {
      for (let hour = 0; hour < 365 * 24; hour += 5) {
        const ms = firstMs + hour * 3_600_000;
        const iso = toIsoInZone(ms, zone);
        if (Date.parse(iso) !== ms) expect.fail(`${iso} in ${zone} is not ${ms}`);
      }
    }
  });
});

describe('zoneOffsetMs', () => {
  for (const [zone, utc, iso] of CASES) {
    it(`is the offset of ${iso}`, () => {
      const ms = Date.parse(utc);
      const wall = Date.parse(`${iso.slice(0, 19)}Z`);
      expect(zoneOffsetMs(zone, ms)).to.equal(wall - ms);
    });
  }

  it('does not depend on fractions of a second', () => {
    const ms = Date.parse('2025-09-24T15:20:30Z');
    for (const fraction of [0, 1, 500, 999, 0.25]) {
      expect(zoneOffsetMs('Asia/Kathmandu', ms + fraction)).to.equal(20_700_000);
    }
    expect(zoneOffsetMs('Asia/Kathmandu', -1e12 - 1), 'before 1970').to.equal(19_800_000);
  });
});
