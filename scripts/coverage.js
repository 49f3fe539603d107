/**
 * Prints how many branches of each file of src the tests ran when they were measured, and fails where
 * a file is below the bound. What no test loads has run none.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { branchesInBrowser, branchesUnderNode } from './branches.js';
import { runInBrowser, runUnderNode } from './run-tests.js';

/**
 * @typedef {import('./branches.js').Branches} Branches
 * @typedef {import('./run-tests.js').Count} Count
 */

const BOUND = 85;
const FILE = 'coverage/branches.json';

/** Where each process of the proxy's tests leaves what it ran. */
const NODE_FOLDER = 'coverage/node';

/**
 * What other tests hold: these run built files, whose names these sources do not have. They decide
 * nothing but what a built file starts with.
 */
const ENTRIES = [
  'src/script-tag.ts',
  'src/script-tag-classic.ts',
  'src/script-config.ts',
  'src/i18n/loaders-classic.ts',
];

/**
 * Runs the tests of the modules in a browser, and those of the proxy under Node, and keeps what they
 * ran.
 *
 * @returns {Promise<[inBrowser: Count, proxy: Count]>}
 */
export async function runMeasured() {
  // What an earlier run left would tell of other code.
  rmSync('coverage', { recursive: true, force: true });
  /** @type {import('@web/test-runner-core').TestCoverage | undefined} */
  let coverage;
  const inBrowser = await runInBrowser((measured) => (coverage = measured));
  // Where each process that is started meanwhile leaves what it ran.
  process.env['NODE_V8_COVERAGE'] = resolve(NODE_FOLDER);
  const proxy = await runUnderNode(['proxy'], 2);
  delete process.env['NODE_V8_COVERAGE'];
  if (coverage) keepCoverage(coverage.coverageMap);
  return [inBrowser, proxy];
}

/**
 * Keeps what the tests ran, for the table.
 *
 * @param {import('@web/test-runner-core').TestCoverage['coverageMap']} inBrowser
 */
function keepCoverage(inBrowser) {
  /** @type {Record<string, Branches>} */
  const kept = {};
  for (const [path, branches] of Object.entries(branchesInBrowser(inBrowser))) {
    kept[relative('.', path).replaceAll(sep, '/')] = branches;
  }
  // The proxy's tests run what tsc made of each source, file by file.
  const built = pathToFileURL('dist/proxy/').href;
  const proxy = branchesUnderNode(NODE_FOLDER, (url) => url.startsWith(built));
  for (const [url, branches] of Object.entries(proxy)) {
    kept[`src/proxy/${url.slice(built.length).replace(/\.js$/, '.ts')}`] = branches;
  }
  mkdirSync('coverage', { recursive: true });
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
