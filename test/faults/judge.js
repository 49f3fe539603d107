import assert from 'node:assert/strict';

/**
 * Runs checks, prints what each came to, and ends with one line that counts them.
 *
 * @param {readonly (readonly [title: string, run: () => unknown])[]} checks - a check throws where
 *   something is wrong, and may give a remark
 * @param {(failed: number) => void} beforeLast - prints what belongs before the last line
 */
export function judge(checks, beforeLast) {
  let failed = 0;
  for (const [title, run] of checks) {
    try {
      const remark = run();
      console.log(`✔ ${title}${remark ? ` (${remark})` : ''}`);
    } catch (error) {
      failed++;
      console.log(`✖ ${title}\n  ${error instanceof Error ? error.message : error}`);
    }
  }
  beforeLast(failed);
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** @param {readonly string[]} found what should not be there */
export function assertNone(found) {
  const shown = [...new Set(found)].slice(0, 12);
  assert.ok(found.length === 0, `${found.length} times, such as\n  ${shown.join('\n  ')}`);
}
