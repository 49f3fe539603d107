let last: Promise<void> | undefined;

/**
 * Resolves in a task of its own, after all that were asked for before: what comes at once for many
 * widgets, such as the code that draws them, must not make one long task of all their drawings.
 *
 * The first task goes to the browser's formats. It gathers them when any is first asked for, which
 * takes as long as a drawing, and now the data is still on its way.
 */
export function turn(): Promise<void> {
  last ??= task().then(() => {
    Intl.DateTimeFormat.supportedLocalesOf('en');
  });
  last = last.then(task);
  return last;
}

function task(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
