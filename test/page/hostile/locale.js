import { readdirSync, readFileSync } from 'node:fs';

/** A language that browsers know and the package has no words of; it has all plural forms. */
export const LANG = 'cy';

const DIST = new URL('../../../dist/', import.meta.url);
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** @typedef {{ [key: string]: string | Words }} Words */

/** All that is said in English, in the shape of a whole language. @returns {Promise<Words>} */
export async function englishWords() {
  /** @type {Words} */
  const words = {};
  const files = readdirSync(new URL('i18n', DIST)).filter((name) => name.endsWith('messages.js'));
  for (const file of files) {
    const exported = await import(new URL(`i18n/${file}`, DIST).href);
    for (const [name, value] of Object.entries(exported)) {
      // `en` is what every widget needs, `enChart` the part `chart`.
      if (name === 'en') Object.assign(words, value);
      else if (/^en[A-Z]/.test(name)) words[`${name[2]?.toLowerCase()}${name.slice(3)}`] = value;
    }
  }
  return words;
}

/**
 * The same words with others in their place: each names itself, holds `text` and asks for all values
 * that it may have. One that counts has a form for each number.
 *
 * @param {Words} words
 * @param {string} text
 * @returns {Words}
 */
export function replaced(words, text, place = '') {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => {
      const path = place ? `${place}.${key}` : key;
      if (typeof value === 'string') return [key, replacement(path, text, value)];
      if (!isCounted(value)) return [key, replaced(value, text, path)];
      const asked = Object.values(value).join();
      const forms = FORMS.map((form) => [form, replacement(`${path}.${form}`, text, asked)]);
      return [key, Object.fromEntries(forms)];
    }),
  );
}

/** @param {string} path @param {string} text @param {string} english */
function replacement(path, text, english) {
  const values = new Set(english.match(/\{\w+\}/g));
  return `⟦${path}⟧${text}${[...values].join(' ')}`;
}

/** @param {Words} value */
function isCounted({ other }) {
  return typeof other === 'string';
}

/** The paths of all words; the forms of a word that counts have one. @param {Words} words @returns {string[]} */
export function pathsOf(words, place = '') {
  return Object.entries(words).flatMap(([key, value]) => {
    const path = place ? `${place}.${key}` : key;
    return typeof value === 'string' || isCounted(value) ? path : pathsOf(value, path);
  });
}

/** @param {Words} words @returns {Record<'classic' | 'module', string>} the script of a language */
export function localeScripts(words) {
  const own = `"${LANG}",${JSON.stringify(words)}`;
  // As the package has one for each, and what stands in for the files that the module loads.
  const french = readFileSync(new URL('nano-metrics.fr.iife.js', DIST), 'utf8');
  const classic = french.replace(/"fr",\{.*\}(?=,true\))/, () => own);
  if (classic === french) throw new Error('The scripts of languages have another form');
  const module = `import * as library from '/dist/nano-metrics.js';
    globalThis.NanoMetrics = library;
    library.registerMessages(${own}, true);`;
  return { classic, module };
}
