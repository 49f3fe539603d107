import { enChart } from '../src/i18n/chart-messages.js';
import { enErrors } from '../src/i18n/error-messages.js';
import { enJoins } from '../src/i18n/join-messages.js';
import { en, type FullMessages } from '../src/i18n/messages.js';
import { enMonthDetails } from '../src/i18n/month-details-messages.js';
import { enMonth } from '../src/i18n/month-messages.js';
import { enTools } from '../src/i18n/tool-messages.js';

/** The tag under which developers look for texts that are cut or not translated. */
export const PSEUDO_LANG = 'en-XA';

/** How much longer than English the longest languages are. */
const LONGER = 0.4;

const LETTERS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Ü',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
};

/** All English words with accents, in brackets, and longer by two in five. */
export const pseudoWords: FullMessages = pseudo({
  ...en,
  errors: enErrors,
  // How texts are put together holds no words; brackets there would hide those that are missing.
  joins: enJoins,
  chart: enChart,
  month: enMonth,
  monthDetails: enMonthDetails,
  tools: enTools,
});

function pseudo<Words extends object>(words: Words): Words {
  const pairs = Object.entries(words).map(([key, value]: [string, object | string]) => {
    if (key === 'joins') return [key, value];
    return [key, typeof value === 'string' ? pseudoText(value) : pseudo(value)];
  });
  return Object.fromEntries(pairs) as Words;
}

function pseudoText(text: string): string {
  const parts = text.split(/(\{\w+\})/);
  const own = parts.filter((part) => !part.startsWith('{')).join('');
  const accented = parts.map((part) =>
    part.startsWith('{') ? part : part.replace(/[a-z]/gi, (letter) => LETTERS[letter] ?? letter),
  );
  // In words of usual length, as one that cannot be broken says nothing about others.
  const more = 'löñgér ány tímé '
    .repeat(9)
    .slice(0, Math.ceil(own.length * LONGER))
    .trim();
  return `⟦${accented.join('')} ${more}⟧`;
}
