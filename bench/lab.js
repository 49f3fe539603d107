/**
 * What all measurements in a browser need: a browser, a site, fresh pages, and the time that a
 * page's main thread was at work.
 */
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGS, BROWSER_ENV, findBrowser } from '../test/support/browser.js';
import { startSite } from './site.js';
import { interleave, median, summary } from './statistics.js';

export { interleave, median, summary };

/**
 * @typedef {object} LabOptions
 * @property {number} [repetitions]
 * @property {boolean} [isQuick] whether only to try if all works, with less of everything
 */

/**
 * @typedef {object} PageOptions
 * @property {{ cpuRate: number, network: import('puppeteer-core').NetworkConditions }} [throttle]
 * @property {boolean} [isCaching] whether the browser may keep files; by default it must not
 */

/**
 * @typedef {object} LabPage
 * @property {import('puppeteer-core').Page} page
 * @property {import('puppeteer-core').CDPSession} cdp
 * @property {() => Promise<number>} cpuMs CPU time of the main thread so far, in ms
 * @property {() => Promise<number>} heapBytes of JavaScript, after garbage collection
 * @property {() => Promise<void>} settled waits until the page has loaded all and has nothing to do
 * @property {() => Promise<void>} idle waits until the page has nothing to do
 * @property {() => void} check throws what went wrong in the page so far
 * @property {() => Promise<void>} close
 */

/** @typedef {Awaited<ReturnType<typeof openLab>>} Lab */

/** Large enough for a widget and what is around it; one device pixel per CSS pixel. */
const VIEWPORT = { width: 1280, height: 900 };

/** So long a script in a page may take before the browser is given up, in ms. */
const PROTOCOL_TIMEOUT_MS = 120_000;

/** @param {LabOptions} [options] */
export async function openLab({ repetitions = 7, isQuick = false } = {}) {
  const site = await startSite();
  const executablePath = await findBrowser();
  const launch = () =>
    puppeteer.launch({
      executablePath,
      headless: 'shell',
      // gc() and exact heap sizes, for what measures memory.
      args: [...BROWSER_ARGS, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
      // Some libraries know no zone but that of the machine, which so is theirs at no cost.
      env: { ...BROWSER_ENV, TZ: 'UTC' },
      protocolTimeout: PROTOCOL_TIMEOUT_MS,
    });
  let browser = await launch();
  return {
    repetitions,
    isQuick,
    site,
    /** Address of the site, without a slash at its end. */
    url: site.url,
    median,
    summary,
    interleave,
    version: () => browser.version(),

    /**
     * Opens an empty page in a process of its own. Go where it is to go by `page.goto`.
     *
     * @param {PageOptions} [options]
     */
    open: (options) => openPage(browser, options),

    /** Starts a new browser in place of one that does not answer any more. */
    async restart() {
      browser.process()?.kill('SIGKILL');
      await browser.close().catch(() => undefined);
      browser = await launch();
    },

    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {PageOptions} [options]
 * @returns {Promise<LabPage>}
 */
async function openPage(browser, { throttle, isCaching = false } = {}) {
  // In a context of its own, a page gets a new process: no code that an earlier one has compiled.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(VIEWPORT);
  await page.setCacheEnabled(isCaching);
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable');
  if (throttle) {
    await page.emulateNetworkConditions(throttle.network);
    await page.emulateCPUThrottling(throttle.cpuRate);
  }
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  return {
    page,
    cdp,
    cpuMs: () => cpuMsOf(cdp),
    heapBytes: async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return metric(cdp, 'JSHeapUsedSize');
    },
    settled: async () => {
      await page.waitForNetworkIdle({ idleTime: 100 });
      await idle(page);
    },
    idle: () => idle(page),
    check() {
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
    close: () => context.close(),
  };
}

/**
 * The CPU time that the main thread of a page's process has used, by the clock of the kernel.
 *
 * `ThreadTime` is within about 1 ms of `/proc/PID/schedstat` in Chromium 156, has its resolution, and
 * needs no Linux. It counts what runs between tasks too, which `TaskDuration` leaves out, and does
 * not count the time in which another process had the core, which `TaskDuration` does unless the
 * time domain is changed. `ProcessTime` has all threads, but only in steps of 10 ms. It must not be
 * read where the CPU is throttled: that keeps the thread busy.
 *
 * @param {import('puppeteer-core').CDPSession} cdp
 */
async function cpuMsOf(cdp) {
  return (await metric(cdp, 'ThreadTime')) * 1000;
}

/**
 * @param {import('puppeteer-core').CDPSession} cdp
 * @param {string} name
 */
async function metric(cdp, name) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const found = metrics.find((one) => one.name === name);
  if (!found) throw new Error(`The browser does not tell ${name}`);
  return found.value;
}

/**
 * Waits for two periods in a row in which the page had time for what can wait: what was due has run
 * by then, and what that has asked to be drawn is drawn.
 *
 * @param {import('puppeteer-core').Page} page
 */
async function idle(page) {
  await page.evaluate(async () => {
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await idle();
    await frame();
    await idle();
  });
}
