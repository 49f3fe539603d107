/**
 * Finds a Chromium for the tests, or provides one: an installed browser, else a download of
 * Chrome Headless Shell into the project's own cache, else (root on Debian) its package.
 */
import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { findProgram, installFromDebian, isExecutable, programOfVariable } from './programs.js';

const CACHE = new URL('../../node_modules/.cache/browsers', import.meta.url).pathname;

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const HELP = `No browser for the tests. Any one of these helps:
  - install Chrome, Chromium or Edge (Debian: apt-get install chromium-headless-shell)
  - set CHROME_PATH to the executable of one
  - allow the download of Chrome Headless Shell, which was tried just now`;

/** Switches that make runs alike and keep the browser from calling home. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

/** An odd zone and a plain locale, so that no test passes by the luck of the machine. */
export const BROWSER_ENV = {
  ...process.env,
  TZ: 'Asia/Kathmandu',
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
};

/** @returns {Promise<string>} the path of an executable */
export async function findBrowser() {
  const found =
    programOfVariable('CHROME_PATH') ?? installed() ?? (await downloaded()) ?? fromDebian();
  if (!found) throw new Error(HELP);
  return found;
}

const installed = () => findProgram(NAMES, USUAL_PLACES);

/** @returns {Promise<string | undefined>} */
async function downloaded() {
  const browser = Browser.CHROMEHEADLESSSHELL;
  try {
    const platform = detectBrowserPlatform();
    if (!platform) return undefined;
    const buildId = await resolveBuildId(browser, platform, 'stable');
    const options = { browser, buildId, cacheDir: CACHE };
    const path = computeExecutablePath(options);
    if (isExecutable(path)) return path;
    console.log(`No browser found; downloading Chrome Headless Shell ${buildId} …`);
    return (await install(options)).executablePath;
  } catch (error) {
    console.log(`Could not download a browser: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** @returns {string | undefined} */
function fromDebian() {
  const packages = ['chromium-headless-shell', 'fonts-liberation'];
  return installFromDebian(packages) ? installed() : undefined;
}
