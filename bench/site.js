import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = new URL('../', import.meta.url);

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A hash in the name, as bundlers write it: what has it never changes. */
const HASHED = /-[\w-]{8}\.\w+$/;

/**
 * @typedef {object} Body
 * @property {Buffer} plain
 * @property {Buffer} gzip
 * @property {string} type
 * @property {string} etag
 * @property {string} cacheControl
 */

/**
 * A site with the files of the checkout and pages made up by a measurement, compressed and with
 * the cache headers that a careful host sends. Bodies are compressed once, before they are asked
 * for a second time, so that the server costs next to nothing.
 */
export async function startSite() {
  /** @type {Map<string, Body>} */
  const bodies = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const body = bodies.get(pathname) ?? keep(bodies, pathname, readFile(pathname));
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    const headers = {
      'content-type': body.type,
      'cache-control': body.cacheControl,
      etag: body.etag,
      vary: 'accept-encoding',
    };
    if (request.headers['if-none-match'] === body.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const isZipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const bytes = isZipped ? body.gzip : body.plain;
    response.writeHead(200, {
      ...headers,
      ...(isZipped && { 'content-encoding': 'gzip' }),
      'content-length': bytes.length,
    });
    response.end(bytes);
  });
  // A connection that is closed between two runs would cost the next one a handshake.
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    /**
     * Puts a page made up by a measurement on the site.
     *
     * @param {string} path
     * @param {string} html
     * @returns {string} its address
     */
    add(path, html) {
      keep(bodies, path, Buffer.from(html), '.html');
      return url + path;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {Map<string, Body>} bodies
 * @param {string} path
 * @param {Buffer | undefined} plain
 * @param {string} [extension]
 */
function keep(bodies, path, plain, extension = extname(path)) {
  if (!plain) return undefined;
  const body = {
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`,
    cacheControl: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  bodies.set(path, body);
  return body;
}

/** @param {string} path */
function readFile(path) {
  const file = new URL(`.${path}`, ROOT);
  if (!file.href.startsWith(ROOT.href) || !existsSync(file) || !statSync(file).isFile()) {
    return undefined;
  }
  return readFileSync(file);
}
