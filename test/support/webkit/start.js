/** Starts WebKit: the test browser of WebKitGTK and its driver, on a screen of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder } from 'selenium-webdriver';
import { BROWSER_ENV } from '../browser.js';
import { findProgram, installFromDebian } from '../programs.js';

const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'fonts-liberation'];

const BROWSERS = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0'].map(
    (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
  ),
);

const HELP = `No WebKit for the tests: they need WebKitWebDriver, MiniBrowser and Xvfb
(Debian: apt-get install ${PACKAGES.join(' ')}).`;

/**
 * A window is focused where the pointer is in it. That rests in the middle of the screen, where the
 * last pixel of the page is put.
 */
const SCREEN = { width: 6400, height: 20_000 };

/** Without it, the browser's window could not be as narrow as a phone. */
const GTK_STYLES = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; }';

/**
 * Where a window of a size has the focus, and the pointer does not matter.
 *
 * @param {{ width: number, height: number }} size
 */
export function placeOf({ width, height }) {
  const before = (/** @type {number} */ middle, /** @type {number} */ size) =>
    Math.max(0, middle - size + 1);
  const [x, y] = [before(SCREEN.width / 2, width), before(SCREEN.height / 2, height)];
  return { x, y, width, height };
}

/**
 * @typedef {object} WebKit
 * @property {import('selenium-webdriver').WebDriver} driver
 * @property {string} version
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ isDark?: boolean, hasReducedMotion?: boolean, hasMoreContrast?: boolean }} [wishes] - of
 *   the person before it; WebKit forces no colours
 * @returns {Promise<WebKit>}
 */
export async function startWebKit(wishes = {}) {
  const programs = findPrograms();
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const settings = join(home, '.config', 'gtk-3.0');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'gtk.css'), GTK_STYLES);
  const lines = [
    '[Settings]',
    `gtk-enable-animations=${!wishes.hasReducedMotion}`,
    // It takes what is preferred from the name of the theme.
    ...(wishes.isDark ? ['gtk-theme-name=Adwaita-dark'] : []),
    ...(wishes.hasMoreContrast ? ['gtk-theme-name=HighContrast'] : []),
  ];
  writeFileSync(join(settings, 'settings.ini'), `${lines.join('\n')}\n`);

  // It finds a free display by itself, and tells which.
  const screen = spawn(
    programs.screen,
    ['-displayfd', '1', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [display] = await once(createInterface(screen.stdout), 'line');
  const port = await freePort();
  const service = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...BROWSER_ENV,
      DISPLAY: `:${display}`,
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      // Composited pages wait for a graphics card.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const close = async () => {
    service.kill();
    screen.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const driver = await connect(port, programs.browser);
    const capabilities = await driver.getCapabilities();
    return {
      driver,
      version: capabilities.getBrowserVersion() ?? '',
      async close() {
        await driver.quit().catch(() => {});
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function findPrograms() {
  const find = () => ({
    driver: findProgram(['WebKitWebDriver']),
    screen: findProgram(['Xvfb']),
    browser: findProgram([], BROWSERS),
  });
  let { driver, screen, browser } = find();
  if (!(driver && screen && browser) && installFromDebian(PACKAGES)) {
    ({ driver, screen, browser } = find());
  }
  if (!driver || !screen || !browser) throw new Error(HELP);
  return { driver, screen, browser };
}

/**
 * @param {number} port
 * @param {string} browser
 */
async function connect(port, browser) {
  const capabilities = {
    browserName: 'MiniBrowser',
    // In full screen it has no bars of its own: window and page are of one size.
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation', '--full-screen'] },
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
    } catch (error) {
      // The driver may not listen yet.
      if (attempt === 20) throw error;
      await sleep(250);
    }
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
