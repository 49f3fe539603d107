/**
 * Words that reach a widget from anywhere, its page, its API or its sources, stay words: no markup, no
 * code, no address of code, and none that takes long to read. See SECURITY.md.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elementsOf, readManifest } from '../../scripts/manifest-entries.js';
import { startHostileSite } from './hostile/hostile-site.js';
import { openPage } from './harness.js';

const MARKUP = `"'><img src=x onerror="hacked=1"><script>hacked=1</script><svg onload=hacked=1>\${hacked=1}{{hacked=1}}`;
const CODE = 'javascript:hacked=1';

/** Read slowly by whoever tries all ways to read them. */
const PATTERNS = [
  ...[' ', '"', '&', '&amp;', 'a,', ',', '-', '0', '1T', '2026-01-01T', 'T00:00:', '00:', '.', '@'],
  ...['?', '#', '/', '\\', '\n', '\u00ad', '\u200b', 'de-', '{a}', '{', '=', '\u{1f600}', 'é'],
];
const LENGTH = 100_000;

const TAGS = elementsOf(readManifest()).map(({ tagName, attributes }) => ({
  name: tagName,
  attributes: attributes.map((attribute) => attribute.name),
}));

/** @type {Awaited<ReturnType<typeof startHostileSite>>} */
let site;

before(async () => {
  const script = `<script src="/dist/nano-metrics.iife.js" defer data-api-base="/simulator" data-token-url="/simulator/token"></script>`;
  const html = (/** @type {string} */ tag) =>
    `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${tag}</head><body></body></html>`;
  const code = `<script src="/dist/nano-metrics.iife.js" defer data-api-base="${CODE}" data-token-url="${CODE}"></script>`;
  site = await startHostileSite({ page: { html: html(script) }, code: { html: html(code) } });
});

after(async () => {
  await site.close();
});

describe('words', () => {
  for (const { name, attributes } of TAGS) {
    for (const [what, word] of Object.entries({ markup: MARKUP, code: CODE })) {
      it(`of ${what} in any attribute of ${name} stay words`, async () => {
        const { page } = await openPage(site.browser, `${site.url}/pages/page`);
        for (const attribute of [...attributes, 'title', 'lang', 'aria-label']) {
          await page.evaluate(
            async (tag, key, value) => {
              const element = document.createElement(tag);
              element.setAttribute(key, value);
              document.body.replaceChildren(element);
              await /** @type {any} */ (element).updateComplete;
            },
            name,
            attribute,
            word,
          );
          await page.waitForSelector(`${name}[status]:not([status=loading])`, { timeout: 8000 });
          assert.deepEqual(await tracesIn(page), [], attribute);
          if (attribute === 'heading')
            assert.ok((await textIn(page, name)).includes(shownOf(word)));
        }
        await page.close();
      });
    }
  }

  it('that a source gives or throws, and messages that a page registers, stay words', async () => {
    const { page } = await openPage(site.browser, `${site.url}/pages/page`);
    for (const kind of ['throws', 'gives', 'names']) {
      await page.evaluate(
        async (word, how) => {
          const { registerMessages } = /** @type {any} */ (window).NanoMetrics;
          registerMessages('en', {
            byteUsage: word,
            more: word,
            retry: word,
            errors: {
              server: { what: `${word}{address}`, todo: word },
              schema: { what: word, todo: word },
            },
          });
          const element = document.createElement('nano-byte-usage');
          const times = [0, 3600, 7200].map(
            (s) => Math.floor(Date.now() / 3_600_000) * 3600 - 7200 + s,
          );
          Object.assign(element, {
            heading: word,
            source: async () => {
              if (how === 'throws')
                throw Object.assign(new Error(word), { name: word, kind: word });
              return how === 'gives'
                ? { xSeconds: times, lines: { playout: [1, word, 3], ingest: [1, 2, 3] } }
                : {
                    xSeconds: times,
                    lines: { playout: [1, 2, 3], ingest: [1, 2, 3], [word]: [1, 2, 3] },
                  };
            },
          });
          document.body.replaceChildren(element);
        },
        MARKUP,
        kind,
      );
      await page.waitForSelector('nano-byte-usage[status]:not([status=loading])', {
        timeout: 8000,
      });
      assert.deepEqual(await tracesIn(page), [], kind);
      // They did arrive, as what they are: in the heading, and in a message of three parts.
      const text = await textIn(page, 'nano-byte-usage');
      const times = text.split(shownOf(MARKUP)).length - 1;
      assert.ok(times >= (kind === 'names' ? 1 : 4), `${kind}: ${text}`);
      if (kind !== 'names') continue;
      // What comes with a menu, the table and the tooltip.
      await page.evaluate(() => {
        const root = document.querySelector('nano-byte-usage')?.shadowRoot;
        /** @type {HTMLElement | null | undefined} */ (root?.querySelector('.more'))?.click();
      });
      await page.waitForSelector(
        'nano-byte-usage >>> [role=menuitem], nano-byte-usage >>> .menu button',
      );
      assert.deepEqual(await tracesIn(page), [], 'menu');
    }
    await page.close();
  });

  it('of code on the script tag are refused', async () => {
    site.seen.length = 0;
    const { page } = await openPage(site.browser, `${site.url}/pages/code`);
    await page.evaluate(() => {
      document.body.append(document.createElement('nano-mtd-usage'));
    });
    await page.waitForSelector('nano-mtd-usage[status=error]', { timeout: 8000 });
    assert.deepEqual(await tracesIn(page), []);
    assert.deepEqual(site.seen, []);
    await page.close();
  });

  it(
    'of great length are read in the time that their length takes',
    { timeout: 60_000 },
    async () => {
      const { page } = await openPage(site.browser, `${site.url}/pages/page`);
      for (const { name, attributes } of TAGS) {
        for (const pattern of PATTERNS) {
          // Where reading took the square of the length, each of these would take minutes.
          await page.evaluate(
            async (tag, keys, text) => {
              for (const key of keys) {
                const element = document.createElement(tag);
                element.hidden = true;
                for (const around of ['', 'x', '"'])
                  element.setAttribute(key, around + text + around);
                document.body.replaceChildren(element);
                await /** @type {any} */ (element).updateComplete;
              }
            },
            name,
            attributes,
            pattern.repeat(LENGTH / pattern.length),
          );
        }
      }
      assert.deepEqual(await tracesIn(page), []);
      await page.close();
    },
  );
});

