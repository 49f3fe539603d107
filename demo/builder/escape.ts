/**
 * Signs that are written by their numbers: controls, and what turns the direction of text or breaks
 * lines unseen, so that no code reads otherwise than it is.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The value of an attribute in HTML, with its quotes. */
export function htmlValue(text: string): string {
  return `"${htmlText(text).replace(/"/g, '&quot;')}"`;
}

/** Text between tags in HTML; on one line, as editors make paragraphs of what is on several. */
export function htmlText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(UNSEEN, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A string in JavaScript; without `<`, which could end the script that it is in. */
export function jsString(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/</g, '\\u003c')
    .replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}

/**
 * Whether a text means itself in quotes and between tags, in each of the template languages: no
 * entity, no brace or other sign that one of them takes for its own, no blanks that would be lost.
 */
export function isPlain(text: string): boolean {
  return text.search(UNSEEN) < 0 && /^[^\s"'`&<>{}@$\\]+( [^\s"'`&<>{}@$\\]+)*$/.test(text);
}

/** Whether a text survives as a value of a shortcode of WordPress. */
export function isForShortcode(text: string): boolean {
  return text.search(UNSEEN) < 0 && /^[^"'<>&[\]\\]+$/.test(text);
}
