/**
 * Compiles what users of frameworks write, each with its own compiler and types. Ends with one line
 * that counts: N passed, N failed.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LINK = new URL('node_modules/nano-metrics', import.meta.url);

const COMPILERS = [
  // DOM, React, Preact, Solid, Vue with JSX, Vue with templates, Svelte's negative cases.
  ['vue-tsc', '--project', 'tsconfig.json'],
  // What servers import, with the types of Node and without those of browsers.
  ['tsc', '--project', 'tsconfig.node.json'],
  ['svelte-check', '--tsconfig', './tsconfig.json', '--threshold', 'error'],
];

rmSync(LINK, { recursive: true, force: true });
symlinkSync(fileURLToPath(new URL('../..', import.meta.url)), LINK, 'junction');

const failed = COMPILERS.filter(([command = '', ...args]) => {
  console.log(`> ${command}`);
  const { status } = spawnSync('npx', ['--no-install', command, ...args], {
    cwd: HERE,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status !== 0;
});
console.log(`${COMPILERS.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
