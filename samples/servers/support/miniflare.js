/**
 * Runs a bundled Worker in workerd: `node support/miniflare.js FOLDER`. The folder is what Wrangler
 * would upload. Its clock goes forward by what `PUT /.clock/SECONDS` says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';

const [folder = ''] = process.argv.slice(2);
const { NANO_API_KEY, NANO_UPSTREAM, SESSION_SECRET } = process.env;

const CLOCKED = `
import worker from './worker.js';
const now = Date.now;
let aheadMs = 0;
Date.now = () => now() + aheadMs;
export default {
  fetch(request, env, context) {
    const seconds = /\\/\\.clock\\/(\\d+)$/.exec(request.url)?.[1];
    if (!seconds) return worker.fetch(request, env, context);
    aheadMs += 1000 * Number(seconds);
    return new Response(null, { status: 204 });
  },
};`;

const miniflare = new Miniflare({
  host: '127.0.0.1',
  port: 0,
  compatibilityDate: compatibilityDate(),
  modules: [
    { type: 'ESModule', path: 'clocked.js', contents: CLOCKED },
    {
      type: 'ESModule',
      path: 'worker.js',
      contents: readFileSync(join(folder, 'worker.js'), 'utf8'),
    },
  ],
  bindings: {
    NANO_API_KEY: NANO_API_KEY ?? '',
    SESSION_SECRET: SESSION_SECRET ?? '',
    NANO_UPSTREAM: NANO_UPSTREAM ?? '',
  },
});
const { port } = await miniflare.ready;
console.log(`Listening on port ${port}`);
process.once('SIGTERM', () => void miniflare.dispose());

/** The one that the sample names, whose behaviour is tested. */
function compatibilityDate() {
  const config = readFileSync(new URL('../worker/wrangler.toml', import.meta.url), 'utf8');
  const date = /^compatibility_date = "([\d-]+)"$/m.exec(config)?.[1];
  if (!date) throw new Error('wrangler.toml names no compatibility date.');
  return date;
}
