import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';

/** The server has one core, the load the other. */
export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** Times in `/proc` are in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Debian's package of each tool. */
const PACKAGES = { wrk: 'wrk', nginx: 'nginx-light', taskset: 'util-linux' };

/** What is missing or mistaken, in words for people. */
export class UsageError extends Error {}

/**
 * @returns {Record<keyof typeof PACKAGES, string>} paths of the tools
 * @throws {UsageError}
 */
export function findTools() {
  if (process.platform !== 'linux' || availableParallelism() < 2) {
    throw new UsageError('Linux with two cores is needed: one for the server, one for the load.');
  }
  const names = /** @type {(keyof typeof PACKAGES)[]} */ (Object.keys(PACKAGES));
  const found = names.map((name) => ({ name, path: find(name) }));
  const missing = found.filter(({ path }) => path === undefined).map(({ name }) => name);
  if (missing.length > 0) {
    const packages = missing.map((name) => PACKAGES[name]).join(' ');
    throw new UsageError(
      `${missing.join(' and ')} not found. On Debian: apt-get install ${packages}`,
    );
  }
  return /** @type {Record<keyof typeof PACKAGES, string>} */ (
    Object.fromEntries(found.map(({ name, path }) => [name, path]))
  );
}

/**
 * @param {string} name
 * @returns {string | undefined}
 */
function find(name) {
  // Debian keeps nginx where only root looks.
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function cpuName() {
  return `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`;
}

/**
 * Time (s) that a core has worked for processes since the machine was started, what the host of a
 * virtual machine took included. Interrupts belong to no process, and are left out.
 *
 * @param {number} core
 */
export function workSeconds(core) {
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`cpu${core} `));
  const [user = 0, nice = 0, system = 0, , , , , steal = 0] = (line ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + steal) / TICKS_PER_SECOND;
}

/**
 * Time (s) that a process and its children have worked.
 *
 * @param {number} pid
 */
export function cpuSeconds(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .filter((stat) => stat && (stat.pid === pid || stat.parent === pid))
    .reduce((sum, stat) => sum + (stat?.seconds ?? 0), 0);
}

/** @param {string} pid */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, can hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    return { pid: Number(pid), parent: Number(fields[1]), seconds };
  } catch {
    return undefined; // It has ended meanwhile.
  }
}
