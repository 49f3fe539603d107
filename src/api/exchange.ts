import { safeParse } from 'zod/mini';
import { withDeadline } from './deadline.js';
import { kindOfAnswer, MetricsError } from './errors.js';
import { errorAnswer, parseAnswer, tokenAnswer } from './schema.js';

/** Stands for a body that is not JSON, since JSON itself can be anything else. */
const NOT_JSON = Symbol('not JSON');

/** An answer that was read to its end. */
export interface Answer {
  readonly isOk: boolean;
  readonly status: number;
  /** Parsed but not yet checked JSON, or `NOT_JSON`. */
  readonly body: unknown;
}

/**
 * Sends a request and reads the whole answer, both within `timeoutMs`.
 *
 * @throws {MetricsError} of kind `network` or `timeout`; the reason of `signal` where it aborted.
 */
export function exchange(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Answer> {
  return withDeadline(signal, timeoutMs, async (deadline) => {
    try {
      const response = await fetch(url, { ...init, signal: deadline });
      const body = parseJson(await response.text());
      return { isOk: response.ok, status: response.status, body };
    } catch {
      // fetch tells no more than "failed"; whether it was an abort is known to withDeadline.
      throw new MetricsError('network', 'The request failed');
    }
  });
}

/**
 * The JSON of a successful answer, not yet checked.
 *
 * @throws {MetricsError} of the kind that status and code of the answer stand for.
 */
export function bodyOf({ isOk, status, body }: Answer, route: string): unknown {
  const isJson = body !== NOT_JSON;
  if (isOk && isJson) return body;
  if (isOk) throw new MetricsError('schema', `${route}: the answer is not JSON`, { status });
  const error = safeParse(errorAnswer, body);
  const code = error.success ? error.data.error.errorCode : undefined;
  const kind = kindOfAnswer(status, code, isJson);
  const words = `${route} answered ${status}${code === undefined ? '' : `, code ${code}`}`;
  throw new MetricsError(kind, words, { status, code });
}

/** Posts to an address that answers `{ "token": "…" }`. */
export async function postForToken(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<string> {
  const answer = await exchange(url, { ...init, method: 'POST' }, signal, timeoutMs);
  return parseAnswer(tokenAnswer, bodyOf(answer, 'token'), 'token').token;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}
