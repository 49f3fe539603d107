/**
 * What a widget has to show at a moment, worked out from the calendar alone: by other means than the
 * library's, as two pages that are wrong in the same way agree.
 */

/**
 * @typedef {import('../faults/stage.js').Picture} Picture
 * @typedef {import('../faults/plan.js').PlannedElement} PlannedElement
 * @typedef {Pick<import('./schedule.js').Visit, 'lang' | 'theme' | 'card'>} Surroundings
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Complete buckets of each range, and how long one is. */
const RANGES = /** @type {Record<string, { stepMs: number, count: number }>} */ ({
  '1H': { stepMs: MINUTE_MS, count: 60 },
  '1D': { stepMs: HOUR_MS, count: 24 },
  '1W': { stepMs: HOUR_MS, count: 168 },
});

/** As the README gives them. */
const CARDS = { light: 'rgb(255, 255, 255)', dark: 'rgb(27, 31, 40)' };

/**
 * @param {Picture} picture
 * @param {PlannedElement} element
 * @param {Surroundings} surroundings
 * @param {number} atMs Unix ms
 * @returns {string[]} what is not as it has to be
 */
export function faultsOf(picture, { tag, attributes }, surroundings, atMs) {
  const { lang = surroundings.lang } = attributes;
  const content =
    tag === 'nano-mtd-usage'
      ? [...spanFaults(picture.csv, atMs), ...monthFaults(picture.text, lang, atMs)]
      : timeFaults(picture.csv, attributes, atMs);
  const card =
    surroundings.card ?? CARDS[attributes['theme'] === 'dark' ? 'dark' : surroundings.theme];
  if (picture.background !== card) content.push(`its card is ${picture.background}, not ${card}`);
  return content;
}

/**
 * Each bucket of the range once, in order, with the offset that its zone has then.
 *
 * @param {string} csv
 * @param {Readonly<Record<string, string>>} attributes
 * @param {number} atMs
 */
function timeFaults(csv, { range = '1D', timezone = 'UTC' }, atMs) {
  const { stepMs, count } = /** @type {{ stepMs: number, count: number }} */ (RANGES[range]);
  const runningMs = atMs - (atMs % stepMs);
  const expected = Array.from({ length: count + 1 }, (_, index) => {
    const ms = runningMs - (count - index) * stepMs;
    return `${new Date(ms).toISOString().slice(0, 19)}Z ${offsetOf(ms, timezone)}`;
  });
  const shown = rowsOf(csv).map(([time = '']) => {
    const offset = time.endsWith('Z') ? '+00:00' : time.slice(-6);
    const ms = Date.parse(time);
    return `${Number.isNaN(ms) ? time : new Date(ms).toISOString().slice(0, 19)}Z ${offset}`;
  });
  const length = Math.max(shown.length, expected.length);
  const wrong = Array.from({ length }, (_, index) => index).filter(
    (index) => shown[index] !== expected[index],
  );
  return wrong
    .slice(0, 3)
    .map((index) => `bucket ${index} is ${shown[index]}, not ${expected[index]}`);
}

/** @param {number} ms @param {string} timezone @returns {string} such as `+05:45` */
function offsetOf(ms, timezone) {
  const format = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || '+00:00';
}

/** @param {string} csv of month to date @param {number} atMs */
function spanFaults(csv, atMs) {
  const { month, before, lengthBefore } = monthsAt(atMs);
  const lastHour = `${new Date(atMs).toISOString().slice(0, 13)}:00:00Z`;
  const [, day = '', hour = ''] = /-(\d\d)T(\d\d)/.exec(lastHour) ?? [];
  // The same day and hour, or all of a month that has no such day.
  const sameHour = Number(day) > lengthBefore ? `${month}-01T00` : `${before}-${day}T${hour}`;
  const expected = [
    `current ${month}-01T00:00:00Z ${lastHour}`,
    `previous ${before}-01T00:00:00Z ${sameHour}:00:00Z`,
    `previous month ${before}-01T00:00:00Z ${month}-01T00:00:00Z`,
  ];
  const shown = rowsOf(csv).map((cells) => cells.slice(0, 3).join(' '));
  return expected.flatMap((line, index) =>
    shown[index] === line ? [] : [`its span is ${shown[index]}, not ${line}`],
  );
}

/** @param {string} text @param {string} lang @param {number} atMs */
function monthFaults(text, lang, atMs) {
  const { month, before } = monthsAt(atMs);
  const format = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  return [month, before]
    .map((one) => format.format(Date.parse(`${one}-15T12:00Z`)))
    .filter((name) => !text.toLocaleLowerCase(lang).includes(name.toLocaleLowerCase(lang)))
    .map((name) => `it does not name ${name}: ${JSON.stringify(text.slice(0, 160))}`);
}

/** @param {number} atMs @returns months such as `2028-02`, and how many days the earlier one has */
function monthsAt(atMs) {
  const month = new Date(atMs).toISOString().slice(0, 7);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [yearBefore, numberBefore] = number === 1 ? [year - 1, 12] : [year, number - 1];
  const isLeap = yearBefore % 4 === 0 && (yearBefore % 100 !== 0 || yearBefore % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return {
    month,
    before: `${yearBefore}-${String(numberBefore).padStart(2, '0')}`,
    lengthBefore: Number(lengths[numberBefore - 1]),
  };
}

/** @param {string} csv without quotes @returns {string[][]} all lines but the first */
function rowsOf(csv) {
  return csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
}
