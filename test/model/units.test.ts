import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Formatter } from '../../src/i18n/formatter.js';
import { type ByteUnit, pickUnit, roundTogether, UNIT_BYTES } from '../../src/model/units.js';
import { UNIT_SETTINGS, type UnitSetting } from '../../src/model/unit-setting.js';

describe('UNIT_BYTES', () => {
  it('counts SI units in thousands and IEC units in 1,024', () => {
    expect(UNIT_BYTES).to.deep.equal({
      B: 1,
      kB: 1000,
      MB: 1_000_000,
      GB: 1_000_000_000,
      TB: 1_000_000_000_000,
      PB: 1_000_000_000_000_000,
      MiB: 1_048_576,
      GiB: 1_073_741_824,
      TiB: 1_099_511_627_776,
      PiB: 1_125_899_906_842_624,
    });
  });
});

describe('pickUnit', () => {
  const auto: readonly (readonly [string, readonly number[], ByteUnit])[] = [
    ['nothing', [], 'GB'],
    ['zero', [0, 0], 'GB'],
    ['one byte', [1], 'B'],
    ['999 bytes', [999], 'B'],
    ['1,000 bytes', [1000], 'kB'],
    ['1 MB', [1e6], 'MB'],
    ['485.17 GB', [485.17e9], 'GB'],
    ['999.99 GB', [999.99e9], 'GB'],
    ['999.994 GB, which rounds down', [999.994e9], 'GB'],
    ['999.999 GB, which rounds up to 1 TB', [999.999e9], 'TB'],
    ['1 TB', [1e12], 'TB'],
    ['5,000 PB, as there is nothing above', [5e18], 'PB'],
    ['the largest of several', [0.2e12, 3e12, 1e12], 'TB'],
    ['a small one that can still be read', [4e12, 0.1e12], 'TB'],
    ['a small one that would be lost', [4e12, 0.02e12], 'GB'],
    ['a small one beside zero that would be lost', [4e12, 0, 0.02e12], 'GB'],
    ['a tiny one that is lost either way', [4e12, 3], 'TB'],
    ['a zero beside a large one, which hides nothing', [4e12, 0], 'TB'],
    ['the smallest unit, below which there is none', [5, 0.01], 'B'],
    ['less than a byte', [0.5], 'B'],
  ];
  for (const [what, bytes, unit] of auto) {
    it(`takes ${unit} for ${what}`, () => {
      expect(pickUnit('auto', bytes)).to.equal(unit);
    });
  }

  it('never shows as 1,000 of a unit what is 1 of the next', () => {
    const formatter = new Formatter('en', 'UTC');
    for (const unit of ['kB', 'MB', 'GB', 'TB', 'PB'] as const) {
      for (let off = -200; off <= 200; off++) {
        const bytes = UNIT_BYTES[unit] * (1 + off / 1e7);
        const picked = pickUnit('auto', [bytes]);
        expect(formatter.inUnit(bytes, picked), `${bytes} in ${picked}`).to.not.equal('1,000');
      }
    }
  });

  const fixed = UNIT_SETTINGS.filter(
    (setting): setting is Exclude<UnitSetting, 'auto'> => setting !== 'auto',
  );
  for (const setting of fixed) {
    it(`keeps to ${setting} whatever the numbers`, () => {
      for (const bytes of [[], [0], [1], [5e18, 1]]) {
        expect(pickUnit(setting, bytes)).to.equal(setting);
      }
    });
  }
});

describe('roundTogether', () => {
  const cases: readonly (readonly [string, number | null, (number | null)[], (number | null)[]])[] =
    [
      ['leaves alone what adds up', 300, [200, 100], [300, 200, 100]],
      ['rounds a part up where two would be lost', 250, [125, 125], [300, 200, 100]],
      ['rounds the part with the larger remainder up', 300, [149, 151], [300, 100, 200]],
      ['rounds a part down where two would be too many', 320, [160, 160], [300, 200, 100]],
      ['keeps what is not known', 149, [149, null], [100, 100, null]],
      ['knows nothing of nothing', null, [null, null], [null, null, null]],
      ['has no parts', 149, [], [100]],
    ];
  for (const [what, total, parts, rounded] of cases) {
    it(what, () => {
      expect(roundTogether(total, parts, 100)).to.deep.equal(rounded);
    });
  }

  it('adds up in each unit, is nowhere wrong by a step, and has the total right', () => {
    const bytes = fc.maxSafeInteger().map((value) => Math.floor(Math.abs(value) / 4));
    fc.assert(
      fc.property(bytes, bytes, fc.constantFrom(...Object.values(UNIT_BYTES)), (a, b, unit) => {
        const step = unit / 100;
        const counts = roundTogether(a + b, [a, b], step).map((value) => Number(value) / step);
        const [total = NaN, one = NaN, other = NaN] = counts;
        const slack = 1e-3 + total * 1e-15;
        expect(Math.abs(one + other - total)).to.be.at.most(slack);
        expect(Math.abs(total - (a + b) / step)).to.be.at.most(0.5 + slack);
        expect(Math.abs(one - a / step)).to.be.at.most(1 + slack);
        expect(Math.abs(other - b / step)).to.be.at.most(1 + slack);
      }),
    );
  });
});
