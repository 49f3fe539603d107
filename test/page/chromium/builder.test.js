import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import { transform } from 'esbuild';
import ts from 'typescript';
import { openBuilder, startBuilder } from './builder-site.js';
import { allReady, openPage, startBrowser } from '../harness.js';

/**
 * @typedef {{ name: string, kind?: string, fieldName?: string, type?: { text: string } }} Entry
 * @typedef {{ tagName: string, attributes: Entry[], members: Entry[], slots: Entry[],
 *   cssProperties: Entry[] }} Declaration
 * @typedef {import('puppeteer-core').Page} Page
 */

/** @type {{ modules: { declarations: Declaration[] }[] }} */
const MANIFEST = JSON.parse(
  readFileSync(new URL('../../../dist/custom-elements.json', import.meta.url), 'utf8'),
);
const ELEMENTS = MANIFEST.modules.flatMap(({ declarations }) => declarations);

/** What has no control: the widget sets it, or it is an object that only code can give. */
const WITHOUT_CONTROL = ['status', 'stale', 'source', 'client'];

/** Texts with signs that mean something in HTML, JavaScript and templates. */
const NASTY = `He said "it's <b>&amp;</b>" {{x}} \${y} @if </script>`;

const CONNECTED = { 'data-api-base': '/simulator', 'data-token-url': '/simulator/token' };

