/** The English words of month to date, beyond those that every widget needs. */
export const enMonth = {
  total: { caption: 'Total usage {month}', before: 'Total usage in {month}: {amount}' },
  totalPlayout: { caption: 'Total playout {month}', before: 'Total playout in {month}: {amount}' },
  totalIngest: { caption: 'Total ingest {month}', before: 'Total ingest in {month}: {amount}' },
  comparedSpans: '{current} compared with {previous}',
  monthJustBegan: 'The month has just begun: its first full hour ends at {time}.',
  trendNew: 'new',
  trendAgainst: '{trend} against {amount} in the same span of {month}',
  trendUnknown: 'no figure to compare with',
};

/** The words of month to date in one language. */
export type MonthMessages = typeof enMonth;
