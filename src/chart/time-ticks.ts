import { times } from '../model/times.js';
import { zoneOffsetMs } from '../model/zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** So long before and after a time that comes twice, clocks are those of the two sides. */
const NEAR_MS = 3 * HOUR;

/** Distances between ticks that people read easily. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 3, 4, 7, 14, 28, 91, 182, 364].map((n) => n * DAY),
];

/**
 * Where to put the ticks of a time axis: at most `maxCount` instants (Unix ms) from `fromMs` to
 * `toMs`, on round hours and midnights of the wall clock in `zone`.
 *
 * @param firstDay - the day on which weeks start, from 1 (Monday) to 7 (Sunday)
 */
export function timeTicks(
  fromMs: number,
  toMs: number,
  maxCount: number,
  zone: string,
  firstDay = 1,
): number[] {
  const most = Math.max(1, Math.floor(maxCount));
  const stretches = stretchesOf(fromMs, toMs, zone);
  let denser: number[] = [];
  for (const stepMs of STEPS_MS) {
    if ((toMs - fromMs) / stepMs > most + 2) continue;
    const ticks = stretches.flatMap((stretch) => ticksIn(stretch, stepMs, firstDay));
    if (ticks.length === 0) break;
    // A tick at the very end is the one that can be spared.
    const spare = ticks.at(-1) === toMs ? 1 : 0;
    if (ticks.length - spare <= most) return ticks.slice(0, most);
    denser = ticks;
  }
  // No step fits: of the one before, as many as there is room for.
  const every = Math.ceil(denser.length / most);
  return denser.filter((_, index) => index % every === 0);
}

/** Whether the wall clock in `zone` shows midnight. */
export function isMidnight(ms: number, zone: string): boolean {
  return (ms + zoneOffsetMs(zone, ms)) % DAY === 0;
}

/**
 * Whether the wall clock in `zone` shows this time twice, as it is set back: the first of the two
 * times, or the second.
 */
export function repeatOf(ms: number, zone: string): 'first' | 'second' | undefined {
  const at = (instantMs: number) => zoneOffsetMs(zone, instantMs);
  const backMs = at(ms - NEAR_MS) - at(ms + NEAR_MS);
  if (backMs <= 0) return undefined;
  if (at(ms + backMs) === at(ms) - backMs) return 'first';
  return at(ms - backMs) === at(ms) + backMs ? 'second' : undefined;
}

/** A part of the axis, both ends included, in which the wall clock runs evenly. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

/** Cuts a span where the clocks of the zone are changed. */
function stretchesOf(fromMs: number, toMs: number, zone: string): Stretch[] {
  const stretches: Stretch[] = [];
  let startMs = fromMs;
  let offsetMs = zoneOffsetMs(zone, fromMs);
  // Clocks are changed at most once a day, so asking once a day misses nothing.
  for (let dayMs = fromMs; dayMs < toMs; dayMs += DAY) {
    const nextMs = Math.min(dayMs + DAY, toMs);
    const nextOffsetMs = zoneOffsetMs(zone, nextMs);
    if (nextOffsetMs === offsetMs) continue;
    const changeMs = changeBetween(dayMs, nextMs, zone);
    stretches.push({ fromMs: startMs, toMs: changeMs - 1, offsetMs });
    startMs = changeMs;
    offsetMs = nextOffsetMs;
  }
  return [...stretches, { fromMs: startMs, toMs, offsetMs }];
}

/** The first instant, to the second, with the offset that is in force at `toMs`. */
function changeBetween(fromMs: number, toMs: number, zone: string): number {
  const offsetMs = zoneOffsetMs(zone, toMs);
  let [before, after] = [fromMs, toMs];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (middle === before) break;
    if (zoneOffsetMs(zone, middle) === offsetMs) after = middle;
    else before = middle;
  }
  return after;
}

function ticksIn({ fromMs, toMs, ...of }: Stretch, stepMs: number, firstDay: number): number[] {
  // Whole weeks are counted from one that starts as they do here; Unix time starts on a Thursday.
  const isWeekly = stepMs % (7 * DAY) === 0;
  const offsetMs = of.offsetMs - (isWeekly ? (firstDay - 4) * DAY : 0);
  const firstMs = Math.ceil((fromMs + offsetMs) / stepMs) * stepMs - offsetMs;
  const count = Math.max(0, Math.floor((toMs - firstMs) / stepMs) + 1);
  return times(count, (index) => firstMs + index * stepMs);
}
