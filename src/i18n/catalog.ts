import { en } from './messages.js';
import type { CoreMessages, FullMessages, SectionName } from './messages.js';

/** The words for a language tag such as `de-AT`, and the language that they are in. */
export interface Words {
  /** Those that every widget needs. */
  readonly messages: CoreMessages;
  readonly language: string;
  /** The words of one part, given the English ones, which come with the code that shows them. */
  section<Name extends SectionName>(name: Name, english: FullMessages[Name]): FullMessages[Name];
}

/** What was registered: for which language, and whether it is its own set or changes one. */
export interface Registration {
  readonly lang: string;
  readonly messages: unknown;
  readonly isBase: boolean;
}

const ENGLISH: Words = { messages: en, language: 'en', section: (_, english) => english };

const registrations: Registration[] = [];

/** Told when there may be other words to show. */
export const listeners = new Set<() => void>();

/** The words by language tag, made from as many registrations. */
const atHand = new Map<string, { readonly words: Words; readonly count: number }>();

/** The words at hand for `lang`; English where there are none (yet). */
export function wordsFor(lang: string): Words {
  return atHand.get(lang)?.words ?? ENGLISH;
}

/** Loads the words for `lang`. Resolves to whether there are now words that were not there before. */
export async function loadWords(lang: string): Promise<boolean> {
  const before = atHand.get(lang);
  const count = registrations.length;
  if (before ? before.count === count : !count && /^en\b/i.test(lang)) return false;
  try {
    // All but the English of the start is found there, so that English pages do without.
    const { findWords } = await import('./find-words.js');
    const words = (await findWords(lang, registrations)) ?? ENGLISH;
    if (atHand.get(lang) === before) atHand.set(lang, { words, count });
    return wordsFor(lang) !== (before?.words ?? ENGLISH);
  } catch {
    return false; // Offline, say: English stays on screen, and the next to ask tries again.
  }
}

/** Keeps words of a page's author, and has them shown. */
export function addWords(registration: Registration): void {
  registrations.push(registration);
  for (const listener of listeners) listener();
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
