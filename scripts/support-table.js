/**
 * Which engines run the tests of elements and pages, in which version, and with what result. Each
 * run of these tests records its own; this makes a table of them.
 *
 *     node scripts/support-table.js            prints it
 *     node scripts/support-table.js --check    fails where an engine was left out, ran other tests than
 *                                              the others, or failed, or where the README has no table
 *     node scripts/support-table.js --write    puts it into the README, with the day
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { startBrowser } from '../test/page/harness.js';
import { engine, ENGINES } from '../test/support/engines.js';

/** @typedef {{ version: string, passed: number, failed: number }} Result */

const FOLDER = 'reports/engines';
const README = 'README.md';
const MARKS = /(<!-- engines -->\n)[^]*?(<!-- \/engines -->)/;

const NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit (WebKitGTK)' };

/**
 * Keeps what the tests of elements and pages came to in the engine at work.
 *
 * @param {readonly import('./run-tests.js').Count[]} counts
 */
export async function record(counts) {
  const browser = await startBrowser();
  const version = (await browser.version()).replace(/^.*\//, '');
  await browser.close();
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    counts.reduce((total, count) => total + count[key], 0);
  mkdirSync(FOLDER, { recursive: true });
  /** @type {Result} */
  const result = { version, passed: sum('passed'), failed: sum('failed') };
  writeFileSync(`${FOLDER}/${engine}.json`, JSON.stringify(result));
}

/** @param {ReadonlyMap<string, Result>} results @returns {string} in Markdown */
export function tableOf(results) {
  const rows = [...results].map(([name, { version, passed, failed }]) => {
    // Their number would be another with each test that is added; the run itself prints it.
    const outcome = failed === 0 ? 'all passed' : `${failed} of ${passed + failed} failed`;
    return `| ${NAMES[/** @type {keyof typeof NAMES} */ (name)]} | ${version} | ${outcome} |`;
  });
  return ['| engine | version | tests of elements and pages |', '| - | - | - |', ...rows].join(
    '\n',
  );
}

/**
 * @param {ReadonlyMap<string, Result>} results
 * @param {string} readme
 * @returns {string[]} what is not as it should be
 */
export function problemsOf(results, readme) {
  const problems = ENGINES.filter((name) => !results.has(name)).map(
    (name) => `${name} did not run`,
  );
  const numbers = new Set([...results.values()].map(({ passed, failed }) => passed + failed));
  // None is left out anywhere, as the same files are run in all.
  if (numbers.size > 1) problems.push(`The engines ran ${[...numbers].join(', ')} tests`);
  for (const [name, { failed }] of results) {
    if (failed > 0) problems.push(`${failed} tests failed in ${name}`);
  }
  const [table = ''] = MARKS.exec(readme) ?? [];
  for (const name of Object.values(NAMES)) {
    const row = table.split('\n').find((line) => line.startsWith(`| ${name} `));
    if (!row?.includes('| all passed')) problems.push(`README has no good result of ${name}`);
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = new Map(ENGINES.flatMap((name) => resultsOf(name)));
  const readme = readFileSync(README, 'utf8');
  console.log(tableOf(results));
  if (process.argv.includes('--write')) {
    const today = new Date().toISOString().slice(0, 10);
    const written = readme.replace(
      MARKS,
      (_, start, end) => `${start}\nOn ${today}:\n\n${tableOf(results)}\n\n${end}`,
    );
    writeFileSync(
      README,
      await prettier.format(written, {
        ...(await prettier.resolveConfig(README)),
        filepath: README,
      }),
    );
  } else if (process.argv.includes('--check')) {
    const problems = problemsOf(results, readme);
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length > 0 ? 1 : 0;
  }
}

/** @param {string} name @returns {[string, Result][]} */
function resultsOf(name) {
  try {
    return [[name, JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'))]];
  } catch {
    return []; // It did not run.
  }
}
