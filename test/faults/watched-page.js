import { installStage } from './stage.js';
import { installWorld } from './page-world.js';
import { API_BASE } from './site.js';

/**
 * How long a page waits for an answer: longer than the simulator takes when the machine is busy, as
 * 100 ms of it are 2 s at 20 times the speed.
 */
export const TIMEOUT_MS = 8000;
/** Room for all widgets at once, as those that cannot be seen ask for nothing. */
const VIEWPORT = { width: 1600, height: 2600 };

/**
 * Opens a page of a site with the clock of the site, and notes what its owner would see in the
 * tools of the browser.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {import('./site.js').FaultSite} site
 * @param {import('./fast-clock.js').FastClock} clock
 * @param {'module' | 'classic'} name
 * @param {number} [timeoutMs] for which it waits for an answer
 */
export async function openWatchedPage(browser, site, clock, name, timeoutMs = TIMEOUT_MS) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(VIEWPORT);
  const tools = await page.createCDPSession();
  await Promise.all(['Network', 'Log', 'Runtime'].map((domain) => enable(tools, domain)));

  /** @type {string[]} what the project said or did that it should not have */
  const problems = [];
  /** @type {string[]} all that was written to the console, by whomever */
  const output = [];
  /** @type {{ url: string, atMs: number }[]} */
  const requests = [];
  tools.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const text = args.map((arg) => JSON.stringify(arg)).join(' ');
    output.push(text);
    if (['error', 'warning', 'assert', 'trace'].includes(type)) problems.push(`${type}: ${text}`);
  });
  tools.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    output.push(`${text} ${exception?.description}`);
    problems.push(`${text} ${exception?.description ?? JSON.stringify(exception?.value)}`);
  });
  tools.on('Log.entryAdded', ({ entry }) => {
    output.push(JSON.stringify(entry));
    const isGrave = entry.level === 'error' || entry.level === 'warning';
    // Of each request that failed, the browser itself tells, whatever a page does about it.
    if (isGrave && entry.source !== 'network') problems.push(`${entry.source}: ${entry.text}`);
  });
  tools.on('Network.requestWillBeSent', ({ request, wallTime }) => {
    requests.push({ url: request.url, atMs: clock.atMs(wallTime * 1000) });
  });

  await page.evaluateOnNewDocument(installWorld, { ...clock.settings, skewMs: 0 });
  await page.goto(`${site.url}/pages/${name}`);
  await page.waitForFunction(() => 'NanoMetrics' in globalThis);
  const world = await page.evaluateHandle(
    () => /** @type {import('./page-world.js').World} */ (Reflect.get(globalThis, 'faultWorld')),
  );
  const stage = await page.evaluateHandle(installStage, world, {
    apiBase: API_BASE,
    timeoutMs,
  });
  return { page, world, stage, problems, output, requests, close: () => context.close() };
}

/** @typedef {Awaited<ReturnType<typeof openWatchedPage>>} WatchedPage */

/** @param {import('puppeteer-core').CDPSession} tools @param {string} domain */
async function enable(tools, domain) {
  await tools.send(/** @type {'Network.enable'} */ (`${domain}.enable`));
}
