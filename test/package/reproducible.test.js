import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
/** What is bundled is copied, as its place must not matter; the tools are used where they lie. */
const COPIED = ['lit', 'lit-html', 'lit-element', '@lit'];
const NOT_COPIED = ['node_modules', 'dist', 'reports', '.git', 'samples', 'bench', '.cache'];

/** Nothing here may be as on the machine that built dist/, whichever that was. */
const ELSEWHERE = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };

/**
 * @param {string} folder
 * @returns {string[]} paths with slashes, sorted
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll(sep, '/'))
    .sort();
}

describe('a build elsewhere', { skip: process.platform === 'win32', timeout: 600_000 }, () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nano-metrics-build-')));
  const copy = join(folder, 'another place');

  before(() => {
    mkdirSync(copy);
    for (const name of readdirSync(ROOT).filter((one) => !NOT_COPIED.includes(one))) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    }
    const modules = join(copy, 'node_modules');
    mkdirSync(modules);
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      const from = join(ROOT, 'node_modules', name);
      if (COPIED.includes(name)) cpSync(from, join(modules, name), { recursive: true });
      else symlinkSync(from, join(modules, name));
    }
    execFileSync('sh', ['-c', 'umask 077 && exec node scripts/build.js'], {
      cwd: copy,
      env: { ...process.env, ...ELSEWHERE },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has the same files with the same bytes', () => {
    const [here, there] = [join(ROOT, 'dist'), join(copy, 'dist')];
    assert.deepEqual(filesIn(there), filesIn(here));
    const other = filesIn(here).filter(
      (path) => !readFileSync(join(here, path)).equals(readFileSync(join(there, path))),
    );
    assert.deepEqual(other, []);
  });

  it('tells no one where it was made', () => {
    for (const path of filesIn(join(copy, 'dist'))) {
      const text = readFileSync(join(copy, 'dist', path), 'utf8');
      assert.ok(!text.includes(folder) && !text.includes(ROOT), path);
    }
  });

  it('is packed to the same bytes', () => {
    // npm packs a file with its mode, which is the checkout's or the umask's: 644 and 755 in a release.
    for (const path of filesIn(copy).filter((one) => !one.startsWith('node_modules/'))) {
      const program = path === 'dist/proxy/cli.js';
      chmodSync(join(copy, path), program ? 0o755 : 0o644);
    }
    /** @param {string} from @param {string} name */
    const pack = (from, name) => {
      const target = join(folder, name);
      mkdirSync(target);
      const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', target];
      const env = { ...process.env, ...(name === 'there' && ELSEWHERE) };
      const file = execFileSync('npm', args, { cwd: from, encoding: 'utf8', env }).trim();
      return readFileSync(join(target, file));
    };
    const here = pack(ROOT, 'here');
    assert.ok(here.length > 100_000);
    assert.ok(here.equals(pack(ROOT, 'again')), 'twice from one folder');
    assert.ok(here.equals(pack(copy, 'there')), 'from another folder');
  });
});