describe('events of the names of ours', () => {
  it('that a page makes up change nothing', async () => {
    const { page } = await openPage(site.browser, `${site.url}/pages/page`);
    await page.evaluate(() => {
      const make = (/** @type {string} */ range) => {
        const element = document.createElement('nano-byte-usage');
        element.setAttribute('sync', 'one');
        element.setAttribute('range', range);
        return element;
      };
      document.body.append(make('1D'), make('1D'));
    });
    await page.waitForFunction(() => document.querySelectorAll('[status=ready]').length === 2, {
      timeout: 8000,
    });
    const look = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('nano-byte-usage')].map((element) => [
          element.getAttribute('status'),
          /** @type {any} */ (element).range,
          element.shadowRoot?.textContent,
        ]),
      );
    const before = await look();
    const asked = site.seen.length;
    await page.evaluate(() => {
      const [element] = document.querySelectorAll('nano-byte-usage');
      const detail = {
        range: '1W',
        kind: 'unauthorized',
        data: { xSeconds: [1], lines: {} },
        query: {},
      };
      const inside = element?.shadowRoot?.querySelector('article');
      for (const type of ['nano-data', 'nano-error', 'nano-range-change', 'nano-sync']) {
        for (const target of [element, inside, document, window]) {
          target?.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
        }
      }
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    assert.deepEqual(await look(), before);
    assert.equal(site.seen.length, asked);
    await page.close();
  });
});

/**
 * What is surely shown of a word: quotes at its edges are not.
 *
 * @param {string} word
 */
function shownOf(word) {
  return word.replace(/^["']+/, '');
}

/** @param {import('puppeteer-core').Page} page @param {string} tag */
function textIn(page, tag) {
  return page.$eval(tag, ({ shadowRoot }) => shadowRoot?.textContent ?? '');
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string[]>} what markup or code of others has left in widgets and page
 */
async function tracesIn(page) {
  return page.evaluate(() => {
    const traces = 'hacked' in window ? ['hacked'] : [];
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (
          ['img', 'script', 'iframe', 'object', 'embed', 'base', 'link'].includes(element.localName)
        ) {
          traces.push(element.outerHTML);
        }
        for (const { name, value } of element.attributes) {
          const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name);
          if (name.startsWith('on') || (isAddress && !/^(blob:|#)/.test(value))) traces.push(name);
        }
      }
    }
    return traces;
  });
}
