import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Formatter, formatterFor } from '../../src/i18n/formatter.js';
import { pickUnit, UNIT_BYTES } from '../../src/model/units.js';

/** When clocks are set back in Europe: from here on 2:00 to 3:00 comes a second time. */
const CLOCKS_BACK_MS = Date.UTC(2026, 9, 25, 1);
const NOON_MS = Date.parse('2025-11-22T14:00Z');
const HOUR_MS = 3_600_000;

/** Browsers differ in the kind of blank and in marks of direction, people do not see either. */
function plain(text: string): string {
  return text
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
}

function formatter(lang: string, zone = 'UTC'): Formatter {
  return new Formatter(lang, zone);
}

describe('Formatter.change', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['en', 25 / 300, '+8.33%'],
    ['en', -25 / 325, '-7.69%'],
    ['en', 0, '0%'],
    ['en', -0, '0%'],
    ['en', 0.00001, '0%'],
    ['en', -0.00001, '0%'],
    ['en', 0.0001, '+0.01%'],
    ['en', 1, '+100%'],
    ['en', -1, '-100%'],
    ['en', 0.879, '+87.9%'],
    ['en', 12.34567, '+1,234.57%'],
    ['de', 25 / 300, '+8,33 %'],
    ['de', -0.021, '-2,1 %'],
    ['de', 0, '0 %'],
    ['fr', 25 / 300, '+8,33 %'],
    ['ar-EG', 25 / 300, '+٨٫٣٣٪'],
    ['tr', 0.5, '+%50'],
  ];
  for (const [lang, ratio, text] of cases) {
    it(`writes ${ratio} as ${text} in ${lang}`, () => {
      expect(plain(formatter(lang).change(ratio))).to.equal(text);
    });
  }
});

describe('Formatter.number', () => {
  const cases: readonly (readonly [string, number, number, string])[] = [
    ['en', 1234567, 0, '1,234,567'],
    ['en', 0, 3, '0'],
    ['en', 0.0004, 3, '0'],
    ['en', 64.2914, 3, '64.291'],
    ['en', 2.5, 0, '3'],
    ['de', 1234567.891, 2, '1.234.567,89'],
    ['fr', 1234567.5, 1, '1 234 567,5'],
    ['en-IN', 1234567, 0, '12,34,567'],
    ['ar-EG', 1234, 0, '١٬٢٣٤'],
    ['en', Number.MAX_SAFE_INTEGER, 0, '9,007,199,254,740,991'],
  ];
  for (const [lang, value, decimals, text] of cases) {
    it(`writes ${value} with at most ${decimals} decimals as ${text} in ${lang}`, () => {
      expect(plain(formatter(lang).number(value, decimals))).to.equal(text);
    });
  }

  it('keeps apart formats of different decimals', () => {
    const en = formatter('en');
    expect([en.number(1.2345), en.number(1.2345, 2), en.number(1.2345)]).to.deep.equal([
      '1',
      '1.23',
      '1',
    ]);
  });
});

describe('Formatter.bytes', () => {
  it('keeps number and unit in their order where text runs from right to left', () => {
    expect(formatter('he').bytes(2e9, 'GB')).to.equal('\u20682\u00a0GB\u2069');
    expect(formatter('ar').bytes(2e12, 'TB')).to.match(/^\u2068[2٢]\u00a0.+\u2069$/);
  });

  it('keeps number and unit on one line', () => {
    expect(formatter('en').bytes(485_170_000_000, 'GB')).to.equal('485.17\u00a0GB');
  });

  const cases = [
    ['en', 64_291_000_000, 'GB', 3, '64.291 GB'],
    ['en', 1_610_612_736, 'GiB', 2, '1.5 GiB'],
    ['en', 999_999_000_000, 'TB', 2, '1 TB'],
    ['en', 0, 'GB', 2, '0 GB'],
    ['en', 1, 'GB', 2, '0 GB'],
    ['de', 485_170_000_000, 'GB', 2, '485,17 GB'],
    ['fr', 485_170_000_000, 'GB', 2, '485,17 Go'],
    ['fr', 1_610_612_736, 'GiB', 2, '1,5 GiB'],
    ['fr', 12, 'B', 2, '12 B'],
    ['ar-EG', 485_170_000_000, 'GB', 2, '٤٨٥٫١٧ غ.ب'],
  ] as const;
  for (const [lang, bytes, unit, decimals, text] of cases) {
    it(`writes ${bytes} bytes as ${text} in ${lang}`, () => {
      expect(plain(formatter(lang).bytes(bytes, unit, decimals))).to.equal(text);
    });
  }
});

