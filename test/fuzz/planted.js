/** Faults that the oracles must see, and what they tell of them. Planted in the page. */

/** @typedef {import('./oracles.js').Oracle} Oracle */

/**
 * How to plant something in the class of an element: `wrap` has `run` follow on a method of its
 * prototype; `wrapFirst` does so for the first element alone, which is that of the sequence.
 *
 * @typedef {object} Tools
 * @property {any} prototype
 * @property {(element: unknown) => boolean} isFirst
 * @property {(name: string, run: (element: any) => void) => void} wrap
 * @property {(name: string, run: (element: any) => void) => void} wrapFirst
 */

const fail = () => {
  throw new Error('planted');
};

/** @param {any} element @param {string} name @param {PropertyDescriptor} property */
const define = (element, name, property) => void Object.defineProperty(element, name, property);

/** @param {unknown} value of a property that nothing changes */
const fixed = (value) => ({ get: () => value, set() {} });

/** @param {any} element @param {string} selector @returns {any} */
const within = ({ shadowRoot }, selector) => shadowRoot.querySelector(selector);

/** @type {[title: string, oracle: Oracle, told: RegExp, plant: (tools: Tools) => void][]} */
export const FAULTS = [
  [
    'a method that throws',
    'throws',
    /^call toCSV threw Error: planted/,
    ({ wrap }) => wrap('toCSV', fail),
  ],
  [
    'a method that gives another type',
    'throws',
    /^toCSV\(\) gave no text$/,
    ({ prototype }) => (prototype.toCSV = () => 5),
  ],
  [
    'a setter that throws',
    'throws',
    /^set range threw Error: planted/,
    ({ wrapFirst }) =>
      wrapFirst('createRenderRoot', (element) =>
        define(element, 'range', { get: () => '1D', set: fail }),
      ),
  ],
  [
    'a method that rejects',
    'throws',
    /^toPNG\(\) rejected with Error: planted/,
    ({ prototype }) => (prototype.toPNG = async () => fail()),
  ],
  [
    'a method whose promise never settles',
    'throws',
    /^toPNG\(\) never settled/,
    ({ prototype }) => (prototype.toPNG = () => new Promise(() => {})),
  ],
  [
    'an error in a callback',
    'told',
    /^window error: Error: planted/,
    ({ wrap }) => wrap('createRenderRoot', () => setTimeout(() => queueMicrotask(fail))),
  ],
  [
    'a rejection that nobody handles',
    'told',
    /^unhandled rejection: Error: planted/,
    ({ wrap }) => wrap('createRenderRoot', () => void Promise.reject(new Error('planted'))),
  ],
  [
    'an error in the console',
    'console',
    /^console\.error: planted/,
    ({ wrap }) => wrap('createRenderRoot', () => console.error('planted')),
  ],
  [
    'a warning that is not documented',
    'console',
    /^console\.warn: planted/,
    ({ wrap }) => wrap('createRenderRoot', () => console.warn('planted')),
  ],
  [
    'a text that becomes elements',
    'markup',
    /^an element of a text$/,
    ({ wrap }) =>
      wrap('updated', (element) =>
        within(element, '.facts').insertAdjacentHTML('afterend', element.heading),
      ),
  ],
  [
    'a text that becomes a handler',
    'markup',
    /^h2 has onclick$/,
    ({ wrap }) =>
      wrap('updated', (element) => within(element, 'h2').setAttribute('onclick', element.heading)),
  ],
  [
    'a text that becomes an address',
    'markup',
    /^a has a script as href$/,
    ({ wrap }) =>
      wrap('updated', (element) => {
        const link = document.createElement('a');
        link.href = 'javascript:0';
        within(element, 'header').append(link);
      }),
  ],
  [
    'a text that is run',
    'markup',
    /^a script of a text has run$/,
    ({ wrap }) => wrap('createRenderRoot', () => void Reflect.set(globalThis, 'fuzzed', 1)),
  ],
  [
    'a state that is not documented',
    'state',
    /^status is fine$/,
    ({ prototype }) => define(prototype, 'status', fixed('fine')),
  ],
  [
    'stale data where there is none',
    'state',
    /^stale and loading$/,
    ({ wrapFirst }) =>
      wrapFirst('createRenderRoot', (element) => {
        define(element, 'status', fixed('loading'));
        define(element, 'stale', fixed(true));
      }),
  ],
  [
    'words that are left of before',
    'state',
    /^sight: .*of before/,
    ({ wrapFirst }) => wrapFirst('updated', (element) => within(element, 'h2').append('of before')),
  ],
  [
    'data that is left of before',
    'state',
    /^question: .*hours/,
    ({ wrapFirst }) =>
      wrapFirst('createRenderRoot', (element) => (element.questionKey = () => ['same'])),
  ],
  [
    'a property that changes by itself',
    'state',
    /^timezone: /,
    ({ wrap, isFirst }) =>
      wrap('updated', (element) => {
        if (!isFirst(element)) element.timezone = 'Europe/Berlin';
      }),
  ],
  [
    'a label that is lost',
    'state',
    /^sight: "fieldset .*radiogroup/,
    ({ wrapFirst }) =>
      wrapFirst('updated', (element) => within(element, 'fieldset').removeAttribute('aria-label')),
  ],
  [
    'a choice that is not shown',
    'state',
    /^sight: .*checked=false/,
    ({ wrapFirst }) =>
      wrapFirst('updated', (element) => (within(element, 'input:checked').checked = false)),
  ],
  [
    'an attribute that does not follow its property',
    'state',
    /^\[status\]: /,
    ({ wrapFirst }) =>
      wrapFirst('createRenderRoot', (element) => {
        element.setAttribute = (/** @type {string} */ name, /** @type {string} */ value) => {
          if (name !== 'status') Element.prototype.setAttribute.call(element, name, value);
        };
      }),
  ],
  [
    'an export that is lost',
    'state',
    /^CSV: /,
    ({ wrapFirst }) => wrapFirst('createRenderRoot', (element) => (element.toCSV = () => '')),
  ],
  [
    'an element that loads for ever',
    'state',
    /^does not settle: loading, when fresh ready$/,
    ({ wrapFirst }) =>
      wrapFirst('createRenderRoot', (element) => define(element, 'status', fixed('loading'))),
  ],
  [
    'an error of a kind that is not documented',
    'state',
    /^nano-error of planted$/,
    ({ wrapFirst }) =>
      wrapFirst('createRenderRoot', (element) => {
        const event = new CustomEvent('nano-error', { detail: {} });
        setTimeout(() => element.dispatchEvent(Object.assign(event, { kind: 'planted' })));
      }),
  ],
  [
    'a timer',
    'left',
    /^a timer of /,
    ({ wrap }) => wrap('createRenderRoot', () => setInterval(() => {}, 1000)),
  ],
  [
    'an observer',
    'left',
    /^a ResizeObserver$/,
    ({ wrap }) =>
      wrap('createRenderRoot', (element) => new ResizeObserver(() => {}).observe(element)),
  ],
  [
    'a listener',
    'left',
    /^a listener of Window: resize$/,
    ({ wrap }) => wrap('createRenderRoot', () => addEventListener('resize', () => {})),
  ],
  [
    'a name on the window',
    'changed',
    /^globalThis\.planted$/,
    ({ wrap }) => wrap('createRenderRoot', () => void Reflect.set(globalThis, 'planted', 1)),
  ],
  [
    'a name on a prototype',
    'changed',
    /^Array\.planted$/,
    ({ wrap }) => wrap('createRenderRoot', () => void Reflect.set(Array.prototype, 'planted', 1)),
  ],
];

/** Plants a fault in a tag. @param {string} tag @param {string} title */
export function plant(tag, title) {
  const { prototype } = /** @type {any} */ (customElements.get(tag));
  /** @type {unknown} */
  let first;
  const isFirst = (/** @type {unknown} */ element) => (first ??= element) === element;
  /** @type {Tools['wrap']} */
  const wrap = (name, run) => {
    const old = prototype[name];
    prototype[name] = function (/** @type {unknown[]} */ ...args) {
      const given = old.apply(this, args);
      run(this);
      return given;
    };
  };
  /** @type {Tools['wrapFirst']} */
  const wrapFirst = (name, run) =>
    wrap(name, (element) => {
      if (isFirst(element)) run(element);
    });
  const found = FAULTS.find(([name]) => name === title);
  if (!found) throw new RangeError(title);
  found[3]({ prototype, isFirst, wrap, wrapFirst });
}
