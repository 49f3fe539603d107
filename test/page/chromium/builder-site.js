import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { openPage, startSite } from '../harness.js';

/** What a site under a strict policy sends. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "require-trusted-types-for 'script'",
  'trusted-types nano-metrics',
].join('; ');

/**
 * A site with the embed builder under a strict policy, which uses the file for script tags that the
 * package ships, and with further pages, which may still come and go.
 *
 * @param {Record<string, import('../harness.js').TestPage>} [pages]
 */
export async function startBuilder(pages = {}) {
  const html = readFileSync(new URL('../../../demo/builder.html', import.meta.url), 'utf8');
  pages['/demo/builder.html'] = { html, headers: { 'content-security-policy': STRICT } };
  pages['/demo/builder.ts'] = {
    html: await bundled(),
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  };
  return startSite(pages);
}

/**
 * Opens the builder and waits until it can be used.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url - of the site
 * @param {string} [query]
 */
export async function openBuilder(browser, url, query = '') {
  const opened = await openPage(browser, 'about:blank');
  await opened.page.setViewport({ width: 1280, height: 1000 });
  await opened.page.goto(`${url}/demo/builder.html${query}`);
  await opened.page.waitForSelector('html[data-ready]');
  return opened;
}

/** The script of the builder, which imports the built file and not the sources. */
async function bundled() {
  const { outputFiles } = await build({
    entryPoints: ['demo/builder.ts'],
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    plugins: [
      {
        name: 'built-file',
        setup({ onResolve }) {
          const path = '/dist/nano-metrics.js';
          onResolve({ filter: /\/src\/define\.js$/ }, () => ({ path, external: true }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
