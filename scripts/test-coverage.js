/**
 * Runs the tests of the modules in a browser, and those of the proxy under Node, and keeps which
 * branches of src ran, for scripts/coverage.js.
 */
import { runMeasured } from './coverage.js';
import { report } from './run-tests.js';

await report(runMeasured);
