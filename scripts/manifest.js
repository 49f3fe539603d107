/**
 * The reference tables of the README, made from the manifest that the build writes.
 *
 * `node scripts/manifest.js --write` puts them in, `--check` fails where they are not current or
 * the manifest is not valid.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { validateCem } from '@wc-toolkit/cem-validator';
import { format } from 'prettier';
import { elementsOf, readManifest } from './manifest-entries.js';

const README = new URL('../README.md', import.meta.url);
const BEGIN = '<!-- reference: begin -->';
const END = '<!-- reference: end -->';

/**
 * @typedef {import('./manifest-entries.js').Entry} Entry
 * @typedef {import('./manifest-entries.js').Element} Element
 */

const manifest = readManifest();
const elements = elementsOf(manifest);

/** @returns {string} */
function reference() {
  const attributes = merged((element) => element.attributes);
  const properties = merged((element) =>
    element.members.filter(
      ({ name, kind }) =>
        kind === 'field' && !element.attributes.some(({ fieldName }) => fieldName === name),
    ),
  );
  const methods = merged((element) => element.members.filter(({ kind }) => kind === 'method'));
  return [
    table('Attribute', attributes, ({ name }) => name),
    table('Property only', properties, ({ name }) => name),
    table('Method', methods, (entry) => `${entry.name}(): ${entry.return?.type.text ?? 'void'}`),
    table(
      'Event',
      merged((element) => element.events),
      ({ name }) => name,
    ),
    table(
      'Slot',
      merged((element) => element.slots),
      ({ name }) => name,
    ),
    table(
      'CSS part',
      merged((element) => element.cssParts),
      ({ name }) => name,
    ),
    table(
      'CSS custom property',
      merged((element) => element.cssProperties),
      ({ name }) => name,
    ),
  ].join('\n\n');
}

/**
 * Entries of all elements, each with the tags that have it.
 *
 * @param {(element: Element) => Entry[] | undefined} pick
 */
function merged(pick) {
  /** @type {Map<string, Entry & { tags: string[] }>} */
  const entries = new Map();
  for (const element of elements) {
    for (const entry of pick(element) ?? []) {
      const known = entries.get(entry.name) ?? { ...entry, tags: [] };
      known.tags.push(element.tagName);
      entries.set(entry.name, known);
    }
  }
  return [...entries.values()];
}

/**
 * @param {string} title
 * @param {ReturnType<typeof merged>} entries
 * @param {(entry: Entry) => string} label
 */
function table(title, entries, label) {
  const rows = entries.map((entry) => {
    const words = (entry.description ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');
    const value = label(entry).startsWith('--') ? ` Default \`${entry.default}\`.` : '';
    return `| \`${label(entry)}\` | ${whose(entry.tags)} | ${words}${value} |`;
  });
  return [`| ${title} | On | |`, '| --- | --- | --- |', ...rows].join('\n');
}

/** @param {string[]} tags */
function whose(tags) {
  if (tags.length === elements.length) return 'all';
  const short = tags.map((tag) => tag.replace('nano-', ''));
  const isCharts = tags.length === 2 && !short.includes('mtd-usage');
  return isCharts ? 'charts' : short.join(', ');
}

const readme = readFileSync(README, 'utf8');
const [before = '', rest = ''] = readme.split(BEGIN);
const after = rest.split(END)[1] ?? '';
const current = await format(`${before}${BEGIN}\n\n${reference()}\n\n${END}${after}`, {
  parser: 'markdown',
  printWidth: 100,
  singleQuote: true,
});

if (process.argv.includes('--write')) {
  writeFileSync(README, current);
} else {
  await validateCem(manifest, {
    packageJsonPath: './package.json',
    rules: {
      // The analyzer writes schema 1.0 without definition paths, and looks for exported types in
      // the module of the element, while the package exports them from its root.
      manifest: { schemaVersion: 'off', definitionPath: 'off', exportTypes: 'off' },
    },
  });
  if (current !== readme) {
    console.error('The reference tables of the README are not current. To mend: npm run docs');
    process.exitCode = 1;
  }
}
