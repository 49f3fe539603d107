import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allReady, startBrowser } from '../../test/page/harness.js';
import { CONNECTION, notices, php, publish, site, store, visit, visitorsHtml } from './world.js';

const BLOCKS = `<!-- wp:paragraph -->
<p>Before</p>
<!-- /wp:paragraph -->

<!-- wp:nano-metrics/widget {"widget":"mtd-usage","details":true} /-->

<!-- wp:nano-metrics/widget {"widget":"concurrent-viewers","align":"wide","className":"own"} /-->

<!-- wp:nano-metrics/widget {"widget":"byte-usage","range":"1W","compare":true} /-->`;

const SHORTCODES = `A text with "quotes" -- and more.

[nano_metrics widget="mtd-usage"]

[nano_metrics widget="concurrent-viewers" heading="Viewers' "]

Inline: [nano_metrics widget="byte-usage" range="1W" compare] and on.`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
  store(CONNECTION);
});
after(() => browser.close());

/** @param {string} theme */
const useTheme = (theme) => php('switch_theme($data[0]); return true;', [theme]);
const useDefaultTheme = () =>
  php('switch_theme(WP_Theme::get_core_default_theme()->get_stylesheet()); return true;');

/** @param {string} link */
async function seesAllThree(link) {
  const { page, problems, requests } = await visit(browser, link);
  await allReady(page);
  const names = await page.$$eval('*', (all) =>
    all.map(({ localName }) => localName).filter((name) => name.startsWith('nano-')),
  );
  assert.deepEqual(names, ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage']);
  return { page, problems, requests };
}

describe('a post by an Author', () => {
  for (const [kind, content] of Object.entries({ blocks: BLOCKS, shortcodes: SHORTCODES })) {
    it(`keeps the ${kind} as they were written, and stores no HTML of the widgets`, async () => {
      const { stored } = await publish('author', content);
      assert.equal(stored, content);
      assert.doesNotMatch(stored, /<nano-|<script/);
    });

    it(`shows its ${kind} to visitors, without a word in the console`, async () => {
      const { link } = await publish('author', content);
      const { page, problems, requests } = await seesAllThree(link);
      assert.deepEqual(problems, []);
      assert.equal(requests.filter((url) => url.includes('nano-metrics.iife.js')).length, 1);
      assert.equal(requests.filter((url) => url.includes('/test/v1/token')).length, 1);
      await page.close();
    });
  }

  it('brings the words of a widget’s language along, and none that are not needed', async () => {
    const french = '[nano_metrics widget="byte-usage" lang="fr_CA"]';
    const { link } = await publish(
      'author',
      `${french} [nano_metrics widget="byte-usage" lang="de"]`,
    );
    const { page, problems, requests } = await visit(browser, link);
    await page.waitForFunction(() => {
      const langs = [...document.querySelectorAll('nano-byte-usage')].map(
        (widget) => widget.shadowRoot?.querySelector('article')?.lang,
      );
      return langs.join() === 'fr,de';
    });
    const words = requests.filter((url) => /nano-metrics\.[a-z]+\.iife\.js/.test(url));
    assert.equal(words.length, 1, words.join());
    assert.match(words[0] ?? '', /nano-metrics\.fr\.iife\.js\?ver=/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('gives the elements what the block says', async () => {
    const { link } = await publish('author', BLOCKS);
    const html = await visitorsHtml(link);
    const api = `api-base="${site.api}"`;
    assert.ok(html.includes(`<nano-mtd-usage details="true" ${api}></nano-mtd-usage>`));
    assert.ok(
      html.includes(`<nano-byte-usage range="1W" compare="true" ${api}></nano-byte-usage>`),
    );
    assert.match(
      html,
      /<div class="[^"]*own[^"]*wp-block-nano-metrics-widget[^"]*"><nano-concurrent|<div class="[^"]*wp-block-nano-metrics-widget[^"]*own[^"]*"><nano-concurrent/,
    );
    assert.match(html, /<div class="[^"]*alignwide/);
  });

  it('is not harmed by the paragraphs and typographic quotes that WordPress makes', async () => {
    const { link } = await publish('author', SHORTCODES);
    const html = await visitorsHtml(link);
    assert.match(html, /&#8220;quotes&#8221;/, 'WordPress does make them');
    assert.match(html, /<nano-concurrent-viewers heading="Viewers&#039;" api-base="[^"]*">/);
    assert.doesNotMatch(html, /<nano-[^>]*(&#8220;|&#8221;|<br)/);
  });

  const HOSTILE = [
    '"><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    'javascript:alert(1)',
    '</nano-byte-usage><img src=x onerror=alert(1)>',
  ];
  it('can do no harm by what it puts into a block or a shortcode', async () => {
    const blocks = HOSTILE.map((value) => {
      const attributes = { widget: 'byte-usage', heading: value, sync: value, lang: value };
      // As WordPress writes the attributes of a block.
      const json = JSON.stringify({ ...attributes, 'api-base': value, onclick: value })
        .replaceAll('--', '\\u002d\\u002d')
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e')
        .replaceAll('&', '\\u0026')
        .replaceAll('\\"', '\\u0022');
      return `<!-- wp:nano-metrics/widget ${json} /-->`;
    });
    const shortcodes = HOSTILE.map(
      (value) => `[nano_metrics widget='byte-usage' heading='${value}' onclick='${value}']`,
    );
    const { link } = await publish('author', [...blocks, ...shortcodes].join('\n\n'));
    const { page, problems } = await visit(browser, link);
    const found = await page.evaluate(() => ({
      attributes: [...document.querySelectorAll('nano-byte-usage')].map((element) =>
        element.getAttributeNames().filter((name) => !['status', 'stale'].includes(name)),
      ),
      handlers: document.querySelectorAll('main [onclick], main [onmouseover], main [onerror]')
        .length,
      scripts: [...document.scripts].filter(({ text }) => text.includes('alert(1)')).length,
      headings: [...document.querySelectorAll('nano-byte-usage')].map((e) =>
        e.getAttribute('heading'),
      ),
      bases: new Set(
        [...document.querySelectorAll('nano-byte-usage')].map((e) => e.getAttribute('api-base')),
      ).size,
    }));
    assert.ok(found.attributes.length >= HOSTILE.length);
    for (const names of found.attributes) {
      assert.deepEqual(
        names.filter((name) => !['heading', 'sync', 'api-base'].includes(name)),
        [],
      );
    }
    assert.equal(found.handlers, 0);
    assert.equal(found.scripts, 0);
    assert.equal(found.bases, 1);
    assert.ok(found.headings.includes('javascript:alert(1)'), 'a heading is a text like any other');
    assert.deepEqual(problems, []);
    await page.close();
  });
});

describe('the script on pages', () => {
  it('is loaded only where a widget is, deferred, with the settings on its tag', async () => {
    const { link } = await publish('author', BLOCKS);
    const [, tag] =
      /(<script[^>]*nano-metrics\.iife\.js[^>]*>)/.exec(await visitorsHtml(link)) ?? [];
    assert.match(tag ?? '', /\sdefer\b/);
    assert.equal(tag?.match(/\sdefer\b/g)?.length, 1);
    assert.ok(tag?.includes(`data-api-base="${site.api}"`));
    assert.ok(tag?.includes('data-token-url="/wp-json/test/v1/token"'));
    assert.doesNotMatch(tag ?? '', /data-credentials/, 'the default need not be said');
    const other = await publish('author', 'No widget here');
    assert.doesNotMatch(await visitorsHtml(other.link), /nano-metrics/);
    // A list of posts shows no widget either, unless it shows their content.
    assert.doesNotMatch(await visitorsHtml(`${site.url}/?s=nothing`), /nano-metrics\.iife/);
  });

  it('says which credentials to use where they are not the default', async () => {
    store({ ...CONNECTION, credentials: 'include' });
    const { link } = await publish('author', BLOCKS);
    assert.match(await visitorsHtml(link), /<script[^>]*\sdata-credentials="include"/);
    store(CONNECTION);
  });

  it('shows the widgets by a proxy alone, without token URL', async () => {
    store({ ...CONNECTION, api_base: site.proxy, token_url: '' });
    const { link } = await publish('author', BLOCKS);
    const { page, problems } = await seesAllThree(link);
    assert.deepEqual(problems, []);
    await page.close();
    store(CONNECTION);
  });

  it('finds the API where an optimizer has made a tag of its own, without the settings', async () => {
    store({ ...CONNECTION, api_base: site.proxy, token_url: '' });
    const { link } = await publish('author', BLOCKS);
    const html = await visitorsHtml(`${link}?joined`);
    assert.doesNotMatch(html, /data-api-base/);
    const { page, problems } = await seesAllThree(`${link}?joined`);
    assert.deepEqual(problems, []);
    await page.close();
    store(CONNECTION);
  });

  it('tells the best known optimizers to leave the file out', () => {
    const answers = php(`return [
      apply_filters('rocket_exclude_js', ['a.js']),
      apply_filters('rocket_delay_js_exclusions', []),
      apply_filters('litespeed_optimize_js_excludes', []),
      apply_filters('sgo_javascript_combine_exclude', ['a']),
      apply_filters('autoptimize_filter_js_exclude', 'a.js'),
      apply_filters('js_do_concat', true, 'nano-metrics'),
      apply_filters('js_do_concat', true, 'other'),
    ];`);
    const file = 'nano-metrics.iife.js';
    assert.deepEqual(answers, [
      ['a.js', file],
      [file],
      [file],
      ['a', 'nano-metrics'],
      `a.js, ${file}`,
      false,
      true,
    ]);
  });

  it('works in a classic theme under a strict policy, with no violation', async () => {
    useTheme('plain');
    const { link } = await publish(
      'author',
      BLOCKS.replaceAll(
        /<!-- wp:nano[^>]*align[^>]*-->/g,
        '<!-- wp:nano-metrics/widget {"widget":"concurrent-viewers"} /-->',
      ),
    );
    const { page, problems } = await seesAllThree(`${link}?strict`);
    // WordPress itself prints some styles and scripts into the page, also without a theme's help;
    // a policy that forbids them is reported for them alone.
    const own = problems.filter((problem) => !isWordPressItself(problem));
    assert.deepEqual(own, []);
    await page.close();
    useDefaultTheme();
  });

  it('keeps room for the widgets before it has run', async () => {
    // A compared period may add a line to the legend of a narrow chart.
    const { link } = await publish('author', BLOCKS.replace(',"compare":true', ''));
    const heightsOf = async (/** @type {import('puppeteer-core').Page} */ page) =>
      page.$$eval('nano-mtd-usage, nano-concurrent-viewers, nano-byte-usage', (all) =>
        all.map((element) => element.getBoundingClientRect().height),
      );
    const { page } = await seesAllThree(link);
    const waiting = await browser.newPage();
    await waiting.setViewport(page.viewport());
    await waiting.setRequestInterception(true);
    waiting.on('request', (request) => {
      void (request.url().includes('nano-metrics.iife') ? request.abort() : request.continue());
    });
    await waiting.goto(link);
    const reserved = await heightsOf(waiting);
    assert.equal(reserved.length, 3);
    for (const [i, height] of (await heightsOf(page)).entries()) {
      // Some themes have text of an odd size, of which each line is rounded.
      const grown = height - (reserved[i] ?? 0);
      assert.ok(Math.abs(grown) < 3, `widget ${i} grows by ${grown} px`);
    }
    await waiting.close();
    await page.close();
  });

  it('leaves no notice in the log of PHP', () => {
    assert.deepEqual(notices(), []);
  });
});

/**
 * Whether a violation is of WordPress's own inline styles (of its blocks and emoji), scripts, and
 * rules of what to fetch ahead.
 *
 * @param {string} problem
 */
function isWordPressItself(problem) {
  return /^console: (Refused to apply|Refused to execute|Applying|Executing) (an )?inline (style|script|speculation rules)/.test(
    problem,
  );
}
