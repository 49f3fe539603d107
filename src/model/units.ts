import type { Value } from './series.js';
import type { UnitSetting } from './unit-setting.js';

/** Bytes in each unit: SI units count in thousands, IEC units (MiB …) in 1,024. */
export const UNIT_BYTES = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
} as const;

/** A unit that a number of bytes is shown in. */
export type ByteUnit = keyof typeof UNIT_BYTES;

const AUTO_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const satisfies readonly ByteUnit[];

/** Below this many of a unit, two decimals say too little. */
const LEAST_TELLING = 0.1;

/**
 * The one unit to show several numbers of bytes in, so that they can be compared and added up.
 *
 * Automatic: the largest unit that shows the largest number as at least 1, rounded to two
 * decimals (999.999 GB is 1 TB); the next smaller one where that, and only that, saves the
 * smallest number above zero from being lost. All zero: GB.
 */
export function pickUnit(setting: UnitSetting, bytes: readonly number[]): ByteUnit {
  if (setting !== 'auto') return setting;
  const largest = Math.max(0, ...bytes);
  if (largest === 0) return 'GB';
  const smallest = Math.min(...bytes.filter((value) => value > 0));
  const index = AUTO_UNITS.findLastIndex((unit) => largest / UNIT_BYTES[unit] >= 0.999995);
  const unit = AUTO_UNITS[index] ?? 'B';
  const smaller = AUTO_UNITS[index - 1] ?? unit;
  const isTelling = (candidate: ByteUnit) => smallest / UNIT_BYTES[candidate] >= LEAST_TELLING;
  return !isTelling(unit) && isTelling(smaller) ? smaller : unit;
}

/**
 * A total and its parts as multiples of `step`, so that what is shown adds up as well. The total is
 * rounded as always; of the parts, those with the largest remainders are rounded up, as many as it
 * takes. What is not known stays so.
 */
export function roundTogether(total: Value, parts: readonly Value[], step: number): Value[] {
  const shares = parts.map((part) => (part ?? 0) / step);
  const counts = shares.map(Math.floor);
  const remainder = (index: number) => (shares[index] ?? 0) - (counts[index] ?? 0);
  const all = Math.round((total ?? 0) / step);
  const left = all - counts.reduce((sum, count) => sum + count, 0);
  const order = [...shares.keys()].sort((a, b) => remainder(b) - remainder(a));
  for (const index of order.slice(0, Math.max(0, left))) counts[index] = (counts[index] ?? 0) + 1;
  return [all, ...counts].map((count, i) => ([total, ...parts][i] === null ? null : count * step));
}
