import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { integrityOf } from '../../scripts/integrity.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const NOT_OURS = ['node_modules', 'dist', 'reports', 'coverage'];

/**
 * @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean,
 *   inBundle?: boolean } & Manifest} Locked
 * @typedef {Record<string, string>} Versions
 * @typedef {{ private?: boolean, scripts?: Versions, dependencies?: Versions,
 *   devDependencies?: Versions, optionalDependencies?: Versions, peerDependencies?: Versions,
 *   overrides?: Record<string, unknown> }} Manifest
 */

/**
 * @param {string} folder
 * @returns {string[]} paths from the root of the repository
 */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [relative(ROOT, path).replaceAll(sep, '/')];
    const isHidden = entry.name.startsWith('.') && !['.ci', '.github'].includes(entry.name);
    return entry.isDirectory() && !isHidden && !NOT_OURS.includes(entry.name) ? filesIn(path) : [];
  });
}

const files = filesIn(ROOT);
const named = (/** @type {string} */ name) =>
  files.filter((path) => path === name || path.endsWith(`/${name}`));
const manifests = named('package.json');
const locks = named('package-lock.json');
const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');

/**
 * @param {string} path - of a package.json
 * @returns {{ lock: string, entry: Locked }} the lock file that it is in
 */
function lockOf(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const lock = folder === '.' ? 'package-lock.json' : `${folder}/package-lock.json`;
    if (locks.includes(lock)) {
      const key = relative(folder, dirname(path)).replaceAll(sep, '/');
      const entry = JSON.parse(read(lock)).packages[key];
      return { lock, entry: entry ?? assert.fail(`${path} is not in ${lock}`) };
    }
    if (folder === '.') assert.fail(`${path} has no lock file`);
  }
}

/** @param {unknown} value @returns {unknown[]} */
function leavesOf(value) {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [value];
}

describe('what is installed', () => {
  it('is told by the manifests of all parts', () => {
    for (const folder of ['', 'bench/', 'samples/', 'samples/servers/', 'test/cms/']) {
      assert.ok(manifests.includes(`${folder}package.json`), folder);
      assert.ok(locks.includes(`${folder}package-lock.json`), folder);
    }
  });

  for (const path of manifests) {
    it(`is of exact versions in ${path}, and in a lock file`, () => {
      /** @type {Manifest} */
      const manifest = JSON.parse(read(path));
      // The package itself: what it needs in a project is shared with others there, and a project
      // gets mended versions without a release of this one. Here, the lock file tells which is used.
      const isPublic = path === 'package.json';
      assert.equal(Boolean(manifest.private), !isPublic);
      const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = manifest;
      const { overrides = {}, peerDependencies = {} } = manifest;
      const exact = [
        devDependencies,
        overrides,
        ...(isPublic ? [] : [dependencies, optionalDependencies, peerDependencies]),
      ];
      for (const version of leavesOf(exact)) assert.match(String(version), EXACT);
      if (isPublic) {
        for (const range of leavesOf(dependencies))
          assert.match(String(range), /^\^\d+\.\d+\.\d+$/);
      }
      const { entry } = lockOf(path);
      for (const kind of /** @type {const} */ ([
        'dependencies',
        'devDependencies',
        'optionalDependencies',
        'peerDependencies',
      ])) {
        assert.deepEqual(entry[kind] ?? {}, manifest[kind] ?? {}, kind);
      }
    });
  }

  for (const path of locks) {
    it(`is held to its hash by ${path}, wherever it comes from`, () => {
      /** @type {{ lockfileVersion: number, packages: Record<string, Locked> }} */
      const { lockfileVersion, packages } = JSON.parse(read(path));
      assert.ok(lockfileVersion >= 3);
      const installed = Object.entries(packages).filter(
        ([key, { link }]) => key.includes('node_modules/') && !link,
      );
      assert.ok(installed.length > 10);
      for (const [key, { version, integrity, resolved, inBundle }] of installed) {
        assert.match(version ?? '', EXACT, key);
        assert.equal(resolved, undefined, key);
        // What lies within another package is in the hash of that.
        if (!inBundle) assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, key);
      }
      assert.doesNotMatch(read(path), /"resolved": "[^"]*:/);
    });
  }

  it('is installed by lock files alone in scripts and workflows', () => {
    const scripts = files.filter(
      (path) =>
        /(\.js|\.mjs|\.sh|\.yml|\/package\.json|^package\.json|^\.ci\/run)$/.test(path) &&
        // What a reader of its text does.
        !/^(src|demo|test\/package)\//.test(path),
    );
    assert.ok(scripts.includes('.ci/run') && scripts.includes('samples/servers/run.js'));
    const loose =
      /\bnpx (?!--no-install)|'npx', (?!\[?'--no-install')|\bnpm (i|install|exec|x|update)\b|'(npm|pnpm|yarn)', \[?'(i|install|exec|x|update)'|\bnpm\(\s*(\[\s*)?'(i|install)'/;
    for (const path of scripts) assert.doesNotMatch(read(path), loose, path);
  });
});

describe('the actions of workflows', () => {
  const workflows = files.filter((path) => /^\.github\/.*\.ya?ml$/.test(path));

  it('are named by their commits, as a tag can be moved', () => {
    const used = workflows.flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => line.includes('uses:')),
    );
    assert.ok(used.length > 3);
    for (const line of used)
      assert.match(line, /uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

describe('the hashes of scripts', () => {
  it('are of every script that a page can load, and each language is one', () => {
    const { files: hashes } = JSON.parse(read('dist/integrity.json'));
    const scripts = readdirSync(join(ROOT, 'dist')).filter((name) =>
      /^nano-metrics.*\.js$/.test(name),
    );
    assert.deepEqual(Object.keys(hashes).sort(), scripts.sort());
    const languages = readdirSync(join(ROOT, 'src', 'i18n', 'languages'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'de');
    assert.ok(languages.length > 10);
    for (const language of languages) {
      assert.ok(hashes[`nano-metrics.${language}.iife.js`], language);
      assert.ok(
        Object.keys(hashes).some((name) =>
          new RegExp(`^nano-metrics\\.${language}-[\\w-]{8}\\.js$`).test(name),
        ),
        language,
      );
    }
    const { version } = JSON.parse(read('package.json'));
    assert.deepEqual(integrityOf(version), JSON.parse(read('dist/integrity.json')));
  });
});
