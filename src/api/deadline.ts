import { MetricsError } from './errors.js';

/** A longer timer would end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `run` with a signal that aborts with `signal` or after `timeoutMs`, and waits no longer
 * than that signal even where `run` ignores it.
 *
 * @throws {MetricsError} of kind `timeout`; the reason of `signal` where that aborted.
 */
export function withDeadline<T>(
  signal: AbortSignal,
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject: (reason: unknown) => void) => {
    const controller = new AbortController();
    const give = (reason: unknown) => {
      finish();
      // Rejected first: fetch would reject with an AbortError, which does not tell a timeout.
      reject(reason);
      controller.abort(reason);
    };
    const follow = () => {
      give(signal.reason);
    };
    const timer = setTimeout(
      () => {
        give(new MetricsError('timeout', `No answer within ${timeoutMs} ms`));
      },
      Math.min(timeoutMs, MAX_TIMER_MS),
    );
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', follow);
    };
    signal.addEventListener('abort', follow);
    if (signal.aborted) follow();
    else run(controller.signal).then(resolve, reject).finally(finish);
  });
}
