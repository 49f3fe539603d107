/**
 * Pages whose other scripts and markup are hostile or careless: they change built-in objects and take
 * names. No token goes astray, nothing is thrown into the page, and what can be shown is shown.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHostileSite, startThief } from './hostile/hostile-site.js';

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const FORMS = {
  classic: `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`,
  module: `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`,
};
const ELEMENTS = '<nano-mtd-usage></nano-mtd-usage><nano-byte-usage></nano-byte-usage>';
const READY = ['nano-mtd-usage ready', 'nano-byte-usage ready'];

/** What a polluted prototype could say of requests and settings, as strings and as objects. */
const POLLUTED = `{
  apiBase: THIEF, getToken: () => 'stolen', credentials: 'include', timeoutMs: 1,
  routes: { bytes: '//' + THIEF }, bytes: '/stolen', hourlyBytes: '/stolen', viewers: '/stolen',
  method: 'POST', body: 'stolen', headers: { 'x-stolen': '1' }, mode: 'no-cors', cache: 'force-cache',
  redirect: 'follow', referrer: '', integrity: 'sha256-AAAA', keepalive: true, priority: () => 9,
  force: true, maxAgeMs: 0, patience: 1, client: {}, source: () => 1, heading: 'stolen',
  streams: ['stolen'], tags: ['stolen'], countries: ['stolen'], lines: 1, data: 1, token: 'stolen',
  error: { errorCode: 1 }, timestamp: 1, playout: { bytes: 1 }, toJSON: () => 'stolen',
}`;

/** Names that markup of others may bear, and that widgets do not need to be the document's own. */
const NAMES = [
  ...['currentScript', 'scripts', 'querySelector', 'querySelectorAll', 'baseURI', 'body', 'head'],
  ...['getElementById', 'getElementsByTagName', 'forms', 'cookie', 'location', 'defaultView'],
  ...['activeElement', 'title', 'fonts', 'readyState', 'execCommand', 'hasFocus', 'hidden'],
];

/** Without these of the document, no script can build anything. */
const NEEDED = ['createElement', 'createComment', 'importNode', 'createTreeWalker'];

/** Names that are looked up on the window. */
const GLOBALS = [
  'NanoMetrics',
  'nanoMetrics',
  'litNonce',
  'ShadyCSS',
  'litIssuedWarnings',
  'search',
];

/** What a page may have made of fetch. */
const FETCHES = {
  throws: `() => { throw new TypeError('mine'); }`,
  'rejects with nothing': '() => Promise.reject()',
  'rejects with a symbol': `() => Promise.reject(Symbol('mine'))`,
  'rejects with what throws when read': `() => Promise.reject(new Proxy({}, { get() { throw 1; } }))`,
  'gives nothing': '() => undefined',
  'gives a text': `() => Promise.resolve('mine')`,
  'gives half a response': `() => Promise.resolve({ ok: true, status: 200, headers: new Headers() })`,
  'gives what throws when read': `() => Promise.resolve(new Proxy({}, { get() { throw 1; } }))`,
  'gives the same response to all': `(() => { const one = new Response('{}'); return async () => one; })()`,
};

const REPORTER = '<script src="/test/page/hostile/reporter.js"></script>';

