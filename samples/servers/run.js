/**
 * Starts the proxy in each server with the package as npm would give it, and asks it the same:
 * `npm run test:servers`, or `npm run test:servers -- express worker` for some, `deploy` being the
 * files of that folder. Ends with one line that counts; a check of types and a build count as tests.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finish, runTests } from '../../test/support/run-tests.js';
import { SERVERS } from './test/servers.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..', '..');

const all = [...SERVERS.map(({ name }) => name), 'deploy'];
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no server ${unknown.join(', ')}. There are ${all.join(', ')}.`);
  process.exit(2);
}

const names = chosen.length > 0 ? chosen : all;
if (names.includes('deploy') && !hasTools() && !installTools()) {
  console.error('nginx and systemd-analyze are needed, as with: apt-get install nginx systemd');
  process.exit(1);
}
install();
unpackPackage();
// What an older build left must not be taken for this one's.
for (const folder of ['worker/dist', 'next/.next']) {
  rmSync(join(HERE, folder), { recursive: true, force: true });
}
const steps = [
  'check',
  ...(names.includes('worker') ? ['build:worker'] : []),
  ...(names.includes('next') ? ['build:next'] : []),
];
const failedSteps = steps.filter((step) => !runScript(step));
process.env['SERVERS'] = names.join(',');
const files = readdirSync(join(HERE, 'test')).filter((file) => file.endsWith('.test.js'));
const { passed, failed } = await runTests(files.map((file) => join(HERE, 'test', file)));
for (const step of failedSteps) console.log(`failed: ${step}`);
finish({
  passed: passed + steps.length - failedSteps.length,
  failed: failed + failedSteps.length,
});

function hasTools() {
  return [
    ['nginx', '-v'],
    ['systemd-analyze', '--version'],
  ].every(([command = '', ...args]) => spawnSync(command, args).status === 0);
}

/** @returns {boolean} whether it worked: as root on Debian */
function installTools() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  // Without their services: the tests start what they need.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'nginx', 'systemd'],
  ]) {
    if (spawnSync('apt-get', args, { stdio: 'inherit', env }).status !== 0) return false;
  }
  return hasTools();
}

/** Installs the servers, unless that is done and the lock file has not changed since. */
function install() {
  const changedMs = (/** @type {string} */ file) =>
    statSync(join(HERE, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedMs('node_modules/.package-lock.json') >= changedMs('package-lock.json')) return;
  console.log('Installing the servers …');
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], HERE);
}

/** Puts what npm would publish where the samples import it from; a link would hide what is missing. */
function unpackPackage() {
  const scratch = mkdtempSync(join(tmpdir(), 'nano-metrics-'));
  const target = join(HERE, 'node_modules', 'nano-metrics');
  try {
    npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', scratch], ROOT);
    const [file = ''] = readdirSync(scratch);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
    execFileSync('tar', ['-xzf', join(scratch, file), '-C', target, '--strip-components=1']);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * @param {string} name
 * @returns {boolean} whether it ended well
 */
function runScript(name) {
  console.log(`> ${name}`);
  // Wrangler asks for a newer Node than the package does; one comes with the install.
  const newerNode = join(HERE, 'node_modules', 'node', 'bin');
  const { status, stdout } = spawnSync('npm', ['run', '--silent', name], {
    cwd: HERE,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PATH: newerNode + delimiter + process.env['PATH'],
      NEXT_TELEMETRY_DISABLED: '1',
      WRANGLER_SEND_METRICS: 'false',
    },
  });
  if (status !== 0) console.log(stdout);
  return status === 0;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  execFileSync('npm', args, {
    cwd,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
