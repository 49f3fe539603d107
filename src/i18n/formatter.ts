import { UNIT_BYTES, type ByteUnit } from '../model/units.js';
import { zoneOffsetMs } from '../model/zone.js';
import { directionOf } from './direction.js';

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

  /** The day on which weeks start, from 1 (Monday) to 7 (Sunday). */
  get firstDay(): number {
    const locale = new Intl.Locale(this.lang) as LocaleWithWeeks;
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
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
    const text = `${this.inUnit(bytes, unit, decimals, isDifference)}\u00a0${this.unit(unit)}`;
    // From right to left, a Latin unit would stand before its number, and another after it on a
    // chart, which runs from left to right.
    return directionOf(this.lang) === 'rtl' ? `\u2068${text}\u2069` : text;
  }

  /** A unit as the language writes it, such as `Go` in French. Those of IEC are the same in all. */
  unit(unit: ByteUnit): string {
    const name = UNIT_NAMES[unit];
    if (!name) return unit;
    const options = { style: 'unit', unit: name, unitDisplay: 'short' } as const;
    const parts = this.#number(unit, options).formatToParts(2);
    return parts.find(({ type }) => type === 'unit')?.value ?? unit;
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

  /** A time of day that comes twice, as clocks are set back: with the name of its side. */
  timeOfTwo(ms: number): string {
    const options = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
    return this.#date('timeOfTwo', options).format(ms);
  }

  /**
   * The zone with its short name and offset, such as `Europe/Berlin (MEZ, GMT+1)` in German; with
   * those of both ends where clocks are changed between them.
   */
  zoneText(fromMs: number, toMs: number): string {
    const { zone } = this;
    if (zone === 'UTC') return zone;
    const names = [fromMs, toMs].map((ms) =>
      [this.#zoneName('short', ms), this.#zoneName('shortOffset', ms)].filter(isFirst).join(', '),
    );
    return `${zone} (${names.filter(isFirst).join(' / ')})`;
  }

  /** Day and month, such as `Nov 22`. */
  day(ms: number): string {
    return this.#date('day', { month: 'short', day: 'numeric' }).format(ms);
  }

  /** Day, month and time of day; close to a change of clocks, with its offset. */
  dayAndTime(ms: number): string {
    return this.#dayAndTime(ms, ms).format(ms);
  }

  /**
   * A span with day, month and time at both ends, shortened where the ends agree. Close to a change
   * of clocks, when a time of day may come twice, both ends have their offset.
   */
  span(fromMs: number, toMs: number): string {
    const format = this.#dayAndTime(fromMs, toMs);
    return format.resolvedOptions().timeZoneName
      ? `${format.format(fromMs)} – ${format.format(toMs)}`
      : format.formatRange(fromMs, toMs);
  }

  /** A span of whole days, given its first instant and the first instant after it. */
  daySpan(fromMs: number, toMs: number): string {
    return this.#date('day', { month: 'short', day: 'numeric' }).formatRange(fromMs, toMs - 1);
  }

  /** The month's name in full, such as `November`. */
  month(ms: number): string {
    return this.#date('month', { month: 'long' }).format(ms);
  }

  #dayAndTime(fromMs: number, toMs: number): Intl.DateTimeFormat {
    const { zone } = this;
    const isNearChange =
      zoneOffsetMs(zone, fromMs - NEAR_MS) !== zoneOffsetMs(zone, toMs + NEAR_MS);
    return isNearChange
      ? this.#date('withOffset', { ...DAY_AND_TIME, timeZoneName: 'shortOffset' })
      : this.#date('dayAndTime', DAY_AND_TIME);
  }

  #zoneName(timeZoneName: 'short' | 'shortOffset', ms: number): string {
    const parts = this.#date(timeZoneName, { timeZoneName }).formatToParts(ms);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  }

  #number(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    let format = this.#numbers.get(key);
    if (!format) this.#numbers.set(key, (format = new Intl.NumberFormat(this.lang, options)));
    return format;
  }

  #date(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let format = this.#dates.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.lang, {
        ...options,
        // Months are accounted by it, whatever calendar is usual where the language is spoken.
        calendar: 'gregory',
        timeZone: this.zone,
      });
      this.#dates.set(key, format);
    }
    return format;
  }
}

/** As browsers have it, or had it first, or not at all. */
interface LocaleWithWeeks extends Intl.Locale {
  readonly getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

function isFirst(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}

/** What Intl calls the units; of bytes alone, it writes the whole word in some languages. */
const UNIT_NAMES: Readonly<Partial<Record<ByteUnit, string>>> = {
  kB: 'kilobyte',
  MB: 'megabyte',
  GB: 'gigabyte',
  TB: 'terabyte',
  PB: 'petabyte',
};

const DAY_AND_TIME: Intl.DateTimeFormatOptions = {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
};
