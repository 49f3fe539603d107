import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { createSimulator } from './demo/simulator/index.js';
import { keepWhatRuns } from './scripts/branches.js';
import { BROWSER_FOLDER } from './scripts/coverage.js';
import { BROWSER_ARGS, BROWSER_ENV, findBrowser } from './test/support/browser.js';
import { engine } from './test/support/engines.js';
import { findFirefox } from './test/support/firefox.js';
import { seedWithData } from './test/support/seed.js';
import { webkitLauncher } from './test/support/webkit/launcher.js';

/** One simulator for all tests, on the runner's own origin; each test clears its faults. */
const simulator = createSimulator({
  prefix: '/simulator',
  rateLimit: false,
  seed: seedWithData(),
});

const launchers = {
  chromium: async () =>
    chromeLauncher({
      launchOptions: {
        headless: 'shell',
        executablePath: await findBrowser(),
        args: BROWSER_ARGS,
        env: BROWSER_ENV,
      },
      createPage: async ({ context }) => {
        const page = await context.newPage();
        keepWhatRuns(page, BROWSER_FOLDER);
        return page;
      },
    }),
  firefox: async () =>
    chromeLauncher({
      // Of the types, the launcher wants the whole module; it launches only.
      puppeteer: /** @type {any} */ (puppeteer),
      launchOptions: {
        browser: 'firefox',
        headless: true,
        executablePath: findFirefox(),
        env: BROWSER_ENV,
      },
    }),
  webkit: async () => webkitLauncher(),
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/{model,i18n,api,chart,controllers,elements,define,demo}/**/*.test.ts'],
  nodeResolve: true,
  // Tests share one simulator, and a background tab gets no animation frames.
  concurrency: 1,
  browsers: [await launchers[engine]()],
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  middleware: [simulator.koa],
  // In one font, as how wide words are decides on the size of much.
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head>
    <style>
      body { font-family: 'Liberation Serif', 'Times New Roman', serif; }
    </style>
  </head>
  <body>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
  testFramework: { config: { ui: 'bdd', timeout: 5000 } },
  // Lit says that it is in its development mode; the rest of the console belongs to the tests.
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
