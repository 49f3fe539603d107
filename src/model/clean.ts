/** Quotes that editors put in the place of straight ones, and those. */
const QUOTES = `"'“”„‟‘’‚‛«»‹›″′\``;
/** What is not around a value without being meant. */
const MEANT = `[^\\s\\u200b-\\u200d\\u2060${QUOTES}]`;
/** From the first to the last of it. A search for what is behind it would take long for many blanks. */
const VALUE = new RegExp(`${MEANT}([^]*${MEANT})?`);
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
  return inside(resolved(value));
}

/** As `clean`, for text that people read, in which quotes may be meant. */
export function cleanText(value: unknown): string {
  const text = resolved(value).trim();
  const inner = inside(text);
  return QUOTE.test(inner) || !QUOTE.test(text[0] ?? '') ? text : inner;
}

function inside(text: string): string {
  // Soft hyphens and other things that nobody sees anywhere.
  return (VALUE.exec(text)?.[0] ?? '').replace(/[\u00ad\u200b\u2060\ufeff]/g, '');
}

/** A value as text; of what cannot be one, such as a symbol, only what it is. Never throws. */
export function textOf(value: unknown): string {
  try {
    // join() writes null and undefined as nothing, and an array with commas.
    return [value instanceof Date ? value.toJSON() : value].join();
  } catch {
    return typeof value;
  }
}

function resolved(value: unknown): string {
  return textOf(value).replace(
    /&(?:amp;)*(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi,
    (all, decimal, hex, name: string) => {
      const code = Number(decimal ?? `0x${hex}`);
      return name ? (ENTITIES[name.toLowerCase()] ?? all) : String.fromCodePoint(code);
    },
  );
}
