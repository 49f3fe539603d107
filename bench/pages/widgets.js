/**
 * Runs in a page before its scripts: tells of its widgets, which are drawn, which are near the
 * screen, and what has moved. Self-contained, as it is sent as text.
 */
export function installWidgets() {
  const TAGS = 'nano-byte-usage, nano-concurrent-viewers, nano-mtd-usage';
  /** @type {Set<Element>} */
  const answered = new Set();
  /** @type {Map<Element, boolean>} whether it was drawn when it came onto the screen */
  const arrivals = new Map();
  // A page may be made to have none.
  const { IntersectionObserver } = window;
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += Reflect.get(entry, 'value');
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('nano-data', ({ target }) => {
    if (target instanceof Element) answered.add(target);
  });

  const all = () => [...document.querySelectorAll(TAGS)];

  /** Less than a screen away. @param {Element} widget */
  const isNear = (widget) => {
    const { top, bottom } = widget.getBoundingClientRect();
    return bottom > -innerHeight && top < 2 * innerHeight;
  };

  /** @param {Element} widget */
  const isDrawn = ({ localName, shadowRoot }) =>
    localName === 'nano-mtd-usage'
      ? /\d/.test(shadowRoot?.querySelector('[part=figure]')?.textContent ?? '')
      : shadowRoot?.querySelector('.plot canvas') !== null;

  /** Whether a person can also point at what is drawn. @param {Element} widget */
  const isComplete = (widget) =>
    answered.has(widget) &&
    isDrawn(widget) &&
    widget.shadowRoot?.querySelector('.more') !== null &&
    (widget.localName === 'nano-mtd-usage' ||
      widget.shadowRoot?.querySelector('.plot .cursor') !== null);

  /** Whether there is a line in the middle of a picture. @param {Element} widget */
  const hasInk = (widget) => {
    const canvas = widget.shadowRoot?.querySelector('canvas');
    if (!canvas) return isDrawn(widget);
    const middle = Math.floor(canvas.width / 2);
    const column = canvas.getContext('2d')?.getImageData(middle, 0, 1, canvas.height).data;
    return column?.some((value) => value > 0) ?? false;
  };

  /** @param {(widget: Element) => boolean} test @returns {number[]} their places on the page */
  const placesOf = (test) => all().flatMap((widget, index) => (test(widget) ? [index] : []));

  const widgets = {
    isNearComplete: () => all().length > 0 && all().filter(isNear).every(isComplete),
    look: () => ({
      near: placesOf(isNear),
      answered: placesOf((widget) => answered.has(widget)),
      drawn: placesOf(isDrawn),
      inked: placesOf(hasInk),
      shift,
    }),
    /** Begins to note which come onto the screen, and whether they are drawn by then. */
    watchArrivals() {
      const observer = new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting && !arrivals.has(target)) arrivals.set(target, isDrawn(target));
        }
      });
      for (const widget of all()) observer.observe(widget);
    },
    arrivals: () => [...arrivals.values()],
  };
  Reflect.set(globalThis, 'widgets', widgets);
  return widgets;
}

/** @typedef {ReturnType<typeof installWidgets>} Widgets */

/**
 * What a page tells of its widgets.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<import('puppeteer-core').JSHandle<Widgets>>}
 */
export async function widgetsOf(page) {
  return /** @type {any} */ (await page.evaluateHandle(() => Reflect.get(globalThis, 'widgets')));
}
