/** The simulator, and in front of it the proxy as a site's owner would run it. */
import { createServer } from 'node:http';
import { createSimulator } from '../../demo/simulator/index.js';
import { createProxy } from '../../dist/proxy/index.js';

/** @param {string} origin that the proxy allows */
export async function startApi(origin) {
  const simulator = createSimulator({ rateLimit: false });
  const api = await listen((request, response) => simulator.handle(request, response));
  const proxy = createProxy({
    upstream: api.url,
    credential: async () => {
      const answer = await fetch(`${api.url}/token`, { method: 'POST' });
      return { token: (await answer.json()).token };
    },
    public: true,
    allowOrigins: [origin],
  });
  const front = await listen(async (request, response) => {
    const answer = await proxy(
      new Request(new URL(request.url ?? '/', front.url), {
        method: request.method ?? 'GET',
        headers: /** @type {Record<string, string>} */ (request.headers),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  return {
    url: api.url,
    proxyUrl: front.url,
    async close() {
      await front.close();
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
