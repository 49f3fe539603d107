/**
 * The picture of the chart, as a data URL.
 *
 * @param {import('puppeteer-core').Page} page
 */
export function pictureOf(page) {
  return page.$eval('nano-byte-usage', ({ shadowRoot }) =>
    shadowRoot?.querySelector('canvas')?.toDataURL(),
  );
}

/**
 * Resolves when the chart has another picture.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string | undefined} before
 */
export async function changed(page, before) {
  const isOther = (/** @type {string | undefined} */ before) => {
    const root = document.querySelector('nano-byte-usage')?.shadowRoot;
    return root?.querySelector('canvas')?.toDataURL() !== before;
  };
  await page.waitForFunction(isOther, { timeout: 5000 }, before);
}

/**
 * Runs in the page: what colours the widget really has, as red, green and blue.
 *
 * @param {readonly string[]} names
 * @returns {Record<string, number[]>}
 */
export function colorsOf(names) {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const root = document.querySelector('nano-byte-usage')?.shadowRoot?.querySelector('.root');
  const probe = document.createElement('i');
  root?.append(probe);
  const pairs = names.map((name) => {
    probe.style.color = `var(${name})`;
    if (!pen) return [name, []];
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    return [name, [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)]];
  });
  probe.remove();
  return Object.fromEntries(pairs);
}

/**
 * The contrast of two colours, as WCAG has it.
 *
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 */
export function contrastOf(one, other) {
  const luminanceOf = (/** @type {readonly number[]} */ color) => {
    const [r = 0, g = 0, b = 0] = color.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
