/** Runs everything that must hold, one after the other, and says at the end what did not. */
import { spawnSync } from 'node:child_process';

/** Tests come first: they build what sizes, manifest, package and audit are checked on. */
const STEPS = [
  'test',
  'check:format',
  'check:lint',
  'check:types',
  'check:css',
  'check:sizes',
  'check:manifest',
  'check:package',
  'check:audit',
];

const only = process.argv.slice(2);
const steps = only.length > 0 ? only : STEPS;
const failed = steps.filter((step) => {
  console.log(`\n> npm run ${step}`);
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status !== 0;
});

console.log(`\n${steps.length - failed.length} steps passed, ${failed.length} failed`);
for (const step of failed) console.log(`  failed: npm run ${step}`);
process.exitCode = failed.length > 0 ? 1 : 0;
