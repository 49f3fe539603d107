/**
 * Prints how many branches of each file of src the tests ran when they were measured, and fails where
 * a file is below the bound. What no test loads has run none.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { branchesIn } from './branches.js';

/** @typedef {import('./branches.js').Branches} Branches */

const BOUND = 85;
const FILE = 'coverage/branches.json';

/** Where each page of the tests in the browser leaves what it ran. */
export const BROWSER_FOLDER = 'coverage/browser';
/** Where each process of the proxy's tests does. */
export const NODE_FOLDER = 'coverage/node';

/**
 * What other tests hold: these run built files, whose names these sources do not have. They decide
 * nothing but what a built file starts with.
 */
const ENTRIES = ['src/script-tag.ts', 'src/script-tag-classic.ts', 'src/i18n/loaders-classic.ts'];

/** Sums what the tests ran, for the table. */
export function keepCoverage() {
  // The proxy's tests run what tsc made of each source, file by file.
  const built = pathToFileURL('dist/proxy/').href;
  const kept = {
    ...branchesIn(BROWSER_FOLDER, (url) => /^\/(src\/.*\.ts)$/.exec(new URL(url).pathname)?.[1]),
    ...branchesIn(NODE_FOLDER, (url) =>
      url.startsWith(built)
        ? `src/proxy/${url.slice(built.length).replace(/\.js$/, '.ts')}`
        : undefined,
    ),
  };
  writeFileSync(FILE, JSON.stringify(kept, null, 2));
}

/** @returns {[file: string, branches: Branches][]} of all files of src that have code */
function readCoverage() {
  /** @type {Record<string, Branches>} */
  const kept = JSON.parse(readFileSync(FILE, 'utf8'));
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path).replaceAll(sep, '/'))
    .filter((path) => path.endsWith('.ts') && !ENTRIES.includes(path) && hasCode(path))
    .sort()
    .map((path) => [path, kept[path] ?? { covered: 0, total: 1 }]);
}

/** @param {string} path */
function hasCode(path) {
  const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts' });
  return code.trim() !== '';
}

/** Prints the table; sets the exit code where a file is below the bound. */
function judge() {
  const rows = readCoverage();
  const width = Math.max(...rows.map(([path]) => path.length));
  /** @type {string[]} */
  const low = [];
  const sum = { covered: 0, total: 0 };
  for (const [path, { covered, total }] of rows) {
    // A file that decides nothing, and was loaded, has no branches.
    const percent = total === 0 ? 100 : (100 * covered) / total;
    if (!(percent >= BOUND)) low.push(path);
    sum.covered += covered;
    sum.total += total;
    console.log(lineOf(path, covered, total) + (percent >= BOUND ? '' : '  too low'));
  }
  console.log(lineOf(`${rows.length} files`, sum.covered, sum.total));
  if (low.length === 0) return;
  console.error(`Below ${BOUND} % of their branches: ${low.join(', ')}`);
  process.exitCode = 1;

  /** @type {(name: string, covered: number, total: number) => string} */
  function lineOf(name, covered, total) {
    const percent = (total === 0 ? 100 : (100 * covered) / total).toFixed(1).padStart(5);
    return `${name.padEnd(width)}  ${`${covered}/${total}`.padStart(9)}  ${percent} %`;
  }
}

if (process.argv[1] === import.meta.filename) judge();
