import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sbomOf, schemaTrouble } from '../../scripts/sbom.js';
import { shippedPackages } from '../../scripts/shipped.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (/** @type {string} */ file) => readFileSync(join(ROOT, file), 'utf8');
const about = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const thirdParty = read('dist/THIRD_PARTY.txt');

/** @param {{ name: string, group?: string | undefined }} component */
const fullName = ({ name, group }) => (group ? `${group}/${name}` : name);

describe('the bill of materials', () => {
  const sbom = sbomOf(about, lock, thirdParty);

  it('is what CycloneDX asks for', async () => {
    assert.equal(await schemaTrouble(JSON.stringify(sbom)), null);
    const wrong = { ...sbom, components: [{ type: 'library' }] };
    assert.notEqual(await schemaTrouble(JSON.stringify(wrong)), null);
  });

  it('lists what is installed and what is bundled, and nothing else', () => {
    const text = execFileSync('npm', ['ls', '--omit=dev', '--omit=peer', '--all', '--parseable'], {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const installed = text
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((path) => path.replaceAll('\\', '/').split('node_modules/').at(-1) ?? '');
    assert.ok(installed.includes('zod'));
    const bundled = ['@lit/reactive-element', 'lit', 'lit-element', 'lit-html', 'rolldown'];
    const names = sbom.components.map(fullName);
    assert.deepEqual(names, [...new Set([...installed, ...bundled])].sort());
    const marked = (/** @type {number} */ at) =>
      sbom.components.filter(({ properties }) => properties[at]?.value === 'true').map(fullName);
    assert.deepEqual(marked(0), bundled);
    assert.deepEqual(marked(1), installed.sort());
  });

  it('tells which hash of which version', () => {
    for (const component of sbom.components) {
      const locked = lock.packages[`node_modules/${fullName(component)}`];
      const [hash] = component.hashes;
      assert.equal(component.version, locked.version);
      assert.equal(hash?.alg, 'SHA-512');
      const base64 = Buffer.from(hash?.content ?? '', 'hex').toString('base64');
      assert.equal(`sha512-${base64}`, locked.integrity);
    }
  });

  it('tells what each needs, of what is listed alone', () => {
    const refs = sbom.components.map((component) => component['bom-ref']);
    const [own, ...others] = sbom.dependencies;
    assert.equal(own?.ref, `pkg:npm/nano-metrics@${about.version}`);
    assert.deepEqual(
      others.map(({ ref }) => ref),
      refs,
    );
    const reached = new Set(own?.dependsOn);
    for (const ref of reached) {
      for (const need of others.find((one) => one.ref === ref)?.dependsOn ?? assert.fail(ref)) {
        reached.add(need);
      }
    }
    assert.deepEqual([...reached].sort(), [...refs].sort());
  });

  it('is the same each time, and names no host, path or time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-sbom-'));
    try {
      const [one, two] = ['one', 'two'].map((name, i) => {
        const file = join(folder, 'new', `${name}.json`);
        execFileSync('node', ['scripts/sbom.js', file], {
          cwd: ROOT,
          env: { ...process.env, TZ: i === 0 ? 'UTC' : 'Asia/Kathmandu' },
        });
        return readFileSync(file, 'utf8');
      });
      assert.equal(one, two);
      const hosts = one?.match(/\b[a-z]+:\/\/[^/"]*/g);
      assert.deepEqual(hosts, ['http://cyclonedx.org']);
      assert.ok(!one?.includes(ROOT.slice(0, -1)));
      assert.doesNotMatch(one ?? '', /serialNumber|timestamp|file:|\d{4}-\d\d-\d\d/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what ships', () => {
  const integrity = 'sha512-AA==';
  const locked = { version: '1.0.0', license: 'MIT', integrity };
  const packages = {
    '': { dependencies: { a: '^1.0.0' }, devDependencies: { tool: '1.0.0' } },
    'node_modules/a': { ...locked, dependencies: { b: '1' }, optionalDependencies: { none: '1' } },
    'node_modules/a/node_modules/b': { ...locked, version: '2.0.0', dependencies: { c: '1' } },
    'node_modules/b': { ...locked, dev: true },
    'node_modules/c': locked,
    'node_modules/tool': { ...locked, dev: true },
  };

  it('is found as Node finds it', () => {
    const paths = shippedPackages({ packages }, '').map(({ path }) => path);
    assert.deepEqual(paths, ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c']);
  });

  it('must be in the lock file', () => {
    const without = { '': packages[''] };
    assert.throws(() => shippedPackages({ packages: without }, ''), /a: needed by the package/);
    const unsafe = { '': packages[''], 'node_modules/a': { version: '1.0.0', license: 'MIT' } };
    assert.throws(() => shippedPackages({ packages: unsafe }, ''), /a: the lock file lacks it/);
  });
});
