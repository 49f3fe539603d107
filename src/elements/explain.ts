import type { MetricsError } from '../api/errors.js';
import type { Explanation, Messages } from '../i18n/messages.js';
import { fill } from '../i18n/messages.js';

/** The documented code for a plan or role that is too low, which deserves words of its own. */
const ACCESS_LEVEL_TOO_LOW = 105002;

/** What a person reads about an error: what happened, and what to do. */
export function explain(error: MetricsError, messages: Messages): Explanation {
  const isPlan = error.kind === 'forbidden' && error.code === ACCESS_LEVEL_TOO_LOW;
  const { what, todo } = isPlan ? messages.forbiddenPlan : messages.errors[error.kind];
  const values = { address: error.address ?? 'source' };
  return { what: fill(what, values), todo: fill(todo, values) };
}
