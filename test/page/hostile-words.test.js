/**
 * Words that reach a widget from anywhere, its page, its API or its sources, stay words: no markup, no
 * code, no address of code, and none that takes long to read. See SECURITY.md.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { elementsOf, readManifest } from '../../scripts/manifest-entries.js';
import { startHostileSite } from './hostile/hostile-site.js';
import { englishWords, LANG, localeScripts, pathsOf, replaced } from './hostile/locale.js';
import { openStage, SCENES, Stage } from './hostile/locale-scenes.js';
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

const DIST = new URL('../../dist/', import.meta.url);

/** What a widget does not say in its scenes. @type {Record<string, RegExp>} */
const UNSAID = {
  'nano-mtd-usage':
    /^(?:chart|ranges?|concurrentViewers|byteUsage|viewFailed|joins\.(?:aside|listed)|tools\.(?:showTable|tableShown|downloadPng|time|allRows))\b/,
  'nano-concurrent-viewers':
    /^(?:month|monthDetails|monthToDate|byteUsage|joins\.bytes|chart\.(?:playout|ingest|playoutIn|ingestIn|mean))\b/,
  'nano-byte-usage': /^(?:month|monthDetails|monthToDate|concurrentViewers|chart\.meanOfPeaks)\b/,
};

/** @type {Awaited<ReturnType<typeof startHostileSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof englishWords>>} */
let english;

