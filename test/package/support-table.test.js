import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOf, tableOf } from '../../scripts/support-table.js';

const GOOD = { version: '1.2', passed: 3, failed: 0 };
const ALL = /** @type {const} */ ([
  ['chromium', GOOD],
  ['firefox', GOOD],
  ['webkit', GOOD],
]);

/** @param {ReadonlyMap<string, typeof GOOD>} results */
const readmeOf = (results) => `# A\n<!-- engines -->\n\n${tableOf(results)}\n\n<!-- /engines -->\n`;

describe('the table of engines', () => {
  it('has a row for each, with its version and what came of it', () => {
    assert.deepEqual(
      tableOf(new Map([...ALL.slice(0, 2), ['webkit', { ...GOOD, failed: 1 }]]))
        .split('\n')
        .slice(2),
      [
        '| Chromium | 1.2 | all passed |',
        '| Firefox | 1.2 | all passed |',
        '| WebKit (WebKitGTK) | 1.2 | 1 of 4 failed |',
      ],
    );
  });

  it('is right where all engines ran the same tests and the README says so', () => {
    const results = new Map(ALL);
    assert.deepEqual(problemsOf(results, readmeOf(results)), []);
  });

  it('is wrong where an engine was left out, ran other tests, or failed', () => {
    const readme = readmeOf(new Map(ALL));
    assert.deepEqual(problemsOf(new Map(ALL.slice(1)), readme), ['chromium did not run']);
    const fewer = new Map([...ALL.slice(1), ['chromium', { ...GOOD, passed: 2 }]]);
    assert.deepEqual(problemsOf(/** @type {any} */ (fewer), readme), [
      'The engines ran 3, 2 tests',
    ]);
    const failed = new Map([...ALL.slice(1), ['chromium', { ...GOOD, passed: 2, failed: 1 }]]);
    assert.deepEqual(problemsOf(/** @type {any} */ (failed), readme), [
      '1 tests failed in chromium',
    ]);
  });

  it('is wrong where the README has none, or one of failures', () => {
    const results = new Map(ALL);
    assert.equal(problemsOf(results, '# A').length, 3);
    const bad = new Map([...ALL.slice(1), ['chromium', { ...GOOD, failed: 1 }]]);
    assert.deepEqual(problemsOf(results, readmeOf(/** @type {any} */ (bad))), [
      'README has no good result of Chromium',
    ]);
  });
});
