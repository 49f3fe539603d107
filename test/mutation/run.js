/**
 * Runs the mutants of what lives in a page: a sample, drawn anew each day, or all with `--all`.
 * `--seed` repeats a sample, `--one-in` sets its size, `--mutate` looks at all of some files. Fails
 * where fewer are killed than the configuration wants, or where too many could not be judged.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readScore } from './score.js';

const REPORT = 'reports/mutation-browser/mutation.json';
/** So large a share of mutants may crash their page, or send it elsewhere. */
const MOST_UNKNOWN = 0.05;

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    'one-in': { type: 'string' },
    mutate: { type: 'string' },
  },
});
const oneIn = values.all ? 1 : Number(values['one-in'] ?? (values.mutate ? 1 : 40));
if (!(oneIn >= 1)) throw new Error('--one-in takes a number from 1');
console.log(oneIn === 1 ? 'All mutants.' : `One mutant in ${oneIn}, --seed ${values.seed}`);

rmSync(REPORT, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'test/mutation/stryker.config.js',
    ...(values.mutate ? ['--mutate', values.mutate] : []),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, MUTATION_SAMPLE: JSON.stringify({ seed: values.seed, oneIn }) },
  },
);
process.exitCode = status ?? 1;
// StrykerJS writes none where it fails itself.
if (existsSync(REPORT)) {
  const { text, unknown } = readScore(REPORT);
  console.log(text);
  if (unknown > MOST_UNKNOWN) process.exitCode = 1;
}
