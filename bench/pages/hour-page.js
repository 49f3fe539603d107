/** Longer (ms, by the page's clock) than any answer takes on a busy machine. */
const TIMEOUT_MS = 900_000;

export const HOUR_PAGE = `<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>An hour</title>
      <link rel="icon" href="data:," />
      <style>body { max-width: 60em; margin: 2em auto; font: 16px/1.4 sans-serif; }</style>
      <script src="/dist/nano-metrics.iife.js"></script>
      <script>
        NanoMetrics.configure({
          apiBase: '/simulator',
          timeoutMs: ${TIMEOUT_MS},
          getToken: async ({ signal }) => {
            const response = await fetch('/simulator/token', { method: 'POST', signal });
            return (await response.json()).token;
          },
        });
      </script>
    </head>
    <body>
      <nano-mtd-usage></nano-mtd-usage>
      <nano-concurrent-viewers range="1H"></nano-concurrent-viewers>
      <nano-byte-usage range="1H"></nano-byte-usage>
    </body>
  </html>`;

/**
 * Runs in a page before its scripts: counts what its widgets have shown. Self-contained, as it is
 * sent as text.
 *
 * @param {boolean} isSpoilt whether to keep all that was ever shown
 */
export function installCount(isSpoilt) {
  /** @type {unknown[]} */
  const kept = [];
  /** @type {Record<string, number>} */
  const shown = { 'nano-mtd-usage': 0, 'nano-concurrent-viewers': 0, 'nano-byte-usage': 0 };
  /** @type {string[]} */
  const failures = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  document.addEventListener('nano-data', (event) => {
    const { localName } = /** @type {Element} */ (event.target);
    shown[localName] = (shown[localName] ?? 0) + 1;
    if (isSpoilt) kept.push(/** @type {CustomEvent} */ (event).detail);
    for (const look of waiting) look();
  });
  document.addEventListener('nano-error', (event) => {
    failures.push(/** @type {CustomEvent} */ (event).detail.kind);
  });
  const charts = () =>
    /** @type {(Element & { toCSV(): string })[]} */ ([
      ...document.querySelectorAll('nano-concurrent-viewers, nano-byte-usage'),
    ]);

  const count = {
    shown: () => ({ ...shown }),
    failures: () => [...failures],
    /**
     * Waits until each widget has shown data so often; those of a chart are the fastest.
     *
     * @param {number} charts
     */
    until: (charts) =>
      new Promise((resolve) => {
        const look = () => {
          const least = Math.min(
            shown['nano-concurrent-viewers'] ?? 0,
            shown['nano-byte-usage'] ?? 0,
          );
          if (least < charts || shown['nano-mtd-usage'] === 0) return;
          waiting = waiting.filter((one) => one !== look);
          resolve(undefined);
        };
        waiting.push(look);
        look();
      }),
    /** When the newest bucket of each chart begins, in Unix ms, and whether there is a line. */
    pictures: () =>
      charts().map((chart) => {
        const [time = ''] = chart.toCSV().trim().split('\n').at(-1)?.split(',') ?? [];
        const canvas = chart.shadowRoot?.querySelector('canvas');
        const column = canvas
          ?.getContext('2d')
          ?.getImageData(Math.floor(canvas.width / 2), 0, 1, canvas.height).data;
        return {
          newestMs: new Date(time).getTime(),
          hasInk: column?.some((value) => value > 0) ?? false,
        };
      }),
  };
  Reflect.set(globalThis, 'count', count);
  return count;
}

/** @typedef {ReturnType<typeof installCount>} Count */
