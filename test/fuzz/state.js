import { SOURCES } from './values.js';

const STATUSES = ['loading', 'ready', 'empty', 'error', 'unauthorized', 'forbidden'];

/**
 * What is wrong with an element whatever came before.
 *
 * @param {any} element
 * @returns {string[]}
 */
export function wrongsOf(element) {
  const wrongs = [];
  if (!STATUSES.includes(element.status)) wrongs.push(`status is ${String(element.status)}`);
  if (typeof element.stale !== 'boolean') wrongs.push('stale is no boolean');
  const root = element.shadowRoot;
  if (root?.querySelector('.fuzz, img, script, iframe')) wrongs.push('markup of the page in it');
  for (const { attributes } of root?.querySelectorAll('*') ?? []) {
    for (const { name, value } of attributes) {
      if (name.startsWith('on')) wrongs.push(`an attribute ${name}`);
      if (/^(href|src|action)$/.test(name) && /^\s*javascript:/i.test(value)) {
        wrongs.push(`a script as ${name}`);
      }
    }
  }
  return wrongs;
}

/**
 * A new element with the attributes and the properties that another one has now, all at once.
 *
 * @param {any} element
 * @param {import('./sequence.js').Names} names
 */
export function freshLike(element, names) {
  const fresh = /** @type {any} */ (document.createElement(element.localName));
  for (const { name, value } of element.attributes) {
    // Another spelling counts when an element is connected only; its property is copied below.
    if (!['status', 'stale', 'api_base'].includes(name)) fresh.setAttribute(name, value);
  }
  for (const name of [...names.properties, 'source']) fresh[name] = element[name];
  return fresh;
}

/**
 * What of an element is to be seen from outside.
 *
 * @param {any} element
 * @param {import('./sequence.js').Names} names
 * @param {boolean} isVisible what is hidden asks for nothing, unless `refresh()` was called
 */
export function stateOf(element, names, isVisible) {
  /** @type {Map<string, unknown>} */
  const state = new Map(names.properties.map((name) => [name, element[name]]));
  for (const name of ['theme', 'density']) state.set(`[${name}]`, element.getAttribute(name));
  // What the network would say depends on when it was asked; a source says always the same.
  if (isVisible && Object.values(SOURCES).includes(element.source)) {
    state.set('status', element.status);
    state.set('stale', element.stale);
    state.set('text', textOf(element.shadowRoot));
    state.set('CSV', element.toCSV());
  }
  return state;
}

/** @param {ShadowRoot | null} root what can be read and heard */
function textOf(root) {
  const parts = [...(root?.children ?? [])].filter(({ localName }) => localName !== 'style');
  const labels = [...(root?.querySelectorAll('[aria-label]') ?? [])];
  return [
    ...parts.map(({ textContent }) => textContent),
    ...labels.map((label) => label.getAttribute('aria-label')),
  ]
    .join('\n')
    .replace(/\s+/g, ' ');
}

/**
 * Where two states differ.
 *
 * @param {Map<string, unknown>} one
 * @param {Map<string, unknown>} other
 */
export function differences(one, other) {
  return [...one.keys()]
    .filter((key) => !Object.is(one.get(key), other.get(key)))
    .map((key) => `${key}: ${shown(one.get(key))}, when fresh ${shown(other.get(key))}`);
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 300)) : typeof value;
}
