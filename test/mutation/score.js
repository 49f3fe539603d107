/**
 * What a run of mutants came to, by folder and in all: how many were killed, and between which
 * bounds the share of all mutants is by 95 %, as a sample tells it (Wilson's interval).
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

// As StrykerJS counts: one that no test reaches is not killed, one that hangs is.
const KILLED = ['Killed', 'Timeout'];
const COUNTED = [...KILLED, 'Survived', 'NoCoverage'];

/** @typedef {{ killed: number, counted: number }} Count */

/**
 * @param {string} path - of a report in StrykerJS's JSON
 * @returns {{ text: string, unknown: number }} and the share of those that could not be judged
 */
export function readScore(path) {
  /** @type {{ files: Record<string, { mutants: { status: string }[] }> }} */
  const { files } = JSON.parse(readFileSync(path, 'utf8'));
  /** @type {Map<string, Count>} */
  const counts = new Map();
  let failed = 0;
  for (const [file, { mutants }] of Object.entries(files)) {
    for (const { status } of mutants) {
      if (status === 'RuntimeError') failed++;
      if (!COUNTED.includes(status)) continue;
      for (const name of [dirname(file), 'all']) {
        const { killed, counted } = counts.get(name) ?? { killed: 0, counted: 0 };
        const more = KILLED.includes(status) ? 1 : 0;
        counts.set(name, { killed: killed + more, counted: counted + 1 });
      }
    }
  }
  const lines = [...counts].sort(([a], [b]) =>
    a === 'all' ? 1 : b === 'all' ? -1 : a < b ? -1 : 1,
  );
  const text = [
    ...lines.map(([name, count]) => `${name}: ${tell(count)}`),
    ...(failed > 0 ? [`${failed} not counted: their page crashed or went elsewhere`] : []),
  ].join('\n');
  return { text, unknown: failed / (failed + (counts.get('all')?.counted ?? 0) || 1) };
}

/** @param {Count} count */
function tell({ killed, counted }) {
  const [low, high] = wilson(killed / counted, counted);
  return `${killed} of ${counted} killed, ${percent(killed / counted)} (${percent(low)} to ${percent(high)})`;
}

/**
 * @param {number} share - from 0 to 1
 * @param {number} counted
 * @returns {[number, number]}
 */
export function wilson(share, counted) {
  const z = 1.96;
  const middle = share + z ** 2 / (2 * counted);
  const half = z * Math.sqrt((share * (1 - share)) / counted + z ** 2 / (4 * counted ** 2));
  const whole = 1 + z ** 2 / counted;
  return [(middle - half) / whole, (middle + half) / whole];
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;
