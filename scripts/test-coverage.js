/** The tests that tell which branches of src they run, for scripts/coverage.js. */
import { runMeasured } from './run-measured.js';
import { report } from './run-tests.js';

await report(runMeasured);
