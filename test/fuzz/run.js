/**
 * Fuzzes the public API of the built files in Chromium: seeded sequences of whatever a page may do
 * to an element, many at a time.
 *
 *     npm run test:fuzz -- [--seed N] [--sequences N] [--only INDEX]
 */
import { parseArgs } from 'node:util';
import { judge } from '../faults/judge.js';
import { startBrowser } from '../page/harness.js';
import { checksOf } from './checks.js';
import { printCounts } from './coverage.js';
import { Examiner } from './examine.js';
import { startFuzzSite } from './fuzz-page.js';
import { playAll } from './rounds.js';

/** Two, as the machine has as many cores. */
const BROWSERS = 2;

const { seed, sequences, only } = readOptions();
const startedMs = performance.now();
const site = await startFuzzSite();
const browsers = await Promise.all(Array.from({ length: BROWSERS }, () => startBrowser()));
try {
  const [browser] = browsers;
  if (only === undefined) {
    const run = await playAll({ browsers, url: site.url, seed, sequences });
    const seconds = (performance.now() - startedMs) / 1000;
    printCounts(run.counts);
    judge(checksOf({ ...run, asked: sequences, seconds }), () => {
      console.log(
        `Seed ${seed}, ${run.played} sequences, ${seconds.toFixed(1)} s, ` +
          `${Math.round(run.played / seconds)} per second; outcome ${run.digest}`,
      );
    });
  } else if (browser) {
    const problems = await new Examiner(browser, site.url, seed).examine(only);
    judge(
      [[`seed ${seed}, index ${only}`, () => fail(problems.length > 0 && 'as told above')]],
      () => {},
    );
  }
} finally {
  await Promise.all(browsers.map((browser) => browser.close()));
  await site.close();
}

/** @param {string | false} words */
function fail(words) {
  if (words) throw new Error(words);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      sequences: { type: 'string', default: '100000' },
      only: { type: 'string' },
    },
  });
  const [seed, sequences] = [Number(values.seed), Number(values.sequences)];
  const only = values.only === undefined ? undefined : Number(values.only);
  if (!Number.isInteger(seed) || !(Number.isInteger(sequences) && sequences > 0)) {
    throw new TypeError('--seed and --sequences take numbers');
  }
  if (only !== undefined && !Number.isInteger(only)) throw new TypeError('--only takes a number');
  return { seed, sequences, only };
}
