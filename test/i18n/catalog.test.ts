import { expect } from '@open-wc/testing';
import { isKnownLang, listeners, loadWords, wordsFor } from '../../src/i18n/catalog.js';
import { enErrors } from '../../src/i18n/error-messages.js';
import { enJoins } from '../../src/i18n/join-messages.js';
import { en, type FullMessages, type PartialMessages } from '../../src/i18n/messages.js';
import { registerMessages } from '../../src/i18n/register-messages.js';

describe('wordsFor and loadWords', () => {
  it('have English at hand', async () => {
    for (const lang of ['en', 'en-US', 'EN-gb', 'en-u-ca-buddhist']) {
      expect(wordsFor(lang).messages).to.equal(en);
      expect(wordsFor(lang).language).to.equal('en');
      expect(await loadWords(lang)).to.equal(false);
    }
  });

  it('have English until German is loaded, and then German', async () => {
    expect(wordsFor('de-AT').language).to.equal('en');
    const loading = [loadWords('de-AT'), loadWords('de'), loadWords('DE')];
    expect(wordsFor('de').language, 'while it is loaded').to.equal('en');
    expect(await Promise.all(loading)).to.deep.equal([true, true, true]);
    expect(await loadWords('de-AT'), 'a second time').to.equal(false);
    for (const lang of ['de', 'de-AT', 'DE']) {
      expect(wordsFor(lang).language).to.equal('de');
      expect(wordsFor(lang).messages.retry).to.equal('Erneut versuchen');
      expect(wordsFor(lang).section('errors', enErrors).plan.what).to.equal('Nicht enthalten');
    }
  });

  const variants = [
    ['pt-BR', 'pt'],
    ['zh-CN', 'zh'],
    ['zh-Hans-SG', 'zh'],
    ['iw', 'he'],
    ['ar-EG-u-nu-latn', 'ar'],
    ['tr_TR', 'tr'],
  ] as const;
  for (const [lang, language] of variants) {
    it(`have the words of "${language}" for "${lang}"`, async () => {
      await loadWords(lang);
      expect(wordsFor(lang).language).to.equal(language);
      expect(wordsFor(lang).messages.retry).not.to.equal(en.retry);
    });
  }

  const others = ['zh-TW', 'zh-Hant', 'zh-HK', 'sv', '', '-', 'x', '__proto__', 'constructor'];
  for (const lang of others) {
    it(`fall back to English for "${lang}"`, async () => {
      expect(await loadWords(lang)).to.equal(false);
      expect(wordsFor(lang).messages).to.equal(en);
      expect(wordsFor(lang).language).to.equal('en');
    });
  }
});

describe('registerMessages', () => {
  /** A whole language, as a page might bring it along. */
  const whole = async (lang: string, retry: string): Promise<FullMessages> => {
    const { loaders } = await import('../../src/i18n/loaders.js');
    const { messages } = await (loaders.get('nl')?.() ?? Promise.reject(new Error(lang)));
    return { ...messages, retry };
  };

  it('changes words of a language, and keeps the others', async () => {
    registerMessages('es', { retry: 'Otra vez', errors: { plan: { what: 'Fuera del plan' } } });
    expect(await loadWords('es-MX')).to.equal(true);
    const words = wordsFor('es-MX');
    expect(words.messages.retry).to.equal('Otra vez');
    expect(words.messages.empty.what).to.equal('Sin datos');
    const { plan, role } = words.section('errors', enErrors);
    expect([plan.what, role.what]).to.deep.equal(['Fuera del plan', 'Acceso denegado']);
  });

  it('changes English, too', async () => {
    registerMessages('en-AU', { retry: 'Have another go' });
    expect(await loadWords('en-AU')).to.equal(true);
    expect(wordsFor('en-AU').messages.retry).to.equal('Have another go');
    await loadWords('en-NZ');
    expect(wordsFor('en-NZ').messages.retry).to.equal('Try again');
  });

  it('of two changes, has the later one count, and that of a region before its language', async () => {
    registerMessages('fr-CA', { retry: 'Au Canada' });
    registerMessages('fr', { retry: 'Une fois' });
    registerMessages('fr', { retry: 'Deux fois' });
    await Promise.all(['fr', 'fr-CA', 'fr-BE'].map(loadWords));
    expect(wordsFor('fr').messages.retry).to.equal('Deux fois');
    expect(wordsFor('fr-BE').messages.retry).to.equal('Deux fois');
    expect(wordsFor('fr-CA').messages.retry).to.equal('Au Canada');
  });

  it('adds a language', async () => {
    registerMessages('fi', await whole('fi', 'Yritä uudelleen'));
    expect(await loadWords('fi-FI')).to.equal(true);
    expect(wordsFor('fi-FI').language).to.equal('fi');
    expect(wordsFor('fi-FI').messages.retry).to.equal('Yritä uudelleen');
  });

  it('takes the words at once, also where others were shown before', async () => {
    await loadWords('pl');
    let told = 0;
    const listener = () => {
      told++;
    };
    listeners.add(listener);
    registerMessages('pl', { retry: 'Jeszcze raz' });
    listeners.delete(listener);
    expect(told).to.equal(1);
    expect(await loadWords('pl')).to.equal(true);
    expect(wordsFor('pl').messages.retry).to.equal('Jeszcze raz');
    expect(await loadWords('pl'), 'and then rests').to.equal(false);
  });

  it('leaves out what cannot be shown', async () => {
    const odd = { retry: 5, empty: null, timezone: 'In {place}', more: 'Meer!', extra: 'x' };
    registerMessages('nl', odd as unknown as PartialMessages);
    await loadWords('nl');
    const { messages } = wordsFor('nl');
    expect(messages.retry).to.equal('Opnieuw proberen');
    expect(messages.timezone).to.contain('{zone}');
    expect(messages.more).to.equal('Meer!');
    expect(messages).not.to.have.property('extra');
  });

  it('is not stopped by messages that throw when they are read', async () => {
    const fail = () => {
      throw new Error('no');
    };
    const odd = new Proxy({}, { get: fail, has: fail, getOwnPropertyDescriptor: fail });
    registerMessages('it', odd);
    await loadWords('it');
    const words = wordsFor('it');
    expect(words.messages.retry).to.equal('Riprova');
    expect(words.section('joins', enJoins)).to.have.all.keys(enJoins);
  });

  it('does no harm by nonsense', async () => {
    const register = registerMessages as (lang: unknown, messages: unknown) => void;
    for (const lang of [
      undefined,
      null,
      5,
      {},
      Symbol('x'),
      '',
      '-',
      '__proto__',
      'a'.repeat(99),
    ]) {
      for (const messages of [undefined, null, 5, 'x', [], {}]) register(lang, messages);
    }
    expect(await loadWords('it')).to.equal(true);
    expect(wordsFor('it').messages.retry).to.equal('Riprova');
    expect(({} as Record<string, unknown>)['retry']).to.equal(undefined);
  });
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
