import * as z from 'zod/mini';
import { floorToInterval, INTERVAL_MS } from '../model/interval.js';
import type { Query } from './params.js';

/** A time span: milliseconds, or whole hours, days or weeks. */
export type MaxRange = number | `${number}${'H' | 'D' | 'W'}`;

const { hour, day } = INTERVAL_MS;

/** Reads a `MaxRange` into ms; anything else is no scope. */
export const maxRange = z.union([
  z.number().check(z.positive()),
  wholeUnits('H', hour),
  wholeUnits('D', day),
  wholeUnits('W', 7 * day),
]);

/** Whether a query in whole buckets spans more than `maxMs`, not counting what is yet to come. */
export function isLonger({ fromMs, toMs, interval }: Query, maxMs: number, nowMs: number): boolean {
  return Math.min(toMs, floorToInterval(nowMs, interval)) - fromMs > maxMs;
}

function wholeUnits(letter: string, unitMs: number) {
  return z.pipe(
    z.string().check(z.regex(new RegExp(`^[1-9]\\d{0,4}${letter}$`))),
    z.transform((text: string) => Number(text.slice(0, -1)) * unitMs),
  );
}
