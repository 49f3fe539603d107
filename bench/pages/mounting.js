/**
 * Runs in a page: mounts a widget that has its data at once, waits until it is drawn and can be
 * pointed at, and takes it away; again and again. Self-contained, as it is sent as text.
 *
 * @param {string} tag
 * @param {number} rounds
 * @param {Spoil | undefined} spoil what to keep of each on purpose
 * @returns {Promise<number>} how many were really drawn
 *
 * @typedef {'element' | 'listener' | 'observer' | 'timer'} Spoil
 */
export async function mountAndRemove(tag, rounds, spoil) {
  const HOUR_SECONDS = 3600;
  const LINES = tag === 'nano-concurrent-viewers' ? ['viewers'] : ['playout', 'ingest'];
  const ledger = /** @type {import('./ledger.js').Ledger} */ (Reflect.get(globalThis, 'ledger'));
  const kept = Reflect.get(globalThis, 'kept') ?? [];
  Reflect.set(globalThis, 'kept', kept);

  /** @param {{ fromMs: number, toMs: number }} query */
  const source = async ({ fromMs, toMs }) => {
    const count = Math.ceil((toMs - fromMs) / 1000 / HOUR_SECONDS);
    const hours = Array.from({ length: count }, (_, hour) => hour);
    const values = (/** @type {number} */ factor) =>
      hours.map((hour) => Math.round(1000 * factor * (1.5 + Math.sin(hour / 5))));
    return {
      xSeconds: hours.map((hour) => fromMs / 1000 + hour * HOUR_SECONDS),
      lines: Object.fromEntries(LINES.map((line, index) => [line, values(index + 1)])),
    };
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** @param {ShadowRoot} root */
  const isDrawn = (root) => {
    if (tag === 'nano-mtd-usage') {
      return /\d/.test(root.querySelector('[part=figure]')?.textContent ?? '');
    }
    const canvas = root.querySelector('canvas');
    const column = canvas
      ?.getContext('2d')
      ?.getImageData(Math.floor(canvas.width / 2), 0, 1, canvas.height).data;
    return column?.some((value) => value > 0) ?? false;
  };

  /** @type {Record<Spoil, (element: Element) => void>} */
  const spoils = {
    element: (element) => void kept.push(element),
    listener: () => addEventListener('resize', () => kept.length),
    observer: (element) => new ResizeObserver(() => undefined).observe(element),
    timer: () => setTimeout(() => kept.length, 3_600_000),
  };

  let drawn = 0;
  for (let i = 0; i < rounds; i++) {
    const element = Object.assign(document.createElement(tag), { source });
    const told = new Promise((resolve, reject) => {
      element.addEventListener('nano-data', resolve, { once: true });
      element.addEventListener('nano-error', reject, { once: true });
    });
    document.body.append(element);
    await told;
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    // What makes a chart more than a picture comes after it.
    while (!root.querySelector(tag === 'nano-mtd-usage' ? '.more' : '.cursor')) await frame();
    if (isDrawn(root)) drawn++;
    ledger.remove(element);
    if (spoil) spoils[spoil](element);
  }
  return drawn;
}
