import { expect } from '@open-wc/testing';
import { enChart } from '../../src/i18n/chart-messages.js';
import { complete } from '../../src/i18n/complete.js';
import { enErrors } from '../../src/i18n/error-messages.js';
import { enJoins } from '../../src/i18n/join-messages.js';
import { loaders } from '../../src/i18n/loaders.js';
import { en, type FullMessages } from '../../src/i18n/messages.js';
import { enMonthDetails } from '../../src/i18n/month-details-messages.js';
import { enMonth } from '../../src/i18n/month-messages.js';
import { enTools } from '../../src/i18n/tool-messages.js';

const ENGLISH: FullMessages = {
  ...en,
  errors: enErrors,
  joins: enJoins,
  chart: enChart,
  month: enMonth,
  monthDetails: enMonthDetails,
  tools: enTools,
};

/** What the issue of languages asks for, English aside. */
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'tr', 'zh'];

/** Letters that must be in the words of a language that does not write in Latin ones. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  zh: /\p{Script=Han}/u,
};

/** Forms by number may leave the number itself to the word: "one row", "two rows". */
const MAY_DROP_COUNT = /\.(zero|one|two)$/;

type Entry = readonly [key: string, text: string];

it('there are words in each language that is promised', () => {
  expect([...loaders.keys()].sort()).to.deep.equal(LANGUAGES);
});

for (const language of LANGUAGES) {
  describe(`the words of "${language}"`, () => {
    let words: FullMessages;
    let entries: readonly Entry[];
    let texts: ReadonlyMap<string, string>;

    before(async () => {
      ({ messages: words } = await (loaders.get(language)?.() ??
        Promise.reject(new Error('none'))));
      entries = entriesOf(words);
      texts = new Map(entries);
    });

    it('are there for every English message and no other', () => {
      expect(new Set(entries.map(([key]) => withoutForm(key)))).to.deep.equal(
        new Set(entriesOf(ENGLISH).map(([key]) => withoutForm(key))),
      );
    });

    it('have the placeholders of the English ones', () => {
      const english = new Map(entriesOf(ENGLISH));
      for (const [key, text] of entries) {
        const known = english.get(key) ?? english.get(withoutForm(key)) ?? other(english, key);
        const [asked, had] = [text, known].map(placeholdersOf);
        if (MAY_DROP_COUNT.test(key)) expect(had, key).to.include.members(asked ?? []);
        else expect(asked, key).to.deep.equal(had);
      }
    });

    it('have a form for each kind of number, and for no other kind', () => {
      const kinds = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = new Set(
        entries.filter(([key]) => key !== withoutForm(key)).map(([key]) => withoutForm(key)),
      );
      for (const key of counted) {
        for (const [form] of entries.filter(([own]) => withoutForm(own) === key)) {
          expect(kinds, form).to.include(form.split('.').at(-1));
        }
        expect(texts.has(`${key}.other`), key).to.equal(true);
      }
    });

    it('all stand in the place of the English ones', () => {
      // As it is found out when the page runs, where types do not help.
      expect(complete(ENGLISH, words)).to.deep.equal(words);
    });

    it('are neither empty nor left in English', () => {
      const english = new Map(entriesOf(ENGLISH));
      for (const [key, text] of entries) {
        expect(text, key).not.to.equal('');
        if (key !== 'joins.separator') expect(text.trim(), key).to.equal(text);
        // Names of terms may be the same; a sentence is not.
        if (/\w \w+ \w/.test(text)) expect(text, key).not.to.equal(english.get(key));
        const letters = LETTERS[language];
        const hasWords = /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
        if (letters && hasWords) expect(text, key).to.match(letters);
      }
    });

    it('hold no signs of direction, which the code sets where they are needed', () => {
      for (const [key, text] of entries)
        expect(text, key).not.to.match(/[\u200e\u200f\u2066-\u2069]/);
    });
  });
}

/** Each text with its key, such as `joins.bytes.one`. */
function entriesOf(messages: object, prefix = ''): Entry[] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? entriesOf(value, `${prefix}${key}.`)
      : [[prefix + key, String(value)] as const],
  );
}

function withoutForm(key: string): string {
  return key.replace(/\.(zero|one|two|few|many|other)$/, '');
}

/** The English text whose placeholders a form must have. */
function other(english: ReadonlyMap<string, string>, key: string): string {
  return english.get(`${withoutForm(key)}.other`) ?? '';
}

function placeholdersOf(text = ''): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}
