import { lettersOf } from './attributes.js';

/** What any element may have, near as it may be to a name of ours. */
const GLOBAL = /^(class|id|part|role|slot|src|style|tabindex|title)$/;
/** What other tags of ours have. */
const ELSEWHERE = /^(details|compare|countries|from|range|streams|sync|tags|timezone|to|unit)$/;
const ON_THE_SCRIPT = /^(?:data-)?(token-?url|credentials)$/;
const SECRET = /(api|access)[-_]?(key|token)|^(data-)?token$|password|secret/;
const CURLY_QUOTE = /[“”„«»‘’″′]/;

/**
 * Tells the page's author of attributes that nobody reads: misspelled ones, those of another tag,
 * those that typographic quotes have torn apart, and keys, which must not be in a page at all. And
 * of a widget inside of another, as `<nano-mtd-usage />` swallows what follows.
 */
export function checkNames(element: Element): void {
  const { observedAttributes: known } = element.constructor as unknown as {
    readonly observedAttributes: readonly string[];
  };
  for (const name of element.getAttributeNames()) {
    const words = known.some((other) => lettersOf(other) === lettersOf(name))
      ? undefined
      : wordsFor(name, known);
    // The name alone, as the value may be a secret.
    if (words) console.warn(`<${element.localName}> ignores the attribute ${name}: ${words}.`);
  }
  const parent = element.parentElement?.localName;
  if (parent?.startsWith('nano-')) {
    console.warn(`<${element.localName}> cannot be seen inside of <${parent}>: close that one.`);
  }
}

function wordsFor(name: string, known: readonly string[]): string | undefined {
  if (GLOBAL.test(name)) return undefined;
  if (SECRET.test(name)) return 'all can read what is in a page, so no key or token may be there';
  if (CURLY_QUOTE.test(name)) return 'quotes must be straight, " or \'';
  if (ON_THE_SCRIPT.test(name)) return 'it is for the script tag';
  if (ELSEWHERE.test(name)) return 'this widget has none';
  const near = known.find((other) => isNear(other, name));
  return near && `${near} may be meant`;
}

/** Whether the two differ in no more than two letters that stand together. */
function isNear(known: string, name: string): boolean {
  let start = 0;
  while (start < known.length && known[start] === name[start]) start++;
  const longer = Math.max(known.length, name.length);
  let end = 0;
  while (end < longer - start && known.at(-1 - end) === name.at(-1 - end)) end++;
  return known.length > 3 && longer - start - end < 3;
}
