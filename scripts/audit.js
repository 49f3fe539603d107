/**
 * Fails on known weaknesses of what ships: of dependencies and of what is bundled into the scripts.
 * Those of the tools of this repository are told, and do not fail.
 *
 * Where the registry cannot be asked, it says so and judges nothing. `--required` makes that a failure.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shippedPackages } from './shipped.js';

/**
 * @typedef {{ severity: string, via: (string | { title: string, url: string })[], nodes: string[] }} Advice
 * @typedef {{ vulnerabilities?: Record<string, Advice>, message?: string, error?: unknown }} Report
 */

/**
 * @param {Report} report - of `npm audit --json`
 * @param {Iterable<string>} shipped - paths in the lock file
 * @returns {{ isJudged: boolean, ships: string[], others: string[] }} a line for each weakness
 */
export function judge(report, shipped) {
  const { vulnerabilities } = report;
  if (!vulnerabilities || report.error) return { isJudged: false, ships: [], others: [] };
  const paths = new Set(shipped);
  /** @type {string[]} */
  const ships = [];
  /** @type {string[]} */
  const others = [];
  for (const [name, { severity, via, nodes }] of Object.entries(vulnerabilities)) {
    const isShipped = nodes.some((path) => paths.has(path));
    for (const one of via) {
      // Affected by another package only: where that ships, it is in the report itself.
      if (typeof one === 'string') continue;
      (isShipped ? ships : others).push(`${name}: ${severity}: ${one.title} (${one.url})`);
    }
  }
  return { isJudged: true, ships, others };
}

/** @returns {Report} */
function ask() {
  // Of all, as bundled packages need not be dependencies.
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return {}; // No answer is none that can be judged.
  }
}

function main() {
  const { values } = parseArgs({ options: { required: { type: 'boolean' } } });
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const shipped = shippedPackages(lock, readFileSync('dist/THIRD_PARTY.txt', 'utf8'));
  const report = ask();
  const { isJudged, ships, others } = judge(
    report,
    shipped.map(({ path }) => path),
  );
  if (!isJudged) {
    console.log(`Not judged: the registry gave no report on ${shipped.length} packages that ship.`);
    if (values.required) process.exitCode = 1;
    return;
  }
  for (const line of others) console.log(`not shipped: ${line}`);
  for (const line of ships) console.error(`ships: ${line}`);
  console.log(`${shipped.length} packages ship; ${ships.length} known weaknesses in them.`);
  if (ships.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
