/**
 * Compares pictures of all that the gallery shows with those of before, so that a change of look
 * is always a decision. A sheet holds one case in both themes and several widths.
 *
 * `npm run test:pictures` compares, `-- --write` makes the pictures the references (look at them
 * first), `-- --only NAME` takes only cases whose name holds NAME. What differs is left in
 * `test/pictures/failures/`. Ends with one line that counts.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { casesOf, openGallery, startGallery } from '../page/gallery.js';
import { startBrowser } from '../page/harness.js';
import { encodePng, reduceColors } from './palette-png.js';

const REFERENCES = new URL('./references/', import.meta.url);
const FAILURES = new URL('./failures/', import.meta.url);

/** Widths of the widgets, and of the sheet that they fit in, in CSS px. */
const SHEETS = {
  state: { widths: '240,360,768,1200', sheetPx: 1432 },
  variant: { widths: '240,768', sheetPx: 1056 },
  words: { widths: '360', sheetPx: 392 },
  // Only one can be open at a time.
  dialog: { widths: '768', sheetPx: 800, theme: 'light' },
};

/** What is looked at in other surroundings, too, and in which. */
const TELLING = ['mtd-usage/details', 'concurrent-viewers/compare-cursor', 'byte-usage/table'];
const SURROUNDINGS = /** @type {const} */ ([
  { name: 'from-right-to-left', settings: { lang: 'ar' } },
  { name: 'longest-words', settings: { lang: 'en-XA' } },
  { name: 'forced-colors', hasForcedColors: true },
  { name: 'on-paper', media: 'print' },
]);

/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {string} id - of the case
 * @property {keyof typeof SHEETS} kind
 * @property {Record<string, string>} [settings]
 * @property {boolean} [hasForcedColors]
 * @property {'print'} [media]
 */

/**
 * One browser on one machine draws the same bytes each time, so there is little to tolerate. A
 * pixel differs when it is off by more than about 5 of 255 shades of grey, which no eye sees; so
 * many may, as a swatch of a legend has 60.
 */
const THRESHOLD = 0.02;
const MOST_PIXELS = 40;
/** What the gallery is written in. */
const FONTS = ['Liberation Sans', 'DejaVu Sans'];

const { values: options } = parseArgs({
  options: { write: { type: 'boolean' }, only: { type: 'string', default: '' } },
});

