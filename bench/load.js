import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, LOAD_CORE, SERVER_CORE, workSeconds } from './machine.js';

/**
 * @typedef {object} Load
 * @property {readonly string[]} targets asked in turn
 * @property {number} seconds
 * @property {number} [pauseMs] of each connection between an answer and its next request; default
 *   none
 *
 * @typedef {object} Round what came of it
 * @property {number} perSecond answers
 * @property {number} perCpuSecond answers for each second that the server has worked
 * @property {number} p50Ms
 * @property {number} p99Ms
 * @property {number} bytes of all answers
 * @property {number} requests
 * @property {string} problems of the answers, empty where there are none
 * @property {number} foreignShare of the time of a core that others have taken
 */

export const CONNECTIONS = 200;

/** The first requests wait for so long (ms), until all connections are open. */
const OPENING_MS = 250;

const SCRIPT = fileURLToPath(new URL('wrk.lua', import.meta.url));

/**
 * One round of wrk, on its core.
 *
 * @param {{ wrk: string, taskset: string }} tools
 * @param {import('./servers.js').Running} server
 * @param {Load} load
 * @returns {Promise<Round>}
 */
export async function measure({ wrk, taskset }, server, { targets, seconds, pauseMs = 0 }) {
  const before = snapshot(server.pid);
  const duration = `${seconds}s`;
  const args = [
    ...['-c', String(LOAD_CORE), wrk, '-t', '1', '-c', String(CONNECTIONS), '-d', duration],
    ...['-s', SCRIPT, server.url, '--'],
    ...[CONNECTIONS, OPENING_MS, pauseMs].map(String),
    ...targets,
  ];
  const figures = figuresIn(await run(taskset, args));
  const after = snapshot(server.pid);
  const serverSeconds = after.server - before.server;
  const foreign = Math.max(
    after.serverCore - before.serverCore - serverSeconds,
    after.loadCore - before.loadCore - figures.cpuSeconds,
  );
  return {
    perSecond: figures.requests / (figures.seconds - OPENING_MS / 1000),
    perCpuSecond: figures.requests / serverSeconds,
    p50Ms: figures.p50Ms,
    p99Ms: figures.p99Ms,
    bytes: figures.bytes,
    requests: figures.requests,
    problems: problemsIn(figures),
    foreignShare: Math.max(0, foreign) / (after.atSeconds - before.atSeconds),
  };
}

/** @param {number} pid */
function snapshot(pid) {
  return {
    atSeconds: performance.now() / 1000,
    server: cpuSeconds(pid),
    serverCore: workSeconds(SERVER_CORE),
    loadCore: workSeconds(LOAD_CORE),
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function run(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => child.kill();
  process.once('exit', kill);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const [code] = await once(child, 'close');
  process.off('exit', kill);
  if (code !== 0) throw new Error(`wrk has failed:\n${text}`);
  return text;
}

/** @param {string} text */
function figuresIn(text) {
  const line = text.split('\n').find((one) => one.startsWith('{'));
  if (!line) throw new Error(`wrk gave no figures:\n${text}`);
  return /** @type {{ requests: number, bytes: number, seconds: number, p50Ms: number, p99Ms: number, cpuSeconds: number, refused: number, broken: number, late: number }} */ (
    JSON.parse(line)
  );
}

/** @param {ReturnType<typeof figuresIn>} figures */
function problemsIn({ requests, refused, broken, late }) {
  return [
    requests === 0 && 'no answers',
    refused > 0 && `${refused} answers of 400 or above`,
    broken > 0 && `${broken} broken connections`,
    late > 0 && `${late} connections without an answer for 2 s`,
  ]
    .filter(Boolean)
    .join(', ');
}
