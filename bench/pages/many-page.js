import { readFileSync } from 'node:fs';

/**
 * @typedef {object} ManyPage
 * @property {number} count how many widgets stand below one another
 * @property {keyof typeof SCRIPTS} file which of the built files brings them
 * @property {boolean} hasRoom whether the page keeps room for them, as the README says
 */

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';

const SCRIPTS = {
  classic: `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`,
  module: `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`,
};

/** Of the simulator. Each choice of them is a question of its own, and so a request of its own. */
const STREAMS = [
  'harbor-webcam',
  'newsroom',
  'sports-arena',
  'auction-hall',
  'town-hall',
  'radio-studio',
];

const WORDS =
  'Words of the page stand between the widgets, and whoever reads them sees at once when they move.';

/** @param {ManyPage} page */
export function htmlOf({ count, file, hasRoom }) {
  const widgets = Array.from({ length: count }, (_, index) => `<p>${WORDS}</p>${widget(index)}`);
  return `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${count} widgets</title>
        <link rel="icon" href="data:," />
        <style>
          body { max-width: 60em; margin: 2em auto; font: 16px/1.4 sans-serif; }
          ${hasRoom ? roomStyles() : ''}
        </style>
        ${SCRIPTS[file]}
      </head>
      <body>
        <h1>${count} widgets</h1>
        ${widgets.join('\n')}
        <p>${WORDS}</p>
      </body>
    </html>`;
}

/** @param {number} index */
function widget(index) {
  // Never empty, and never the same twice.
  const streams = STREAMS.filter((_, bit) => ((index + 1) >> bit) & 1).join();
  const tags = [
    `<nano-byte-usage range="1W" streams="${streams}"></nano-byte-usage>`,
    `<nano-concurrent-viewers streams="${streams}"></nano-concurrent-viewers>`,
    `<nano-mtd-usage></nano-mtd-usage>`,
  ];
  return tags[index % tags.length];
}

/**
 * How many requests it takes to draw widgets: all of month to date ask the same.
 *
 * @param {readonly number[]} places on the page
 */
export function questionsOf(places) {
  const isMonth = (/** @type {number} */ index) => index % 3 === 2;
  return places.filter((index) => !isMonth(index)).length + (places.some(isMonth) ? 1 : 0);
}

/** The styles that the README gives to those whose pages must not move at all. */
function roomStyles() {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, styles] = /\n## Room before[^]*?```css\n([^]*?)```/.exec(text) ?? [];
  if (!styles) throw new Error('The README has no styles that keep room for the widgets');
  return styles;
}
