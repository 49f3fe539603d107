/**
 * The languages of the classic script that are not inside it: `dist/nano-metrics.fr.iife.js` and so
 * on, each for a script tag of its own, before or after the main one.
 */
import { readdirSync, writeFileSync } from 'node:fs';

const DIST = new URL('../dist/', import.meta.url);
/** English comes with the code, and German lies in the classic script. */
const INSIDE = ['de'];

export async function writeLanguageScripts() {
  const languages = readdirSync(new URL('i18n/languages', DIST))
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.slice(0, -'.js'.length))
    .filter((language) => !INSIDE.includes(language));
  for (const language of languages) {
    const { messages } = await import(new URL(`i18n/languages/${language}.js`, DIST).href);
    writeFileSync(new URL(`nano-metrics.${language}.iife.js`, DIST), scriptOf(language, messages));
  }
}

/**
 * In ASCII, as the page may be in any encoding. What has registered the elements has also set
 * `NanoMetrics`, unless it is the module, which loads its languages itself.
 *
 * @param {string} language
 * @param {object} messages
 */
function scriptOf(language, messages) {
  const words = JSON.stringify(messages).replace(
    /[^\0-\x7f]/g,
    (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return (
    `globalThis.customElements?.whenDefined("nano-mtd-usage").then(()=>{` +
    `globalThis.NanoMetrics?.registerMessages?.(${JSON.stringify(language)},${words},true)});\n`
  );
}
