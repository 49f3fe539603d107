/**
 * Releases the package: checks, version and CHANGELOG.md by changesets, build, commit, publishing
 * with provenance, tag. Writes the notes with the hashes to stdout and reports/release-notes.md, and
 * what ships to reports/sbom.cdx.json.
 * See RELEASING.md.
 *
 * `--dry-run` does all but commit, publish and tag, and puts the files back. With it, `--no-tests`
 * leaves out the tests, for who has just run them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hasUnreleased, nameUnreleased, releaseNotes } from './release-notes.js';

/** All that a release changes in the working tree. */
const CHANGED = ['CHANGELOG.md', 'package.json', 'package-lock.json', '.changeset'];
const NOTES = 'reports/release-notes.md';
/** The bill of materials, which goes with the notes. */
const SBOM = 'reports/sbom.cdx.json';
const CHECKS = ['format', 'lint', 'types', 'sizes', 'manifest', 'package'];

/** A reason not to release, worth a line and no stack. */
class Refusal extends Error {}

const { values } = parseArgs({
  options: { 'dry-run': { type: 'boolean' }, 'no-tests': { type: 'boolean' } },
});
const isDryRun = values['dry-run'] ?? false;

try {
  release();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}

function release() {
  if (values['no-tests'] && !isDryRun) throw new Refusal('--no-tests goes with --dry-run only.');
  const dirty = output('git', 'status', '--porcelain');
  if (dirty) throw new Refusal(`The working tree has changes:\n${dirty}`);
  if (!isDryRun) refuseWhatNpmWould();
  let isDone = false;
  try {
    const version = nextVersion();
    check();
    const notes = writeNotes();
    run('node', 'scripts/sbom.js', SBOM);
    if (isDryRun) {
      run('npm', 'publish', '--dry-run', '--access', 'public', '--ignore-scripts');
    } else {
      publish(version);
      isDone = true;
    }
    console.log(`\n${notes}`);
    console.log(isDryRun ? `${version} could be released.` : `${version} is released.`);
  } finally {
    // Nothing but the release was in the tree, so this takes away no one's work.
    if (!isDone) {
      run('git', 'reset', '--quiet', '--', ...CHANGED);
      run('git', 'checkout', '--quiet', '--', ...CHANGED);
    }
  }
}

/** Provenance can be had in a workflow only, and is held against the address of the repository. */
function refuseWhatNpmWould() {
  if (!readJson('package.json').repository) {
    throw new Refusal('package.json has no "repository", which provenance is checked against.');
  }
  if (!process.env['GITHUB_ACTIONS']) {
    throw new Refusal('Releases are made by .github/workflows/release.yml; here, use --dry-run.');
  }
}

/** @returns {string} the version to release, which is in all files by then */
function nextVersion() {
  const changesets = readdirSync('.changeset').filter(
    (file) => file.endsWith('.md') && file !== 'README.md',
  );
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  if (changesets.length === 0) {
    const { version } = readJson('package.json');
    if (output('git', 'tag', '--list', `v${version}`)) {
      throw new Refusal(`${version} is released, and no changeset says what is new.`);
    }
    writeFileSync('CHANGELOG.md', nameUnreleased(changelog, version));
    return version;
  }
  if (hasUnreleased(changelog)) {
    throw new Refusal('CHANGELOG.md has an "Unreleased" section: move it into changesets.');
  }
  run('npx', '--no-install', 'changeset', 'version');
  run('npx', '--no-install', 'prettier', '--write', 'CHANGELOG.md', 'package.json');
  const { version } = readJson('package.json');
  const lock = readJson('package-lock.json');
  lock.version = version;
  lock.packages[''].version = version;
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  return version;
}

/** Builds, and fails where anything that has to hold does not. */
function check() {
  try {
    if (values['no-tests']) run('npm', 'run', 'build');
    else run('npm', 'test');
    run('npm', 'run', 'check', '--', ...CHECKS.map((name) => `check:${name}`));
    // A rehearsal may be where no registry can be asked.
    run('node', 'scripts/audit.js', ...(isDryRun ? [] : ['--required']));
  } catch {
    throw new Refusal('A check failed; nothing was released.');
  }
}

function writeNotes() {
  const notes = releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), readJson('dist/integrity.json'));
  mkdirSync('reports', { recursive: true });
  writeFileSync(NOTES, notes);
  return notes;
}

/** @param {string} version */
function publish(version) {
  run('git', 'add', '--all', '--', ...CHANGED);
  run('git', 'commit', '--quiet', '--allow-empty', '--message', `Release ${version}`);
  try {
    // What was checked is what is published: no script builds it anew.
    run('npm', 'publish', '--provenance', '--access', 'public', '--ignore-scripts');
  } catch (error) {
    run('git', 'reset', '--quiet', '--soft', 'HEAD~1');
    throw error;
  }
  run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function output(command, ...args) {
  return execFileSync(command, args, { encoding: 'utf8' }).trim();
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
