import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { contrastHints } from '../../demo/builder/contrast.js';
import {
  contrastOf,
  cssOf,
  derivedPair,
  isCssValue,
  pairOf,
} from '../../demo/builder/css-values.js';
import { BYTE_USAGE, settings } from './support.js';

describe('a value of a custom property', () => {
  for (const value of [
    '#aa2255',
    'light-dark(#1f2430, #e9ecf1)',
    'clamp(0.75rem, 4cqi, 1.5rem)',
    '\'Inter\', "Liberation Sans", sans-serif',
    'rgb(0 0 0 / 50%)',
    'var(--brand, #fff)',
    'calc(1rem + 2 * 3px)',
  ]) {
    it(`may be ${value}`, () => {
      expect(isCssValue(value)).to.equal(true);
    });
  }

  for (const value of [
    'red; color: blue',
    'red }',
    '</style><script>',
    'url(https://evil.example/x.png)',
    'URL (x)',
    'image-set("x.png" 1x)',
    'a /* b',
    "'open",
    'calc((1px)',
    ')(',
    '\\65xpression',
    '@import',
    'a\nb',
    '',
  ]) {
    it(`may not be ${JSON.stringify(value)}`, () => {
      expect(isCssValue(value)).to.equal(false);
    });
  }

  it('never leaves its declaration, whatever it is', () => {
    const signs = fc.constantFrom(
      ...Array.from('ab1#%.,()\'"+*/-;{}<>\\:@!\n '),
      ...['url', 'var', '--'],
    );
    const text = fc.oneof(
      fc.array(signs).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(isCssValue(value));
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`x { --a: ${value}; --b: 1; }`);
        expect(sheet.cssRules.length).to.equal(1);
        const { style } = sheet.cssRules[0] as CSSStyleRule;
        expect([...style]).to.include('--b');
        expect(style.length).to.be.at.most(2);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a pair of colours', () => {
  it('is read from and written as CSS', () => {
    expect(pairOf('#abc')).to.deep.equal({ light: '#aabbcc', dark: '#aabbcc' });
    expect(pairOf('light-dark(#FFF, #1b1f28)')).to.deep.equal({
      light: '#ffffff',
      dark: '#1b1f28',
    });
    for (const other of ['red', 'light-dark(red, #fff)', 'var(--x)', '']) {
      expect(pairOf(other), other).to.equal(undefined);
    }
    expect(cssOf({ light: '#aabbcc', dark: '#aabbcc' })).to.equal('#aabbcc');
    expect(cssOf({ light: '#ffffff', dark: '#000000' })).to.equal('light-dark(#ffffff, #000000)');
  });

  it('derives a default from other colours', () => {
    const values: Record<string, string> = {
      '--ink': 'light-dark(#000000, #ffffff)',
      '--paper': 'light-dark(#ffffff, #000000)',
      '--quiet': 'color-mix(in srgb, var(--ink) 75%, var(--paper))',
      '--odd': 'color-mix(in srgb, var(--ink) 75%, var(--not-there))',
    };
    const valueOf = (name: string) => values[name];
    const pairs = [
      ['#123456', { light: '#123456', dark: '#123456' }],
      ['var(--paper)', { light: '#ffffff', dark: '#000000' }],
      ['var(--quiet)', { light: '#404040', dark: '#bfbfbf' }],
      ['color-mix(in srgb, var(--quiet) 0%, var(--ink))', { light: '#000000', dark: '#ffffff' }],
      ['var(--odd)', undefined],
      ['var(--not-there)', undefined],
    ] as const;
    for (const [value, pair] of pairs) {
      expect(derivedPair(value, valueOf), value).to.deep.equal(pair);
    }
  });

  it('has the contrast that WCAG says', () => {
    expect(contrastOf('#000000', '#ffffff')).to.equal(21);
    expect(contrastOf('#777777', '#ffffff')).to.be.closeTo(4.48, 0.005);
    expect(contrastOf('#ffffff', '#777777')).to.be.closeTo(4.48, 0.005);
  });
});

describe('the hint about contrast', () => {
  it('is silent on colours that nobody chose', () => {
    expect(contrastHints(settings(), BYTE_USAGE)).to.deep.equal([]);
  });

  it('tells of both schemes, or of the one that the theme names', () => {
    const [both] = contrastHints(settings({ 'nano-text': '#777777' }), BYTE_USAGE);
    expect(both).to.deep.equal({
      param: 'nano-text',
      text: 'Too little contrast; at least 4.5 is wanted. On the card: light 4.4, dark 3.6.',
      isBad: true,
    });
    const values = { 'nano-text': '#444444', theme: 'light' };
    const [light] = contrastHints(settings(values), BYTE_USAGE);
    expect(light).to.deep.equal({
      param: 'nano-text',
      text: 'Contrast is good. On the card: light 9.7.',
      isBad: false,
    });
  });

  it('comes with another ground too, and does not guess', () => {
    const [hint] = contrastHints(settings({ 'nano-card': '#1f2430' }), BYTE_USAGE);
    expect(hint?.param).to.equal('nano-text');
    expect(hint?.isBad).to.equal(true);
    const [other] = contrastHints(settings({ 'nano-card': 'var(--card)' }), BYTE_USAGE);
    expect(other?.text).to.match(/not known here/);
  });
});
