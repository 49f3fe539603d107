import { abortable } from './abortable.js';
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
  return abortable(signal, (resolve, reject) => {
    const controller = new AbortController();
    const onTimeout = () => {
      const late = new MetricsError('timeout', `No answer within ${timeoutMs} ms`);
      // Rejected first: fetch would reject with an AbortError, which does not tell a timeout.
      reject(late);
      controller.abort(late);
    };
    const timer = setTimeout(onTimeout, Math.min(timeoutMs, MAX_TIMER_MS));
    const finish = () => {
      clearTimeout(timer);
    };
    run(controller.signal).then(resolve, reject).finally(finish);
    return () => {
      finish();
      controller.abort(signal.reason);
    };
  });
}
