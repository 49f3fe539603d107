import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSimulator, DEMO_API_KEY } from '../../../demo/simulator/index.js';
import { KEY } from '../../../test/proxy/harness.js';

/** A stream for which the API fails, and tells the world what it was asked. */
export const INDISCREET = 'indiscreet';

/**
 * The simulator behind an API key, as an organization has one. It remembers what it was asked, and
 * can be made to wait.
 */
export async function startUpstream() {
  const simulator = createSimulator({
    now: () => Date.parse('2025-09-24T15:20:30Z'),
    rateLimit: false,
  });
  /** @type {{ url: string, headers: import('node:http').IncomingHttpHeaders }[]} */
  const seen = [];
  let gate = Promise.resolve();
  const server = createServer(async (req, res) => {
    seen.push({ url: req.url ?? '', headers: { ...req.headers } });
    await gate;
    if (req.url?.includes(INDISCREET)) {
      res.writeHead(500).end(JSON.stringify({ error: { errorCode: 1, summary: req.headers } }));
      return;
    }
    // The simulator knows a key of its own alone.
    if (req.headers['x-bintu-apikey'] === KEY) req.headers['x-bintu-apikey'] = DEMO_API_KEY;
    await simulator.handle(req, res);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') assert.fail('There is no TCP address.');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    seen,
    /**
     * @param {string} target
     * @returns {Promise<unknown>} what the API itself says
     */
    async ask(target) {
      const direct = await fetch(url + target, { headers: { 'x-bintu-apikey': KEY } });
      assert.equal(direct.status, 200);
      seen.pop();
      return direct.json();
    },
    /** @returns {() => void} lets go what is held from now on */
    hold() {
      /** @type {() => void} */
      let release = () => undefined;
      gate = new Promise((resolve) => (release = () => resolve()));
      return () => release();
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
