/**
 * Runs the mutants of what lives in a page: a sample, drawn anew each day, or all with `--all`.
 * `--seed` repeats a sample, `--one-in` sets its size, `--mutate` looks at some files alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tellScore } from './score.js';

const REPORT = 'reports/mutation-browser/mutation.json';

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    'one-in': { type: 'string', default: '40' },
    mutate: { type: 'string' },
  },
});
const oneIn = values.all || values.mutate ? 1 : Number(values['one-in']);
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
// StrykerJS writes none where it fails itself.
if (existsSync(REPORT)) console.log(tellScore(REPORT));
process.exitCode = status ?? 1;
