import { UNIT_BYTES, type ByteUnit } from '../model/units.js';
import { zoneOffsetMs } from '../model/zone.js';

/** So long (ms) before and after a change of clocks, times may be those of the other side. */
const NEAR_MS = 2 * 3_600_000;

const formatters = new Map<string, Formatter>();

/**
 * The formatter for a language tag and an IANA zone that the browser knows. Where it has no formats
 * of a language, as browsers do of small ones, they are English like the words.
 */
export function formatterFor(lang: string, zone: string): Formatter {
  const key = `${lang} ${zone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const [known = 'en'] = Intl.DateTimeFormat.supportedLocalesOf(lang);
    formatters.set(key, (formatter = new Formatter(known, zone)));
  }
  return formatter;
}

/** Numbers and times as text in one language and zone. Each Intl format is built once, when used. */
export class Formatter {
  readonly lang: string;
  readonly zone: string;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();

  constructor(lang: string, zone: string) {
    this.lang = lang;
    this.zone = zone;
  }

  /** A number with at most `decimals` decimals; a difference has a sign in any case. */
  number(value: number, decimals = 0, isDifference = false): string {
    const signDisplay = isDifference ? 'exceptZero' : 'auto';
    const options = { maximumFractionDigits: decimals, signDisplay } as const;
    return this.#number(`${signDisplay}${decimals}`, options).format(value);
  }

  /** Bytes as a number of `unit`, without the unit, with at most `decimals` decimals. */
  inUnit(bytes: number, unit: ByteUnit, decimals = 2, isDifference = false): string {
    return this.number(bytes / UNIT_BYTES[unit], decimals, isDifference);
  }

  /** Bytes with their unit, such as `485.17 GB`, kept on one line. */
  bytes(bytes: number, unit: ByteUnit, decimals = 2, isDifference = false): string {
    return `${this.inUnit(bytes, unit, decimals, isDifference)}\u00a0${unit}`;
  }

  /** A ratio as a change in percent with its sign and at most two decimals: 0.0833 is `+8.33%`. */
  change(ratio: number): string {
    return this.#number('change', {
      style: 'percent',
      signDisplay: 'exceptZero',
      maximumFractionDigits: 2,
    }).format(ratio);
  }

  /** The time of day, such as `2:00 PM`. */
  time(ms: number): string {
    return this.#date('time', { timeStyle: 'short' }).format(ms);
  }

  /** Day and month, such as `Nov 22`. */
  day(ms: number): string {
    return this.#date('day', { month: 'short', day: 'numeric' }).format(ms);
  }

  /** Day, month and time of day. */
  dayAndTime(ms: number): string {
    return this.#date('dayAndTime', DAY_AND_TIME).format(ms);
  }

  /**
   * A span with day, month and time at both ends, shortened where the ends agree. Close to a change
   * of clocks, when a time of day may come twice, both ends have their offset.
   */
  span(fromMs: number, toMs: number): string {
    const { zone } = this;
    if (zoneOffsetMs(zone, fromMs - NEAR_MS) !== zoneOffsetMs(zone, toMs + NEAR_MS)) {
      const options = { ...DAY_AND_TIME, timeZoneName: 'shortOffset' } as const;
      const format = this.#date('withOffset', options);
      return `${format.format(fromMs)} – ${format.format(toMs)}`;
    }
    return this.#date('dayAndTime', DAY_AND_TIME).formatRange(fromMs, toMs);
  }

  /** A span of whole days, given its first instant and the first instant after it. */
  daySpan(fromMs: number, toMs: number): string {
    return this.#date('day', { month: 'short', day: 'numeric' }).formatRange(fromMs, toMs - 1);
  }

  /** The month's name in full, such as `November`. */
  month(ms: number): string {
    return this.#date('month', { month: 'long' }).format(ms);
  }

  #number(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    let format = this.#numbers.get(key);
    if (!format) this.#numbers.set(key, (format = new Intl.NumberFormat(this.lang, options)));
    return format;
  }

  #date(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let format = this.#dates.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.lang, { ...options, timeZone: this.zone });
      this.#dates.set(key, format);
    }
    return format;
  }
}

const DAY_AND_TIME: Intl.DateTimeFormatOptions = {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
};
