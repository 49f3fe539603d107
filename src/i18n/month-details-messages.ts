import type { CountedMessage } from './messages.js';

/** The English words of the details of month to date. */
export const enMonthDetails = {
  trends: 'Usage trends',
  usage: 'Usage',
  playout: 'Playout',
  ingest: 'Ingest',
  trendLine: '{figure} {now}, before {then}',
  perDay: 'Usage per day in {unit}',
  day: 'Day',
  dayLine: '{span}: {max} at most, on {day}',
  amountOf: '{day}: {amount}',
  soFar: '{day}, so far',
  reported: { other: '{amount} in {count} of {all} hours' } as CountedMessage,

  overview: 'Overview',
  close: 'Close',
  amountsIn: 'Amounts in {unit}',
  amountsInBytes: 'Amounts in bytes',
  exact: 'Exact bytes',
  wholeMonth: '{month}, whole month',
  samePoint: '{month} to the same point',
  monthSoFar: '{month} so far',
  change: 'Change',
  estimate: '{month}, estimate',

  estimateMade: {
    other:
      'Estimate for all of {month}: about {amount}, if the pace so far ({now} in {hours} hours) goes on for all {all} hours.',
  } as CountedMessage,
  gaps: '* Not all hours of the day were reported.',
  noEstimate:
    'No estimate for {month} yet: it takes a full day of data, and nine in ten of the hours so far.',
};

/** The words of the details of month to date in one language. */
export type MonthDetailsMessages = typeof enMonthDetails;
