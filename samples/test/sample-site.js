import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { createSimulator } from '../../demo/simulator/index.js';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * @typedef {object} SampleSiteOptions
 * @property {URL} folder files to serve
 * @property {readonly string[]} [policies] the Trusted Types policies that pages may make besides
 *   Lit's; without them, pages do not require Trusted Types
 * @property {() => number} [now]
 */

/**
 * A site at the root of its own origin, as prerendered pages expect, with the simulator under
 * `/simulator`. Files are sent with a strict policy: scripts and styles of the site alone, and
 * inline scripts by their hashes.
 *
 * @param {SampleSiteOptions} options
 */
export async function startSampleSite({ folder, policies, now }) {
  const simulator = createSimulator({
    prefix: '/simulator',
    rateLimit: false,
    ...(now && { now }),
  });
  const server = createServer((request, response) => {
    void simulator.handle(request, response, () => {
      sendFile(folder, policies, request, response);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    simulator,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {URL} folder
 * @param {readonly string[] | undefined} policies
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function sendFile(folder, policies, request, response) {
  const { pathname } = new URL(request.url ?? '/', 'http://site');
  const file = ['', '.html', '/index.html', 'index.html']
    .map((end) => new URL(`.${decodeURIComponent(pathname)}${end}`, folder))
    .find((url) => url.href.startsWith(folder.href) && existsSync(url) && statSync(url).isFile());
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  const content = readFileSync(file);
  const type = TYPES[extname(file.pathname)] ?? 'application/octet-stream';
  response.writeHead(200, {
    'content-type': type,
    ...(type === TYPES['.html'] && {
      'content-security-policy': policyFor(content.toString(), policies),
    }),
  });
  response.end(content);
}

/**
 * @param {string} html
 * @param {readonly string[] | undefined} policies
 */
function policyFor(html, policies) {
  const hashes = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(hashes)].join(' ')}`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    ...(policies
      ? [
          "require-trusted-types-for 'script'",
          `trusted-types ${['lit-html', ...policies].join(' ')}`,
        ]
      : []),
  ].join('; ');
}
