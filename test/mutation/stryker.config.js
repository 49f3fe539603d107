// An odd zone, as in the tests.
process.env['TZ'] = 'Asia/Kathmandu';

/**
 * Changes src/chart, src/controllers and src/elements in many small ways, and sees whether a test
 * fails for each, in a page. test/mutation/run.js starts it, and says which mutants are drawn.
 *
 * Left out: the styles, which are CSS text; what they look like is held by test/pictures.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/{chart,controllers,elements}/**/*.ts', '!src/**/*-styles.ts'],
  ignorePatterns: [
    'dist',
    'coverage',
    '.cache',
    'reports',
    'samples',
    'bench',
    'wordpress',
    'docs',
  ],
  plugins: ['./test/mutation/runner.js'],
  buildCommand: 'node test/mutation/bundle.js',
  testRunner: 'page',
  checkers: ['sample'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // The runner finds by itself what hangs; a machine may be as busy as it likes.
  timeoutMS: 600_000,
  timeoutFactor: 10,
  dryRunTimeoutMinutes: 20,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, skipFull: true },
  htmlReporter: { fileName: 'reports/mutation-browser/index.html' },
  jsonReporter: { fileName: 'reports/mutation-browser/mutation.json' },
  thresholds: { high: 85, low: 75, break: 75 },
  sample: JSON.parse(process.env['MUTATION_SAMPLE'] ?? '{ "seed": "", "oneIn": 1 }'),
};
