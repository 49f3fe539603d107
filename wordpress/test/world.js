/** The site of a test run, and what tests do with it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { openPage } from '../../test/page/harness.js';
import { PASSWORD } from './site.js';

/** @type {import('./site.js').Site} */
export const site = JSON.parse(process.env['TEST_SITE'] ?? '{}');

/**
 * Runs PHP inside WordPress, and gives back what it returns.
 *
 * @param {string} code
 * @param {object} [data] in `$data`
 */
export function php(code, data = {}) {
  const script = `$_SERVER['HTTP_HOST'] = parse_url('${site.url}', PHP_URL_HOST);
    require '${site.home}wp-load.php';
    $data = json_decode(stream_get_contents(STDIN), true);
    echo "\\n" . json_encode((static function ($data) { ${code} })($data));`;
  const output = execFileSync('php', ['-d', 'display_errors=stderr', '-r', script], {
    input: JSON.stringify(data),
    env: { ...process.env, WORDPRESS_CONFIG: site.config, TEST_API: site.api },
    encoding: 'utf8',
  });
  return JSON.parse(output.slice(output.lastIndexOf('\n') + 1));
}

/**
 * @param {string} user
 * @param {string} path
 * @param {object} [body] makes it a POST
 */
export async function rest(user, path, body) {
  const answer = await fetch(`${site.url}/wp-json${path}`, {
    headers: {
      authorization: `Basic ${btoa(`${user}:${site.passwords[user]}`)}`,
      'content-type': 'application/json',
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

/**
 * Publishes a post in the name of a user, as the block editor does: through the REST API.
 *
 * @param {string} user
 * @param {string} content
 * @param {string} [title]
 * @returns {Promise<{ id: number, link: string, stored: string }>}
 */
export async function publish(user, content, title = 'A post') {
  const { status, body } = await rest(user, '/wp/v2/posts?context=edit', {
    title,
    content,
    status: 'publish',
  });
  assert.equal(status, 201, JSON.stringify(body));
  return { id: body.id, link: body.link, stored: body.content.raw };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} user
 * @returns {Promise<import('puppeteer-core').BrowserContext>} signed in
 */
export async function signIn(browser, user) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${site.url}/wp-login.php`);
  // The form takes the focus a moment after it is there.
  await page.evaluate(
    (name, password) => {
      const form = /** @type {HTMLFormElement} */ (document.querySelector('#loginform'));
      /** @type {HTMLInputElement} */ (form.querySelector('#user_login')).value = name;
      /** @type {HTMLInputElement} */ (form.querySelector('#user_pass')).value = password;
    },
    user,
    PASSWORD,
  );
  await Promise.all([page.waitForNavigation(), page.click('#wp-submit')]);
  assert.match(page.url(), /\/wp-admin\//, `${user} is signed in`);
  await page.close();
  return context;
}

/** The HTML that the server sends to a visitor. @param {string} url */
export async function visitorsHtml(url) {
  const answer = await fetch(url);
  assert.equal(answer.status, 200);
  return answer.text();
}

/** The settings, as they are stored. @param {object} settings */
export function store(settings) {
  php('update_option("nano_metrics", $data); return true;', settings);
}

/** Where the widgets get their data in most tests: the simulator, by tokens of the site. */
export const CONNECTION = {
  api_base: site.api,
  token_url: '/wp-json/test/v1/token',
  credentials: 'same-origin',
};

/** What PHP noted about the plugin: each line would be a notice under WP_DEBUG. */
export function notices() {
  return readFileSync(site.log, 'utf8')
    .split('\n')
    .filter((line) => /nano[-_]metrics/i.test(line));
}

/**
 * Opens a page as a visitor, who sees all of it at once: widgets below the edge would wait.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 */
export async function visit(browser, url) {
  const opened = await openPage(browser, url);
  await opened.page.setViewport({ width: 1000, height: 4000 });
  return opened;
}
