import { addWords } from './catalog.js';
import type { BuiltInLanguage, FullMessages, PartialMessages } from './messages.js';

/**
 * Changes words of a language that the widgets have, or of a region of it (`fr-CA`): what is not
 * given stays, and of two changes the later one counts. Widgets on the page take it at once.
 *
 * A text that is none, or with a `{placeholder}` that the English one does not have, is left out.
 */
export function registerMessages(
  lang: BuiltInLanguage | `${BuiltInLanguage}-${string}`,
  messages: PartialMessages,
): void;
/** Adds a language, by its BCP 47 tag, with all its words. */
export function registerMessages(lang: string, messages: FullMessages): void;
export function registerMessages(lang: string, messages: unknown, isBase?: boolean): void {
  // By pages without types, anything comes.
  addWords({ lang, messages, isBase: isBase === true });
}
