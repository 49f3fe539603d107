import { en, type Messages } from './messages.js';

const loaded = new Map<string, Messages>([['en', en]]);

/** Languages besides English, each in a chunk of its own that is loaded when first asked for. */
const loaders = new Map<string, () => Promise<Messages>>([
  ['de', async () => (await import('./de.js')).de],
]);

/** The words for a language tag such as `de-AT`, and the language that they are in. */
export interface Words {
  readonly messages: Messages;
  readonly language: string;
}

/** The words at hand for `lang`; English where there are none (yet). */
export function wordsFor(lang: string): Words {
  const language = primaryLanguage(lang);
  const messages = loaded.get(language);
  return messages ? { messages, language } : { messages: en, language: 'en' };
}

/** Loads the words for `lang`. Resolves to whether there are now words that were not there before. */
export async function loadWords(lang: string): Promise<boolean> {
  const language = primaryLanguage(lang);
  if (loaded.has(language)) return false;
  try {
    const load = loaders.get(language);
    if (load) loaded.set(language, await load());
    return load !== undefined;
  } catch {
    return false; // Offline, say: English stays on screen, and the next to ask tries again.
  }
}

/** Whether `lang` is a tag of a language that this browser knows. */
export function isKnownLang(lang: string): boolean {
  try {
    // The first that asks about formats waits until all languages are gone through, which takes as
    // long as all else in a first rendering. Plurals are known for the same ones, and cost nothing.
    return Intl.PluralRules.supportedLocalesOf(lang).length > 0;
  } catch {
    return false; // Not even formed like a language tag.
  }
}

function primaryLanguage(lang: string): string {
  return lang.split('-', 1)[0]?.toLowerCase() ?? 'en';
}
