import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { branchesIn, sumOf } from '../../scripts/branches.js';

const TABLE = fileURLToPath(new URL('../../scripts/coverage.js', import.meta.url));

/** @typedef {[startOffset: number, endOffset: number, count: number]} Row */

/**
 * What one page or process tells of a file.
 *
 * @param {Row[][]} functions the first range of each is all of it
 */
const script = (...functions) => ({
  url: 'file:///a.js',
  functions: functions.map((rows) => ({
    ranges: rows.map(([startOffset, endOffset, count]) => ({ startOffset, endOffset, count })),
  })),
});

/**
 * @param {import('node:test').TestContext} t
 * @param {Record<string, string>} files
 * @returns {string} a folder that has them
 */
function folderOf(t, files) {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-branches-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('the sum of branches', () => {
  it('counts what ran in any process', () => {
    const one = script(
      [[0, 100, 1]],
      [
        [10, 50, 2],
        [20, 30, 0],
      ],
    );
    const other = script(
      [[0, 100, 1]],
      [
        [10, 50, 2],
        [35, 45, 0],
      ],
    );
    assert.deepEqual(sumOf([one]), { covered: 2, total: 3 });
    // Neither tells of the part that it always ran.
    assert.deepEqual(sumOf([one, other]), { covered: 4, total: 4 });
  });

  it('takes no branch for one that ran where its function did not', () => {
    const called = script(
      [[0, 100, 1]],
      [
        [10, 50, 2],
        [20, 30, 0],
      ],
    );
    const idle = script([[0, 100, 1]], [[10, 50, 0]]);
    for (const scripts of [
      [called, idle],
      [idle, called],
    ]) {
      assert.deepEqual(sumOf(scripts), { covered: 2, total: 3 });
    }
  });

  it('counts a function that never ran as one branch', () => {
    assert.deepEqual(sumOf([script([[0, 100, 1]], [[10, 50, 0]])]), { covered: 1, total: 2 });
  });

  it('tells branches with one beginning, or one end, apart', () => {
    const rows = /** @type {Row[]} */ ([
      [10, 50, 2],
      [20, 40, 1],
      [20, 30, 0],
      [35, 40, 0],
    ]);
    assert.deepEqual(sumOf([script([[0, 100, 1]], rows)]), { covered: 3, total: 5 });
  });

  it('knows of a part of what another process tells of as a whole', () => {
    const whole = script(
      [[0, 100, 1]],
      [
        [10, 50, 2],
        [20, 40, 0],
      ],
    );
    const part = script(
      [[0, 100, 1]],
      [
        [10, 50, 2],
        [20, 30, 0],
      ],
    );
    assert.deepEqual(sumOf([whole, part]), { covered: 3, total: 4 });
  });
});

describe('what processes of Node leave', () => {
  const SOURCE = `
    export const sign = (n) => (n > 0 ? 'positive' : n < 0 ? 'negative' : 'zero');
    export function first(list) {
      if (list.length === 0) return undefined;
      return list[0] ?? null;
    }
    export const never = () => 0;
  `;

  const ALL_BUT_TWO = ['m.sign(1)', 'm.sign(-1)', 'm.sign(0)', 'm.first([])', 'm.first([1])'];

  /** @type {[calls: string[], idle: number][]} */
  const RUNS = [
    // The three functions.
    [[''], 3],
    // `never` and `?? null`.
    [ALL_BUT_TWO, 2],
    [[ALL_BUT_TWO.join()], 2],
    [[...ALL_BUT_TWO, 'm.first([null])'], 1],
  ];
  for (const [calls, idle] of RUNS) {
    it(`are counted together: ${calls.join(' | ')}`, (t) => {
      const folder = folderOf(t, { 'm.mjs': SOURCE });
      const url = pathToFileURL(join(folder, 'm.mjs')).href;
      for (const call of calls) {
        const code = `import * as m from ${JSON.stringify(url)}; ${call}`;
        const env = { ...process.env, NODE_V8_COVERAGE: join(folder, 'left') };
        assert.equal(
          spawnSync(process.execPath, ['--input-type=module', '-e', code], { env }).status,
          0,
        );
      }
      const found = branchesIn(join(folder, 'left'), (one) => (one === url ? 'm' : undefined));
      assert.deepEqual(Object.keys(found), ['m']);
      const { covered, total } = found['m'] ?? assert.fail();
      assert.equal(total - covered, idle);
    });
  }
});

describe('the table', () => {
  const FILES = { 'src/a.ts': 'export const a = 1;', 'src/type.ts': 'export type T = 1;' };
  /** @type {[title: string, more: Record<string, string>, kept: object, status: number, lines: RegExp[]][]} */
  const CASES = [
    [
      'passes at 85 %',
      {},
      { 'src/a.ts': { covered: 17, total: 20 } },
      0,
      [/a\.ts +17\/20 +85\.0 %$/],
    ],
    [
      'fails below it',
      {},
      { 'src/a.ts': { covered: 16, total: 19 } },
      1,
      [/a\.ts +16\/19 +84\.2 % +too low$/],
    ],
    [
      'fails where no test loads a file',
      { 'src/b.ts': 'export const b = 1;' },
      { 'src/a.ts': { covered: 1, total: 1 } },
      1,
      [/b\.ts +0\/1 +0\.0 % +too low$/],
    ],
  ];
  for (const [title, more, kept, status, lines] of CASES) {
    it(title, (t) => {
      const cwd = folderOf(t, {
        ...FILES,
        ...more,
        'coverage/branches.json': JSON.stringify(kept),
      });
      const ended = spawnSync(process.execPath, [TABLE], { cwd, encoding: 'utf8' });
      assert.equal(ended.status, status, ended.stderr);
      const rows = ended.stdout.trim().split('\n');
      // Types alone have no row.
      assert.equal(rows.length, 2 + Object.keys(more).length);
      for (const line of lines)
        assert.ok(
          rows.some((row) => line.test(row)),
          ended.stdout,
        );
    });
  }
});
