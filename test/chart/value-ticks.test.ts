import { expect } from '@open-wc/testing';
import { valueIncrements } from '../../src/chart/value-ticks.js';
import { UNIT_BYTES } from '../../src/model/units.js';

describe('valueIncrements', () => {
  it('never divides a count', () => {
    const increments = valueIncrements(1);
    expect(increments.slice(0, 6)).to.deep.equal([1, 2, 5, 10, 20, 50]);
    expect(increments.every(Number.isInteger)).to.equal(true);
    expect(increments.at(-1)).to.equal(5e15);
  });

  it('has steps down to thousandths of a unit, as labels have three decimals', () => {
    const [first = 0, second = 0, third = 0] = valueIncrements(UNIT_BYTES.GB);
    expect(first).to.be.closeTo(1e6, 1e-3);
    expect(second).to.be.closeTo(2e6, 1e-3);
    expect(third).to.be.closeTo(5e6, 1e-3);
  });

  for (const unit of ['kB', 'MB', 'GB', 'TB', 'PB', 'MiB', 'GiB', 'TiB', 'PiB'] as const) {
    it(`rises by 1, 2 and 5 of each power of ten of a ${unit}`, () => {
      const increments = valueIncrements(UNIT_BYTES[unit]);
      const digits = increments.map((step) => Number((step / UNIT_BYTES[unit]).toPrecision(6)));
      for (const digit of digits) expect(digit.toExponential()).to.match(/^[125]e/);
      expect(increments).to.deep.equal([...new Set(increments)].sort((a, b) => a - b));
      expect(digits).to.include.members([0.001, 1, 2, 5, 1000]);
    });
  }

  it('is coarse enough for the largest exact number in the smallest fixed unit', () => {
    const widest = valueIncrements(UNIT_BYTES.MB).at(-1) ?? 0;
    expect(Number.MAX_SAFE_INTEGER / widest).to.be.below(5);
  });
});
