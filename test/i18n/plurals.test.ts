import { expect } from '@open-wc/testing';
import { wordsFor } from '../../src/i18n/catalog.js';
import { formatterFor } from '../../src/i18n/formatter.js';
import { exactBytes, fillCounted } from '../../src/i18n/plurals.js';

describe('fillCounted', () => {
  const POLISH = {
    one: '{n} wiersz',
    few: '{n} wiersze',
    many: '{n} wierszy',
    other: '{n} wiersza',
  };
  const cases = [
    ['pl', 1, '1 wiersz'],
    ['pl', 2, '2 wiersze'],
    ['pl', 5, '5 wierszy'],
    ['pl', 12, '12 wierszy'],
    ['pl', 22, '22 wiersze'],
    ['pl', 1.5, '1.5 wiersza'],
  ] as const;
  for (const [language, count, text] of cases) {
    it(`writes ${count} in "${language}" as "${text}"`, () => {
      expect(fillCounted(POLISH, count, language, { n: String(count) })).to.equal(text);
    });
  }

  it('has one text for languages in which the number changes no word', () => {
    expect(fillCounted('{n}行', 7, 'ja', { n: '7' })).to.equal('7行');
  });

  it('falls back to the form for all other numbers', () => {
    expect(fillCounted({ other: '{n} things' }, 1, 'en', { n: '1' })).to.equal('1 things');
    expect(fillCounted({ one: 'x', other: '{n} words' }, 2, 'ar', { n: '2' })).to.equal('2 words');
  });

  it('is right in English without asking the browser', () => {
    const rules = new Intl.PluralRules('en');
    for (const count of [0, 1, 2, 10, 11, 21, 101, 1e6]) {
      const forms = { one: 'one', other: 'other' };
      expect(fillCounted(forms, count, 'en', {})).to.equal(rules.select(count));
    }
  });
});

describe('exactBytes', () => {
  it('counts bytes in full', () => {
    const en = formatterFor('en', 'UTC');
    expect(exactBytes(1, en, wordsFor('en'))).to.equal('1 byte');
    expect(exactBytes(1024, en, wordsFor('en'))).to.equal('1,024 bytes');
  });
});