/** @type {Record<string, import('../harness.js').TestPage>} */
const pages = {};
/** @type {Awaited<ReturnType<typeof startBuilder>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  site = await startBuilder(pages);
  browser = await startBrowser();
  await browser
    .defaultBrowserContext()
    .overridePermissions(site.url, ['clipboard-read', 'clipboard-write']);
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('the controls of the embed builder', () => {
  for (const { tagName, attributes, members, slots, cssProperties } of ELEMENTS) {
    it(`have all that the manifest says of <${tagName}>`, async () => {
      const { page, problems } = await open({ widget: tagName.replace('nano-', '') });
      const params = await page.$$eval('[data-param]', (fields) =>
        fields.map((field) => /** @type {HTMLElement} */ (field).dataset['param'] ?? ''),
      );
      const isCovered = (/** @type {Entry} */ { name }) =>
        attributes.some((attribute) => [attribute.name, attribute.fieldName].includes(name));
      const wanted = [
        ...attributes.map(({ name }) => name),
        ...members
          .filter((member) => member.kind === 'field' && !isCovered(member))
          .map(({ name }) => name),
        ...slots.map(({ name }) => `slot-${name}`),
        ...cssProperties.map(({ name }) => name.slice(2)),
      ];
      assert.ok(wanted.length > 20, wanted.join());
      assert.deepEqual(
        wanted.filter((name) => !params.includes(name) && !WITHOUT_CONTROL.includes(name)),
        [],
      );
      assert.deepEqual(
        params.filter((name) => WITHOUT_CONTROL.includes(name)),
        [],
      );
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('have one for an attribute that nobody knew of', async () => {
    const manifest = structuredClone(MANIFEST);
    const widget = manifest.modules[0]?.declarations[0];
    widget?.attributes.push(
      { name: 'made-up', type: { text: "'a' | 'b' | undefined" } },
      { name: 'flag-up', type: { text: 'boolean' } },
    );
    widget?.slots.push({ name: 'made-slot' });
    widget?.cssProperties.push({ name: '--nano-made' });
    pages['/dist/custom-elements.json'] = {
      html: JSON.stringify(manifest),
      headers: { 'content-type': 'application/json' },
    };
    const { page } = await open();
    delete pages['/dist/custom-elements.json'];
    await openAll(page);
    await page.select('[name=made-up]', 'b');
    await page.click('[name=flag-up]');
    await page.type('[name=slot-made-slot]', 'Words');
    await page.type('[name=nano-made]', '1px');
    assert.match(await codeOf(page), /<nano-byte-usage made-up="b" flag-up>/);
    assert.match(await codeOf(page), /<span slot="made-slot">Words<\/span>/);
    assert.match(await codeOf(page), /--nano-made: 1px;/);
    await page.waitForSelector('#stage > [made-up=b][flag-up] > [slot=made-slot]');
    await page.close();
  });

  it('ask for no key, token or password', async () => {
    for (const { tagName } of ELEMENTS) {
      const { page } = await open({ widget: tagName.replace('nano-', '') });
      const names = await page.$$eval('input, select, textarea', (inputs) =>
        inputs.map((input) => `${input.getAttribute('name')} ${input.getAttribute('type')}`),
      );
      assert.ok(names.length > 25);
      assert.deepEqual(
        names.filter((name) =>
          /key|secret|password|auth(?!orized)|bearer|token(?!-url)/i.test(name),
        ),
        [],
      );
      await page.close();
    }
  });

  it('keep to themselves an address with a password or a key, and say why', async () => {
    const { page } = await open({ 'data-api-base': '/before' });
    await openAll(page);
    const cases = /** @type {const} */ ([
      ['data-api-base', 'https://anna:hunter2@api.example', /user name and password/],
      ['data-token-url', '/token?api_key=hunter2', /looks as if it carries a key/],
      ['files', 'javascript:hunter2', /not a web address/],
      ['api-base', '//anna:hunter2@api.example', /user name and password/],
    ]);
    for (const [name, text, words] of cases) {
      await page.$eval(`[name=${name}]`, (input) => {
        /** @type {HTMLInputElement} */ (input).value = '';
      });
      await page.type(`[name=${name}]`, text);
      await page.keyboard.press('Tab');
      const { said, invalid, described } = await page.$eval(`[name=${name}]`, (input) => {
        const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
        return {
          said: document.getElementById(`${input.id}-said`)?.textContent ?? '',
          invalid: input.getAttribute('aria-invalid'),
          described: ids.includes(`${input.id}-said`),
        };
      });
      assert.match(said, words);
      assert.equal(invalid, 'true');
      assert.ok(described);
    }
    const code = await codeOf(page);
    const stored = await page.evaluate(() =>
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    );
    for (const place of [code, page.url(), stored]) assert.doesNotMatch(place, /hunter2|anna/);
    assert.doesNotMatch(new URL(page.url()).search, /before/);
    await page.close();
  });

  it('give hints on contrast and on half a range', async () => {
    const { page } = await open();
    await openAll(page);
    await page.type('[name=nano-text]', '#999999');
    const hint = () => page.$eval('#field-nano-text-said', ({ textContent }) => textContent);
    assert.match((await hint()) ?? '', /^Too little contrast.*light 2\.8/);
    await page.$eval('[data-param=nano-text] [type=color]', (swatch) => {
      /** @type {HTMLInputElement} */ (swatch).value = '#111111';
      swatch.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.equal(
      await page.$eval(
        '[name=nano-text]',
        (input) => /** @type {HTMLInputElement} */ (input).value,
      ),
      'light-dark(#111111, #999999)',
    );
    assert.match((await hint()) ?? '', /^Contrast is good/);
    await set(page, 'from', '2026-03-02T00:00');
    const rangeHint = () => page.$eval('#field-to-said', ({ textContent }) => textContent);
    assert.match((await rangeHint()) ?? '', /both ends/);
    await set(page, 'to', '2026-03-01T00:00');
    assert.match((await rangeHint()) ?? '', /later/);
    await set(page, 'to', '2026-03-04T00:00');
    assert.equal(await rangeHint(), '');
    assert.match(await codeOf(page), /from="2026-03-02T00:00Z" to="2026-03-04T00:00Z"/);
    await page.close();
  });
});