const site = await startGallery();
const browser = await startBrowser({ hasReducedMotion: true });
const forcing = await startBrowser({ hasReducedMotion: true, hasForcedColors: true });
let passed = 0;
let failed = 0;
try {
  rmSync(FAILURES, { recursive: true, force: true });
  mkdirSync(REFERENCES, { recursive: true });
  const { page } = await openGallery(browser, site.url, { only: 'none' });
  const all = await sheetsOf(page);
  await requireFonts(page);
  await page.close();
  for (const one of all.filter(({ name }) => name.includes(options.only))) {
    const problem = await check(one);
    if (problem) failed++;
    else passed++;
    if (problem) console.log(`${one.name}: ${problem}`);
  }
  for (const file of readdirSync(REFERENCES)) {
    if (all.some(({ name }) => fileOf(name) === file)) continue;
    if (options.write) rmSync(new URL(file, REFERENCES));
    else console.log(`${file}: there is no such case any more`);
    if (!options.write) failed++;
  }
} finally {
  await browser.close();
  await forcing.close();
  await site.close();
}
if (failed > 0) console.log(`Pictures and differences: ${FAILURES.pathname}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * Every case, some in other surroundings, and each brand.
 *
 * @param {import('puppeteer-core').Page} page - with the gallery
 * @returns {Promise<Sheet[]>}
 */
async function sheetsOf(page) {
  const cases = await casesOf(page);
  const brands = await page.$$eval('[name=brand] option', (options) =>
    options.map((option) => /** @type {HTMLOptionElement} */ (option).value).filter(Boolean),
  );
  return [
    ...cases.map(({ id, kind }) => ({ name: id, id, kind })),
    ...SURROUNDINGS.flatMap(({ name, ...others }) =>
      TELLING.map((id) => ({
        name: `${name}/${id}`,
        id,
        kind: /** @type {const} */ ('variant'),
        ...others,
      })),
    ),
    ...brands.map((brand) => ({
      name: `brand/${brand}`,
      id: 'byte-usage/ready',
      kind: /** @type {const} */ ('variant'),
      settings: { brand },
    })),
  ];
}

/**
 * @param {Sheet} sheet
 * @returns {Promise<string | undefined>} what is wrong
 */
async function check(sheet) {
  const { picture, problems } = await draw(sheet);
  const palette = reduceColors(picture);
  const file = fileOf(sheet.name);
  const reference = new URL(file, REFERENCES);
  if (problems.length > 0) return problems.join('; ');
  if (options.write) {
    writeFileSync(reference, encodePng(picture, palette));
    return undefined;
  }
  const keep = (/** @type {string} */ name, /** @type {Buffer} */ png) => {
    mkdirSync(FAILURES, { recursive: true });
    writeFileSync(new URL(name, FAILURES), png);
  };
  const keepActual = () => keep(file, encodePng(picture, palette));
  if (!existsSync(reference)) {
    keepActual();
    return 'has no reference';
  }
  const { width, height, data } = PNG.sync.read(readFileSync(reference));
  if (width !== picture.width || height !== picture.height) {
    keepActual();
    return `is ${picture.width}×${picture.height}, and was ${width}×${height}`;
  }
  const difference = new PNG({ width, height });
  const count = pixelmatch(data, picture.data, difference.data, width, height, {
    threshold: THRESHOLD,
    includeAA: true,
  });
  if (count <= MOST_PIXELS) return undefined;
  keepActual();
  keep(file.replace('.png', '.difference.png'), PNG.sync.write(difference));
  return `${count} pixels differ`;
}

/** @param {Sheet} sheet */
async function draw({ id, kind, settings: others, hasForcedColors, media }) {
  const { widths: width, sheetPx, theme = 'light,dark' } = { theme: undefined, ...SHEETS[kind] };
  const settings = { only: id, theme, width, bare: '', ...others };
  // A dialog stands in the middle of the page, and widgets in both themes under each other.
  const viewport = { width: sheetPx, height: kind === 'dialog' ? 1200 : 3400 };
  const own = hasForcedColors ? forcing : browser;
  const opened = await openGallery(own, site.url, settings, { viewport });
  const { page, problems } = opened;
  if (media) await page.emulateMediaType(media);
  // Charts are drawn anew for paper.
  if (media) await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const main = await page.$('main');
  if (!main) throw new Error('The gallery has no <main>');
  // What is under a dialog is covered as far as the screen goes.
  const png = await (kind === 'dialog' ? page : main).screenshot();
  const picture = PNG.sync.read(Buffer.from(png));
  await page.close();
  return { picture, problems };
}

/**
 * With other fonts every sheet would differ, and nobody would know why.
 *
 * @param {import('puppeteer-core').Page} page
 */
async function requireFonts(page) {
  const missing = await page.evaluate((fonts) => {
    const context = document.createElement('canvas').getContext('2d');
    const widthIn = (/** @type {string} */ font) => {
      if (context) context.font = `40px ${font}`;
      return context?.measureText('Concurrent viewers').width;
    };
    const hasFont = (/** @type {string} */ font) =>
      ['serif', 'monospace'].every((other) => widthIn(`"${font}", ${other}`) !== widthIn(other));
    return fonts.filter((font) => !hasFont(font));
  }, FONTS);
  if (missing.length > 0) {
    const packages = 'apt-get install fonts-liberation fonts-dejavu-core';
    throw new Error(`Fonts are missing: ${missing.join(', ')} (Debian: ${packages})`);
  }
}

/** @param {string} id */
function fileOf(id) {
  return `${id.replaceAll('/', '-')}.png`;
}
