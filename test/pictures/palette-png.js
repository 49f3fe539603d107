import { crc32, deflateSync } from 'node:zlib';

/** @typedef {{ width: number, height: number, data: Uint8Array }} Picture 8-bit RGBA */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const LARGEST_PALETTE = 256;

/**
 * Reduces an opaque picture to 256 colours: the most frequent ones stay as they are, and the rest,
 * which are shades at the edges of letters and lines, become the nearest of them. The same picture
 * always gives the same result.
 *
 * @param {Picture} picture - is changed
 * @returns {number[]} the colours, as 0xRRGGBB
 */
export function reduceColors({ data }) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const color = colorAt(data, i);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const colors = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([color]) => color);
  const palette = colors.slice(0, LARGEST_PALETTE);
  const nearest = new Map(colors.map((color) => [color, color]));
  for (const color of colors.slice(LARGEST_PALETTE)) nearest.set(color, nearestOf(palette, color));
  for (let i = 0; i < data.length; i += 4) {
    const color = nearest.get(colorAt(data, i)) ?? 0;
    data[i] = color >> 16;
    data[i + 1] = (color >> 8) & 0xff;
    data[i + 2] = color & 0xff;
  }
  return palette;
}

/**
 * A PNG of a picture with few colours; a third of the size that it has with all of them.
 *
 * @param {Picture} picture
 * @param {number[]} palette - all its colours, as 0xRRGGBB
 */
export function encodePng({ width, height, data }, palette) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // bits, and colours by palette
  const places = new Map(palette.map((color, place) => [color, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = places.get(colorAt(data, (y * width + x) * 4)) ?? 0;
    }
  }
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, color >> 8, color]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/**
 * @param {Uint8Array} data
 * @param {number} i
 */
function colorAt(data, i) {
  return ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
}

/**
 * @param {number[]} palette
 * @param {number} color
 */
function nearestOf(palette, color) {
  const distance = (/** @type {number} */ other) =>
    Math.abs((other >> 16) - (color >> 16)) +
    Math.abs(((other >> 8) & 0xff) - ((color >> 8) & 0xff)) +
    Math.abs((other & 0xff) - (color & 0xff));
  let best = palette[0] ?? 0;
  for (const other of palette) if (distance(other) < distance(best)) best = other;
  return best;
}
