/**
 * Runs the tests of elements and pages in the engine that `ENGINE` names; with `--only elements` or
 * `--only pages`, a part. Ends with one line that counts them.
 */
import { parseArgs } from 'node:util';
import { report, runInBrowser, runUnderNode } from './run-tests.js';
import { record } from './support-table.js';

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;

await report(async () => {
  const counts = [
    ...(only === 'pages' ? [] : [await runInBrowser()]),
    // Two browsers at once leave each other too little time.
    ...(only === 'elements' ? [] : [await runUnderNode(['page'], 1)]),
  ];
  if (!only) await record(counts);
  return counts;
});
