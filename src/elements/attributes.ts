import type { PropertyDeclaration } from 'lit';
import { clean, textOf } from '../model/clean.js';

const ISO_8601 = /^([\d-]{10})(?:[T ]([\d:.]{5,18})(?:(Z)|([+-]\d\d):?(\d\d)?)?)?$/;
/** What editors make of a hyphen. */
const DASHES = /[‐-―−]/g;

/** A timer that is to wait for more than 24 days would end at once. */
const MAX_SECONDS = 2_000_000;

/** A boolean attribute that editors who cannot leave it out may also set to `false`. */
export const FLAG: PropertyDeclaration = {
  converter: (value) => value !== null && isOn(value),
};

/** Whether a flag is set. As a property, frameworks also give it the text of the attribute. */
export function isOn(value: unknown): boolean {
  return value === '' || (!!value && !/^(false|0|no|off)$/i.test(clean(value)));
}

/**
 * The words that an attribute takes, for editors to offer, and any other text: pages may well hold
 * one that is not understood, which is warned about and never an error.
 */
export type OrText<Word extends string> = Word | (string & {});

/**
 * What tells the name of an attribute from others: `apiBase` (in HTML, `apibase`), `api_base` and
 * `data-api-base`, as on the script tag, can only mean one.
 */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace(/^data-(?=api)|[-_]/g, '');
}

const warned = new WeakMap<Element, Set<string>>();

/**
 * Says once per element, attribute and value that a value is ignored, and which are not. Page
 * authors read this in the console; nothing else happens to their page.
 */
export function warnOnce(
  element: Element,
  attribute: string,
  value: unknown,
  allowed: string,
): void {
  const key = `${attribute}="${textOf(value)}"`;
  const known = warned.get(element) ?? new Set();
  if (known.has(key)) return;
  warned.set(element, known.add(key));
  console.warn(`<${element.localName}> ignores ${key}. Allowed: ${allowed}.`);
}

/** The value of an attribute that takes one of a few words; in any case, and with stray quotes. */
export function oneOf<Word extends string>(
  element: Element,
  attribute: string,
  value: unknown,
  allowed: readonly Word[],
  fallback: Word,
): Word {
  const text = clean(value).replace(/\s|\/$/g, '');
  if (text === '') return fallback;
  const word =
    allowed.find((candidate) => candidate === text) ??
    allowed.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (word === undefined) warnOnce(element, attribute, value, allowed.join(', '));
  return word ?? fallback;
}

/** A comma-separated list without its blanks. An array, as frameworks pass it, will do too. */
export function listOf(value: unknown): string[] {
  return clean(value)
    .split(',')
    .map(clean)
    .filter((item) => item !== '');
}

/** An ISO 8601 instant in Unix ms; without an offset it is taken as UTC. */
export function instantOf(element: Element, attribute: string, value: unknown): number | undefined {
  const text = clean(value);
  if (text === '') return undefined;
  const [, date, time = '00:00', , hours, minutes = '00'] =
    ISO_8601.exec(text.toUpperCase().replace(DASHES, '-')) ?? [];
  const ms = Date.parse(`${date}T${time}${hours ? `${hours}:${minutes}` : 'Z'}`);
  // Some browsers take the 31st of February for a day in March.
  const isDay = date && new Date(date).getUTCDate() === Number(date.slice(8));
  if (isDay && !Number.isNaN(ms)) return ms;
  warnOnce(element, attribute, value, 'ISO 8601 like 2026-03-01T00:00Z');
  return undefined;
}

/** An IANA time zone in its usual spelling; `undefined` where this browser knows none like it. */
export function timeZoneOf(name: string): string | undefined {
  // To ask Intl takes milliseconds, and this is read at each update.
  if (!zones.has(name)) zones.set(name, findZone(name));
  return zones.get(name);
}

const zones = new Map<string, string | undefined>();

function findZone(name: string): string | undefined {
  const zone = name
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replaceAll(' ', '_');
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    // Some zones resolve to an older name, which a page's author would not recognize.
    return timeZone.toLowerCase() === zone.toLowerCase() ? timeZone : zone;
  } catch {
    return undefined; // Intl has no other way to ask than to be refused.
  }
}

/** Seconds between refreshes in ms: at least 10 s; `undefined` for `off`. */
export function refreshMsOf(
  element: Element,
  value: unknown,
  defaultMs: number | undefined,
): number | undefined {
  const text = clean(value).toLowerCase();
  if (text === '') return defaultMs;
  if (text === 'off' || text === 'false') return undefined;
  const seconds = Number(text.replace(/s(ec(onds?)?)?$/, ''));
  if (Number.isFinite(seconds) && seconds >= 0)
    return Math.min(Math.max(seconds, 10), MAX_SECONDS) * 1000;
  warnOnce(element, 'refresh', value, 'seconds, off');
  return defaultMs;
}
