import type { MetricsError } from '../api/errors.js';
import { enErrors } from '../i18n/error-messages.js';
import type { Words } from '../i18n/catalog.js';
import { type Explanation, fill } from '../i18n/messages.js';

/** What a person reads about an error: what happened, and what to do. */
export function explain(error: MetricsError, words: Words): Explanation {
  const { what, todo } = words.section('errors', enErrors)[error.reason];
  const values = { address: error.address ?? 'source' };
  return { what: fill(what, values), todo: fill(todo, values) };
}
