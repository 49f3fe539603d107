import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from '../../test/page/harness.js';
import { CONNECTION, notices, rest, signIn, site, store } from './world.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {string[]} */
const problems = [];

before(async () => {
  browser = await startBrowser();
  store(CONNECTION);
  page = await (await signIn(browser, 'author')).newPage();
  await page.setViewport({ width: 1400, height: 1800 });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    const { url = '' } = message.location();
    if (message.type() === 'error') problems.push(`${message.text()} ${url}`);
  });
});
after(() => browser.close());

/** The document of the posts content: since WordPress 6.3 it can be in a frame. */
async function canvas() {
  await page.waitForFunction(() => {
    const frame = document.querySelector('iframe[name="editor-canvas"]');
    const inside =
      frame instanceof HTMLIFrameElement ? frame.contentDocument : frame === null && document;
    return inside && inside.querySelector('.editor-post-title__input, .wp-block-post-title');
  });
  const frame = await page.$('iframe[name="editor-canvas"]');
  return (await frame?.contentFrame()) ?? page.mainFrame();
}

/** Opens the editor without the greeting that new users get. @param {string} path */
async function openEditor(path) {
  await page.goto(`${site.url}/wp-admin/${path}`);
  await page.waitForFunction(() => Reflect.get(globalThis, 'wp')?.data?.select('core/editor'));
  await page.evaluate(() => {
    const { dispatch } = Reflect.get(globalThis, 'wp').data;
    for (const scope of ['core/edit-post', 'core']) {
      dispatch('core/preferences').set(scope, 'welcomeGuide', false);
      dispatch('core/preferences').set(scope, 'enableChoosePatternModal', false);
    }
  });
  return canvas();
}

/**
 * @param {string} label
 * @returns {Promise<import('puppeteer-core').ElementHandle<HTMLInputElement>>} the control of the
 *   sidebar that has this label
 */
async function control(label) {
  const handle = await page.waitForFunction(
    (text) => {
      const inspector = document.querySelector('.block-editor-block-inspector');
      const found = [...(inspector?.querySelectorAll('label') ?? [])].find(
        (element) => element.textContent?.trim() === text,
      );
      return found?.control;
    },
    {},
    label,
  );
  return /** @type {any} */ (handle);
}

/** The preview has drawn what the attribute says. @param {import('puppeteer-core').Frame} frame */
async function previewOf(frame, /** @type {string} */ selector) {
  const element = await frame.waitForSelector(`${selector}[status=ready]`);
  assert.ok(element);
  await frame.waitForFunction((found) => found.shadowRoot?.querySelector('canvas'), {}, element);
  return element;
}

const content = () =>
  page.evaluate(() =>
    Reflect.get(globalThis, 'wp').data.select('core/editor').getEditedPostContent(),
  );

