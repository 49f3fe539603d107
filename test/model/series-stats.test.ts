import { expect } from '@open-wc/testing';
import { summarizeLine } from '../../src/model/series-stats.js';

describe('summarizeLine, the mean', () => {
  it('counts what was reported, zeros included, and nothing else', () => {
    expect(summarizeLine([1, null, 0, 5])?.mean).to.equal(2);
    expect(summarizeLine([0])?.mean).to.equal(0);
  });
});

describe('summarizeLine, the direction', () => {
  const CASES: readonly (readonly [string, readonly (number | null)[], string])[] = [
    ['a line that climbs', [1, 2, 3, 4], 'rising'],
    ['a line that sinks', [4, 3, 2, 1], 'falling'],
    ['a line that stays', [5, 5, 5, 5], 'steady'],
    ['5 % more', [100, 100, 105, 105], 'steady'],
    ['a little more than 5 % more', [100, 100, 105, 106], 'rising'],
    ['5 % less', [100, 100, 95, 95], 'steady'],
    ['a little more than 5 % less', [100, 100, 95, 94], 'falling'],
    ['a rise from nothing', [0, 0, 0, 1], 'rising'],
    ['a fall to nothing', [0, 1, 0, 0], 'falling'],
    ['nothing at all', [0, 0, 0, 0], 'steady'],
    ['a half that was not reported', [null, null, 3, 4], 'steady'],
    ['another half that was not reported', [3, 4, null, null], 'steady'],
    ['gaps', [1, null, null, 9], 'rising'],
    ['an odd number, whose middle belongs to the first half', [1, 1, 4, 2, 2], 'steady'],
    ['one value', [7], 'steady'],
  ];
  for (const [what, values, direction] of CASES) {
    it(`of ${what} is ${direction}`, () => {
      expect(summarizeLine(values)?.direction).to.equal(direction);
    });
  }
});

describe('summarizeLine, of the first values alone', () => {
  it('leaves out the rest', () => {
    const summary = summarizeLine([4, 2, 9, 1], 2);
    expect(summary?.min).to.deep.equal({ index: 1, value: 2 });
    expect(summary?.max).to.deep.equal({ index: 0, value: 4 });
    expect(summary?.latest).to.deep.equal({ index: 1, value: 2 });
    expect(summary?.mean).to.equal(3);
    expect(summary?.direction).to.equal('falling');
    expect(summarizeLine([1], 0)).to.equal(undefined);
  });
});
