import { PNG } from 'pngjs';

/** The lines' colours, which all contenders are told to draw in; see `peers/data.js`. */
const COLORS = [
  [0xc9, 0x69, 0x1a],
  [0x2b, 0x68, 0xb5],
];
/** A pixel in the middle of a line is off by no more in any channel, with smoothed edges. */
const TOLERANCE = 40;
/** A line through 500 px of plot has more pixels than this. A legend alone has fewer. */
const LEAST_COLUMNS = 250;

/**
 * Looks at what was painted: whether both lines go through the most of the chart. The times of a
 * chart that is empty must not count.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {string} name
 */
export async function assertDrawn(page, { left, top, width, height }, name) {
  const clip = { x: left, y: top, width, height };
  const {
    data,
    width: columns,
    height: rows,
  } = PNG.sync.read(Buffer.from(await page.screenshot({ clip })));
  COLORS.forEach((color, line) => {
    let found = 0;
    for (let x = 0; x < columns; x++) {
      for (let y = 0; y < rows; y++) {
        const at = (y * columns + x) * 4;
        if (color.every((value, i) => Math.abs((data[at + i] ?? 0) - value) <= TOLERANCE)) {
          found++;
          break;
        }
      }
    }
    if (found < LEAST_COLUMNS) {
      throw new Error(`${name}: line ${line + 1} is seen in ${found} of ${columns} columns only`);
    }
  });
}