describe('Formatter of times', () => {
  const cases: readonly (readonly [string, string, (f: Formatter) => string, string])[] = [
    ['en', 'UTC', (f) => f.time(NOON_MS), '2:00 PM'],
    ['en-GB', 'UTC', (f) => f.time(NOON_MS), '14:00'],
    ['de', 'UTC', (f) => f.time(NOON_MS), '14:00'],
    ['en', 'Asia/Kathmandu', (f) => f.time(NOON_MS), '7:45 PM'],
    ['en', 'UTC', (f) => f.day(NOON_MS), 'Nov 22'],
    ['de', 'UTC', (f) => f.day(NOON_MS), '22. Nov.'],
    ['en', 'Pacific/Kiritimati', (f) => f.day(NOON_MS), 'Nov 23'],
    ['en', 'UTC', (f) => f.dayAndTime(NOON_MS), 'Nov 22, 2:00 PM'],
    ['en', 'Europe/Berlin', (f) => f.dayAndTime(CLOCKS_BACK_MS), 'Oct 25, 2:00 AM GMT+1'],
    ['de', 'UTC', (f) => f.dayAndTime(NOON_MS), '22. Nov., 14:00'],
    ['en', 'UTC', (f) => f.month(NOON_MS), 'November'],
    ['de', 'UTC', (f) => f.month(Date.parse('2025-03-31T23:59:59Z')), 'März'],
    ['en', 'UTC', (f) => f.span(NOON_MS, NOON_MS + HOUR_MS), 'Nov 22, 2:00 – 3:00 PM'],
    ['en', 'UTC', (f) => f.span(NOON_MS - 3 * HOUR_MS, NOON_MS), 'Nov 22, 11:00 AM – 2:00 PM'],
    [
      'en',
      'UTC',
      (f) => f.span(NOON_MS, NOON_MS + 24 * HOUR_MS),
      'Nov 22, 2:00 PM – Nov 23, 2:00 PM',
    ],
    ['en', 'UTC', (f) => f.span(NOON_MS, NOON_MS), 'Nov 22, 2:00 PM'],
    [
      'en',
      'Europe/Berlin',
      (f) => f.span(CLOCKS_BACK_MS - HOUR_MS, CLOCKS_BACK_MS),
      'Oct 25, 2:00 AM GMT+2 – Oct 25, 2:00 AM GMT+1',
    ],
    [
      'en',
      'Europe/Berlin',
      (f) => f.span(CLOCKS_BACK_MS - 24 * HOUR_MS, CLOCKS_BACK_MS + 24 * HOUR_MS),
      'Oct 24, 3:00 AM GMT+2 – Oct 26, 2:00 AM GMT+1',
    ],
    [
      'en',
      'Europe/Berlin',
      (f) => f.span(CLOCKS_BACK_MS + 2 * HOUR_MS, CLOCKS_BACK_MS + 3 * HOUR_MS),
      'Oct 25, 4:00 – 5:00 AM',
    ],
    ['de', 'UTC', (f) => f.span(NOON_MS, NOON_MS + HOUR_MS), '22. Nov., 14:00–15:00 Uhr'],
    ['en', 'UTC', (f) => f.daySpan(Date.UTC(2025, 10, 1), Date.UTC(2025, 10, 23)), 'Nov 1 – 22'],
    ['en', 'UTC', (f) => f.daySpan(Date.UTC(2025, 10, 1), Date.UTC(2025, 10, 2)), 'Nov 1'],
    [
      'en',
      'UTC',
      (f) => f.daySpan(Date.UTC(2025, 10, 30), Date.UTC(2025, 11, 2)),
      'Nov 30 – Dec 1',
    ],
    ['de', 'UTC', (f) => f.daySpan(Date.UTC(2025, 10, 1), Date.UTC(2025, 10, 23)), '1.–22. Nov.'],
    ['pl', 'UTC', (f) => f.month(NOON_MS), 'listopad'],
    ['cs', 'UTC', (f) => f.month(NOON_MS), 'listopad'],
    ['fa', 'UTC', (f) => f.month(NOON_MS), 'نوامبر'],
    ['ar-SA', 'UTC', (f) => f.month(NOON_MS), 'نوفمبر'],
    ['th', 'UTC', (f) => f.day(NOON_MS), '22 พ.ย.'],
    ['ja', 'UTC', (f) => f.day(NOON_MS), '11月22日'],
    ['en', 'Europe/Berlin', (f) => f.timeOfTwo(CLOCKS_BACK_MS), '2:00 AM GMT+1'],
    ['de', 'Europe/Berlin', (f) => f.timeOfTwo(CLOCKS_BACK_MS), '02:00 MEZ'],
    ['de', 'Europe/Berlin', (f) => f.timeOfTwo(CLOCKS_BACK_MS - HOUR_MS), '02:00 MESZ'],
    ['en', 'UTC', (f) => f.zoneText(NOON_MS, NOON_MS), 'UTC'],
    ['en', 'Europe/Berlin', (f) => f.zoneText(NOON_MS, NOON_MS), 'Europe/Berlin (GMT+1)'],
    ['de', 'Europe/Berlin', (f) => f.zoneText(NOON_MS, NOON_MS), 'Europe/Berlin (MEZ, GMT+1)'],
    [
      'en',
      'America/New_York',
      (f) => f.zoneText(NOON_MS, NOON_MS),
      'America/New_York (EST, GMT-5)',
    ],
    ['en', 'Asia/Kathmandu', (f) => f.zoneText(NOON_MS, NOON_MS), 'Asia/Kathmandu (GMT+5:45)'],
    [
      'de',
      'Europe/Berlin',
      (f) => f.zoneText(CLOCKS_BACK_MS - HOUR_MS, CLOCKS_BACK_MS),
      'Europe/Berlin (MESZ, GMT+2 / MEZ, GMT+1)',
    ],
  ];
  for (const [lang, zone, format, text] of cases) {
    it(`writes ${text} in ${lang} and ${zone}`, () => {
      expect(plain(format(formatter(lang, zone)))).to.equal(text);
    });
  }

  it('shows the wall clock twice where New York repeats an hour', () => {
    const ny = formatter('en', 'America/New_York');
    const first = Date.parse('2025-11-02T05:30Z');
    expect(plain(ny.time(first))).to.equal('1:30 AM');
    expect(plain(ny.time(first + HOUR_MS))).to.equal('1:30 AM');
    expect(plain(ny.time(first + 2 * HOUR_MS))).to.equal('2:30 AM');
  });
});