describe('the block in the editor, for an Author', () => {
  /** @type {number} */
  let id;

  it('is found by its name, and shows the widget at once', async () => {
    const frame = await openEditor('post-new.php');
    const title = await frame.waitForSelector('.editor-post-title__input, .wp-block-post-title');
    await title?.click();
    await page.keyboard.type('Our week');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/nanoStream ingest');
    await page.waitForFunction(() => {
      const options = '.components-autocomplete__result, [role=listbox] [role=option]';
      return document.querySelector(options)?.textContent?.includes('ingest and playout');
    });
    await page.keyboard.press('Enter');
    await previewOf(frame, 'nano-byte-usage:not([range])');
    assert.equal(await content(), '<!-- wp:nano-metrics/widget {"widget":"byte-usage"} /-->');
  });

  it('has a control with label and help for every attribute', async () => {
    await control('Range');
    const controls = await page.$$eval(
      '.block-editor-block-inspector .components-panel__body label',
      (labels) => labels.map((label) => label.textContent?.trim()),
    );
    for (const label of 'Widget,Unit,Range,From,To,Time zone,Streams,Tags,Countries,Compare,Sync,Language,Refresh,Theme,Heading'.split(
      ',',
    )) {
      assert.ok(controls.includes(label), `${label} is there`);
    }
    assert.ok(!controls.some((label) => /api|key|token|status|stale/i.test(label ?? '')));
  });

  it('has controls in which axe finds nothing', async () => {
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(async () => {
      const { violations } = await Reflect.get(globalThis, 'axe').run(
        '.block-editor-block-inspector .components-panel__body.is-opened',
      );
      return violations.map((/** @type {{ id: string, nodes: { html: string }[] }} */ v) => [
        v.id,
        v.nodes.map(({ html }) => html),
      ]);
    });
    assert.deepEqual(found, []);
  });

  it('takes a range, a text and a flag, and shows them in the preview', async () => {
    const frame = await canvas();
    await (await control('Range')).select('1W');
    await (await control('Heading')).type('Our "week" & more');
    await (await control('Compare')).click();
    const preview = await previewOf(frame, 'nano-byte-usage[range="1W"][heading$=more]');
    assert.equal(await preview.evaluate((e) => Reflect.get(e, 'compare')), true);
    assert.equal(await preview.evaluate((e) => e.getAttribute('heading')), 'Our "week" & more');
    if (process.env['TEST_SCREENSHOTS']) {
      await page.screenshot({
        path: `${process.env['TEST_SCREENSHOTS']}/editor-${site.release}.png`,
      });
    }
  });

  it('becomes another widget without losing what both have', async () => {
    const frame = await canvas();
    await (await control('Widget')).select('concurrent-viewers');
    await previewOf(frame, 'nano-concurrent-viewers[range="1W"]');
    await (await control('Widget')).select('byte-usage');
    await previewOf(frame, 'nano-byte-usage[range="1W"]');
  });

  it('is published as a comment alone', async () => {
    await page.click('.editor-post-publish-panel__toggle');
    await page.waitForSelector(
      '.editor-post-publish-panel .editor-post-publish-button:not([aria-disabled=true])',
    );
    await page.click('.editor-post-publish-panel .editor-post-publish-button');
    await page.waitForSelector('.post-publish-panel__postpublish');
    id = await page.evaluate(() =>
      Reflect.get(globalThis, 'wp').data.select('core/editor').getCurrentPostId(),
    );
    const { body } = await rest('author', `/wp/v2/posts/${id}?context=edit`);
    // WordPress writes "&" as an entity into all that an Author stores.
    assert.equal(body.status, 'publish');
    assert.equal(
      body.content.raw,
      '<!-- wp:nano-metrics/widget {"widget":"byte-usage","heading":"Our \\u0022week\\u0022 \\u0026amp; more","range":"1W","compare":true} /-->',
    );
    assert.match(
      body.content.rendered,
      /<nano-byte-usage heading="Our &quot;week&quot; &amp; more" range="1W" compare="true" api-base="[^"]*"><\/nano-byte-usage>/,
    );
  });

  it('is still a valid block when the post is opened again', async () => {
    const frame = await openEditor(`post.php?post=${id}&action=edit`);
    const preview = await previewOf(frame, 'nano-byte-usage[range="1W"]');
    assert.equal(await preview.evaluate((e) => e.getAttribute('heading')), 'Our "week" & more');
    await page.evaluate(() => {
      const { dispatch, select } = Reflect.get(globalThis, 'wp').data;
      const [{ clientId }] = select('core/block-editor').getBlocks();
      dispatch('core/block-editor').selectBlock(clientId);
    });
    const heading = await control('Heading');
    assert.equal(await heading.evaluate(({ value }) => value), 'Our "week" & more');
    const isValid = await page.evaluate(
      () => Reflect.get(globalThis, 'wp').data.select('core/block-editor').getBlocks()[0].isValid,
    );
    assert.equal(isValid, true);
  });

  it('causes no error in the editor, and no notice in the log of PHP', () => {
    assert.deepEqual(
      problems.filter((problem) => !isWordPressItself(problem)),
      [],
    );
    assert.deepEqual(notices(), []);
  });
});

/**
 * Whether an error is of the editor itself: it asks for what an Author may not see, and shows a
 * picture from elsewhere in its greeting.
 *
 * @param {string} problem
 */
function isWordPressItself(problem) {
  const isForbidden = /403 .*\/wp\/v2\/(templates|settings|categories|tags)\b/.test(problem);
  return isForbidden || problem.includes('https://s.w.org/images/block-editor/');
}
