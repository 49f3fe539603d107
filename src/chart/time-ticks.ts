import { zoneOffsetMs } from '../model/zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between ticks that people read easily. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((n) => n * DAY),
];

/**
 * Where to put the ticks of a time axis: at most `maxCount` instants (Unix ms) from `fromMs` to
 * `toMs`, on round hours and midnights of the wall clock in `zone`.
 */
export function timeTicks(fromMs: number, toMs: number, maxCount: number, zone: string): number[] {
  const lengthMs = toMs - fromMs;
  const most = Math.max(1, Math.floor(maxCount));
  const step = STEPS_MS.find((ms) => lengthMs / ms <= most) ?? lengthMs;
  const ticks: number[] = [];
  const offsetMs = zoneOffsetMs(zone, fromMs);
  for (let wallMs = Math.ceil((fromMs + offsetMs) / step) * step; ; wallMs += step) {
    const ms = fromWallClock(wallMs, zone);
    if (ms > toMs) break;
    if (ms >= fromMs && ms !== ticks.at(-1)) ticks.push(ms);
  }
  return ticks.length > most ? ticks.slice(0, most) : ticks;
}

/** Whether the wall clock in `zone` shows midnight. */
export function isMidnight(ms: number, zone: string): boolean {
  return (ms + zoneOffsetMs(zone, ms)) % DAY === 0;
}

/** The instant at which the wall clock of `zone` shows `wallMs`. */
function fromWallClock(wallMs: number, zone: string): number {
  // The offset is asked for at a guess, which a change of the clocks in between puts off by one
  // step; asking again at the corrected guess settles it.
  const guess = wallMs - zoneOffsetMs(zone, wallMs);
  return wallMs - zoneOffsetMs(zone, guess);
}
