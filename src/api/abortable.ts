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
    const ends: (() => void)[] = [];
    const follow = () => {
      // Rejected first: what is ended may reject too, with less to say.
      reject(signal.reason);
      for (const end of ends) end();
    };
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V) => {
        signal.removeEventListener('abort', follow);
        how(value);
      };
    const begin = () => {
      ends.push(start(settle(resolve), settle(reject)));
    };
    if (!signal.aborted) {
      signal.addEventListener('abort', follow, { once: true });
      begin();
    }
    // It may have been aborted by what has just begun: a page may sign out while asked for a token.
    if (signal.aborted) follow();
  });
}
