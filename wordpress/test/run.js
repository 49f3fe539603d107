/**
 * Tests the packed plugin and the snippets to paste in a real WordPress, in its oldest version that
 * is supported and the newest. Ends with one line that counts the tests.
 *
 * `--releases bookworm,sid` chooses the releases of Debian that WordPress is taken from.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { finish, runTests } from '../../test/support/run-tests.js';
import { startApi } from './api.js';
import { provideMachine, provideWordPress } from './machine.js';
import { freePort, startWordPress } from './site.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    releases: { type: 'string', default: 'bookworm,sid' },
    only: { type: 'string', default: '' },
  },
});

const count = { passed: 0, failed: 0 };
try {
  provideMachine(['php', 'mysqli', 'dom', 'mbstring', 'gd', 'mariadb']);
  const zip = execFileSync(
    'node',
    [fileURLToPath(new URL('../../scripts/pack-wordpress.js', import.meta.url))],
    {
      encoding: 'utf8',
    },
  ).trim();
  for (const release of values.releases.split(',')) await testIn(release, zip);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  count.failed++;
}
finish(count);

/** @param {string} release @param {string} zip */
async function testIn(release, zip) {
  const home = provideWordPress(release);
  const port = await freePort();
  const api = await startApi(`http://127.0.0.1:${port}`);
  const { site, close } = await startWordPress(home, {
    port,
    api: api.url,
    proxy: api.proxyUrl,
  });
  console.log(`\nWordPress ${site.version} (Debian ${release})`);
  try {
    process.env['TEST_SITE'] = JSON.stringify({
      ...site,
      release,
      zip,
      api: api.url,
      proxy: api.proxyUrl,
    });
    // One after the other, in this order: the last one uninstalls the plugin.
    const files = readdirSync(HERE)
      .filter(
        (file) => file.endsWith('.test.js') && (file.startsWith('1') || file.includes(values.only)),
      )
      .sort()
      .map((file) => HERE + file);
    const { passed, failed } = await runTests(files);
    count.passed += passed;
    count.failed += failed;
  } finally {
    await close();
    await api.close();
  }
}
