/** What the scripts count as a failed test: a suite that fails quietly would hold nothing. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, run } from 'node:test';
import { countOf } from '../../scripts/run-tests.js';

const OK = "it('passes', () => {});";

/** @type {readonly (readonly [string, string, number, string[]])[]} */
const CASES = [
  ['tests that pass', `${OK} describe('suite', () => { ${OK} });`, 2, []],
  ['a test that fails', `describe('suite', () => { ${OK} it('bad', () => boom()); });`, 1, ['bad']],
  ['a file that cannot be read', 'import "./none.js";', 0, ['case.test.mjs']],
  ['a suite whose own code fails', `describe('suite', () => { boom(); });`, 0, ['suite']],
  ['what ends a suite', `describe('suite', () => { ${OK} after(() => boom()); });`, 1, ['suite']],
  ['what ends a file', `${OK} after(() => boom());`, 1, ['case.test.mjs']],
  ['a test that is skipped', `${OK} it.skip('left out', () => {});`, 1, ['left out']],
  ['one that skips itself', `${OK} it('left out', (t) => t.skip());`, 1, ['left out']],
  ['a suite that is skipped', `${OK} describe.skip('left out', () => { ${OK} });`, 1, ['left out']],
  ['a test that is to be written', `${OK} it.todo('left out');`, 1, ['left out']],
];

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'count-'));
});
after(() => rmSync(folder, { recursive: true }));

describe('the count of tests', { skip: process.platform === 'win32' }, () => {
  for (const [what, code, passed, failed] of CASES) {
    it(`is right with ${what}`, async () => {
      const file = join(folder, 'case.test.mjs');
      writeFileSync(file, `import { after, describe, it } from 'node:test';\n${code}`);
      // Node runs no files within files, unless it does not know that this is one.
      const context = process.env['NODE_TEST_CONTEXT'];
      delete process.env['NODE_TEST_CONTEXT'];
      /** @type {string[]} */
      const names = [];
      const count = await countOf(run({ files: [file] }).resume(), (name) =>
        names.push(name.replace(/^.*[\\/]/, '')),
      );
      if (context !== undefined) process.env['NODE_TEST_CONTEXT'] = context;
      assert.deepEqual(
        { count, names },
        { count: { passed, failed: failed.length }, names: failed },
      );
    });
  }
});
