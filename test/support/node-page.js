/**
 * As much of a page as the tests of src/api and src/model need, for running them under Node: an
 * address, a `window`, and the simulator under `/simulator` of its origin, as in the browser.
 */
import { startSimulator } from '../../demo/simulator/index.js';

const { url } = await startSimulator({ prefix: '/simulator', rateLimit: false });
// Some tests ask the same machine by its other name, which is another origin.
const origin = new URL(url).origin.replace('127.0.0.1', 'localhost');
const realFetch = globalThis.fetch;

// Node has none before version 21.
globalThis.navigator ??= /** @type {Navigator} */ ({});
Object.assign(globalThis, {
  window: globalThis,
  location: new URL('/', origin),
  document: { createElement: () => ({ baseURI: `${origin}/` }) },
  fetch: (/** @type {RequestInfo | URL} */ input, /** @type {RequestInit} */ init) =>
    realFetch(input instanceof Request ? input : new URL(input, origin), init),
});
