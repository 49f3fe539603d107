import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  hasUnreleased,
  nameUnreleased,
  releaseNotes,
  sectionOf,
} from '../../scripts/release-notes.js';

const SCRIPT = fileURLToPath(new URL('../../scripts/release.js', import.meta.url));
const CHANGELOG = `# Changelog

## 0.2.0

### Minor Changes

- 1a2b3c4: Something new.

## 0.1.0

### Added

- All of it.
`;

describe('the notes of a release', () => {
  it('take the section of their version alone', () => {
    assert.equal(sectionOf(CHANGELOG, '0.2.0'), '### Minor Changes\n\n- 1a2b3c4: Something new.');
    assert.equal(sectionOf(CHANGELOG, '0.1.0'), '### Added\n\n- All of it.');
  });

  it('are refused for a version of which nothing is said', () => {
    assert.throws(() => sectionOf(CHANGELOG, '0.1'), /nothing of 0\.1$/);
    assert.throws(() => sectionOf(CHANGELOG, '0.2.0-beta'), /nothing of/);
  });

  it('tell the hashes', () => {
    const files = { 'nano-metrics.js': 'sha384-abc' };
    const notes = releaseNotes(CHANGELOG, { version: '0.2.0', files });
    assert.match(notes, /Something new\./);
    assert.match(notes, /^\| `nano-metrics\.js` \| `sha384-abc` \|$/m);
    assert.doesNotMatch(notes, /All of it/);
  });

  it('can be made of what was written before the first release', () => {
    const text = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    const changelog = nameUnreleased(text, '9.9.9');
    if (hasUnreleased(text)) assert.match(sectionOf(changelog, '9.9.9'), /^### /);
    assert.ok(!hasUnreleased(changelog));
    // Changesets writes a new section below the first line, above all else.
    assert.match(changelog, /^# Changelog\n\n## /);
  });
});

describe('the release script', () => {
  let folder = '';
  /** @param {string[]} args */
  const git = (...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  /**
   * @param {string[]} args
   * @param {Record<string, string | undefined>} env
   */
  const release = (args, env = {}) =>
    spawnSync(process.execPath, [SCRIPT, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTIONS: undefined, ...env },
    });
  /** @param {object} more */
  const writePackage = (more = {}) =>
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({
        name: 'x',
        version: '0.1.0',
        scripts: { test: 'exit 1', build: 'exit 1' },
        ...more,
      }),
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nano-metrics-release-'));
    git('init', '--quiet');
    git('config', 'user.name', 'Test');
    git('config', 'user.email', 'test@example.com');
    writePackage();
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## [Unreleased]\n\n- New.\n');
    mkdirSync(join(folder, '.changeset'));
    writeFileSync(join(folder, '.changeset', 'config.json'), '{}');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Start');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a working tree with changes', () => {
    writeFileSync(join(folder, 'new.txt'), 'mine');
    const { status, stderr } = release(['--dry-run']);
    assert.equal(status, 1);
    assert.match(stderr, /working tree has changes:\n\?\? new\.txt/);
  });

  for (const args of [['--dry-run'], ['--dry-run', '--no-tests']]) {
    it(`refuses when a check fails, and puts the files back (${args.join(' ')})`, () => {
      const { status, stderr } = release(args);
      assert.equal(status, 1);
      assert.match(stderr, /A check failed; nothing was released\./);
      assert.equal(git('status', '--porcelain'), '');
      assert.equal(git('tag'), '');
      assert.match(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8'), /\[Unreleased\]/);
    });
  }

  it('refuses a version that is released', () => {
    git('tag', 'v0.1.0');
    assert.match(release(['--dry-run']).stderr, /0\.1\.0 is released/);
  });

  it('refuses changesets beside what is called unreleased', () => {
    writeFileSync(join(folder, '.changeset', 'new.md'), '---\n"x": minor\n---\n\nNew.\n');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Add');
    assert.match(release(['--dry-run']).stderr, /move it into changesets/);
  });

  it('publishes nothing without tests, without a repository, or outside of the workflow', () => {
    assert.match(release(['--no-tests']).stderr, /--no-tests goes with --dry-run only/);
    assert.match(release([]).stderr, /no "repository"/);
    writePackage({ repository: 'https://git.example/x' });
    git('commit', '--quiet', '--all', '--message', 'Name the repository');
    assert.match(release([]).stderr, /Releases are made by/);
  });
});
