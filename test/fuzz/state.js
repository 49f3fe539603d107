const SUSPICIOUS =
  /fuzz|<(?:img|script|iframe|object|embed|base|link|meta)|\son\w+=|srcdoc|javascript:/i;

/**
 * What is wrong with an element whatever came before.
 *
 * @param {any} element
 * @param {import('./sequence.js').Names} names
 * @returns {import('./oracles.js').Problem[]}
 */
export function wrongsOf(element, { states }) {
  /** @type {import('./oracles.js').Problem[]} */
  const wrongs = [];
  const tell = (/** @type {'state' | 'markup'} */ oracle, /** @type {string} */ words) =>
    wrongs.push({ oracle, words });
  const { status, stale, shadowRoot: root } = element;
  if (!states.includes(status)) tell('state', `status is ${String(status)}`);
  if (typeof stale !== 'boolean') tell('state', 'stale is no boolean');
  if (stale && status !== 'ready' && status !== 'empty') tell('state', `stale and ${status}`);
  if (Reflect.get(globalThis, 'fuzzed')) tell('markup', 'a script of a text has run');
  // To look at each attribute takes long, and few elements have anything like it even in a text.
  if (root && SUSPICIOUS.test(root.innerHTML)) {
    for (const words of markupIn(root)) tell('markup', words);
  }
  return wrongs;
}

/** @param {ShadowRoot} root @returns {string[]} what no template of ours has */
export function markupIn(root) {
  const found = [];
  if (root.querySelector('.fuzz, img, script, iframe, object, embed, base, link, meta')) {
    found.push('an element of a text');
  }
  for (const { localName, attributes } of root.querySelectorAll('*')) {
    for (const { name, value } of attributes) {
      if (name.startsWith('on') || name === 'srcdoc') found.push(`${localName} has ${name}`);
      if (/(?:href|src|action)$/.test(name) && /^\s*javascript:/i.test(value)) {
        found.push(`${localName} has a script as ${name}`);
      }
    }
  }
  return found;
}

/**
 * A new element with the attributes, the properties and the children that another one has now, all
 * at once.
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
  for (const name of names.properties) fresh[name] = element[name];
  for (const child of element.childNodes) fresh.append(child.cloneNode(true));
  return fresh;
}

/** Whether an element is in what a page shows. @param {Element} element */
export const isSeen = (element) => element.isConnected && element.getClientRects().length > 0;

/**
 * What an element was given, and what it makes of that at once.
 *
 * @param {any} element
 * @param {import('./sequence.js').Names} names
 */
export function givenOf(element, names) {
  /** @type {Map<string, unknown>} */
  const state = new Map(names.properties.map((name) => [name, element[name]]));
  for (const name of ['theme', 'density']) state.set(`[${name}]`, element.getAttribute(name));
  return state;
}

/**
 * How an element stands, which its attributes must say as well.
 *
 * @param {any} element
 * @param {any} query what its last good answer was to
 */
export function standingOf(element, query) {
  /** @type {Map<string, unknown>} */
  const state = new Map();
  state.set('status', element.status);
  state.set('stale', element.stale);
  state.set('[status]', element.getAttribute('status'));
  state.set('[stale]', element.hasAttribute('stale'));
  const hasData = element.status === 'ready' || element.status === 'empty';
  state.set('question', hasData && query ? questionOf(query) : undefined);
  return state;
}

/** A query but for the time of day it was made at. @param {any} query */
function questionOf({ fromMs, toMs, ...rest }) {
  // From the start of the month before, how long it is changes by the hour.
  const isMonths = toMs - fromMs > 25 * 86_400_000;
  return JSON.stringify({ ...rest, hours: isMonths || Math.round((toMs - fromMs) / 3_600_000) });
}

/**
 * All that can be read and heard of an element.
 *
 * @param {any} element
 * @param {boolean} isDrawn whether the picture and what lies over it count
 */
export const sightOf = (element, isDrawn) => linesOf(element.shadowRoot, isDrawn).join('\n');

/** The export; that it throws is told where a sequence calls it. @param {any} element */
export function csvOf(element) {
  try {
    return String(element.toCSV());
  } catch {
    return '';
  }
}

/** What an element came to, but for the time of day. @param {any} element */
export function outcomeOf(element) {
  const words = element.shadowRoot.textContent.replace(/\d+/g, '');
  return [element.status, element.stale, words, csvOf(element).split('\n').length].join('\n');
}

/** All of the sight, and more, in a form that is made at once. @param {any} element */
export function sourceOf({ shadowRoot: root }) {
  const checked = [...root.querySelectorAll('input')].map((input) => input.checked);
  return root.innerHTML.replace(/<!--.*?-->/gs, '') + checked;
}

const SPOKEN = /^(?:aria-.*|role|part|hidden|inert|lang|dir|title|tabindex|disabled|name|for)$/;

/**
 * A line for each element and each text.
 *
 * @param {ParentNode} root
 * @param {boolean} isDrawn
 * @returns {string[]}
 */
function linesOf(root, isDrawn) {
  return [...root.childNodes].flatMap((node) => {
    if (!(node instanceof Element)) {
      const text =
        node.nodeType === Node.TEXT_NODE && node.textContent?.replace(/\s+/g, ' ').trim();
      return text ? [text] : [];
    }
    const isPicture = node.matches('.plot');
    if (node.matches('style, .probes, [hidden]:not(#summary)') || (isPicture && !isDrawn))
      return [];
    // Of what is inert nothing is said.
    const isSilent = node.hasAttribute('inert');
    const spoken = [...node.attributes]
      .filter(({ name }) => SPOKEN.test(name) && !(isSilent && name.startsWith('aria-')))
      .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
      .sort();
    if ('checked' in node) spoken.push(`checked=${node.checked}`);
    const lines = linesOf(node, isDrawn);
    // What lies over the picture has its place by its style alone.
    return [[node.localName, ...spoken].join(' '), ...(isPicture ? lines.sort() : lines)];
  });
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
    .map((key) => {
      const [own, fresh] = firstDifference(one.get(key), other.get(key));
      return `${key}: ${shown(own)}, when fresh ${shown(fresh)}`;
    });
}

/** Of texts, the first lines that differ. @param {unknown} one @param {unknown} other */
function firstDifference(one, other) {
  if (typeof one !== 'string' || typeof other !== 'string') return [one, other];
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, i) => line !== others[i]);
  return at < 0 ? ['', others[lines.length]] : [lines[at], others[at]];
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 200)) : told(value);
}

/** @param {unknown} value */
function told(value) {
  return typeof value === 'boolean' || value === undefined ? String(value) : typeof value;
}
