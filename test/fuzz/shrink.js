/**
 * The fewest items that still fail: takes out each one without which it still does, until there is
 * none left.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(fewer: readonly T[]) => Promise<boolean>} fails
 * @returns {Promise<readonly T[]>}
 */
export async function shrink(items, fails) {
  let left = items;
  for (let hasShrunk = true; hasShrunk;) {
    hasShrunk = false;
    for (let i = left.length - 1; i >= 0; i--) {
      const fewer = left.toSpliced(i, 1);
      if (!(await fails(fewer))) continue;
      left = fewer;
      hasShrunk = true;
    }
  }
  return left;
}
