import { addressTrouble, type AddressUse } from './addresses.js';
import { type ColorPair, derivedPair, isCssValue } from './css-values.js';

/** The parts of a Custom Elements Manifest that the builder reads. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly ManifestElement[] }[];
}

export interface ManifestElement {
  readonly tagName?: string;
  readonly description?: string;
  readonly attributes?: readonly ManifestEntry[];
  readonly members?: readonly ManifestEntry[];
  readonly slots?: readonly ManifestEntry[];
  readonly cssProperties?: readonly ManifestEntry[];
}

export interface ManifestEntry {
  readonly name: string;
  readonly kind?: string;
  readonly fieldName?: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

/** Where a value goes: to the element, or to the connection that all elements of a page share. */
export type Place = 'attribute' | 'slot' | 'style' | 'connection';

export const GROUPS = {
  time: 'Time',
  filters: 'What is counted',
  look: 'Look and language',
  colors: 'Colours and sizes',
  words: 'Own words',
  connection: 'Connection',
  more: 'More',
} as const;

export type Group = keyof typeof GROUPS;

/** How a value is entered, and which values are taken. */
export type Kind =
  | 'flag'
  | 'choice'
  | 'number'
  | 'instant'
  | 'zone'
  | 'language'
  | 'address'
  | 'text'
  | 'words'
  | 'color'
  | 'css';

/** What the builder lets people set. */
export interface Field {
  readonly place: Place;
  /** The name in HTML or CSS. */
  readonly name: string;
  /** The name in the address of the builder. */
  readonly param: string;
  readonly kind: Kind;
  readonly group: Group;
  readonly label: string;
  /** The manifest's own words. */
  readonly help: string;
  /** The words that are taken; of a `choice`, no others are. */
  readonly choices: readonly string[];
  /** What holds where nothing is set, as far as the manifest tells. */
  readonly fallback: string;
  /** The default of a colour, also where that derives from others. */
  readonly colors?: ColorPair;
  /** What an `address` is for. */
  readonly use?: AddressUse;
}

export interface Widget {
  readonly tag: string;
  readonly label: string;
  readonly help: string;
  readonly fields: readonly Field[];
}

/** What has no control, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  status: 'The widget sets it.',
  stale: 'The widget sets it.',
  source: 'A function, which only code can give.',
  client: 'An object, which only code can give.',
};

interface Hint {
  readonly group?: Group;
  readonly label?: string;
  readonly kind?: Kind;
  readonly choices?: readonly string[];
}

/** Words and places for what is known, in this order. What is not gets its control all the same. */
const HINTS: Readonly<Record<string, Hint>> = {
  range: { group: 'time' },
  timezone: { group: 'time', label: 'Time zone', kind: 'zone' },
  from: { group: 'time', label: 'Custom range from (UTC)' },
  to: { group: 'time', label: 'Custom range to (UTC)' },
  refresh: { group: 'time', label: 'Refresh every (seconds)' },
  streams: { group: 'filters' },
  tags: { group: 'filters' },
  countries: { group: 'filters' },
  heading: { group: 'look' },
  theme: { group: 'look' },
  lang: { group: 'look', label: 'Language', kind: 'language', choices: ['en', 'de'] },
  unit: { group: 'look' },
  compare: { group: 'look', label: 'Compare with the period before' },
  details: { group: 'look', label: 'Details below the cards' },
  sync: { group: 'look', label: 'In sync with charts named' },
  'api-base': { group: 'connection', label: 'API base of this widget alone', kind: 'address' },
  'slot-title': { label: 'In place of the title' },
  'slot-empty': { label: 'Where there is no data' },
  'slot-error': { label: 'In place of an error' },
  'slot-unauthorized': { label: 'Where a sign-in is needed' },
};

const MOST_CHARACTERS = 500;

/** The widgets of a manifest, with a field for whatever can be set in HTML and CSS. */
export function widgetsOf(manifest: Manifest): Widget[] {
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap((element) => {
      const { tagName: tag } = element;
      if (!tag) return [];
      return [
        {
          tag,
          label: labelOf(tag.replace(/^nano-/, '')),
          help: sentenceOf(element.description ?? ''),
          fields: fieldsOf(element),
        },
      ];
    });
}

/** What of an element has neither a field nor a reason to have none. */
export function missingOf(element: ManifestElement): string[] {
  const has = new Set(fieldsOf(element).map(({ place, name }) => `${place} ${name}`));
  const attributes = element.attributes ?? [];
  const isCovered = ({ name }: ManifestEntry) =>
    attributes.some((attribute) => attribute.name === name || attribute.fieldName === name);
  return [
    ...attributes.map(({ name }) => `attribute ${name}`),
    ...(element.members ?? [])
      .filter((member) => member.kind === 'field' && !isCovered(member))
      .map(({ name }) => `property ${name}`),
    ...(element.slots ?? []).map(({ name }) => `slot ${name}`),
    ...(element.cssProperties ?? []).map(({ name }) => `style ${name}`),
  ].filter((key) => !has.has(key) && !LEFT_OUT[key.replace(/^\w+ /, '')]);
}

/** A value as a field takes it; `undefined` where it takes none like it, or it says nothing. */
export function accepted(field: Field, value: string): string | undefined {
  const text = field.kind === 'words' ? withoutControls(value, '\n') : withoutControls(value);
  // By characters, so that none is cut in half.
  const short = Array.from(text.trim()).slice(0, MOST_CHARACTERS).join('').trim();
  if (short === '' || short === field.fallback) return undefined;
  return takes(field, short) ? short : undefined;
}

