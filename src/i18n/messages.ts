import type { ChartMessages } from './chart-messages.js';
import type { ErrorMessages } from './error-messages.js';
import type { JoinMessages } from './join-messages.js';
import type { MonthDetailsMessages } from './month-details-messages.js';
import type { MonthMessages } from './month-messages.js';
import type { ToolMessages } from './tool-messages.js';

/** What happened, and what a person can do about it. */
export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

/**
 * A message by what it counts: a form for each category of `Intl.PluralRules` that the language has,
 * and `other` for those without a form of their own.
 */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/**
 * A message that counts something; one text for all where the number changes no word. In English it
 * always has forms, if only `other`: they tell at run time that something is counted.
 */
export type CountedMessage = string | PluralForms;

/**
 * The English words that every widget needs, and the shape of every other language. `{name}` is
 * filled in by `fill`.
 */
export const en = {
  concurrentViewers: 'Concurrent viewers',
  byteUsage: 'Ingest and playout usage',
  monthToDate: 'Usage, month to date',

  timezone: 'Timezone: {zone}',
  range: 'Range',
  ranges: {
    '1H': '1H, last hour',
    '1D': '1D, last day',
    '1W': '1W, last week',
  },
  more: 'More',
  notReported: 'no data',

  loading: 'Loading {title}',
  retry: 'Try again',
  staleSince: 'Not updated since {time}.',
  empty: {
    what: 'No data',
    todo: 'Nothing was reported for this time.',
  },
  viewFailed: {
    what: 'Part of this widget is missing',
    todo: 'Page owners: keep the files of the package together.',
  },
};

/** The words of one language that every widget needs. */
export type CoreMessages = typeof en;

/**
 * All words of one language. Those of errors, charts, month to date and menus come, in English, with
 * the code that shows them.
 */
export interface FullMessages extends CoreMessages {
  readonly errors: ErrorMessages;
  readonly joins: JoinMessages;
  readonly chart: ChartMessages;
  readonly month: MonthMessages;
  readonly monthDetails: MonthDetailsMessages;
  readonly tools: ToolMessages;
}

/** The parts that come with the code that shows them. */
export type SectionName = Exclude<keyof FullMessages, keyof CoreMessages>;

/** Some words of one language. */
export type PartialMessages = PartialOf<FullMessages>;

type PartialOf<Of> = {
  readonly [Key in keyof Of]?: Of[Key] extends CountedMessage ? Of[Key] : PartialOf<Of[Key]>;
};

/** The languages that come with the package. */
export type BuiltInLanguage =
  'ar' | 'de' | 'en' | 'es' | 'fr' | 'he' | 'it' | 'ja' | 'ko' | 'nl' | 'pl' | 'pt' | 'tr' | 'zh';

/** Puts values in the place of `{name}` in a message; an unknown name stays as it is. */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? isolate(`${values[name]}`, message) : whole,
  );
}

/** Latin words, and numbers with them, stand for themselves in a sentence from right to left. */
function isolate(value: string, message: string): string {
  const isRtl = /[\u0590-\u08ff]/;
  return isRtl.test(message) && /[a-z]/i.test(value) && !isRtl.test(value)
    ? `\u2066${value}\u2069`
    : value;
}
