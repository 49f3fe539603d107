/**
 * Packs the WordPress plugin: its files, the built script, the list of widgets from the manifest,
 * and the package's version. The same sources give the same bytes.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';

const ROOT = new URL('../', import.meta.url);
const SOURCE = new URL('wordpress/nano-metrics/', ROOT);
const TARGET = new URL('wordpress/dist/', ROOT);
const FOLDER = 'nano-metrics';

/** Any fixed time will do. Without a zone, as a zip's times are local ones: so it is this everywhere. */
const MTIME = '1980-01-01T00:00:00';

/**
 * @typedef {{ name: string, type?: { text: string }, description?: string }} ManifestAttribute
 * @typedef {{ tagName: string, description: string, attributes: ManifestAttribute[] }} Declaration
 * @typedef {{ kind: string, label?: string }} Kind
 */

/** Titles of the widgets, as a person looks for them. */
const TITLES = new Map([
  ['nano-mtd-usage', 'nanoStream month to date'],
  ['nano-concurrent-viewers', 'nanoStream concurrent viewers'],
  ['nano-byte-usage', 'nanoStream ingest and playout'],
]);

/**
 * What kind of value an attribute takes. The manifest says it of words alone; the rest are strings.
 *
 * @type {Record<string, Kind | 'not for authors'>}
 */
const KINDS = {
  range: { kind: 'word' },
  from: { kind: 'instant' },
  to: { kind: 'instant' },
  timezone: { kind: 'zone', label: 'Time zone' },
  unit: { kind: 'word' },
  streams: { kind: 'list' },
  tags: { kind: 'list' },
  countries: { kind: 'countries' },
  compare: { kind: 'flag' },
  sync: { kind: 'text' },
  lang: { kind: 'language', label: 'Language' },
  refresh: { kind: 'seconds' },
  theme: { kind: 'word' },
  density: { kind: 'word' },
  heading: { kind: 'text' },
  details: { kind: 'flag' },
  // Where data come from is the administrator's choice: a setting of the site.
  'api-base': 'not for authors',
  // Set by the widget.
  status: 'not for authors',
  stale: 'not for authors',
};

const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
const file = new URL(`nano-metrics-wordpress-${version}.zip`, TARGET);
rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
writeFileSync(file, pack());
console.log(fileURLToPath(file));

/** @returns {Uint8Array} */
function pack() {
  const files = new Map(
    readdirSync(SOURCE, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(fileURLToPath(SOURCE), join(parentPath, name)))
      .map((path) => path.replaceAll(sep, '/'))
      .map((path) => [path, readFileSync(new URL(path, SOURCE), 'utf8')]),
  );
  /** @param {string} path @param {(text: string) => string} edit */
  const change = (path, edit) => {
    const text = files.get(path) ?? '';
    const edited = edit(text);
    if (edited === text) throw new Error(`${path}: nothing was to be changed in it`);
    files.set(path, edited);
  };
  const widgets = readWidgets();
  for (const path of ['nano-metrics.php', 'readme.txt', 'block/block.json']) {
    change(path, (text) => text.replaceAll('0.0.0', version));
  }
  change('block/block.json', (text) => withAttributes(text, widgets));
  files.set('includes/widget-list.php', widgetList(widgets));
  files.set('LICENSE', readFileSync(new URL('LICENSE', ROOT), 'utf8'));
  const dist = new URL('dist/', ROOT);
  const paper = readFileSync(new URL('THIRD_PARTY.txt', dist), 'utf8');
  files.set('assets/THIRD_PARTY.txt', paper);
  for (const script of readdirSync(dist).filter((name) => name.endsWith('.iife.js'))) {
    files.set(`assets/${script}`, readFileSync(new URL(script, dist), 'utf8'));
  }
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(entries.map(([path, text]) => [`${FOLDER}/${path}`, strToU8(text)])),
    { level: 9, mtime: MTIME },
  );
}

/**
 * The widgets of the manifest. An attribute or a tag that is not told of above ends the packing, so
 * that none is missed.
 */
function readWidgets() {
  /** @type {{ modules: { declarations: Declaration[] }[] }} */
  const manifest = JSON.parse(readFileSync(new URL('dist/custom-elements.json', ROOT), 'utf8'));
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  return [...TITLES].map(([tag, title]) => {
    const element = elements.find(({ tagName }) => tagName === tag);
    if (!element || elements.length !== TITLES.size) {
      throw new Error('TITLES in scripts/pack-wordpress.js and the manifest differ');
    }
    const attributes = element.attributes.flatMap(({ name, type, description = '' }) => {
      const kind = KINDS[name];
      if (!kind) throw new Error(`scripts/pack-wordpress.js: what kind is the attribute ${name}?`);
      if (kind === 'not for authors') return [];
      const label = kind.label ?? `${name[0]?.toUpperCase()}${name.slice(1)}`;
      const words = [...(type?.text.matchAll(/'([^']+)'/g) ?? [])].map(([, word = '']) => word);
      const isWord = kind.kind === 'word';
      if (isWord && words.length < 2) throw new Error(`The manifest has no words for ${name}`);
      return [
        { name, kind: kind.kind, words: isWord ? words : [], label, help: plain(description) },
      ];
    });
    return { tag, title, description: plain(element.description), attributes };
  });
}

/** @param {string} markdown */
function plain(markdown) {
  return markdown.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}

/**
 * The attributes of the block: those of all widgets, as it can become another one.
 *
 * @param {string} text
 * @param {ReturnType<typeof readWidgets>} widgets
 */
function withAttributes(text, widgets) {
  const all = widgets.flatMap(({ attributes }) => attributes);
  const attributes = Object.fromEntries([
    ['widget', { type: 'string' }],
    ...all.map(({ name, kind }) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }]),
  ]);
  return `${JSON.stringify({ ...JSON.parse(text), attributes }, null, 2)}\n`;
}

/**
 * The widgets in PHP, with their words ready to be translated.
 *
 * @param {ReturnType<typeof readWidgets>} widgets
 */
function widgetList(widgets) {
  const lines = widgets.flatMap(({ tag, title, description, attributes }) => [
    `\t${quoted(tag.replace('nano-', ''))} => array(`,
    `\t\t'tag'         => ${quoted(tag)},`,
    `\t\t'title'       => ${translated(title)},`,
    `\t\t'description' => ${translated(description)},`,
    `\t\t'attributes'  => array(`,
    ...attributes.flatMap(({ name, kind, words, label, help }) => [
      `\t\t\t${quoted(name)} => array(`,
      `\t\t\t\t'kind'  => ${quoted(kind)},`,
      ...(words.length > 0 ? [`\t\t\t\t'words' => array( ${words.map(quoted).join(', ')} ),`] : []),
      `\t\t\t\t'label' => ${translated(label)},`,
      `\t\t\t\t'help'  => ${translated(help)},`,
      `\t\t\t),`,
    ]),
    '\t\t),',
    '\t),',
  ]);
  return `<?php
/**
 * Made from the manifest of the elements by scripts/pack-wordpress.js.
 *
 * @package Nano_Metrics
 */

defined( 'ABSPATH' ) || exit;

return array(
${lines.join('\n')}
);
`;
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** @param {string} text */
function translated(text) {
  return `__( ${quoted(text)}, 'nano-metrics' )`;
}
