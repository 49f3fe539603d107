const formats = new Map<string, Intl.DateTimeFormat>();

/** How far (ms) the wall clock of `zone` is ahead of UTC at the instant `ms`. */
export function zoneOffsetMs(zone: string, ms: number): number {
  if (zone === 'UTC') return 0;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of wallClock(zone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** The instant `ms` as ISO 8601 in `zone`, to the second, with its offset (`Z` for UTC). */
export function toIsoInZone(ms: number, zone: string): string {
  const offsetMs = zoneOffsetMs(zone, ms);
  const wall = new Date(ms + offsetMs).toISOString().slice(0, 19);
  if (zone === 'UTC') return `${wall}Z`;
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${wall}${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function wallClock(zone: string): Intl.DateTimeFormat {
  // Building an Intl format costs about 50 µs, asking a built one about 2: keep one per zone.
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
