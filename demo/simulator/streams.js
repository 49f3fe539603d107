/**
 * The streams of the demo organization. Byte rates are scaled down so that a month adds up to
 * several hundred GB at an audience of up to about 220; real video would weigh far more.
 *
 * @typedef {object} SessionRule one recurring broadcast
 * @property {readonly number[]} weekdays 0 = Sunday
 * @property {number} startMinute of the UTC day
 * @property {number} lengthMinutes
 * @property {number} viewers typical audience at the peak
 * @property {number} [chance] probability that it takes place, default 1
 * @property {number} [jitterMinutes] how far the start may move, default 0
 *
 * @typedef {object} Stream
 * @property {string} name
 * @property {readonly string[]} tags
 * @property {Readonly<Record<string, number>>} countryPercent of the audience, adds up to 100
 * @property {string} encoderCountry the ingest counts there
 * @property {number} ingestBytesPerMinute
 * @property {number} playoutBytesPerViewerMinute
 * @property {number} roundTheClockViewers audience around the clock at its best hour, 0 = none
 * @property {readonly SessionRule[]} sessions
 */

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [0, 6];

/** @type {readonly Stream[]} */
export const STREAMS = [
  {
    name: 'harbor-webcam',
    tags: ['always-on', 'outdoor'],
    countryPercent: { DE: 52, AT: 14, CH: 12, US: 12, GB: 10 },
    encoderCountry: 'DE',
    ingestBytesPerMinute: 1_900_000,
    playoutBytesPerViewerMinute: 190_000,
    roundTheClockViewers: 24,
    sessions: [],
  },
  {
    name: 'newsroom',
    tags: ['news', 'studio'],
    countryPercent: { DE: 61, AT: 17, CH: 15, FR: 7 },
    encoderCountry: 'DE',
    ingestBytesPerMinute: 2_600_000,
    playoutBytesPerViewerMinute: 210_000,
    roundTheClockViewers: 0,
    sessions: [
      { weekdays: WORKDAYS, startMinute: 360, lengthMinutes: 210, viewers: 42 },
      { weekdays: WORKDAYS, startMinute: 690, lengthMinutes: 120, viewers: 55 },
      { weekdays: EVERY_DAY, startMinute: 1020, lengthMinutes: 165, viewers: 68, jitterMinutes: 5 },
    ],
  },
  {
    name: 'sports-arena',
    tags: ['event', 'outdoor', 'sports'],
    countryPercent: { DE: 34, GB: 22, US: 20, FR: 14, AM: 10 },
    encoderCountry: 'GB',
    ingestBytesPerMinute: 4_800_000,
    playoutBytesPerViewerMinute: 240_000,
    roundTheClockViewers: 0,
    sessions: [
      { weekdays: WEEKEND, startMinute: 825, lengthMinutes: 150, viewers: 125, jitterMinutes: 45 },
      { weekdays: [3], startMinute: 1140, lengthMinutes: 135, viewers: 105, jitterMinutes: 15 },
    ],
  },
  {
    name: 'auction-hall',
    tags: ['auction', 'event', 'studio'],
    countryPercent: { US: 41, GB: 24, DE: 18, FR: 9, CH: 8 },
    encoderCountry: 'US',
    ingestBytesPerMinute: 3_900_000,
    playoutBytesPerViewerMinute: 220_000,
    roundTheClockViewers: 0,
    sessions: [
      { weekdays: [2, 4], startMinute: 840, lengthMinutes: 200, viewers: 95, jitterMinutes: 20 },
      { weekdays: [1, 5], startMinute: 60, lengthMinutes: 110, viewers: 60, chance: 0.6 },
    ],
  },
  {
    name: 'town-hall',
    tags: ['event', 'public'],
    countryPercent: { AT: 46, DE: 44, CH: 10 },
    encoderCountry: 'AT',
    ingestBytesPerMinute: 3_300_000,
    playoutBytesPerViewerMinute: 200_000,
    roundTheClockViewers: 0,
    sessions: [
      {
        weekdays: [1, 2, 4, 5],
        startMinute: 1110,
        lengthMinutes: 130,
        viewers: 120,
        chance: 0.45,
        jitterMinutes: 40,
      },
    ],
  },
  {
    name: 'radio-studio',
    tags: ['always-on', 'audio', 'studio'],
    countryPercent: { AM: 38, DE: 30, FR: 18, US: 14 },
    encoderCountry: 'AM',
    ingestBytesPerMinute: 480_000,
    playoutBytesPerViewerMinute: 110_000,
    roundTheClockViewers: 17,
    sessions: [],
  },
];

/** @type {ReadonlySet<string>} */
export const STREAM_NAMES = new Set(STREAMS.map((stream) => stream.name));

/** @type {ReadonlySet<string>} */
export const TAGS = new Set(STREAMS.flatMap((stream) => stream.tags));

/** @type {ReadonlySet<string>} */
export const COUNTRIES = new Set(STREAMS.flatMap((stream) => Object.keys(stream.countryPercent)));
