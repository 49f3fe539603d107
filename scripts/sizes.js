/**
 * The sizes of what a browser loads. Raw bytes are pinned exactly in `sizes.json`, so that a
 * change of size is a change of a number in the same commit; gzip has an upper bound, since its
 * result differs by a few bytes between versions of Node.
 *
 * `node scripts/sizes.js` prints, `--check` fails on a difference, `--write` pins anew.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const PINNED = new URL('../sizes.json', import.meta.url);
const DIST = new URL('../dist/', import.meta.url);

/** Upper bounds in bytes, gzipped. */
const BUDGETS = {
  'nano-metrics.iife.js': 51_000,
  'nano-metrics.js': 20_500,
};

/** @typedef {{ name: string, bytes: number, gzipBytes: number }} Size */

/** @returns {Size[]} of all script-tag files, without the hashes of chunks */
function measure() {
  return readdirSync(DIST)
    .filter((file) => /^nano-metrics\b.*\.js$/.test(file))
    .map((file) => {
      const content = readFileSync(new URL(file, DIST));
      const name = file.replace(/-[\w-]{8}(?=\.js$)/, '');
      return { name, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function printSizes() {
  const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
  for (const { name, bytes, gzipBytes } of measure()) {
    console.log(`${name.padEnd(32)} ${kB(bytes)}   gzip ${kB(gzipBytes)}`);
  }
}

/** @returns {string[]} what differs from the pinned sizes or passes a budget */
function problems() {
  /** @type {Record<string, number>} */
  const pinned = JSON.parse(readFileSync(PINNED, 'utf8'));
  const sizes = measure();
  const found = sizes.flatMap(({ name, bytes, gzipBytes }) => {
    const budget = BUDGETS[/** @type {keyof typeof BUDGETS} */ (name)] ?? Infinity;
    return [
      ...(pinned[name] === bytes ? [] : [`${name}: ${bytes} bytes, pinned ${pinned[name]}`]),
      ...(gzipBytes <= budget ? [] : [`${name}: ${gzipBytes} bytes gzipped, at most ${budget}`]),
    ];
  });
  const names = sizes.map(({ name }) => name);
  const lost = Object.keys(pinned).filter((name) => !names.includes(name));
  return [...found, ...lost.map((name) => `${name}: pinned, but not built`)];
}

if (process.argv.includes('--write')) {
  const pins = Object.fromEntries(measure().map(({ name, bytes }) => [name, bytes]));
  writeFileSync(PINNED, `${JSON.stringify(pins, null, 2)}\n`);
} else if (process.argv.includes('--check')) {
  const found = problems();
  for (const problem of found) console.error(problem);
  if (found.length > 0) {
    console.error('If the change is meant: npm run sizes -- --write');
    process.exitCode = 1;
  }
}
if (process.argv[1]?.endsWith('sizes.js')) printSizes();
