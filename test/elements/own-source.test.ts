import { expect } from '@open-wc/testing';
import { MetricsError } from '../../src/api/errors.js';
import { checked } from '../../src/elements/own-source.js';

const GOOD = { xSeconds: [0, 60], lines: { playout: [1, null], ingest: [0, 2] } };

describe('checked', () => {
  it('gives back a series with the lines that are drawn', () => {
    expect(checked(GOOD, ['playout', 'ingest'])).to.deep.equal(GOOD);
  });

  it('leaves out other lines, whatever they hold', () => {
    const given = { ...GOOD, lines: { ...GOOD.lines, viewers: 'all' } };
    expect(checked(given, ['playout', 'ingest'])).to.deep.equal(GOOD);
    expect(checked(given, ['ingest']).lines).to.deep.equal({ ingest: [0, 2] });
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'series'],
    ['an object without lines', { xSeconds: [0] }],
    ['lines that are null', { xSeconds: [0], lines: null }],
    ['lines that are a text', { xSeconds: [0], lines: 'playout' }],
    ['a line too few', { xSeconds: [0], lines: { playout: [1] } }],
    ['a line of another length', { xSeconds: [0, 60], lines: { playout: [1], ingest: [1, 2] } }],
  ];
  for (const [what, given] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => checked(given, ['playout', 'ingest']))
        .to.throw(MetricsError, 'no series of playout, ingest')
        .with.property('kind', 'schema');
    });
  }
});
