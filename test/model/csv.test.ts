import { expect } from '@open-wc/testing';
import { type CsvCell, toCsv } from '../../src/model/csv.js';

describe('toCsv', () => {
  it('ends every line, the last one too, with CRLF', () => {
    expect(
      toCsv([
        ['a', 'b'],
        [1, 2],
      ]),
    ).to.equal('a,b\r\n1,2\r\n');
  });

  it('is empty without rows', () => {
    expect(toCsv([])).to.equal('');
  });

  const cells: readonly (readonly [string, CsvCell, string])[] = [
    ['a plain text', 'playout_bytes', 'playout_bytes'],
    ['an empty text', '', ''],
    ['nothing, which is not zero', null, ''],
    ['zero', 0, '0'],
    ['a whole number in full', 485_170_000_000, '485170000000'],
    ['the largest exact number in full', Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['a fraction with a point', 1.5, '1.5'],
    ['a number below zero as a number', -3, '-3'],
    ['a text with a comma', 'a,b', '"a,b"'],
    ['a text with quotes', 'say "hi"', '"say ""hi"""'],
    ['a text of one quote', '"', '""""'],
    ['a text with CRLF', 'a\r\nb', '"a\r\nb"'],
    ['a text with LF', 'a\nb', '"a\nb"'],
    ['a text with CR', 'a\rb', '"a\rb"'],
    ['blanks as they are', '  a ', '  a '],
    ['letters of all languages', 'Zuschauer – 観客', 'Zuschauer – 観客'],
    ['a formula disarmed', '=1+1', "'=1+1"],
    ['a formula with plus disarmed', '+1', "'+1"],
    ['a formula with minus disarmed', '-1', "'-1"],
    ['a formula with at disarmed', '@SUM(A1)', "'@SUM(A1)"],
    ['a formula behind a tab disarmed', '\t=1', "'\t=1"],
    ['a formula behind a CR disarmed', '\r=1', '"\'\r=1"'],
    [
      'a formula with quotes both disarmed and quoted',
      '=HYPERLINK("x","y")',
      '"\'=HYPERLINK(""x"",""y"")"',
    ],
    ['a sign that does not come first', 'a=1', 'a=1'],
  ];
  for (const [what, cell, text] of cells) {
    it(`writes ${what}`, () => {
      expect(toCsv([[cell, 'end']])).to.equal(`${text},end\r\n`);
    });
  }
});