describe('the preview of the embed builder', () => {
  it('follows what is chosen, on the simulator alone and under a strict policy', async () => {
    const { page, problems, requests } = await open({
      range: '1W',
      heading: NASTY,
      streams: 'newsroom,unknown',
      'nano-accent': '#7744aa',
      'slot-title': '<b>own</b>',
      'data-api-base': 'https://api.example',
      'data-token-url': 'https://tokens.example',
      'api-base': 'https://other.example',
    });
    await allReady(page);
    const shown = await page.$eval('#stage > *', (element) => ({
      tag: element.localName,
      range: element.getAttribute('range'),
      heading: element.getAttribute('heading'),
      streams: element.getAttribute('streams'),
      base: element.getAttribute('api-base'),
      accent: getComputedStyle(element).getPropertyValue('--nano-accent'),
      words: element.firstElementChild?.textContent,
    }));
    assert.deepEqual(shown, {
      tag: 'nano-byte-usage',
      range: '1W',
      heading: NASTY,
      streams: 'newsroom',
      base: null,
      accent: '#7744aa',
      words: '<b>own</b>',
    });
    assert.match(
      await page.$eval('#preview-note', ({ textContent }) => textContent ?? ''),
      /does not know all of these streams/,
    );
    assert.deepEqual(
      // A browser draws the sign of its calendar from a data URL.
      requests.filter((url) => !url.startsWith(`${site.url}/`) && !url.startsWith('data:')),
      [],
    );
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('shows each state, so that own words for it are seen', async () => {
    const { page } = await open({ 'slot-unauthorized': 'Please sign in' });
    for (const [state, status] of [
      ['unauthorized', 'unauthorized'],
      ['empty', 'empty'],
      ['error', 'error'],
      ['loading', 'loading'],
      ['live', 'ready'],
    ]) {
      await page.select('#state', state ?? '');
      await page.waitForSelector(`#stage > [status=${status}]`);
    }
    await page.select('#state', 'unauthorized');
    await page.waitForSelector('#stage > [status=unauthorized]');
    const isSeen = await page.$eval('#stage [slot=unauthorized]', (words) =>
      words.checkVisibility(),
    );
    assert.equal(isSeen, true);
    await page.close();
  });

  it('is of the chosen widget, and what was chosen for another one comes back with it', async () => {
    const { page } = await open({ range: '1W', unit: 'GB' });
    await page.click('[value=nano-mtd-usage]');
    await page.waitForSelector('#stage > nano-mtd-usage[unit=GB]');
    assert.equal(new URL(page.url()).search, '?widget=mtd-usage&unit=GB');
    assert.doesNotMatch(await codeOf(page), /range/);
    await page.click('[value=nano-byte-usage]');
    await page.waitForSelector('#stage > nano-byte-usage[unit=GB][range="1W"]');
    await page.close();
  });
});

describe('the address of the embed builder', () => {
  it('says what is chosen, and the back button takes it back', async () => {
    const { page } = await open();
    await openAll(page);
    assert.equal(new URL(page.url()).search, '?widget=byte-usage');
    await page.select('[name=range]', '1W');
    await page.type('[name=timezone]', 'Europe/Berlin');
    await page.click('[name=compare]');
    await page.click('[value=vue]');
    assert.equal(
      new URL(page.url()).search,
      '?widget=byte-usage&range=1W&timezone=Europe/Berlin&compare=true&code=vue',
    );
    const copied = await open(Object.fromEntries(new URL(page.url()).searchParams));
    assert.equal(await codeOf(copied.page), await codeOf(page));
    await copied.page.close();
    await page.goBack();
    assert.match(await codeOf(page), /<script\n\s+src=/);
    await page.goBack();
    await page.waitForFunction(
      () => !(/** @type {any} */ (document.querySelector('[name=compare]')).checked),
    );
    assert.equal(new URL(page.url()).search, '?widget=byte-usage&range=1W&timezone=Europe/Berlin');
    await page.goForward();
    await page.waitForSelector('#stage > [compare]');
    await page.close();
  });

  it('does no harm, whatever stands in it', async () => {
    const { page, problems } = await open({
      widget: 'script',
      range: '"><script>alert(1)</script>',
      onclick: 'alert(1)',
      style: 'display:none',
      'nano-card': 'red;}body{display:none',
      'data-api-base': 'javascript:alert(1)',
      'data-token-url': 'https://anna:hunter2@example.com',
      status: 'error',
      heading: '</script><img src=x onerror=alert(1)>',
      apikey: 'hunter2',
    });
    await allReady(page);
    assert.equal(
      new URL(page.url()).search,
      '?widget=byte-usage&heading=%3C/script%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E',
    );
    assert.equal(await page.$('img'), null);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

describe('the code of the embed builder, pasted into a bare file', () => {
  /** @type {Record<string, string>[]} */
  const SETTINGS = [
    { range: '1W', ...CONNECTED },
    {
      widget: 'concurrent-viewers',
      heading: NASTY,
      timezone: 'Asia/Kathmandu',
      lang: 'de',
      compare: 'true',
      theme: 'dark',
      refresh: 'off',
      sync: 'a "b"',
      'slot-empty': NASTY,
      'nano-viewers': '#7744aa',
      ...CONNECTED,
    },
    { widget: 'mtd-usage', unit: 'GiB', details: 'true', 'nano-radius': '0', ...CONNECTED },
    {
      from: '2026-03-01T00:00Z',
      to: '2026-03-04T00:00Z',
      streams: 'newsroom',
      'api-base': '/simulator',
      ...CONNECTED,
    },
  ];

  for (const form of ['script', 'module']) {
    for (const chosen of SETTINGS) {
      it(`shows the widget, its hash checked: ${form}, ${JSON.stringify(chosen)}`, async () => {
        const { page: builder } = await open({ ...chosen, code: form });
        const html = localized(await copied(builder, 'HTML'));
        const css = await textOf(builder, 'Stylesheet');
        assert.match(html, /integrity="sha384-[\w+/]{64}"/);
        pages['bare'] = { html: bare(html, `<style>${css}</style>`) };
        const { page, problems } = await openPage(browser, `${site.url}/pages/bare`);
        await allReady(page);
        assert.deepEqual(problems, []);
        const { widget = 'byte-usage', ...values } = chosen;
        const tag = `nano-${widget}`;
        const found = await page.$eval(tag, (element) => ({
          attributes: Object.fromEntries(
            [...element.attributes].map((one) => [one.name, one.value]),
          ),
          slots: Object.fromEntries(
            [...element.children].map((one) => [one.slot, one.textContent]),
          ),
          viewers: getComputedStyle(element).getPropertyValue('--nano-viewers'),
          radius: getComputedStyle(element).getPropertyValue('--nano-radius'),
        }));
        const own = Object.entries(values).filter(([name]) => !/^(data|slot|nano)-/.test(name));
        const flags = ['compare', 'details'];
        assert.deepEqual(
          found.attributes,
          Object.fromEntries([
            ...own.map(([name, value]) => [name, flags.includes(name) ? '' : value]),
            ['status', 'ready'],
          ]),
        );
        assert.deepEqual(found.slots, values['slot-empty'] ? { empty: NASTY } : {});
        assert.equal(found.viewers, values['nano-viewers'] ?? '');
        assert.equal(found.radius, values['nano-radius'] ?? '');
        await page.close();
        await builder.close();
      });
    }

    it(`runs no other file than the one of the hash: ${form}`, async () => {
      const { page: builder } = await open({ code: form, ...CONNECTED });
      const html = localized(await copied(builder, 'HTML'));
      const other = html.replace(/sha384-./, (hash) => `sha384-${hash.endsWith('A') ? 'B' : 'A'}`);
      assert.notEqual(other, html);
      pages['tampered'] = { html: bare(other) };
      const { page, problems } = await openPage(browser, `${site.url}/pages/tampered`);
      await page.waitForNetworkIdle({ idleTime: 50 });
      assert.match(problems.join('\n'), /integrity/);
      const isDefined = await page.evaluate(() => !!customElements.get('nano-byte-usage'));
      assert.equal(isDefined, false);
      await page.close();
      await builder.close();
    });

    it(`needs nothing but the policy that is shown: ${form}`, async () => {
      const { page: builder } = await open({
        code: form,
        files: '/dist/',
        'nano-card': '#eef',
        ...CONNECTED,
      });
      const html = await copied(builder, 'HTML');
      assert.match(html, /src="\/dist\/nano-metrics/);
      const policy = await copied(builder, 'Policy');
      pages['style.css'] = {
        html: await copied(builder, 'Stylesheet'),
        headers: { 'content-type': 'text/css' },
      };
      pages['strict'] = {
        html: bare(html, '<link rel="stylesheet" href="/pages/style.css">'),
        headers: {
          'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; ${policy.replaceAll('\n', ' ')}`,
        },
      };
      const { page, problems } = await openPage(browser, `${site.url}/pages/strict`);
      await allReady(page);
      assert.deepEqual(problems, []);
      await page.close();
      await builder.close();
    });
  }

  it('names the public address of exactly this version', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    );
    const { page } = await open();
    const html = await copied(page, 'HTML');
    assert.ok(
      html.includes(
        `src="https://cdn.jsdelivr.net/npm/nano-metrics@${version}/dist/nano-metrics.iife.js"`,
      ),
      html,
    );
    await page.close();
  });
});

describe('the code of the embed builder for frameworks', () => {
  const CHOSEN = {
    heading: NASTY,
    range: '1W',
    compare: 'true',
    'api-base': '/simulator',
    'slot-title': NASTY,
    'slot-empty': 'Nothing yet',
    'data-token-url': "/it's?<b>",
    'data-credentials': 'include',
  };

  for (const form of ['react', 'preact', 'solid', 'vue', 'angular', 'svelte']) {
    it(`has no error of syntax: ${form}`, async () => {
      for (const chosen of [CHOSEN, {}]) {
        const { page } = await open({ ...chosen, code: form });
        const titles = await titlesOf(page);
        const code = await textOf(page, titles[0] ?? '');
        const script = /<script[^>]*>([^]*?)<\/script>/.exec(code)?.[1] ?? code;
        const { diagnostics } = ts.transpileModule(script, {
          reportDiagnostics: true,
          fileName: /tsx$/.test(titles[0] ?? '') ? 'x.tsx' : 'x.ts',
          compilerOptions: {
            target: ts.ScriptTarget.ES2022,
            jsx: ts.JsxEmit.Preserve,
            experimentalDecorators: true,
          },
        });
        assert.deepEqual(
          diagnostics?.map(({ messageText }) => messageText),
          [],
        );
        await page.close();
      }
    });
  }

  for (const form of ['react', 'preact', 'solid']) {
    it(`gives the element what was chosen: ${form}`, async () => {
      const { page } = await open({ ...CHOSEN, code: form });
      const code = await textOf(page, (await titlesOf(page))[0] ?? '');
      const { code: plain } = await transform(code.replace(/^import.*$/gm, ''), {
        loader: 'tsx',
        format: 'cjs',
        jsxFactory: 'h',
      });
      const tree = new Function(
        'configure',
        'module',
        'h',
        `${plain}; return module.exports.ByteUsage();`,
      )(
        () => undefined,
        {},
        (
          /** @type {string} */ tag,
          /** @type {object} */ props,
          /** @type {unknown[]} */ ...children
        ) => ({
          tag,
          props,
          children,
        }),
      );
      assert.deepEqual(tree, {
        tag: 'nano-byte-usage',
        props: { heading: NASTY, range: '1W', compare: true, 'api-base': '/simulator' },
        children: [
          { tag: 'span', props: { slot: 'title' }, children: [NASTY] },
          { tag: 'span', props: { slot: 'empty' }, children: ['Nothing yet'] },
        ],
      });
      await page.close();
    });
  }
});

describe('the embed builder', () => {
  it('can be used by keyboard alone', async () => {
    const { page } = await open();
    await tabTo(page, '[name=widget]');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('#stage > nano-concurrent-viewers');
    await tabTo(page, '[name=range]');
    await page.keyboard.type('1W');
    await tabTo(page, '#group-words summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '[name=slot-title]');
    await page.keyboard.type('Mine');
    await tabTo(page, '[name=code]');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, '#blocks button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.getElementById('said')?.textContent === 'Copied: HTML.',
    );
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /type="module"/);
    assert.match(text, /<nano-concurrent-viewers range="1W">\n {2}<span slot="title">Mine<\/span>/);
    await page.close();
  });

  it('copies the link to what is chosen', async () => {
    const { page } = await open({ range: '1W' });
    await page.click('#share');
    await page.waitForFunction(() => document.getElementById('said')?.textContent);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    await page.close();
  });

  it('copies by the older command where the clipboard is refused, or else selects the code', async () => {
    const { page } = await open({ range: '1W' });
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await page.click('#blocks button');
    await page.waitForFunction(
      () => document.getElementById('said')?.textContent === 'Copied: HTML.',
    );
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /range="1W"/);
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.click('#blocks button');
    await page.waitForFunction(() =>
      /Ctrl\+C/.test(document.getElementById('said')?.textContent ?? ''),
    );
    const selected = await page.evaluate(() => getSelection()?.toString());
    assert.equal(selected, await textOf(page, 'HTML'));
    await page.close();
  });

  it('says what is to be done where nothing was built', async () => {
    pages['/dist/custom-elements.json'] = {
      html: 'gone',
      headers: { 'content-type': 'text/plain' },
    };
    pages['/dist/integrity.json'] = pages['/dist/custom-elements.json'];
    const { page } = await openPage(browser, `${site.url}/demo/builder.html`);
    await page.waitForFunction(() => document.getElementById('said')?.textContent);
    delete pages['/dist/custom-elements.json'];
    delete pages['/dist/integrity.json'];
    assert.match(
      await page.$eval('#said', ({ textContent }) => textContent ?? ''),
      /npm run build/,
    );
    await page.close();
  });

  for (const width of [320, 360, 1280]) {
    it(`fits into ${width} px, as at 400 % zoom, whatever the form`, async () => {
      const { page } = await open({
        heading: 'W'.repeat(300),
        'nano-font': `'${'F'.repeat(200)}'`,
      });
      await page.setViewport({ width, height: 640 });
      await openAll(page);
      for (const form of await page.$$eval('[name=code]', (inputs) =>
        inputs.map((input) => /** @type {HTMLInputElement} */ (input).value),
      )) {
        await page.$eval(`[name=code][value=${form}]`, (input) =>
          /** @type {any} */ (input).click(),
        );
        const [content, own] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        assert.equal(content, own, form);
      }
      await page.close();
    });
  }

  for (const scheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      it(`has nothing that axe objects to: ${scheme}, ${width} px`, async () => {
        const { page } = await open({
          widget: 'byte-usage',
          'nano-text': 'light-dark(#333333, #dddddd)',
          code: 'wordpress',
        });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.setViewport({ width, height: 1000 });
        await openAll(page);
        await page.type('[name=data-api-base]', 'https://a:b@c.example');
        assert.deepEqual(await violations(page), []);
        await page.close();
      });
    }
  }

  it('has something that axe objects to when there is a fault', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      for (const label of document.querySelectorAll('[data-param=range] label')) label.remove();
    });
    assert.ok((await violations(page)).includes('select-name: #field-range'));
    await page.close();
  });
});

