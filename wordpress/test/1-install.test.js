import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { startBrowser } from '../../test/page/harness.js';
import { php, signIn, site } from './world.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('the packed plugin', () => {
  const files = unzipSync(readFileSync(site.zip));

  it('holds nothing but its folder, the scripts as they were built and no test', () => {
    const names = Object.keys(files);
    assert.deepEqual(
      names.filter((name) => !/^nano-metrics\/[\w./-]+\.(php|js|json|css|txt)$/.test(name)),
      ['nano-metrics/LICENSE'],
    );
    const built = readdirSync(`${ROOT}dist`).filter((name) => name.endsWith('.iife.js'));
    assert.ok(built.includes('nano-metrics.iife.js') && built.includes('nano-metrics.fr.iife.js'));
    for (const name of built) {
      const script = files[`nano-metrics/assets/${name}`];
      assert.ok(script, name);
      assert.ok(Buffer.from(script).equals(readFileSync(`${ROOT}dist/${name}`)), name);
    }
  });

  it('has the version of the package wherever WordPress reads one', () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    const text = (/** @type {string} */ name) =>
      Buffer.from(files[`nano-metrics/${name}`] ?? []).toString();
    assert.match(text('nano-metrics.php'), new RegExp(`Version: +${version}\n`));
    assert.match(text('nano-metrics.php'), new RegExp(`VERSION = '${version}'`));
    assert.match(text('readme.txt'), new RegExp(`Stable tag: ${version}\n`));
    assert.equal(JSON.parse(text('block/block.json')).version, version);
  });

  it('is packed from the same sources to the same bytes, whatever the zone of the machine', () => {
    const before = readFileSync(site.zip);
    execFileSync('node', [`${ROOT}scripts/pack-wordpress.js`], {
      env: { ...process.env, TZ: 'Pacific/Chatham' },
    });
    assert.ok(readFileSync(site.zip).equals(before));
  });

  it('tells of every attribute of the manifest that is not the administrator’s or the widget’s own', () => {
    const manifest = JSON.parse(readFileSync(`${ROOT}dist/custom-elements.json`, 'utf8'));
    const list = Buffer.from(files['nano-metrics/includes/widget-list.php'] ?? []).toString();
    for (const { declarations } of manifest.modules) {
      for (const { tagName, attributes } of declarations) {
        const [, own = ''] = list.split(`'tag'         => '${tagName}'`);
        const [part = ''] = own.split("'tag'");
        for (const { name } of attributes) {
          const isLeftOut = ['api-base', 'status', 'stale'].includes(name);
          assert.equal(part.includes(`'${name}' => array(`), !isLeftOut, `${tagName} ${name}`);
        }
      }
    }
  });
});

describe('the PHP of plugin and tests', () => {
  const folders = ['wordpress/nano-metrics', 'wordpress/test'];
  const files = folders.flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.php'))
      .map((name) => `${ROOT}${folder}/${name}`),
  );

  it('has no errors of syntax', () => {
    assert.ok(files.length > 12);
    for (const file of files) execFileSync('php', ['-l', file], { stdio: 'pipe' });
  });

  it('cannot be run past WordPress: each file of the plugin ends where it is called by itself', () => {
    for (const file of files.filter((name) => name.includes('/nano-metrics/'))) {
      assert.match(
        readFileSync(file, 'utf8'),
        /\ndefined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;\n/,
        file,
      );
    }
  });
});

describe('installing', () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  it('works as an administrator does it: upload the zip, activate', async () => {
    const context = await signIn(browser, 'administrator');
    const page = await context.newPage();
    await page.goto(`${site.url}/wp-admin/plugin-install.php?tab=upload`);
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
      await page.$('#pluginzip')
    );
    await input.uploadFile(site.zip);
    await page.waitForSelector('#install-plugin-submit:not(:disabled)');
    await Promise.all([
      page.waitForNavigation(),
      page.$eval('#install-plugin-submit', (button) => /** @type {HTMLElement} */ (button).click()),
    ]);
    const link = await page.waitForSelector('a[href*="action=activate"]');
    await Promise.all([page.waitForNavigation(), link?.evaluate((element) => element.click())]);
    const isActive = php(
      'require_once ABSPATH . "wp-admin/includes/plugin.php"; return is_plugin_active("nano-metrics/nano-metrics.php");',
    );
    assert.equal(isActive, true);
    await page.close();
  });
});
