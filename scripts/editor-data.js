/**
 * What editors know of our tags, made from the manifest: custom data for VS Code, of HTML and of
 * CSS, and web types for JetBrains.
 */
import { writeFileSync } from 'node:fs';
import { wordsOf } from './manifest-entries.js';

/**
 * @typedef {import('./manifest-entries.js').Entry} Entry
 * @typedef {import('./manifest-entries.js').Element} Element
 */

const DIST = new URL('../dist/', import.meta.url);

/**
 * @param {Element[]} elements
 * @param {{ name: string, version: string }} about - the package
 */
export function writeEditorData(elements, about) {
  write('vscode.html-custom-data.json', vsCodeHtml(elements));
  write('vscode.css-custom-data.json', vsCodeCss(elements));
  write('web-types.json', webTypes(elements, about));
}

/**
 * @param {string} file
 * @param {unknown} data
 */
function write(file, data) {
  writeFileSync(new URL(file, DIST), `${JSON.stringify(data, null, 2)}\n`);
}

/** @param {Element[]} elements */
function vsCodeHtml(elements) {
  return {
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tagName,
      description: markdown([element.description, ...lists(element)].join('\n\n')),
      attributes: element.attributes.map((entry) => ({
        name: entry.name,
        description: markdown(entry.description ?? ''),
        // `v` is a flag: it is offered without a value.
        ...(isFlag(entry) ? { valueSet: 'v' } : valuesOf(entry)),
      })),
    })),
  };
}

/** @param {Element[]} elements */
function vsCodeCss(elements) {
  return {
    version: 1.1,
    properties: merged(elements, 'cssProperties').map((entry) => ({
      name: entry.name,
      description: markdown(`${entry.description} Default: \`${entry.default}\``),
    })),
    pseudoElements: merged(elements, 'cssParts').map((entry) => ({
      name: `::part(${entry.name})`,
      description: markdown(entry.description ?? ''),
    })),
  };
}

/**
 * @param {Element[]} elements
 * @param {{ name: string, version: string }} about
 */
function webTypes(elements, { name, version }) {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: element.description,
          attributes: element.attributes.map((entry) => ({
            ...named(entry),
            value: { type: typeOf(entry), ...(entry.default && { default: entry.default }) },
            ...valuesOf(entry),
          })),
          slots: element.slots.map(named),
          js: {
            properties: element.members
              .filter(({ kind }) => kind === 'field')
              .map((entry) => ({ ...named(entry), type: typeOf(entry) })),
            events: element.events.map((entry) => ({ ...named(entry), type: typeOf(entry) })),
          },
          css: {
            properties: element.cssProperties.map((entry) => ({
              ...named(entry),
              ...(entry.default && { default: entry.default }),
            })),
            parts: element.cssParts.map(named),
          },
        })),
      },
    },
  };
}

/** @param {Element} element */
function lists({ events, slots }) {
  const list = (/** @type {string} */ title, /** @type {Entry[]} */ entries) =>
    [`${title}:`, ...entries.map((entry) => `- \`${entry.name}\`: ${entry.description}`)].join(
      '\n',
    );
  return [list('Events', events), list('Slots', slots)];
}

/**
 * @param {Element[]} elements
 * @param {'cssProperties' | 'cssParts'} key
 * @returns {Entry[]} each name once
 */
function merged(elements, key) {
  const entries = elements.flatMap((element) => element[key]);
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

/** @param {Entry} entry */
function named({ name, description = '' }) {
  return { name, description };
}

/** @param {string} value */
function markdown(value) {
  return { kind: 'markdown', value };
}

/** @param {Entry} entry */
function valuesOf(entry) {
  const words = wordsOf(entry);
  return words.length > 0 && { values: words.map((name) => ({ name })) };
}

/** @param {Entry} entry */
function isFlag(entry) {
  return typeOf(entry) === 'boolean';
}

/**
 * An attribute or property that is not set needs no word for that.
 *
 * @param {Entry} entry
 */
function typeOf({ type }) {
  return (type?.text ?? 'string').replace(/ \| undefined$/, '');
}