describe('what is written can be read back', () => {
  const LANGUAGES = [
    'en',
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'pl',
    'tr',
    'ja',
    'zh',
    'ko',
    'ar',
    'he',
  ];
  const REGIONS = ['ar-EG', 'en-IN', 'de-CH', 'fa', 'hi-u-nu-deva', 'bn'];

  for (const lang of [...LANGUAGES, ...REGIONS]) {
    it(`as the same number in ${lang}`, () => {
      const one = formatter(lang);
      fc.assert(
        fc.property(
          fc.maxSafeInteger(),
          fc.integer({ min: 0, max: 3 }),
          fc.integer({ min: 1, max: 1e6 }),
          (whole, decimals, divisor) => {
            const value = whole / divisor;
            const read = numberFrom(one.number(value, decimals), lang);
            // Half of the last digit, and what a double of this size can hold.
            const tolerance = 0.5 * 10 ** -decimals + Math.abs(value) * 2e-15;
            expect(Math.abs(read - value), `${value}: ${read}`).to.be.at.most(tolerance);
          },
        ),
      );
    });

    it(`as the same bytes, with the unit, in ${lang}`, () => {
      const one = formatter(lang);
      fc.assert(
        fc.property(fc.nat({ max: 5e15 }), (bytes) => {
          const unit = pickUnit('auto', [bytes]);
          const text = one.bytes(bytes, unit, 3);
          expect(text).to.contain(`\u00a0${one.unit(unit)}`);
          const [number = ''] = text.split('\u00a0' + one.unit(unit));
          const read = numberFrom(number, lang) * UNIT_BYTES[unit];
          expect(Math.abs(read - bytes)).to.be.at.most(UNIT_BYTES[unit] * 0.000501);
        }),
      );
    });

    it(`as the same change, with its sign, in ${lang}`, () => {
      const one = formatter(lang);
      fc.assert(
        fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
          const text = one.change(hundredths / 1e4);
          expect(numberFrom(text, lang)).to.be.closeTo(hundredths / 100, 0.005);
          expect(/[+−-]/.test(text), text).to.equal(hundredths !== 0);
        }),
      );
    });
  }
});

/** The number in a text, read by the digits and the decimal sign of its language. */
function numberFrom(text: string, lang: string): number {
  const digits = new Intl.NumberFormat(lang, { useGrouping: false }).format(9_876_543_210);
  const toLatin = new Map(Array.from(digits).map((digit, index) => [digit, String(9 - index)]));
  const parts = new Intl.NumberFormat(lang).formatToParts(1.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value;
  const plainText = Array.from(text)
    .map((sign) => toLatin.get(sign) ?? (sign === decimal ? '.' : /[−-]/.test(sign) ? '-' : ''))
    .join('');
  return Number(plainText);
}

describe('Formatter.firstDay', () => {
  for (const [lang, day] of [
    ['en', 7],
    ['en-GB', 1],
    ['de', 1],
    ['he', 7],
    ['ar-EG', 6],
    ['pt-BR', 7],
    ['fr', 1],
  ] as const) {
    it(`is ${day} in ${lang}`, () => {
      expect(formatter(lang).firstDay).to.equal(day);
    });
  }
});

describe('formatterFor', () => {
  it('keeps one formatter for each language and zone', () => {
    expect(formatterFor('en', 'UTC')).to.equal(formatterFor('en', 'UTC'));
    expect(formatterFor('en', 'UTC')).to.not.equal(formatterFor('de', 'UTC'));
    expect(formatterFor('en', 'UTC')).to.not.equal(formatterFor('en', 'Asia/Kolkata'));
  });

  it('gives formatters of the asked language and zone', () => {
    const { lang, zone } = formatterFor('de-AT', 'Asia/Kolkata');
    expect({ lang, zone }).to.deep.equal({ lang: 'de-AT', zone: 'Asia/Kolkata' });
  });

  it('has English formats where the browser has none of a language, whatever its own are', () => {
    // Its plurals may well be known.
    for (const lang of ['xx', 'io', 'qaa-Latn-XX']) {
      if (Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0) continue;
      expect(formatterFor(lang, 'UTC').lang).to.equal('en');
    }
    expect(Intl.DateTimeFormat.supportedLocalesOf('xx')).to.deep.equal([]);
  });
});
