/**
 * A promise that rejects with the reason of `signal` when that aborts first.
 *
 * @param start - begins what settles it, and returns how to end that early; not called where
 *   `signal` has aborted already
 */
export function abortable<T>(
  signal: AbortSignal,
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject: (reason: unknown) => void) => {
    const follow = () => {
      // Rejected first: what is ended may reject too, with less to say.
      reject(signal.reason);
      end();
    };
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V) => {
        signal.removeEventListener('abort', follow);
        how(value);
      };
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    signal.addEventListener('abort', follow, { once: true });
    const end = start(settle(resolve), settle(reject));
  });
}
