import { expect } from '@open-wc/testing';
import { alignPrevious } from '../../src/model/series-previous.js';

describe('alignPrevious', () => {
  const now = { xSeconds: [3600, 7200, 10_800], lines: { a: [1, 2, 3] } };

  it('gives each bucket what was so much earlier', () => {
    const before = { xSeconds: [0, 3600, 7200], lines: { a: [7, null, 9] } };
    expect(alignPrevious(now, before, 3_600_000)).to.deep.equal({
      shiftMs: 3_600_000,
      lines: { a: [7, null, 9] },
    });
  });

  it('has nothing where the earlier period has no such bucket', () => {
    const before = { xSeconds: [-3600, 3600], lines: { a: [5, 6], b: [0, 1] } };
    expect(alignPrevious(now, before, 3_600_000).lines).to.deep.equal({
      a: [null, 6, null],
      b: [null, 1, null],
    });
  });

  it('has nothing at all of an empty period', () => {
    expect(alignPrevious(now, { xSeconds: [], lines: { a: [] } }, 1000).lines).to.deep.equal({
      a: [null, null, null],
    });
  });
});
