import type { ChartMessages } from './chart-messages.js';
import type { ErrorMessages } from './error-messages.js';
import type { MonthDetailsMessages } from './month-details-messages.js';
import type { MonthMessages } from './month-messages.js';
import type { ToolMessages } from './tool-messages.js';

/** What happened, and what a person can do about it. */
export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

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
  bytes: '{count} bytes',

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

/**
 * All words of one language. Those of errors, charts, month to date and menus come, in English, with
 * the code that shows them.
 */
export interface FullMessages extends CoreMessages {
  readonly errors: ErrorMessages;
  readonly chart: ChartMessages;
  readonly month: MonthMessages;
  readonly monthDetails: MonthDetailsMessages;
  readonly tools: ToolMessages;
}

/** The words at hand: in English, only those that every widget needs. */
export type Messages = CoreMessages & Partial<FullMessages>;

type CoreMessages = typeof en;

/** Puts values in the place of `{name}` in a message; an unknown name stays as it is. */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? `${values[name]}` : whole,
  );
}
