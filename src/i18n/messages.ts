import type { ChartMessages } from './chart-messages.js';
import type { MonthMessages } from './month-messages.js';

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
  playout: 'Playout',
  ingest: 'Ingest',

  timezone: 'Timezone: {zone}',
  range: 'Range',
  ranges: {
    '1H': '1H, last hour',
    '1D': '1D, last day',
    '1W': '1W, last week',
  },
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
    todo: 'Page owners: all files of the package belong side by side.',
  },
  errors: {
    network: {
      what: 'Could not reach {address}',
      todo: 'Check your connection. Page owners: check “api-base”, and CORS at this address.',
    },
    timeout: { what: '{address} did not answer in time', todo: 'It is asked again by itself.' },
    'rate-limit': { what: 'Too many requests at once', todo: 'It is asked again by itself.' },
    unauthorized: {
      what: 'Please sign in',
      todo: 'Page owners: set “getToken” or “data-token-url” for {address}.',
    },
    forbidden: {
      what: 'Access denied',
      todo: 'Your account may not see these numbers. Ask the owner of your organization.',
    },
    role: {
      what: 'Access denied',
      todo: 'Your role may not see these numbers. Ask the owner of your organization.',
    },
    plan: {
      what: 'Not included',
      todo: 'The plan of your organization does not include these numbers, or not for your role.',
    },
    'not-found': {
      what: 'Nothing found at {address}',
      todo: 'Page owners: check “api-base”, streams, tags and countries.',
    },
    'no-endpoint': {
      what: '{address} does not know these numbers',
      todo: 'Page owners: check “api-base” and “routes”.',
    },
    server: { what: '{address} has a problem', todo: 'It is asked again by itself.' },
    schema: {
      what: 'Unexpected answer from {address}',
      todo: 'Page owners: check “api-base”.',
    },
    invalid: {
      what: '{address} refused the request',
      todo: 'Page owners: check “api-base” and the other attributes.',
    },
  },
};

/**
 * All words of one language. Those of charts and of month to date come, in English, with the code
 * that shows them.
 */
export interface FullMessages extends CoreMessages {
  readonly chart: ChartMessages;
  readonly month: MonthMessages;
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
