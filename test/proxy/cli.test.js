import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { run, serve } from './command.js';
import { launchRedis } from './fake-redis.js';
import { ask, BYTES, DAY, errorOf, KEY } from './harness.js';
import { launchPair, launchSimulator, launchUpstream } from './harness.js';

const TARGET = `${BYTES}?${DAY}`;

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
  ['a level that is none', ['--public', '--log', 'debug'], ENV, /--log needs error, warn/],
  ['a store that is none', ['--public'], { ...ENV, NANO_STORE: '/a:b@c' }, /NANO_STORE: a URL/],
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
    assert.doesNotMatch(err, /\n[ \t]+at |master-key/);
  });
}

test('a port that is in use is explained without a stack', async (t) => {
  const { url } = await launchUpstream(t);
  const { code, err } = await run(['--public', '--port', new URL(url).port], ENV);
  assert.equal(code, 1);
  assert.equal(err, 'The port is in use. Choose another one with --port.\n');
});

test('an address that is not of this machine is explained without a stack', async () => {
  const { code, err } = await run(['--public', '--host', '203.0.113.1'], ENV);
  assert.equal(code, 1);
  assert.equal(err, 'The proxy cannot start: EADDRNOTAVAIL.\n');
});

test('two with one NANO_STORE share an answer, and end in spite of their connections', async (t) => {
  const { url: upstream, seen } = await launchUpstream(t, (_req, res) => {
    res.end(`{"data":[${seen.length}]}`);
  });
  const redis = await launchRedis(t);
  const env = { ...ENV, NANO_STORE: redis.url };
  for (let n = 1; n <= 2; n++) {
    const { url, child, texts, closed } = await serve(t, ['--upstream', upstream], env);
    assert.equal((await ask(url, TARGET)).body, '{"data":[1]}');
    assert.match((await ask(url, '/healthz')).body, /"store":"ok"/);
    assert.equal(redis.sockets.size, 1);
    child.kill('SIGTERM');
    assert.deepEqual([await closed, texts.err], [[0, null], '']);
  }
  assert.equal(seen.length, 1);
});

test('NANO_STORE without its package is explained without a stack', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-bare-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const part of ['proxy', 'api', 'model']) {
    cpSync(join('dist', part), join(folder, 'dist', part), { recursive: true });
  }
  cpSync('package.json', join(folder, 'package.json'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['zod', 'lru-cache']) {
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name), 'junction');
  }
  const env = { ...ENV, NANO_STORE: 'redis://127.0.0.1:6379' };
  const { code, out, err } = await run(
    ['--public', '--port', '0'],
    env,
    join(folder, 'dist/proxy/cli.js'),
  );
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /^NANO_STORE needs a package: .* @keyv\/redis\nTry --help\.\n$/);
});

test('--log info is a line of JSON per event, --metrics counts, and /healthz says so', async (t) => {
  const { upstream } = await launchPair(t);
  const args = ['--upstream', upstream, '--log', 'info', '--metrics'];
  const { url, texts, child, closed } = await serve(t, args, ENV);
  await ask(url, TARGET);
  assert.match(
    (await ask(url, '/metrics')).body,
    /_requests_total\{route="bytes",status="200"\} 1\n/,
  );
  assert.match((await ask(url, '/healthz')).body, /"upstream":"ok"/);
  child.kill('SIGTERM');
  await closed;
  const entries = texts.out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    entries.map(({ event, route }) => [event, route]),
    [
      ['upstream', 'bytes'],
      ['request', 'bytes'],
      ['request', 'metrics'],
      ['request', 'healthz'],
    ],
  );
});

test('what is grave is logged unless that is turned off', async (t) => {
  const { upstream } = await launchPair(t, (_req, res) => res.writeHead(500).end());
  for (const [args, count] of /** @type {[string[], number][]} */ ([
    [[], 2],
    [['--log', 'error'], 0],
    [['--log', 'off'], 0],
  ])) {
    const { url, texts, child, closed } = await serve(t, ['--upstream', upstream, ...args], ENV);
    await ask(url, TARGET);
    await ask(url, '/elsewhere');
    child.kill('SIGTERM');
    await closed;
    assert.equal(texts.out.trim().split('\n').length - 1, count, args.join(' '));
  }
});
