import { createServer } from 'node:http';
import { startBrowser, startSite } from '../harness.js';

/**
 * @typedef {object} Seen
 * @property {string} method
 * @property {string} url
 * @property {import('node:http').IncomingHttpHeaders} headers
 */

/**
 * @typedef {object} Report what a page says of itself
 * @property {string[]} widgets - as `nano-mtd-usage ready`
 * @property {string[]} problems - errors and warnings in the console, errors of scripts
 * @property {Seen[]} requests - those to the API
 */

/**
 * Another origin, which takes what it is given and would be glad of a token.
 *
 * @param {string} [body] - what it answers
 */
export async function startThief(body = '{}') {
  /** @type {Seen[]} */
  const seen = [];
  const server = createServer(({ method = '', url = '', headers }, response) => {
    if (method !== 'OPTIONS') seen.push({ method, url, headers });
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'access-control-allow-origin': headers.origin ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'accept, content-type, x-access-token',
      })
      .end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * A site with hostile pages, which report by themselves. Each page starts with `reporter.js`.
 *
 * @param {Record<string, import('../harness.js').TestPage>} pages
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} [answer]
 *   answers what is asked under `/hostile`
 */
export async function startHostileSite(pages, answer) {
  /** @type {Seen[]} */
  const seen = [];
  /** @type {(text: string) => void} */
  let tell = () => {};
  const site = await startSite(pages, {
    onRequest(request, response) {
      const { method = '', url = '', headers } = request;
      const isHostile = url.startsWith('/hostile') && answer !== undefined;
      if (url.startsWith('/simulator/v2') || isHostile) seen.push({ method, url, headers });
      if (isHostile) answer(request, response);
      if (url !== '/report') return isHostile;
      let text = '';
      request.setEncoding('utf8').on('data', (piece) => (text += piece));
      request.on('end', () => {
        response.writeHead(204).end();
        tell(text);
      });
      return true;
    },
  });
  const browser = await startBrowser();
  return {
    url: site.url,
    browser,
    seen,
    /**
     * Opens a page and waits for what it reports.
     *
     * @param {string} name
     * @returns {Promise<Report>}
     */
    async report(name) {
      seen.length = 0;
      const told = new Promise((resolve, reject) => {
        tell = resolve;
        setTimeout(reject, 20_000, new Error(`${name} reports nothing`)).unref();
      });
      const page = await browser.newPage();
      await page.goto(`${site.url}/pages/${name}`);
      const text = /** @type {string} */ (await told);
      await page.close();
      const after = (/** @type {string} */ key) =>
        text
          .split('\n')
          .filter((line) => line.startsWith(`${key} `))
          .map((line) => line.slice(key.length + 1));
      return { widgets: after('widget'), problems: after('problem'), requests: [...seen] };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
