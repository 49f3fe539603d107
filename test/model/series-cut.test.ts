import { expect } from '@open-wc/testing';
import { cutToSpan } from '../../src/model/series-cut.js';

describe('cutToSpan', () => {
  const series = { xSeconds: [0, 60, 120, 180], lines: { a: [1, null, 3, 4], b: [0, 0, 0, 9] } };

  const CASES: readonly (readonly [string, number, number, number[]])[] = [
    ['keeps the buckets of the span', 60, 180, [60, 120]],
    ['keeps a bucket that begins before the span and ends in it', 90, 120, [60]],
    ['keeps a bucket that the span ends in', 120, 121, [120]],
    ['leaves out what ends where the span begins', 120, 400, [120, 180]],
    ['keeps all of a span that is longer', -1000, 1000, [0, 60, 120, 180]],
    ['keeps nothing of another time', 240, 300, []],
  ];
  for (const [what, from, to, xSeconds] of CASES) {
    it(what, () => {
      const cut = cutToSpan(series, 'minute', { fromMs: from * 1000, toMs: to * 1000 });
      const at = (values: readonly (number | null)[]) =>
        xSeconds.map((second) => values[series.xSeconds.indexOf(second)]);
      expect(cut).to.deep.equal({
        xSeconds,
        lines: { a: at(series.lines.a), b: at(series.lines.b) },
      });
    });
  }

  it('does not touch what it cuts from', () => {
    const copy = structuredClone(series);
    cutToSpan(series, 'minute', { fromMs: 0, toMs: 60_000 });
    expect(series).to.deep.equal(copy);
  });
});
