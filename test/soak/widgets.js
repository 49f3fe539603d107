/** The widgets of a wall display. */
const CHARTS = [
  ['nano-concurrent-viewers', { range: '1H', timezone: 'Europe/Berlin' }],
  ['nano-concurrent-viewers', { range: '1D', timezone: 'America/New_York' }],
  ['nano-concurrent-viewers', { range: '1W', timezone: 'Europe/Berlin', lang: 'de' }],
  ['nano-concurrent-viewers', { range: '1D', countries: 'DE,US' }],
  ['nano-byte-usage', { range: '1H', timezone: 'America/New_York' }],
  ['nano-byte-usage', { range: '1D', timezone: 'Europe/Berlin', lang: 'fr' }],
  ['nano-byte-usage', { range: '1W', timezone: 'America/New_York' }],
  ['nano-byte-usage', { range: '1W', timezone: 'Asia/Kathmandu', unit: 'GiB' }],
  ['nano-byte-usage', { range: '1D', theme: 'dark' }],
];
const MONTHS = [
  ['nano-mtd-usage', {}],
  ['nano-mtd-usage', { lang: 'de' }],
  ['nano-mtd-usage', { lang: 'es', unit: 'TB' }],
];

export const WIDGETS = /** @type {import('../faults/plan.js').PlannedElement[]} */ (
  [...CHARTS, ...MONTHS].map(([tag, attributes]) => ({ tag, attributes }))
);
