import type { MetricsError } from '../api/errors.js';
import { enErrors } from '../i18n/error-messages.js';
import { type Explanation, fill, type Messages } from '../i18n/messages.js';

/** What a person reads about an error: what happened, and what to do. */
export function explain(error: MetricsError, messages: Messages): Explanation {
  const { what, todo } = (messages.errors ?? enErrors)[error.reason];
  const values = { address: error.address ?? 'source' };
  return { what: fill(what, values), todo: fill(todo, values) };
}
