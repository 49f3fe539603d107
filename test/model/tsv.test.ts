import { expect } from '@open-wc/testing';
import { toTsv } from '../../src/model/tsv.js';

describe('toTsv', () => {
  it('parts cells by tabs and ends each row', () => {
    const rows = [
      ['time', 'viewers'],
      ['2026-11-22T14:00:00Z', 485_170_000_000],
      ['2026-11-22T15:00:00Z', null],
    ];
    expect(toTsv(rows)).to.equal(
      'time\tviewers\n2026-11-22T14:00:00Z\t485170000000\n2026-11-22T15:00:00Z\t\n',
    );
  });

  it('keeps a text in one cell', () => {
    expect(toTsv([['a\tb\r\nc', 1]])).to.equal('a b c\t1\n');
  });

  it('disarms formulas, and no numbers', () => {
    expect(toTsv([['=1+1', ' @x', '\t=1', -3]])).to.equal("'=1+1\t' @x\t' =1\t-3\n");
  });
});
