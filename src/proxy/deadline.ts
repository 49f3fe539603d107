import { badGateway, tooLate } from './errors.js';

/**
 * Runs `run` with a signal that aborts after `timeoutMs` or with `caller`, where there is one, and waits no longer
 * than that even where `run` ignores it.
 *
 * @throws {ProxyError} with status 504 after `timeoutMs`
 */
export async function withDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  // Listens before `run` does, so that the reason wins over whatever `run` makes of the abort.
  const stopped = new Promise<never>((_resolve, reject: (reason: unknown) => void) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason);
    });
  });
  const leave = () => {
    controller.abort(badGateway('The caller has gone.', 'caller-gone'));
  };
  const timer = setTimeout(() => {
    controller.abort(tooLate());
  }, timeoutMs);
  caller?.addEventListener('abort', leave);
  if (caller?.aborted) leave();
  try {
    return await Promise.race([stopped, run(signal)]);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', leave);
  }
}
