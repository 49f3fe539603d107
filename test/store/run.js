/**
 * Tests instances of the proxy with a real Redis between them: `npm run test:store`. Redis is
 * started on loopback; as root on Debian it is installed where it is missing.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { finish, runTests } from '../support/run-tests.js';

if (!isThere() && !install()) {
  console.error('redis-server is missing. Install Redis, as with: apt-get install redis-server');
  process.exit(1);
}
const files = readdirSync(new URL('.', import.meta.url)).filter((file) =>
  file.endsWith('.test.js'),
);
finish(await runTests(files.map((file) => `test/store/${file}`)));

function isThere() {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** @returns {boolean} whether it worked */
function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const options = /** @type {const} */ ({ stdio: 'inherit' });
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    // Without its service: the tests start a server of their own.
    const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['install', '-y', '-qq', 'redis-server'], { ...options, env });
  } catch {
    return false;
  }
  return isThere();
}
