/**
 * Measures how many kept answers the proxy gives per second on one core, and how many nginx does
 * from its cache in front of the same API, on the same core. Fails where the proxy is slower than
 * promised, or where an answer is wrong.
 *
 *     npm run bench:proxy -- [--rounds N] [--seconds N]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { CONNECTIONS, measure } from './load.js';
import { cpuName, findTools, UsageError } from './machine.js';
import { workloads } from './questions.js';
import { startNginx, startProxy, startUpstream } from './servers.js';

/**
 * @typedef {import('./load.js').Load} Load
 * @typedef {import('./load.js').Round} Round
 * @typedef {import('./servers.js').Running} Running
 * @typedef {{ server: Running, round: Round }} Measured
 */

/** What is promised. */
const LEAST_PER_SECOND = 5_000;
const MOST_P99_MS = 20;

/** With this pause (ms), all connections together ask a little more often than is promised. */
const PAUSE_MS = Math.floor((CONNECTIONS / LEAST_PER_SECOND) * 1000 * 0.85);

/** In a round that counts, so much of the time of each core may go to other processes. */
const MOST_FOREIGN = 0.05;
/** So many times as many rounds are tried, at most. */
const MOST_TRIES = 3;

/** Digits of what is printed, per column. */
const WIDTH = 10;

