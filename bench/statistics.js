/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * The values of one measure over all repetitions, in short.
 *
 * @param {readonly number[]} values
 */
export function summary(values) {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    count: values.length,
  };
}

/**
 * Runs all in turn, so that whatever changes with time changes for all of them. Each round begins
 * with another one, so that none always follows the same neighbour.
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} rounds
 * @param {(item: Item, round: number) => Promise<void>} run
 */
export async function interleave(items, rounds, run) {
  for (let round = 0; round < rounds; round++) {
    const shift = items.length === 0 ? 0 : round % items.length;
    for (const item of [...items.slice(shift), ...items.slice(0, shift)]) await run(item, round);
  }
}