/** @param {Record<string, string>} [settings] */
async function open(settings = {}) {
  const query = new URLSearchParams(settings).toString();
  return openBuilder(browser, site.url, query && `?${query}`);
}

/** @param {Page} page */
async function openAll(page) {
  await page.$$eval('#settings details', (groups) => {
    for (const group of groups) /** @type {HTMLDetailsElement} */ (group).open = true;
  });
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 */
async function set(page, name, value) {
  await page.$eval(
    `[name=${name}]`,
    (input, text) => {
      /** @type {HTMLInputElement} */ (input).value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );
}

/** @param {Page} page */
function codeOf(page) {
  return page.$eval('#blocks', (blocks) => blocks.textContent ?? '');
}

/** @param {Page} page */
function titlesOf(page) {
  return page.$$eval('#blocks figcaption span', (titles) =>
    titles.map(({ textContent }) => textContent ?? ''),
  );
}

/**
 * @param {Page} page
 * @param {string} title - of the block
 */
function textOf(page, title) {
  return page.$$eval(
    'figure',
    (figures, wanted) =>
      figures
        .find((figure) => figure.querySelector('figcaption span')?.textContent === wanted)
        ?.querySelector('pre')?.textContent ?? '',
    title,
  );
}

/**
 * What is on the clipboard after a click on the button of a block.
 *
 * @param {Page} page
 * @param {string} title - of the block
 */
async function copied(page, title) {
  await page.bringToFront();
  await page.click(`button[aria-label="Copy: ${title}"]`);
  await page.waitForFunction(
    (text) => document.getElementById('said')?.textContent === text,
    {},
    `Copied: ${title}.`,
  );
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * The same code with the script on this site.
 *
 * @param {string} html
 */
function localized(html) {
  const local = html.replace(/https:\/\/cdn\.jsdelivr\.net\/npm\/nano-metrics@[^/]+/, '');
  assert.notEqual(local, html);
  return local;
}

/**
 * @param {string} html
 * @param {string} [head]
 */
function bare(html, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title><link rel="icon" href="data:,">${head}</head><body>\n${html}\n</body></html>`;
}

/**
 * Presses Tab until the focus is where it is wanted.
 *
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted),
      selector,
    );
    if (isThere) return;
  }
  assert.fail(`The focus does not come to ${selector}`);
}

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (globalThis);
    /** @type {import('axe-core').AxeResults} */
    const found = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
    );
  });
}
