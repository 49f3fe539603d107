import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '../../demo/simulator/index.js';

const CLI = fileURLToPath(new URL('../../demo/simulator/cli.js', import.meta.url));

/** @param {string[]} args */
function start(args) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number, out: string, err: string }>}
 */
async function run(args) {
  const child = start(args);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (text) => (texts.out += text));
  child.stderr.on('data', (text) => (texts.err += text));
  const [code] = await once(child, 'close');
  return { code, ...texts };
}

test('the command prints its URL and the demo account, serves, and ends on SIGTERM', async () => {
  const child = start(['--port', '0', '--seed', '7', '--no-rate-limit']);
  const [greeting] = await once(child.stdout, 'data');
  assert.match(greeting, /demo@example\.com \/ demo-password/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0];
  assert.equal((await fetch(`${url}/token`, { method: 'POST' })).status, 200);
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
});

test('--help prints the usage', async () => {
  const { code, out } = await run(['--help']);
  assert.equal(code, 0);
  assert.match(out, /--port N[^]*--no-rate-limit/);
});

/** @type {[title: string, args: string[], message: RegExp][]} */
const MISTAKES = [
  ['an unknown option', ['--prot', '1'], /--prot/],
  ['a word as port', ['--port', 'http'], /--port needs an integer from 0 to 65535, not "http"/],
  ['a port that is too high', ['--port', '65536'], /--port needs/],
  ['a fraction as seed', ['--seed', '1.5'], /--seed needs/],
  ['a stray argument', ['8787'], /8787/],
];
for (const [title, args, message] of MISTAKES) {
  test(`${title} is explained without a stack`, async () => {
    const { code, out, err } = await run(args);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, message);
    assert.doesNotMatch(err, /\n[ \t]+at /);
  });
}

test('a port that is in use is explained without a stack', async (t) => {
  const { url, close } = await startSimulator();
  t.after(close);
  const { code, err } = await run(['--port', new URL(url).port]);
  assert.equal(code, 1);
  assert.equal(err, 'The port is in use. Choose another one with --port.\n');
});
