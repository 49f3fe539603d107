/**
 * Builds the samples with the package as npm would give it, and drives each in a browser:
 * `npm run test:samples`, or `npm run test:samples -- react vue` for some. Ends with one line that
 * counts the tests; a sample that cannot be built counts as a failed one.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..');
const AT_ONCE = 2;

/** @type {string[]} */
const all = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')).workspaces;
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no sample ${unknown.join(', ')}. There are ${all.join(', ')}.`);
  process.exit(2);
}

const names = chosen.length > 0 ? chosen : all;
install();
unpackPackage();
const notBuilt = await buildAll();
const { passed, failed } = await drive(names.filter((name) => !notBuilt.includes(name)));

for (const name of notBuilt) console.log(`not built: ${name}`);
console.log(`${passed} passed, ${failed + notBuilt.length} failed`);
process.exit(failed + notBuilt.length > 0 || passed === 0 ? 1 : 0);

/** Installs the frameworks, unless that is done and the lock file has not changed since. */
function install() {
  const changedMs = (/** @type {string} */ file) =>
    statSync(join(HERE, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedMs('node_modules/.package-lock.json') >= changedMs('package-lock.json')) return;
  console.log('Installing the frameworks …');
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

/** @returns {Promise<string[]>} the samples that could not be built */
async function buildAll() {
  /** @type {string[]} */
  const failed = [];
  const waiting = [...names];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { isBuilt, output } = await build(name);
      console.log(`${isBuilt ? 'built' : 'failed to build'} ${name}`);
      if (isBuilt) continue;
      failed.push(name);
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failed;
}

/**
 * @param {string} name
 * @returns {Promise<{ isBuilt: boolean, output: string }>}
 */
function build(name) {
  const cwd = join(HERE, name);
  // What an older build left must not be taken for this one's.
  rmSync(join(cwd, 'dist'), { recursive: true, force: true });
  return new Promise((resolve) => {
    let output = '';
    const child = spawn('npm', ['run', '--silent', 'build'], {
      cwd,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NG_CLI_ANALYTICS: 'false', NEXT_TELEMETRY_DISABLED: '1' },
    });
    const collect = (/** @type {Buffer} */ data) => void (output += data.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ isBuilt: false, output: error.message }));
    child.on('close', (code) => resolve({ isBuilt: code === 0, output }));
  });
}

/**
 * Runs the tests of these samples.
 *
 * @param {string[]} built
 * @returns {Promise<{ passed: number, failed: number }>}
 */
function drive(built) {
  const count = { passed: 0, failed: 0 };
  if (built.length === 0) return Promise.resolve(count);
  process.env['SAMPLES'] = built.join(',');
  const files = readdirSync(join(HERE, 'test'))
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => join(HERE, 'test', file));
  const stream = run({ files, concurrency: AT_ONCE });
  stream.on('test:pass', ({ details, skip }) => {
    if (details.type !== 'suite' && !skip) count.passed++;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed++;
  });
  stream.compose(new spec()).pipe(process.stdout);
  return new Promise((resolve) => stream.on('end', () => resolve(count)));
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
