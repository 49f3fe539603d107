/** Finds programs that tests need, or installs them. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first of some programs that is in the `PATH`, or at one of the usual places.
 *
 * @param {readonly string[]} names
 * @param {readonly string[]} [usualPlaces]
 * @returns {string | undefined} its path
 */
export function findProgram(names, usualPlaces = []) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...usualPlaces].find(isExecutable);
}

/**
 * The path that a variable of the environment names.
 *
 * @param {string} variable
 * @returns {string | undefined}
 * @throws {Error} where it cannot be executed
 */
export function programOfVariable(variable) {
  const path = process.env[variable];
  if (!path || isExecutable(path)) return path || undefined;
  throw new Error(`${variable} is set to ${path}, which cannot be executed`);
}

/**
 * Installs packages where that is possible without asking: as root on Debian.
 *
 * @param {readonly string[]} packages
 * @returns {boolean} whether they were installed
 */
export function installFromDebian(packages) {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return false;
  console.log(`Installing ${packages.join(', ')} …`);
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', ...packages], options);
    return true;
  } catch {
    return false; // apt-get has said why.
  }
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
