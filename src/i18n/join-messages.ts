import type { CountedMessage } from './messages.js';

/** How texts are put together in English, wherever that is not within another message. */
export const enJoins = {
  bytes: { one: '{count} byte', other: '{count} bytes' } as CountedMessage,
  aside: '{text} ({aside})',
  listed: '{first}, {second}',
  labelled: '{label}: {value}',
  separator: '; ',
  sentence: '{text}.',
};

/** How texts are put together in one language. */
export type JoinMessages = typeof enJoins;
