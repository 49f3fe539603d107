import { INTERVAL_MS } from '../model/interval.js';
import { withDeadline } from './deadline.js';
import { MetricsError } from './errors.js';
import { kindOfAnswer } from './outcomes.js';
import { ownOf } from './own.js';
import type { ServerClock } from './server-clock.js';
import { readErrorCode, readToken } from './wire.js';

/** Stands for a body that is not JSON, or too much of it, since JSON itself can be anything else. */
const NOT_JSON = Symbol('not JSON');

/** The largest answer (bytes, packed or not) that is parsed; two months by the hour are 0.3 MB. */
const MAX_BYTES = 8_000_000;

/** The longest (ms) that an API may ask us to wait. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** An answer that was read to its end. */
export interface Answer {
  readonly isOk: boolean;
  readonly status: number;
  /** Parsed but not yet checked JSON, or `NOT_JSON`. */
  readonly body: unknown;
  /** What `Retry-After` says, in ms. */
  readonly retryAfterMs: number | undefined;
  /** When the answer was made at the earliest, by the clock of this machine. */
  readonly atMs: number;
}

/**
 * Sends a request and reads the whole answer, both within `timeoutMs`. The content type is not
 * looked at: a body is JSON or it is not.
 *
 * @param clock - is told the time that the answer was dated
 * @throws {MetricsError} of kind `network` or `timeout`; the reason of `signal` where it aborted.
 */
export function exchange(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  timeoutMs: number,
  clock?: ServerClock,
): Promise<Answer> {
  return withDeadline(signal, timeoutMs, async (deadline) => {
    try {
      const sentMs = Date.now();
      const response = await fetch(url, ownOf({ ...init, signal: deadline }));
      const { ok: isOk, status, headers } = response;
      const ageMs = Number(headers.get('age')) * 1000;
      clock?.note(headers.get('date'), ageMs, sentMs);
      const retryAfterMs = toRetryAfterMs(headers.get('retry-after'), clock?.nowMs ?? Date.now());
      return {
        isOk,
        status,
        body: await readJson(response),
        retryAfterMs,
        // A proxy or cache on the way may have had it for a while; for more than a day, none has.
        atMs: ageMs > 0 && ageMs <= INTERVAL_MS.day ? sentMs - ageMs : sentMs,
      };
    } catch {
      // fetch tells no more than "failed"; whether it was an abort is known to withDeadline.
      throw new MetricsError('network', 'Request failed');
    }
  });
}

/**
 * The JSON of a successful answer, not yet checked.
 *
 * @throws {MetricsError} of the kind that status and code of the answer stand for.
 */
export function bodyOf({ isOk, status, body, retryAfterMs }: Answer, route: string): unknown {
  const isJson = body !== NOT_JSON;
  if (isOk && isJson) return body;
  if (isOk) {
    const words = `${route}: unexpected whole body`;
    throw new MetricsError('schema', words, { status });
  }
  const code = readErrorCode(body);
  const words = `${route} answered ${status}${code === undefined ? '' : `, code ${code}`}`;
  const facts = { status, code, retryInMs: retryAfterMs };
  throw new MetricsError(kindOfAnswer(status, code, isJson), words, facts);
}

/** Posts to an address that answers `{ "token": "…" }`. */
export async function postForToken(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<string> {
  const answer = await exchange(url, { ...init, method: 'POST' }, signal, timeoutMs);
  return readToken(bodyOf(answer, 'token'));
}

/** The JSON of an answer, as far as it can be one of ours. */
async function readJson(response: Response): Promise<unknown> {
  const text = await readText(response);
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

/**
 * The text of an answer, or nothing of one that is too long. Its length is found by reading a copy
 * piece by piece, as what is small when packed may be gigabytes. Without the copy, Chromium (156) tells
 * of requests that succeeded as cancelled: https://github.com/microsoft/playwright/issues/42742
 */
async function readText(response: Response): Promise<string> {
  // WebKit (2.50) looks for options even where none are given.
  const options = ownOf<ReadableStreamGetReaderOptions>({});
  const reader = response.clone().body?.getReader(options) as
    ReadableStreamDefaultReader<Uint8Array> | undefined;
  let bytes = 0;
  let isTooLarge = Number(response.headers.get('content-length')) > MAX_BYTES;
  while (reader && !isTooLarge) {
    const { done, value } = await reader.read();
    if (done) return response.text();
    bytes += value.length;
    isTooLarge = bytes > MAX_BYTES;
  }
  // Only where both are given up, nothing more of it is sent.
  void reader?.cancel();
  void response.body?.cancel();
  return '';
}

/** `Retry-After` is a number of seconds or a date; what is neither says nothing. */
function toRetryAfterMs(header: string | null, nowMs: number): number | undefined {
  const ms = Number(header) * 1000 || Date.parse(header ?? '') - nowMs;
  return ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : undefined;
}
