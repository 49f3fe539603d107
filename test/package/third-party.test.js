import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { build } from 'vite';
import {
  collectPackages,
  folderOf,
  packagesIn,
  readPackage,
  readPackages,
  thirdPartyText,
} from '../../scripts/third-party.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
const DIST = join(ROOT, 'dist');
const text = readFileSync(join(DIST, 'THIRD_PARTY.txt'), 'utf8');
const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * Bundles a module of a project of its own, with one package in it.
 *
 * @param {Record<string, string>} files - of the package `other`
 * @param {string} [entry]
 */
async function bundleWith(files, entry = `import { x } from 'other'; console.log(x);`) {
  const root = mkdtempSync(join(tmpdir(), 'nano-metrics-licence-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  const other = join(root, 'node_modules', 'other');
  mkdirSync(other, { recursive: true });
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src', 'entry.js'), entry);
  writeFileSync(join(root, 'beside.js'), 'export const x = Math.random();');
  writeFileSync(join(other, 'index.js'), 'export const x = Math.random();');
  for (const [file, content] of Object.entries(files)) writeFileSync(join(other, file), content);
  /** @type {Set<string>} */
  const folders = new Set();
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [collectPackages(folders, root)],
    build: {
      write: false,
      lib: { entry: join(root, 'src', 'entry.js'), formats: ['es'], fileName: 'out' },
    },
  });
  return readPackages(folders);
}

/** @param {object} [more] */
const manifest = (more = {}) =>
  JSON.stringify({ name: 'other', version: '1.2.3', main: 'index.js', license: 'MIT', ...more });

describe('the licences of what is bundled', () => {
  it('are there for Lit and for what the bundler adds', () => {
    const names = packagesIn(text).map(({ name }) => name);
    assert.deepEqual(names, [
      '@lit/reactive-element',
      'lit',
      'lit-element',
      'lit-html',
      'rolldown',
    ]);
    assert.equal(text.match(/Copyright \(c\) \d{4} Google LLC/g)?.length, 4);
  });

  it('are named with the versions that are installed', () => {
    for (const { name, version, licence } of packagesIn(text)) {
      const file = join(ROOT, 'node_modules', name, 'package.json');
      const installed = JSON.parse(readFileSync(file, 'utf8'));
      assert.deepEqual([version, licence], [installed.version, installed.license], name);
    }
  });

  it('are a paper of their own, and no bytes in a script', () => {
    for (const file of readdirSync(DIST).filter((name) => name.endsWith('.js'))) {
      assert.doesNotMatch(readFileSync(join(DIST, file), 'utf8'), /Copyright|@license/i, file);
    }
  });

  it('are in the WordPress plugin', () => {
    const zip = execFileSync('node', [join(ROOT, 'scripts', 'pack-wordpress.js')], {
      encoding: 'utf8',
    }).trim();
    const packed = unzipSync(readFileSync(zip))['nano-metrics/assets/THIRD_PARTY.txt'];
    assert.equal(strFromU8(packed ?? assert.fail('not there')), text);
  });

  it('are of all, as what is not a script of the bundler has its own code alone', () => {
    const known = [...Object.keys(about.dependencies), ...Object.keys(about.peerDependencies)];
    const modules = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.js') && !/^(nano-metrics|types\/)/.test(path));
    assert.ok(modules.some((path) => path.startsWith('proxy/')));
    for (const path of modules) {
      readFileSync(join(ROOT, 'src', path.replace(/\.js$/, '.ts')));
      const code = readFileSync(join(DIST, path), 'utf8');
      for (const [, name = ''] of code.matchAll(/\bfrom ['"]([^.'"][^'"]*)['"]/g)) {
        const isNode = builtinModules.includes(name.replace('node:', ''));
        assert.ok(isNode || known.some((one) => `${name}/`.startsWith(`${one}/`)), name);
      }
    }
  });
});

describe('a bundled package', () => {
  it('is listed with its licence and its notice', async () => {
    const files = { 'package.json': manifest(), 'LICENSE.md': 'Free.\r\n', NOTICE: 'By me.' };
    const packages = await bundleWith(files);
    const entry = { name: 'other', version: '1.2.3', licence: 'MIT' };
    assert.deepEqual(packages, [{ ...entry, text: 'Free.\n\nBy me.' }]);
    assert.deepEqual(packagesIn(thirdPartyText(packages)), [entry]);
  });

  it('ends the build without a text of its licence', async () => {
    const trouble = /other is bundled, and has no text of its licence/;
    await assert.rejects(bundleWith({ 'package.json': manifest() }), trouble);
    await assert.rejects(bundleWith({ 'package.json': manifest(), LICENSE: '\n' }), trouble);
    const notice = { 'package.json': manifest(), NOTICE: 'By me.' };
    await assert.rejects(bundleWith(notice), trouble);
  });

  for (const license of ['GPL-3.0', 'BlueOak-1.0.0', 'MIT OR GPL-3.0', undefined]) {
    it(`ends the build with the licence ${license}`, async () => {
      const files = { 'package.json': manifest({ license }), LICENSE: 'Text.' };
      await assert.rejects(bundleWith(files), /its licence is none of MIT,/);
    });
  }

  it('ends the build where a file is nobody’s', async () => {
    const entry = `import { x } from '../beside.js'; console.log(x);`;
    await assert.rejects(bundleWith({ 'package.json': manifest() }, entry), /whose is it\?/);
  });

  it('is found by the names of its modules', () => {
    const cases = [
      ['/a/src/x.ts', ''],
      ['/a/src/x.css?inline', ''],
      ['/a/node_modules/lit/index.js', '/a/node_modules/lit'],
      ['/a/node_modules/@lit/task/x/y.js?v=1', '/a/node_modules/@lit/task'],
      ['/a/node_modules/b/node_modules/c/d.js', '/a/node_modules/b/node_modules/c'],
      ['C:\\a\\node_modules\\lit\\index.js', 'C:/a/node_modules/lit'],
      ['\0rolldown/runtime.js', join('/a', 'node_modules', 'rolldown')],
      ['\0vite/preload-helper.js', join('/a', 'node_modules', 'vite')],
      ['\0other-helper', undefined],
      ['/b/x.js', undefined],
    ];
    for (const [id = '', folder] of cases) assert.equal(folderOf(id, '/a'), folder, id);
  });

  it('is read from where it lies', () => {
    const { name, licence } = readPackage(join(ROOT, 'node_modules', 'rolldown'));
    assert.deepEqual([name, licence], ['rolldown', 'MIT']);
  });
});
