import { expect } from '@open-wc/testing';
import { directionOf, meanOf } from '../../src/model/series-stats.js';

describe('meanOf', () => {
  it('counts what was reported, zeros included, and nothing else', () => {
    expect(meanOf([1, null, 0, 5])).to.equal(2);
    expect(meanOf([0])).to.equal(0);
  });

  it('is unknown where nothing was reported', () => {
    expect(meanOf([])).to.equal(undefined);
    expect(meanOf([null, null])).to.equal(undefined);
  });
});

describe('directionOf', () => {
  const CASES: readonly (readonly [string, readonly (number | null)[], string])[] = [
    ['a line that climbs', [1, 2, 3, 4], 'rising'],
    ['a line that sinks', [4, 3, 2, 1], 'falling'],
    ['a line that stays', [5, 5, 5, 5], 'steady'],
    ['5 % more', [100, 100, 105, 105], 'steady'],
    ['a little more than 5 % more', [100, 100, 105, 106], 'rising'],
    ['a little more than 5 % less', [100, 100, 95, 94], 'falling'],
    ['a rise from nothing', [0, 0, 0, 1], 'rising'],
    ['nothing at all', [0, 0, 0, 0], 'steady'],
    ['a half that was not reported', [null, null, 3, 4], 'steady'],
    ['gaps', [1, null, null, 9], 'rising'],
    ['one value', [7], 'steady'],
    ['no value', [], 'steady'],
  ];
  for (const [what, values, direction] of CASES) {
    it(`calls ${what} ${direction}`, () => {
      expect(directionOf(values)).to.equal(direction);
    });
  }
});