before(async () => {
  const data = 'data-api-base="/simulator" data-token-url="/simulator/token"';
  const forms = {
    classic: `<script src="/dist/nano-metrics.iife.js" defer ${data}></script>`,
    module: `<script type="module" src="/dist/nano-metrics.js" ${data}></script>`,
  };
  const html = (/** @type {string} */ tag, lang = 'en') =>
    `<!doctype html><html lang="${lang}"><head><title>A page</title><link rel="icon" href="data:,">${tag}</head><body></body></html>`;
  const code = (/** @type {string} */ apiBase) => ({
    html: html(forms.classic.replace(data, `data-api-base="${apiBase}" data-token-url="${CODE}"`)),
  });
  english = await englishWords();
  const locales = localeScripts(replaced(english, MARKUP));
  const headers = { 'content-type': 'text/javascript; charset=utf-8' };
  const localeTags = {
    classic: '<script src="/pages/classic-locale.js" defer></script>',
    module: '<script src="/pages/module-locale.js" type="module"></script>',
  };
  site = await startHostileSite({
    page: { html: html(forms.classic) },
    code: code(CODE),
    'token-code': code('/simulator'),
    classic: { html: html(forms.classic + localeTags.classic, LANG) },
    module: { html: html(forms.module + localeTags.module, LANG) },
    // Whose script takes words for markup.
    careless: {
      html: html(forms.classic.replace('/dist/', '/pages/careless/') + localeTags.classic, LANG),
    },
    'careless/nano-metrics.iife.js': {
      html: readFileSync(new URL('nano-metrics.iife.js', DIST), 'utf8').replaceAll(
        '.textContent=',
        '.innerHTML=',
      ),
      headers,
    },
    'classic-locale.js': { html: locales.classic, headers },
    'module-locale.js': { html: locales.module, headers },
  });
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
      // What comes with a menu.
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

  for (const { name } of TAGS) {
    for (const form of ['classic', 'module']) {
      it(`of a locale file stay words in all that ${name} says, by the ${form} script`, async () => {
        const { page, problems } = await openPage(site.browser, 'about:blank');
        await openStage(page, `${site.url}/pages/${form}`, MARKUP);
        /** @type {Set<string>} */
        const said = new Set();
        const stage = new Stage(page, name, async () => {
          assert.deepEqual(await tracesIn(page), []);
          for (const path of await pathsIn(page, MARKUP)) said.add(path);
        });
        for (const scene of SCENES[name] ?? []) await stage.play(scene);
        // Each of them did arrive, in the scenes that it is for.
        const isSaid = (/** @type {string} */ path) =>
          [...said].some((one) => one === path || one.startsWith(`${path}.`));
        const paths = pathsOf(english);
        assert.deepEqual(
          paths.filter((path) => isSaid(path)),
          paths.filter((path) => !UNSAID[name]?.test(path)),
        );
        if (name === 'nano-byte-usage') {
          for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
            assert.ok(said.has(`joins.bytes.${form}`), form);
          }
        }
        assert.deepEqual(await tracesIn(page), []);
        assert.deepEqual(problems, []);
        await page.close();
      });
    }
  }

  it('of a locale file are all said by a widget', async () => {
    const { messages } = await import(new URL('i18n/languages/de.js', DIST).href);
    const paths = pathsOf(english);
    assert.deepEqual(pathsOf(messages).sort(), paths.toSorted());
    for (const path of paths) {
      assert.ok(
        Object.values(UNSAID).some((unsaid) => !unsaid.test(path)),
        path,
      );
    }
  });

  it('of a locale file stay words also where a part of a widget is missing', async () => {
    const { page } = await openPage(site.browser, 'about:blank');
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (/month-details/.test(request.url())) void request.abort();
      else void request.continue();
    });
    await openStage(page, `${site.url}/pages/module`, MARKUP);
    const stage = new Stage(page, 'nano-mtd-usage', async () => {});
    await stage.put([{ source: 'usual' }]);
    await stage.found('.details .status');
    assert.deepEqual(await tracesIn(page), []);
    const said = await pathsIn(page, MARKUP);
    for (const path of ['viewFailed.what', 'viewFailed.todo']) assert.ok(said.includes(path), path);
    await page.close();
  });

  it('of a locale file are found out where they become markup', async () => {
    const { page } = await openPage(site.browser, 'about:blank');
    await openStage(page, `${site.url}/pages/careless`, MARKUP);
    /** @type {Set<string>} */
    const traces = new Set();
    const stage = new Stage(page, 'nano-byte-usage', async () => {
      for (const trace of await tracesIn(page)) traces.add(trace);
    });
    await stage.put([{ source: 'usual' }]);
    assert.deepEqual([...traces], []);
    await stage.click('.more:not([inert])');
    await page.waitForFunction(() => 'hacked' in window, { timeout: 8000 });
    await stage.look();
    for (const trace of ['hacked', 'onerror', 'onload', 'src']) assert.ok(traces.has(trace), trace);
    await page.close();
  });

  it('that are none, or ask for what is not theirs, are left out, and one for all numbers is not', async () => {
    const { page, problems } = await openPage(site.browser, `${site.url}/pages/page`);
    await page.evaluate((word) => {
      const { registerMessages } = /** @type {any} */ (window).NanoMetrics;
      const run = () => Object.assign(window, { hacked: 1 });
      const fail = () => {
        throw new Error(word);
      };
      registerMessages('en', {
        monthToDate: run,
        more: { toString: run, valueOf: run, [Symbol.toPrimitive]: run },
        retry: Object(word),
        loading: [word],
        timezone: `${word}{zone}{token}`,
        notReported: { other: word },
        empty: word,
        get errors() {
          return fail();
        },
        month: new Proxy({ total: word }, { get: fail, getOwnPropertyDescriptor: fail }),
        monthDetails: { estimateMade: { one: word }, reported: run, trends: { other: run } },
        ...JSON.parse(`{ "__proto__": { "hacked": 1 }, "constructor": { "hacked": 1 } }`),
      });
      const element = document.createElement('nano-mtd-usage');
      element.setAttribute('details', '');
      document.body.replaceChildren(element);
    }, MARKUP);
    await page.waitForSelector('nano-mtd-usage >>> dialog', { timeout: 8000 });
    assert.deepEqual(await tracesIn(page), []);
    assert.equal(await page.evaluate(() => 'hacked' in Object.prototype), false);
    const all = await page.$eval('nano-mtd-usage', ({ shadowRoot }) => shadowRoot?.innerHTML ?? '');
    assert.ok(!all.includes('hacked'), all);
    const text = await textIn(page, 'nano-mtd-usage');
    for (const known of ['Usage, month to date', 'Timezone: UTC', 'Total usage', 'Usage trends']) {
      assert.ok(text.includes(known), known);
    }
    await page.evaluate((word) => {
      const { registerMessages } = /** @type {any} */ (window).NanoMetrics;
      registerMessages('en', { joins: { bytes: `${word}{count}` } });
    }, MARKUP);
    await page.waitForFunction(
      (word) => {
        const root = document.querySelector('nano-mtd-usage')?.shadowRoot;
        return root?.querySelector('.exact')?.textContent?.startsWith(word);
      },
      { timeout: 8000 },
      MARKUP,
    );
    assert.deepEqual(await tracesIn(page), []);
    assert.deepEqual(problems, []);
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

  it('of code as the address of tokens are refused', async () => {
    const { page, requests } = await openPage(site.browser, `${site.url}/pages/token-code`);
    site.seen.length = 0;
    requests.length = 0;
    await page.evaluate(
      (tags) => {
        for (const tag of tags) document.body.append(document.createElement(tag));
      },
      TAGS.map(({ name }) => name),
    );
    for (const { name } of TAGS) {
      await page.waitForSelector(`${name}[status=error] >>> .retry`, { timeout: 20_000 });
      assert.equal((await page.$$(`${name} >>> [part=status] strong`)).length, 1);
    }
    assert.deepEqual(await tracesIn(page), []);
    assert.deepEqual(site.seen, []);
    assert.deepEqual(requests, []);
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
 * @param {string} text
 * @returns {Promise<string[]>} the paths of words that are to be read, with all of `text`
 */
async function pathsIn(page, text) {
  return page.evaluate((text) => {
    const roots = [...document.body.children].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const read = roots.flatMap((root) => [
      root.textContent,
      ...[...root.querySelectorAll('*')].flatMap(({ attributes }) =>
        [...attributes].map(({ value }) => value),
      ),
    ]);
    return read
      .join('\n')
      .split('⟦')
      .slice(1)
      .map((piece) => piece.split('⟧'))
      .filter(([, words]) => words?.startsWith(text))
      .map(([path]) => path ?? '');
  }, text);
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string[]>} what markup or code of others has left in widgets and page
 */
async function tracesIn(page) {
  return page.evaluate(() => {
    const traces = 'hacked' in window ? ['hacked'] : [];
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    for (const root of [document.body, ...roots]) {
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
