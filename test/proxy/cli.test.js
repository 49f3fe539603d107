import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ask, built, BYTES, DAY, errorOf, KEY } from './harness.js';
import { launchPair, launchSimulator, launchUpstream } from './harness.js';

const CLI = fileURLToPath(built('cli.js'));
const TARGET = `${BYTES}?${DAY}`;

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function start(args, env) {
  // A command that should have ended, but serves, must not hold the tests up.
  const child = spawn(process.execPath, [CLI, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (texts.err += text));
  return { child, texts, closed: once(child, 'close') };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number, out: string, err: string }>}
 */
async function run(args, env) {
  const { texts, closed } = start(args, env);
  const [code] = await closed;
  return { code, ...texts };
}

/**
 * @param {import('node:test').TestContext} t
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function serve(t, args, env) {
  const { child, texts, closed } = start(['--public', '--port', '0', ...args], env);
  t.after(() => child.kill('SIGKILL'));
  await Promise.race([once(child.stdout, 'data'), closed]);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(texts.out)?.[0] ?? assert.fail(texts.err);
  return { url, child, texts, closed };
}

test('the command prints its URL, answers for the token of the environment, and ends on SIGTERM', async (t) => {
  const { url: upstream, token } = await launchSimulator(t);
  const { url, child, texts, closed } = await serve(t, ['--upstream', upstream], {
    NANO_TOKEN: token,
  });
  assert.equal(texts.out, `The proxy listens on ${url}\n`);
  const direct = await fetch(upstream + TARGET, { headers: { 'x-access-token': token } });
  const { status, body } = await ask(url, TARGET);
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(body), await direct.json());
  child.kill('SIGTERM');
  assert.deepEqual(await closed, [0, null]);
  assert.equal(texts.err, '');
});

test('the key of the environment goes to the API, and never into an answer or the log', async (t) => {
  const statuses = [200, 401, 502];
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    res.writeHead(statuses.shift() ?? 200, { 'x-echo': KEY }).end(`{"data":[]}`);
  });
  const env = { NANO_API_KEY: KEY };
  const { url, child, texts, closed } = await serve(t, ['--upstream', upstream], env);
  const answers = [];
  const targets = ['DE', 'AT', 'CH'].map((country) => `${TARGET}&countries=${country}`);
  for (const target of [...targets, BYTES, '/']) answers.push(await ask(url, target));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 401, 502, 400, 404],
  );
  assert.deepEqual(
    seen.map(({ headers }) => headers['x-bintu-apikey']),
    [KEY, KEY, KEY],
  );
  child.kill('SIGINT');
  await closed;
  assert.doesNotMatch(JSON.stringify([answers, texts]), new RegExp(KEY));
});

/** @type {[title: string, args: string[]][]} */
const ORIGIN_LISTS = [
  ['repeated', ['--allow-origin', 'http://a.example', '--allow-origin', 'http://b.example']],
  ['with several values', ['--allow-origin', 'http://a.example', 'http://b.example']],
];
for (const [title, args] of ORIGIN_LISTS) {
  test(`--allow-origin ${title} lets in the pages it names and no others`, async (t) => {
    const { upstream } = await launchPair(t);
    const env = { NANO_API_KEY: KEY };
    const { url } = await serve(t, [...args, '--upstream', upstream], env);
    for (const origin of ['http://a.example', 'http://b.example']) {
      const { status, headers } = await ask(url, TARGET, { headers: { origin } });
      assert.equal(status, 200);
      assert.equal(headers['access-control-allow-origin'], origin);
    }
    const other = await ask(url, TARGET, { headers: { origin: url } });
    assert.deepEqual(errorOf(other), [403, 101009]);
  });
}

test('--help prints the usage', async () => {
  const { code, out, err } = await run(['--help'], {});
  assert.equal(code, 0);
  assert.match(out, /--public[^]*--allow-origin[^]*--port N[^]*--upstream[^]*NANO_API_KEY/);
  assert.equal(err, '');
});

const ENV = { NANO_API_KEY: KEY };

/** @type {[title: string, args: string[], env: Record<string, string>, message: RegExp][]} */
const MISTAKES = [
  ['no --public', [], ENV, /--public is needed: .* who may ask[^]*createProxy[^]*authorize/],
  ['no credential', ['--public'], {}, /Exactly one of NANO_API_KEY and NANO_TOKEN/],
  ['two credentials', ['--public'], { ...ENV, NANO_TOKEN: KEY }, /Exactly one of/],
  ['an empty credential', ['--public'], { NANO_API_KEY: '' }, /Exactly one of/],
  ['a key with a blank', ['--public'], { NANO_API_KEY: `${KEY} ` }, /credential/],
  ['a key as argument', ['--public', '--api-key', 'k'], ENV, /--api-key/],
  ['a word as port', ['--public', '--port', 'http'], ENV, /--port needs an integer/],
  ['a port that is too high', ['--public', '--port', '65536'], ENV, /--port needs/],
  ['an empty port', ['--public', '--port', ''], ENV, /--port needs/],
  ['an upstream that is no URL', ['--public', '--upstream', 'metrics'], ENV, /upstream/],
  ['any origin', ['--public', '--allow-origin', '*'], ENV, /allowOrigins/],
  ['a stray argument', ['--public', '8788'], ENV, /"8788" belongs to no option/],
  ['a stray value', ['--allow-origin', 'http://a.example', '--public', 'x'], ENV, /"x" belongs/],
];
for (const [title, args, env, message] of MISTAKES) {
  test(`${title} is explained without a stack and without the key`, async () => {
    const { code, out, err } = await run(args, env);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, message);
    assert.match(err, /Try --help\.\n$/);
    assert.doesNotMatch(err, /\n\s+at |master-key/);
  });
}

test('a port that is in use is explained without a stack', async (t) => {
  const { url } = await launchUpstream(t);
  const { code, err } = await run(['--public', '--port', new URL(url).port], ENV);
  assert.equal(code, 1);
  assert.equal(err, 'The port is in use. Choose another one with --port.\n');
});
