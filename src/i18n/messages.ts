/** What happened, and what a person can do about it. */
export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

/** The English words, and the shape of every other language. `{name}` is filled in by `fill`. */
export const en = {
  concurrentViewers: 'Concurrent viewers',
  byteUsage: 'Ingest and playout usage',
  monthToDate: 'Usage, month to date',
  playout: 'Playout',
  ingest: 'Ingest',
  playoutIn: 'Playout in {unit}',
  ingestIn: 'Ingest in {unit}',

  timezone: 'Timezone: {zone}',
  range: 'Range',
  ranges: {
    '1H': '1H, last hour',
    '1D': '1D, last day',
    '1W': '1W, last week',
  },
  soFar: 'so far',
  notReported: 'no data',
  bytes: '{count} bytes',

  total: { caption: 'Total usage {month}', before: 'Total usage in {month}: {amount}' },
  totalPlayout: { caption: 'Total playout {month}', before: 'Total playout in {month}: {amount}' },
  totalIngest: { caption: 'Total ingest {month}', before: 'Total ingest in {month}: {amount}' },
  comparedSpans: '{current} compared with {previous}',
  monthJustBegan: 'The month has just begun: its first full hour ends at {time}.',
  trendNew: 'new',
  trendAgainst: '{trend} against {amount} in the same span of {month}',
  trendUnknown: 'no figure to compare with',

  chartSummary: '{title}, {span}: {lines}.',
  lineSummary: '{line} between {min} and {max}, highest {when}, latest {latest}',

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

/** All words of one language. */
export type Messages = typeof en;

/** Puts values in the place of `{name}` in a message; an unknown name stays as it is. */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? `${values[name]}` : whole,
  );
}
