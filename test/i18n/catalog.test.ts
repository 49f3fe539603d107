import { expect } from '@open-wc/testing';
import { isKnownLang, loadWords, wordsFor } from '../../src/i18n/catalog.js';
import { en } from '../../src/i18n/messages.js';

describe('wordsFor and loadWords', () => {
  it('have English at hand', async () => {
    for (const lang of ['en', 'en-US', 'EN-gb', 'en-u-ca-buddhist']) {
      expect(wordsFor(lang)).to.deep.equal({ messages: en, language: 'en' });
      expect(await loadWords(lang)).to.equal(false);
    }
  });

  it('have English until German is loaded, and then German', async () => {
    expect(wordsFor('de-AT').language).to.equal('en');
    const loading = [loadWords('de-AT'), loadWords('de')];
    expect(wordsFor('de').language, 'while it is loaded').to.equal('en');
    expect((await Promise.all(loading)).includes(true)).to.equal(true);
    expect(await loadWords('de-CH'), 'a second time').to.equal(false);
    for (const lang of ['de', 'de-AT', 'DE']) {
      expect(wordsFor(lang).language).to.equal('de');
      expect(wordsFor(lang).messages.retry).to.equal('Erneut versuchen');
    }
  });

  for (const lang of ['fr', 'ar-EG', 'zh-Hant-TW', '', '-', 'x', '__proto__', 'constructor']) {
    it(`fall back to English for "${lang}"`, async () => {
      expect(await loadWords(lang)).to.equal(false);
      expect(wordsFor(lang)).to.deep.equal({ messages: en, language: 'en' });
    });
  }
});

describe('isKnownLang', () => {
  for (const lang of ['en', 'de', 'de-AT', 'EN-us', 'ar', 'zh-Hant-TW', 'pt-BR', 'en-u-nu-arab']) {
    it(`knows ${lang}`, () => {
      expect(isKnownLang(lang)).to.equal(true);
    });
  }

  const garbage = [
    '',
    ' ',
    'e',
    'en_US',
    'en-',
    '-en',
    'deutsch!',
    'english please',
    'a'.repeat(99),
  ];
  const hostile = [
    '__proto__',
    'constructor',
    'xx',
    'zz-ZZ',
    '<b>',
    '"en"',
    'en,de',
    '123',
    '\0',
    '💩',
  ];
  for (const lang of [...garbage, ...hostile]) {
    it(`does not know ${JSON.stringify(lang.slice(0, 20))}`, () => {
      expect(isKnownLang(lang)).to.equal(false);
    });
  }
});
