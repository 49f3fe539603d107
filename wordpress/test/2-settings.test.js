import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from '../../test/page/harness.js';
import { notices, php, rest, signIn, site, store } from './world.js';

const PAGE = `${site.url}/wp-admin/options-general.php?page=nano-metrics`;

/** @typedef {{ api_base?: string, token_url?: string, credentials?: string }} Settings */

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;

before(async () => {
  browser = await startBrowser();
  page = await (await signIn(browser, 'administrator')).newPage();
});
after(() => browser.close());

/** @returns {Settings | false} */
const stored = () => php('return get_option("nano_metrics");');

/**
 * Fills the form in and sends it, as an administrator does.
 *
 * @param {Settings} values
 */
async function save(values) {
  await page.goto(PAGE);
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) {
      const field = document.querySelector(`[name="nano_metrics[${name}]"]`);
      /** @type {HTMLInputElement} */ (field).value = value;
    }
  }, values);
  await Promise.all([page.waitForNavigation(), page.click('#submit')]);
  return page.$$eval('.notice, .settings-error', (all) =>
    all.map((notice) => ({
      isError: notice.classList.contains('notice-error'),
      text: notice.textContent?.trim() ?? '',
    })),
  );
}

describe('the settings page', () => {
  it('stores nothing before it is used', () => {
    assert.equal(stored(), false);
  });

  it('saves what an administrator sets, and shows it again', async () => {
    const values = {
      api_base: 'https://metrics.example/api/',
      token_url: '/wp-json/test/v1/token',
      credentials: 'include',
    };
    const messages = await save(values);
    assert.deepEqual(
      messages.map(({ isError }) => isError),
      [false],
    );
    assert.deepEqual(stored(), { ...values, api_base: 'https://metrics.example/api' });
    await page.goto(PAGE);
    const shown = await page.$$eval('[name^="nano_metrics["]', (fields) =>
      fields.map((field) => /** @type {HTMLInputElement} */ (field).value),
    );
    assert.deepEqual(shown, ['https://metrics.example/api', values.token_url, 'include']);
  });

  it('has a label and a help text for every field, and says that no key belongs there', async () => {
    await page.goto(PAGE);
    const fields = await page.$$eval('[name^="nano_metrics["]', (all) =>
      all.map((field) => ({
        label: /** @type {HTMLInputElement} */ (field).labels?.[0]?.textContent,
        help: document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent,
      })),
    );
    assert.equal(fields.length, 3);
    for (const { label, help } of fields) assert.ok(label && help);
    const text = await page.$eval('.wrap', (wrap) => wrap.textContent);
    assert.match(text ?? '', /API key belongs in none/);
  });

  /** @type {[Settings, RegExp][]} */
  const REFUSED = [
    [{ api_base: 'javascript:alert(1)' }, /API base must be a path .* or a URL/],
    [{ api_base: '//evil.example' }, /API base must be a path/],
    [{ api_base: 'metrics.example' }, /API base must be a path/],
    [{ api_base: 'https://name:secret@metrics.example' }, /API base must not hold a name/],
    [{ api_base: 'https://metrics.example/?key=0123456789abcdef' }, /API base must end before/],
    [{ api_base: 'https://metrics.example/"><script>' }, /API base has characters/],
    [{ api_base: '0123456789abcdef0123456789abcdef' }, /API base must be a path/],
    [{ token_url: 'https://elsewhere.example/token' }, /Token URL must be on this site/],
    [{ token_url: 'ftp://127.0.0.1/token' }, /Token URL must be a path/],
  ];
  for (const [values, message] of REFUSED) {
    it(`refuses ${JSON.stringify(values)} with a message, and keeps what was set`, async () => {
      const before = stored();
      const messages = await save(values);
      const errors = messages.filter(({ isError }) => isError);
      assert.equal(errors.length, 1);
      assert.match(errors[0]?.text ?? '', message);
      assert.doesNotMatch(errors[0]?.text ?? '', /secret|0123456789abcdef/);
      assert.deepEqual(stored(), before);
    });
  }

  it('refuses a form without the nonce', async () => {
    const before = stored();
    const status = await page.evaluate(async (url) => {
      const body = new URLSearchParams({
        option_page: 'nano-metrics',
        action: 'update',
        'nano_metrics[api_base]': '/forged',
      });
      return (await fetch(`${url}/wp-admin/options.php`, { method: 'POST', body })).status;
    }, site.url);
    assert.equal(status, 403);
    assert.deepEqual(stored(), before);
  });

  for (const user of ['subscriber', 'contributor', 'author', 'editor']) {
    it(`is out of reach for a user of the role ${user}`, async () => {
      const before = stored();
      const context = await signIn(browser, user);
      const theirs = await context.newPage();
      const answer = await theirs.goto(PAGE);
      assert.equal(answer?.status(), 403);
      const posted = await theirs.evaluate(async (url) => {
        const body = new URLSearchParams({ option_page: 'nano-metrics', action: 'update' });
        return (await fetch(`${url}/wp-admin/options.php`, { method: 'POST', body })).status;
      }, site.url);
      assert.equal(posted, 403);
      assert.deepEqual(stored(), before);
      await context.close();
    });
  }

  it('is not told of by the REST API', async () => {
    const { body } = await rest('administrator', '/wp/v2/settings');
    assert.ok(body.title);
    assert.equal(body.nano_metrics, undefined);
  });

  it('checks again what something else wrote into the option', () => {
    php(
      'global $wpdb; $wpdb->query("DELETE FROM $wpdb->options WHERE option_name = \'nano_metrics\'"); add_filter("sanitize_option_nano_metrics", "__return_null"); $wpdb->insert($wpdb->options, ["option_name" => "nano_metrics", "option_value" => serialize($data), "autoload" => "yes"]); return true;',
      { api_base: 'javascript:alert(1)', token_url: ['x'], credentials: 'all' },
    );
    assert.deepEqual(php('return \\Nano_Metrics\\settings();'), {
      api_base: '',
      token_url: '',
      credentials: 'same-origin',
    });
    store({ api_base: '', token_url: '', credentials: 'same-origin' });
  });

  it('leaves no notice in the log of PHP', () => {
    assert.deepEqual(notices(), []);
  });
});
