import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 30;
const TIMEOUT_MS = 5000;

/**
 * The pixels of the chart, a character for each byte. Not its data URL: Firefox puts a chunk into a
 * PNG that is another in each of its processes.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export async function pictureOf(page) {
  const pixels = await page.$eval('nano-byte-usage', ({ shadowRoot }) => {
    const canvas = shadowRoot?.querySelector('canvas');
    const picture = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return picture && new TextDecoder('latin1').decode(picture.data);
  });
  if (!pixels) throw new Error('There is no picture');
  return pixels;
}

/**
 * Resolves when the chart has another picture.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} before
 */
export async function changed(page, before) {
  const endMs = performance.now() + TIMEOUT_MS;
  while ((await pictureOf(page)) === before) {
    if (performance.now() > endMs) throw new Error('The picture stays as it was');
    await sleep(POLL_MS);
  }
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