/** @param {string} head @param {string} [body] */
const htmlOf = (head, body = ELEMENTS) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${REPORTER}${head}</head><body>${body}</body></html>`;

/** Elements that bear names, and have elements of such names within. @param {string} tag @param {string[]} names */
const named = (tag, names) =>
  names
    .map((name) => `<${tag} name="${name}"><input name="configure"><input name="src"></${tag}>`)
    .join('');

/** @type {Awaited<ReturnType<typeof startThief>>} */
let thief;
/** @type {Awaited<ReturnType<typeof startHostileSite>>} */
let site;

before(async () => {
  thief = await startThief();
  const pollute = `Object.assign(Object.prototype, ((THIEF) => (${POLLUTED}))('${thief.url}'))`;
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = {};
  for (const [form, script] of Object.entries(FORMS)) {
    pages[`polluted-${form}`] = { html: htmlOf(`<script>${pollute}</script>${script}`) };
    pages[`polluted-later-${form}`] = {
      html: htmlOf(
        script,
        `<template>${ELEMENTS}</template><script>
          customElements.whenDefined('nano-mtd-usage').then(() => {
            const { content } = document.querySelector('template');
            ${pollute};
            document.body.append(content);
          });
        </script>`,
      ),
    };
    for (const tag of ['img', 'form']) {
      pages[`${tag}-${form}`] = { html: htmlOf(script, named(tag, NAMES) + ELEMENTS) };
    }
    for (const name of NEEDED) {
      pages[`${name}-${form}`] = { html: htmlOf(script, named('form', [name]) + ELEMENTS) };
    }
    const globals = GLOBALS.map(
      (id) => `<form id="${id}"><input name="configure"></form><a id="${id}"></a>`,
    );
    pages[`ids-${form}`] = { html: htmlOf(script, globals.join('') + ELEMENTS) };
    for (const [name, code] of Object.entries(FETCHES)) {
      pages[`${name.replaceAll(' ', '-')}-${form}`] = {
        html: htmlOf(`<script>window.fetch = ${code};</script>${script}`),
      };
    }
    pages[`origin-${form}`] = {
      html: htmlOf(
        `<script>var origin = 'mine';</script><base href="/">${script.replace('"/simulator"', '"simulator"')}`,
      ),
    };
    pages[`base-${form}`] = { html: htmlOf(`${script}<base href="${thief.url}/">`) };
  }
  site = await startHostileSite(pages);
});

after(async () => {
  await site.close();
  await thief.close();
});

for (const form of Object.keys(FORMS)) {
  describe(`the ${form} script, in a page`, () => {
    for (const when of ['polluted', 'polluted-later']) {
      it(`whose prototypes are ${when}, asks its own API alone, as usual`, async () => {
        const { widgets, problems, requests } = await site.report(`${when}-${form}`);
        assert.deepEqual({ widgets, problems }, { widgets: READY, problems: [] });
        assert.ok(requests.length >= 2);
        for (const { method, url, headers } of requests) {
          assert.equal(method, 'GET');
          assert.match(url, /^\/simulator\/v2\/usage\/(hourly\/)?bytes\/timeseries\?from=/);
          assert.doesNotMatch(url, /stolen/);
          assert.match(String(headers['x-access-token']), /^eyJ/);
          assert.equal(headers['x-stolen'], undefined);
        }
        assert.deepEqual(thief.seen, []);
      });
    }

    for (const tag of ['img', 'form']) {
      it(`with elements (${tag}) of the names of what documents have, works as usual`, async () => {
        const { widgets, problems } = await site.report(`${tag}-${form}`);
        assert.deepEqual({ widgets, problems }, { widgets: READY, problems: [] });
      });
    }

    it('with elements whose ids are names of globals, works as usual', async () => {
      const { widgets, problems } = await site.report(`ids-${form}`);
      assert.deepEqual({ widgets, problems }, { widgets: READY, problems: [] });
    });

    for (const name of Object.keys(FETCHES)) {
      it(`whose fetch ${name}, says so and throws nothing`, async () => {
        const { widgets, problems } = await site.report(`${name.replaceAll(' ', '-')}-${form}`);
        assert.deepEqual(problems, []);
        assert.equal(widgets.length, 2);
        for (const widget of widgets) assert.match(widget, / (error|unauthorized|schema)$/);
      });
    }

    for (const name of NEEDED) {
      it(`with a form of the name ${name}, shows nothing untrue and asks nobody else`, async () => {
        const { widgets, problems } = await site.report(`${name}-${form}`);
        for (const widget of widgets) assert.doesNotMatch(widget, /ready$/);
        // Nothing can be built there, and all that is told is why.
        for (const problem of problems) assert.match(problem, new RegExp(name));
        assert.deepEqual(thief.seen, []);
      });
    }

    it('with a variable of the name origin, starts paths from its base', async () => {
      const { widgets, problems } = await site.report(`origin-${form}`);
      assert.deepEqual({ widgets, problems }, { widgets: READY, problems: [] });
    });

    it('with a base that leads to another site, asks its own', async () => {
      const { widgets, problems, requests } = await site.report(`base-${form}`);
      assert.deepEqual({ widgets, problems }, { widgets: READY, problems: [] });
      assert.ok(requests.length >= 2);
      assert.deepEqual(thief.seen, []);
    });
  });
}
