import { expect } from '@open-wc/testing';
import fc from 'fast-check';
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
    ['a formula behind a LF disarmed', '\n=1', '"\'\n=1"'],
    ['a formula behind blanks disarmed', '  =1', "'  =1"],
    ['a formula behind a no-break space disarmed', '\u00a0=1', "'\u00a0=1"],
    ['a formula behind an invisible sign disarmed', '\u200b\ufeff=1', "'\u200b\ufeff=1"],
    ['a full-width = disarmed', '＝1+1', "'＝1+1"],
    ['a full-width + disarmed', '＋1', "'＋1"],
    ['a full-width - disarmed', '－1', "'－1"],
    ['a full-width @ disarmed', '＠A1', "'＠A1"],
    ['a tab at the start disarmed', '\tx', "'\tx"],
    ['a formula behind a comma, where quotes hold it', 'a,=1', '"a,=1"'],
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

  it('can be read back by any reader of RFC 4180', function () {
    this.timeout(30_000); // All work and no waiting, however busy the machine is.
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[ \t\r\n"',=+\-@a-c＝]{0,8}$/),
    );
    const cell = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.constant(null));
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(table, (rows) => {
        const asRead = rows.map((row) => row.map((value) => textOf(value)));
        expect(readRfc4180(toCsv(rows))).to.deep.equal(asRead);
      }),
    );
  });

  it('has no text that a sheet would take for a formula', () => {
    const lead = fc.stringMatching(/^[\s\u200b\ufeff]{0,4}$/);
    const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠');
    fc.assert(
      fc.property(lead, sign, fc.string(), (before, danger, after) => {
        const [[written = ''] = []] = readRfc4180(toCsv([[before + danger + after]]));
        expect(written).to.equal(`'${before}${danger}${after}`);
      }),
    );
  });
});

/** What a cell is read back as: nothing as an empty text, and what is dangerous with its guard. */
function textOf(value: CsvCell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const isDangerous = /^[\t\r\n]|^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(value);
  return isDangerous ? `'${value}` : value;
}

/** The grammar of RFC 4180, sign by sign; anything that is not in it throws. */
function readRfc4180(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const take = (text: string) => {
    if (!csv.startsWith(text, at)) throw new Error(`Expected ${JSON.stringify(text)} at ${at}`);
    at += text.length;
  };
  while (at < csv.length) {
    let field = '';
    if (csv[at] === '"') {
      at++;
      while (csv[at] !== '"' || csv[at + 1] === '"') {
        if (at >= csv.length) throw new Error('A quote is not closed');
        if (csv[at] === '"') at++;
        field += csv[at++] ?? '';
      }
      take('"');
    } else {
      while (at < csv.length && csv[at] !== ',' && csv[at] !== '\r') {
        if (csv[at] === '"' || csv[at] === '\n') throw new Error(`Not quoted at ${at}`);
        field += csv[at++] ?? '';
      }
    }
    row.push(field);
    if (csv[at] === ',') {
      at++;
      // A line may end in an empty field.
      if (at < csv.length) continue;
    }
    take('\r\n');
    rows.push(row);
    row = [];
  }
  return rows;
}
