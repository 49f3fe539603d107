import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { clean, cleanText } from '../../src/model/clean.js';

describe('clean', () => {
  const cases: readonly [value: unknown, text: string][] = [
    ['1W', '1W'],
    [' 1W\n', '1W'],
    ['“1W”', '1W'],
    ['”1W”', '1W'],
    ['″1W″', '1W'],
    ['«1W»', '1W'],
    [`'"1W"'`, '1W'],
    ['`1W`', '1W'],
    ['\u00a01W\ufeff', '1W'],
    ['1\u200bW', '1W'],
    ['1\u00adW', '1W'],
    ['&quot;1W&quot;', '1W'],
    ['&amp;quot;1W&amp;quot;', '1W'],
    ['&#8221;1W&#8243;', '1W'],
    ['&#x201D;1W&nbsp;', '1W'],
    ['/api?a=1&amp;b=2', '/api?a=1&b=2'],
    ['/api?a=1&amp;amp;b=2', '/api?a=1&b=2'],
    ['/api?a=1&b=2', '/api?a=1&b=2'],
    ['&copy;', '&copy;'],
    ['&#99999999999;', '&#99999999999;'],
    ['&toString;', '&toString;'],
    ['don’t', 'don’t'],
    ['', ''],
    [Symbol('no text'), 'symbol'],
    [Object.create(null), 'object'],
    [undefined, ''],
    [null, ''],
    [30, '30'],
    [['a', 'b'], 'a,b'],
  ];
  for (const [value, text] of cases) {
    it(`takes ${JSON.stringify(value)} for "${text}"`, () => {
      expect(clean(value)).to.equal(text);
    });
  }

  it('takes blanks away at the edges alone', () => {
    // As one expression says it, in the way that not all browsers of pages understand.
    const edge = '[\\s\\u200b-\\u200d\\u2060"\'“”„‟‘’‚‛«»‹›″′`]';
    const stray = new RegExp(`^${edge}+|(?<!${edge})${edge}+$|[\\u00ad\\u200b\\u2060\\ufeff]`, 'g');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '“', '\u00ad', '\u200b', '\u200c') }),
        (value) => {
          expect(clean(value)).to.equal(value.replace(stray, ''));
        },
      ),
    );
  });

  it('takes no longer for many blanks within', () => {
    const value = `a${' '.repeat(300_000)}b`;
    const startMs = performance.now();
    expect(clean(`${value} `)).to.equal(value);
    expect(performance.now() - startMs).to.be.below(1000);
  });

  it('changes nothing any more when it is done again', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'a W 1 “ ” " \' « & ; # \u200b , / -'.split(' '), ' '),
        }),
        (value) => {
          const once = clean(value);
          expect(clean(once)).to.equal(once);
        },
      ),
    );
  });
});

describe('cleanText', () => {
  const cases: readonly [value: unknown, text: string][] = [
    [' Our usage ', 'Our usage'],
    ['”Our usage”', 'Our usage'],
    ['&quot;Our usage&quot;', 'Our usage'],
    ['R&amp;D', 'R&D'],
    ['Tom&#8217;s &lt;3', 'Tom’s <3'],
    ['Viewers of “Late Show”', 'Viewers of “Late Show”'],
    ['“Late Show” viewers', '“Late Show” viewers'],
    ['“Early” and “Late”', '“Early” and “Late”'],
    ['The ’90s', 'The ’90s'],
    ['👩‍💻 usage', '👩‍💻 usage'],
    ['', ''],
    [undefined, ''],
  ];
  for (const [value, text] of cases) {
    it(`reads ${JSON.stringify(value)} as "${text}"`, () => {
      expect(cleanText(value)).to.equal(text);
    });
  }
});
