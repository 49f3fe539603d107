// An odd zone, as in the browser.
process.env['TZ'] = 'Asia/Kathmandu';

/**
 * Changes src/api and src/model in many small ways, and sees whether a test fails for each.
 *
 * The tests are those that run in the browser, here under Node, where thousands of runs take
 * minutes: test/support/node-page.js stands in for the page. The whole report is written to
 * reports/mutation/; `npm run test:mutation -- --mutate 'src/model/**'` looks at a part alone.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/{api,model}/**/*.ts'],
  ignorePatterns: ['dist', 'coverage', '.cache', 'reports'],
  buildCommand: 'node scripts/bundle-tests.js',
  testRunner: 'mocha',
  mochaOptions: {
    require: ['./test/support/node-page.js'],
    spec: ['.cache/node-tests/**/*.cjs'],
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // What has not ended long after it usually does never will.
  timeoutMS: 4000,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, skipFull: true },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  thresholds: { high: 95, low: 85, break: 85 },
};
