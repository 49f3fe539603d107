/** A site whose owner followed docs/cms: the script where the snippet has it, the proxy beside it. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createSimulator } from '../../demo/simulator/index.js';
import { createProxy } from '../../dist/proxy/index.js';

const SCRIPT = new URL('../../dist/nano-metrics.iife.js', import.meta.url);

/** What a site under a strict policy sends. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "require-trusted-types-for 'script'",
  'trusted-types nano-metrics',
].join('; ');

/**
 * @param {string} scriptPath
 * @param {string} body of the page `/`
 */
export async function startSite(scriptPath, body) {
  const simulator = createSimulator({ rateLimit: false });
  const api = await listen((request, response) => simulator.handle(request, response));
  const proxy = createProxy({
    upstream: api.url,
    credential: async () => {
      const answer = await fetch(`${api.url}/token`, { method: 'POST' });
      return { token: (await answer.json()).token };
    },
    public: true,
    basePath: '/nano-metrics',
  });
  const site = await listen(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/') {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': STRICT,
      });
      response.end(
        `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`,
      );
    } else if (pathname === scriptPath) {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      createReadStream(SCRIPT).pipe(response);
    } else {
      const answer = await proxy(new Request(new URL(request.url ?? '/', site.url)));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    }
  });
  return {
    url: site.url,
    async close() {
      await site.close();
      await api.close();
    },
  };
}

/** @param {import('node:http').RequestListener} listener */
async function listen(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
