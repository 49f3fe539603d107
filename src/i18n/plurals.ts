import type { Words } from './catalog.js';
import type { Formatter } from './formatter.js';
import { enJoins } from './join-messages.js';
import { type CountedMessage, fill } from './messages.js';

const rules = new Map<string, Intl.PluralRules>();

/**
 * Fills a message that counts something, in the form for `count`.
 *
 * @param language - that of the message
 */
export function fillCounted(
  message: CountedMessage,
  count: number,
  language: string,
  values: Readonly<Record<string, string>>,
): string {
  if (typeof message === 'string') return fill(message, values);
  return fill(message[categoryOf(count, language)] ?? message.other, values);
}

/** An exact number of bytes, such as `1,024 bytes`. */
export function exactBytes(bytes: number, formatter: Formatter, words: Words): string {
  const values = { count: formatter.number(bytes) };
  return fillCounted(words.section('joins', enJoins).bytes, bytes, words.language, values);
}

function categoryOf(count: number, language: string): Intl.LDMLPluralRule {
  // English comes first on most pages, and asking Intl the first time would take it 0.7 ms.
  if (language === 'en') return count === 1 ? 'one' : 'other';
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
  return rule.select(count);
}
