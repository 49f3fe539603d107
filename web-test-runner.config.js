import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { createSimulator } from './demo/simulator/index.js';
import { BROWSER_ARGS, BROWSER_ENV, findBrowser } from './test/support/browser.js';

/** One simulator for all tests, on the runner's own origin; each test clears its faults. */
const simulator = createSimulator({ prefix: '/simulator', rateLimit: false });

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/{model,i18n,api,chart,controllers,elements,demo}/**/*.test.ts'],
  nodeResolve: true,
  // Tests share one simulator, and a background tab gets no animation frames.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        headless: 'shell',
        executablePath: await findBrowser(),
        args: BROWSER_ARGS,
        env: BROWSER_ENV,
      },
    }),
  ],
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  middleware: [simulator.koa],
  testFramework: { config: { ui: 'bdd', timeout: 5000 } },
  // Lit says that it is in its development mode; the rest of the console belongs to the tests.
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
