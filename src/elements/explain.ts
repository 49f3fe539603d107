import type { MetricsError } from '../api/errors.js';
import type { Explanation, Messages } from '../i18n/messages.js';
import { fill } from '../i18n/messages.js';

/** What a person reads about an error: what happened, and what to do. */
export function explain(error: MetricsError, messages: Messages): Explanation {
  const { what, todo } = messages.errors[error.reason];
  const values = { address: error.address ?? 'source' };
  return { what: fill(what, values), todo: fill(todo, values) };
}
