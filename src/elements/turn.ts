let last = Promise.resolve();

/**
 * Resolves in a task of its own, after all that were asked for before: what comes at once for many
 * widgets, such as the code that draws them, must not make one long task of all their drawings.
 */
export function turn(): Promise<void> {
  last = last.then(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(undefined);
      }),
  );
  return last;
}