/** @type {Running[]} */
const servers = [];
try {
  const failures = await run();
  for (const failure of failures) console.error(`Failed: ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const server of servers.reverse()) await server.stop();
}

/** @returns {Promise<string[]>} what is not as promised */
async function run() {
  const { rounds, seconds } = readOptions();
  const tools = findTools();
  const upstream = await startUpstream();
  servers.push(upstream);
  const proxy = await startProxy(tools.taskset, upstream);
  servers.push(proxy);
  const nginx = await startNginx(tools, upstream);
  servers.push(nginx);
  console.log(`${cpuName()}; Node ${process.versions.node}, ${versionOf(tools.nginx)}
One core for the server, the other for the load: ${CONNECTIONS} connections.
Medians of ${rounds} rounds of ${seconds} s, the servers in turn.
`);
  printRow('', 'kB', ['proxy', 'nginx', 'ratio', 'ratio', 'p50', 'p99', 'p99', 'p99 at']);
  printRow('', '', ['/s', '/s', '/s', '/CPU s', 'proxy', 'proxy', 'nginx', '5,000/s']);
  /** @type {string[]} */
  const failures = [];
  let disturbed = 0;
  let tried = 0;
  for (const workload of workloads(Date.now())) {
    const { name, targets } = workload;
    const bytes = await warm([proxy, nginx], targets);
    const load = { targets, seconds };
    const busy = await alternate(tools, [proxy, nginx], load, rounds);
    const calm = await alternate(tools, [proxy], { ...load, pauseMs: PAUSE_MS }, rounds);
    const [own, other, paced] = [
      mediansOf(busy.counted, proxy),
      mediansOf(busy.counted, nginx),
      mediansOf(calm.counted, proxy),
    ];
    printRow(name, (bytes / 1000).toFixed(1), [
      own.perSecond.toFixed(0),
      other.perSecond.toFixed(0),
      (own.perSecond / other.perSecond).toFixed(2),
      (own.perCpuSecond / other.perCpuSecond).toFixed(2),
      own.p50Ms.toFixed(1),
      own.p99Ms.toFixed(1),
      other.p99Ms.toFixed(1),
      paced.p99Ms.toFixed(1),
    ]);
    const all = [...busy.all, ...calm.all];
    failures.push(...wrongAnswers(name, all, bytes), ...tooSlow(workload, own, paced));
    disturbed += busy.disturbed + calm.disturbed;
    tried += busy.tried + calm.tried;
  }
  failures.push(...(await otherAnswers(proxy)));
  console.log(`\n${disturbed} rounds of ${tried} were disturbed by other processes.`);
  if (disturbed * 2 > tried) console.log('Try again when the machine has nothing else to do.');
  return failures;
}

/**
 * @param {string} name
 * @param {readonly Measured[]} all
 * @param {number} bytes of a body
 */
function wrongAnswers(name, all, bytes) {
  return all
    .map(({ server, round }) => ({ server, problem: round.problems || wrongSize(round, bytes) }))
    .filter(({ problem }) => problem !== '')
    .map(({ server, problem }) => `${server.name}, ${name}: ${problem}`);
}

/**
 * @param {ReturnType<typeof workloads>[number]} workload
 * @param {ReturnType<typeof mediansOf>} own under full load
 * @param {ReturnType<typeof mediansOf>} paced with pauses
 */
function tooSlow({ name }, own, paced) {
  return [
    own.perSecond < LEAST_PER_SECOND && `${own.perSecond.toFixed(0)} answers per second`,
    paced.perSecond < LEAST_PER_SECOND && `${paced.perSecond.toFixed(0)} per second with pauses`,
    paced.p99Ms >= MOST_P99_MS && `p99 of ${paced.p99Ms.toFixed(1)} ms with pauses`,
  ]
    .filter(Boolean)
    .map((words) => `proxy, ${name}: ${words}`);
}

/** @returns {{ rounds: number, seconds: number }} */
function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
    },
  });
  const [rounds = 0, seconds = 0] = [values.rounds, values.seconds].map(Number);
  if (![rounds, seconds].every((one) => Number.isInteger(one) && one > 0)) {
    throw new UsageError('--rounds and --seconds need integers above 0.');
  }
  return { rounds, seconds };
}

/**
 * Rounds of each server in turn, so that whatever changes with time changes for all of them.
 *
 * @param {ReturnType<typeof findTools>} tools
 * @param {Running[]} ones
 * @param {Load} load
 * @param {number} rounds of each that count
 * @returns {Promise<{ counted: Measured[], all: Measured[], disturbed: number, tried: number }>}
 */
async function alternate(tools, ones, load, rounds) {
  const turn = async () => {
    /** @type {Measured[]} */
    const measured = [];
    for (const server of ones) measured.push({ server, round: await measure(tools, server, load) });
    return measured;
  };
  // Counts for its answers alone: the compiler of V8 is still at work, and the disk.
  const first = await turn();
  /** @type {Measured[][]} */
  const calm = [];
  /** @type {Measured[][]} */
  const disturbed = [];
  while (calm.length < rounds && calm.length + disturbed.length < rounds * MOST_TRIES) {
    const measured = await turn();
    const isCalm = measured.every(({ round }) => round.foreignShare <= MOST_FOREIGN);
    (isCalm ? calm : disturbed).push(measured);
  }
  // Where there is no peace to be had, rounds without it have to do.
  const counted = [...calm, ...disturbed].slice(0, rounds).flat();
  const all = [first, ...calm, ...disturbed].flat();
  return { counted, all, disturbed: disturbed.length, tried: calm.length + disturbed.length };
}

/**
 * @param {readonly Measured[]} counted
 * @param {Running} server
 */
function mediansOf(counted, server) {
  /** @param {'perSecond' | 'perCpuSecond' | 'p50Ms' | 'p99Ms'} name */
  const median = (name) => {
    const values = counted
      .filter((one) => one.server === server)
      .map(({ round }) => round[name])
      .sort((a, b) => a - b);
    return values[values.length >> 1] ?? NaN;
  };
  return {
    perSecond: median('perSecond'),
    perCpuSecond: median('perCpuSecond'),
    p50Ms: median('p50Ms'),
    p99Ms: median('p99Ms'),
  };
}

/**
 * Lets the servers ask the API, and holds their answers against each other.
 *
 * @param {Running[]} ones
 * @param {string[]} targets
 * @returns {Promise<number>} bytes of an answer without its headers, on average
 */
async function warm(ones, targets) {
  let bytes = 0;
  for (const target of targets) {
    const [first = '', ...others] = await Promise.all(ones.map(({ url }) => bodyOf(url + target)));
    // In between, the values of the running bucket may have changed, but not by their number.
    const counts = [first, ...others].map(rowsIn);
    if (counts.some((count) => count === 0 || Math.abs(count - (counts[0] ?? 0)) > 1)) {
      throw new Error(`${target}: the servers gave ${counts.join(' and ')} rows`);
    }
    bytes += first.length;
  }
  return bytes / targets.length;
}

/** @param {string} url */
async function bodyOf(url) {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}

/** @param {string} body */
function rowsIn(body) {
  return /** @type {{ data: unknown[] }} */ (JSON.parse(body)).data.length;
}

/**
 * wrk does not look into answers, but at their bytes.
 *
 * @param {Round} round
 * @param {number} bytes of a body
 */
function wrongSize(round, bytes) {
  const each = round.bytes / round.requests;
  // Headers are less than 1 kB; where paths take turns, the last turn may be cut.
  const isRight = each > bytes * 0.99 && each < bytes * 1.01 + 1_000;
  return isRight ? '' : `answers of ${each.toFixed(0)} bytes, not ${bytes.toFixed(0)}`;
}

/**
 * What the proxy itself has counted besides answers with data.
 *
 * @param {Running} proxy
 */
async function otherAnswers({ url }) {
  const lines = (await bodyOf(`${url}/metrics`)).split('\n');
  return lines
    .filter((line) => /^nano_metrics_proxy_(requests|failures)_total\{/.test(line))
    .filter((line) => !/status="200"/.test(line))
    .map((line) => `the proxy counted ${line}`);
}

/** @param {string} nginx */
function versionOf(nginx) {
  // It tells on stderr.
  const { stderr } = spawnSync(nginx, ['-v'], { encoding: 'utf8' });
  return stderr.trim().replace('nginx version: nginx/', 'nginx ');
}

/**
 * @param {string} name
 * @param {string} size
 * @param {string[]} cells
 */
function printRow(name, size, cells) {
  const right = [size.padStart(7), ...cells.map((cell) => cell.padStart(WIDTH))];
  console.log(name.padEnd(32) + right.join(''));
}
