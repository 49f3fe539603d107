import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { built } from './harness.js';

const CLI = fileURLToPath(built('cli.js'));

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {{ timeout?: number, cli?: string }} [more] ms, and where the command is
 */
function start(args, env, { timeout, cli = CLI } = {}) {
  const child = spawn(process.execPath, [cli, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (texts.err += text));
  return { child, texts, closed: once(child, 'close') };
}

/**
 * Runs the command until it ends.
 *
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string} [cli] where the command is
 * @returns {Promise<{ code: number, out: string, err: string }>}
 */
export async function run(args, env, cli = CLI) {
  // One that should have ended, but serves, must not hold the tests up.
  const { texts, closed } = start(args, env, { timeout: 20_000, cli });
  const [code] = await closed;
  return { code, ...texts };
}

/**
 * A proxy in a process of its own, until the test ends.
 *
 * @param {import('node:test').TestContext} t
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
export async function serve(t, args, env) {
  const { child, texts, closed } = start(['--public', '--port', '0', ...args], env);
  t.after(() => child.kill('SIGKILL'));
  await Promise.race([once(child.stdout, 'data'), closed]);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(texts.out)?.[0] ?? assert.fail(texts.err);
  return { url, child, texts, closed };
}