/** Why a field does not take a value, in words for the person who typed it. */
export function troubleWith(field: Field, value: string): string | undefined {
  const text = value.trim();
  if (text === '' || text === field.fallback || takes(field, text)) return undefined;
  switch (field.kind) {
    case 'address':
      return addressTrouble(text, field.use ?? 'base');
    case 'number':
      return `A number is wanted${field.choices.length > 0 ? `, or ${field.choices.join(', ')}` : ''}.`;
    case 'zone':
      return 'This browser knows no such time zone. They are written like Europe/Berlin.';
    case 'language':
      return 'Languages are written like en or de-AT.';
    case 'color':
    case 'css':
      return 'This cannot be the value of a CSS property here. Addresses and signs such as ; { } are not taken.';
    default:
      return 'This value is not taken.';
  }
}

function takes({ kind, choices, use }: Field, text: string): boolean {
  switch (kind) {
    case 'flag':
      return text === 'true';
    case 'choice':
      return choices.includes(text);
    case 'number':
      return choices.includes(text) || /^\d{1,9}(\.\d{1,9})?$/.test(text);
    case 'instant':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
    case 'zone':
      return isZone(text);
    case 'address':
      return addressTrouble(text, use ?? 'base') === undefined;
    case 'language':
      return isLanguage(text);
    case 'color':
    case 'css':
      return isCssValue(text);
    case 'text':
    case 'words':
      return true;
  }
}

function fieldsOf(element: ManifestElement): Field[] {
  const order = Object.keys(HINTS);
  const placeOf = ({ param, kind }: Field) =>
    order.includes(param) ? order.indexOf(param) : order.length + Number(kind === 'css');
  return [
    ...(element.attributes ?? [])
      .filter(({ name }) => !LEFT_OUT[name])
      .map((entry) => attributeField(entry)),
    ...(element.slots ?? []).map((entry) => slotField(entry)),
    ...(element.cssProperties ?? []).map((entry, _, all) => styleField(entry, all)),
  ].sort((a, b) => placeOf(a) - placeOf(b));
}

function attributeField(entry: ManifestEntry): Field {
  const { name, description = '' } = entry;
  const hint = HINTS[name] ?? {};
  const types = typesOf(entry);
  const words = types.flatMap((type) => /^(['"])(.*)\1$/.exec(type)?.[2] ?? []);
  const others = types.filter((type) => !/^['"]|^(undefined|null|string & \{\})$/.test(type));
  const choices = hint.choices ?? words;
  return {
    place: 'attribute',
    name,
    param: name,
    kind: hint.kind ?? kindOf(others, words, description),
    group: hint.group ?? 'more',
    label: hint.label ?? labelOf(name),
    help: description,
    choices,
    fallback: fallbackOf(entry, choices),
  };
}

function slotField({ name, description = '' }: ManifestEntry): Field {
  const param = `slot-${name || 'default'}`;
  return {
    place: 'slot',
    name,
    param,
    kind: 'words',
    group: 'words',
    label: HINTS[param]?.label ?? labelOf(name || 'content'),
    help: description,
    choices: [],
    fallback: '',
  };
}

function styleField(
  { name, description = '', default: fallback = '' }: ManifestEntry,
  all: readonly ManifestEntry[],
): Field {
  const colors = derivedPair(fallback, (other) => all.find((one) => one.name === other)?.default);
  return {
    place: 'style',
    name,
    param: name.replace(/^--/, ''),
    kind: /^(light-dark\(|color-mix\(|var\(|#|rgb|hsl|oklch)/.test(fallback) ? 'color' : 'css',
    group: 'colors',
    label: labelOf(name.replace(/^--(nano-)?/, '')),
    help: description,
    choices: [],
    fallback,
    ...(colors && { colors }),
  };
}

function kindOf(others: readonly string[], words: readonly string[], description: string): Kind {
  if (others.includes('boolean')) return 'flag';
  if (others.includes('number')) return 'number';
  if (/\bISO 8601\b/.test(description)) return 'instant';
  return words.length > 0 && others.length === 0 ? 'choice' : 'text';
}

/** The members of a union; a word in quotes may hold anything. */
function typesOf({ type }: ManifestEntry): string[] {
  return (type?.text.match(/'[^']*'|"[^"]*"|[^|'"]+/g) ?? [])
    .map((part) => part.trim().replace(/^\((.*)\)$/, '$1'))
    .filter((part) => part !== '');
}

function fallbackOf(
  { default: value, description = '' }: ManifestEntry,
  choices: readonly string[],
) {
  const named =
    value?.replace(/^(['"])(.*)\1$/, '$2') ?? /Default:? `([^`]+)`/.exec(description)?.[1];
  if (named && !/^(undefined|false|null)$/.test(named)) return named;
  return choices.includes('auto') ? 'auto' : '';
}

function labelOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words
    .replace(/^mtd\b/, 'month-to-date')
    .replace(/\bapi\b/, 'API')
    .replace(/^./, (first) => first.toUpperCase());
}

/** The first sentence, without what Markdown adds. */
function sentenceOf(text: string): string {
  return (/^[^.]*\./.exec(text.trim())?.[0] ?? '').replace(/\s+/g, ' ');
}

/** Blanks in place of what no text field holds, and of half characters. */
function withoutControls(text: string, kept = ''): string {
  return Array.from(text.replace(/\r\n?/g, '\n'), (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    return (isControl && character !== kept) || isHalf ? ' ' : character;
  }).join('');
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // Intl has no other way to ask than to be refused.
  }
}
