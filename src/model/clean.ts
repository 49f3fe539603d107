/** Quotes that editors put in the place of straight ones, and those. */
const QUOTES = `"'“”„‟‘’‚‛«»‹›″′\``;
/** What is around a value without being meant. */
const EDGE = `[\\s\\u200b-\\u200d\\u2060${QUOTES}]+`;
/** The same, and soft hyphens and other things that nobody sees anywhere. */
const STRAY = new RegExp(`^${EDGE}|${EDGE}$|[\\u00ad\\u200b\\u2060\\ufeff]`, 'g');
const QUOTE = new RegExp(`[${QUOTES}]`);

const ENTITIES: Readonly<Record<string, string | undefined>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

/**
 * The value of an attribute as its author meant it: without what editors and content management
 * systems do to it. References that were escaped twice (`&amp;amp;`) are resolved, and blanks,
 * quotes and invisible characters around it are taken away.
 */
export function clean(value: unknown): string {
  return resolved(value).replace(STRAY, '');
}

/** As `clean`, for text that people read, in which quotes may be meant. */
export function cleanText(value: unknown): string {
  const text = resolved(value).trim();
  const inner = text.replace(STRAY, '');
  return QUOTE.test(inner) || !QUOTE.test(text[0] ?? '') ? text : inner;
}

function resolved(value: unknown): string {
  // join() writes null and undefined as nothing, and an array with commas.
  return [value]
    .join()
    .replace(
      /&(?:amp;)*(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi,
      (all, decimal, hex, name: string) => {
        const code = Number(decimal ?? `0x${hex}`);
        return name ? (ENTITIES[name.toLowerCase()] ?? all) : String.fromCodePoint(code);
      },
    );
}
