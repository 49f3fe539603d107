import { frame, task } from './clock.js';
import { CLIENTS, createSources, MOODS } from './sources.js';
import { OfThePage, TEXTS, VALUES } from './values.js';

/** The kinds of `nano-error` in the public contract. */
const ERROR_KINDS =
  /^(?:network|timeout|rate-limit|unauthorized|forbidden|not-found|server|schema|invalid)$/;

/**
 * What a sequence happens in.
 *
 * @typedef {{ library: any, stage: Element, hidden: Element, elsewhere: Document,
 *   count: (what: string) => void }} World
 */

/** One sequence, carried out on an element of its own. */
export class Act {
  /** @type {import('./oracles.js').Problem[]} */
  problems = [];
  /** @type {any[]} all that were made, to be taken away at the end */
  elements = [];
  /** What the last good answer of an element was to. @type {WeakMap<Element, any>} */
  queries = new WeakMap();
  /** Calls whose promise has not settled yet. @type {Set<string>} */
  pending = new Set();
  /** What the `moody` source does now. */
  mood = /** @type {string} */ (MOODS[0]);

  /**
   * @param {import('./sequence.js').Sequence} sequence
   * @param {World} world
   */
  constructor(sequence, world) {
    this.sequence = sequence;
    this.world = world;
    this.sources = createSources(world.library, this);
    this.home = document.createElement('div');
    (sequence.isVisible ? world.stage : world.hidden).append(this.home);
    this.element = this.take(document.createElement(sequence.tag));
  }

  async run() {
    for (const step of this.sequence.steps) {
      this.world.count(`${this.sequence.tag} ${step.do} ${step.name ?? ''}`);
      if (step.value) this.world.count(`value ${step.value}`);
      try {
        // Only a pause lets anything happen between two steps.
        const pause = this.#take(step);
        if (pause) await pause;
      } catch (error) {
        this.#tell('throws', `${step.do} ${step.name ?? ''} threw ${told(error)}`);
      }
    }
  }

  /** Listens to an element. @param {any} element */
  take(element) {
    this.elements.push(element);
    const { tag } = this.sequence;
    const heard = (/** @type {Event} */ { type }) => this.world.count(`${tag} fires ${type}`);
    element.addEventListener('nano-data', (/** @type {any} */ event) => {
      // What the page itself sends by these names has no detail.
      if (!event.detail) return;
      heard(event);
      this.queries.set(element, event.detail.query);
    });
    element.addEventListener('nano-error', (/** @type {any} */ event) => {
      heard(event);
      if (!ERROR_KINDS.test(event.kind)) this.#tell('state', `nano-error of ${told(event.kind)}`);
    });
    element.addEventListener('nano-range-change', (/** @type {any} */ event) => {
      if (event.detail) heard(event);
    });
    return element;
  }

  /** Takes all away that is left of it. */
  end() {
    for (const element of this.elements) element.remove();
    this.home.remove();
  }

  /** @param {import('./oracles.js').Problem['oracle']} oracle @param {string} words */
  #tell(oracle, words) {
    this.problems.push({ oracle, words });
  }

  /** @param {string} kind @returns {any} */
  #value(kind = '') {
    const [group, name = ''] = kind.split(': ');
    const own = String(this.sequence.index);
    if (group === 'source') return this.sources[name];
    if (group === 'client') return CLIENTS[name]?.(this.world.library, own);
    const value = VALUES[kind]?.();
    return typeof value === 'string' ? value.replaceAll('{own}', own) : value;
  }

  /**
   * Charts of one name belong together; each sequence has names of its own.
   *
   * @param {string} name
   * @param {unknown} value
   */
  #ownOf(name, value) {
    const isShared = name === 'sync' && typeof value === 'string' && value.trim() !== '';
    return isShared ? `${value}${this.sequence.index}` : value;
  }

  /** @param {import('./sequence.js').Step} step @returns {unknown} what to wait for, if anything */
  #take({ do: action, name = '', value = '' }) {
    const { element, home, world } = this;
    switch (action) {
      case 'setAttribute':
        return element.setAttribute(name, this.#ownOf(name, this.#value(`text: ${value}`)));
      case 'removeAttribute':
        return element.removeAttribute(name);
      case 'toggleAttribute':
        return void element.toggleAttribute(name);
      case 'set':
        element[name] = this.#ownOf(name, this.#value(value));
        return;
      case 'call':
        return this.#call(name, this.#value(value));
      case 'module':
        return this.#callModule(name, this.#value(value));
      case 'mood':
        this.mood = value;
        return;
      case 'child': {
        const child = document.createElement('span');
        Object.assign(child, { slot: name, textContent: TEXTS[value] });
        return element.append(child);
      }
      case 'remove':
        return element.remove();
      case 'append':
        return home.append(element);
      case 'move':
        return home.appendChild(document.createElement('p')).append(element);
      case 'clone':
        this.element = this.take(element.cloneNode(true));
        this.element.source = element.source;
        return home.append(this.element);
      case 'adopt':
        return world.elsewhere.body.append(element);
      case 'shadow':
        return home
          .appendChild(document.createElement('p'))
          .attachShadow({ mode: 'open' })
          .append(element);
      case 'hide':
        home.style.display = 'none';
        return;
      case 'show':
        home.style.display = '';
        return;
      case 'event':
        return void (element.shadowRoot?.querySelector('input, button') ?? element).dispatchEvent(
          new CustomEvent(name, { bubbles: true, composed: true }),
        );
      case 'language':
        return home.setAttribute('lang', TEXTS[value] ?? '');
      case 'microtask':
        return Promise.resolve();
      case 'task':
        return task();
      case 'frame':
        return frame();
      default:
        throw new RangeError(`No step ${action}`);
    }
  }

  /** @param {string} name @param {unknown} argument */
  #call(name, argument) {
    const given = this.element[name](argument);
    if (name === 'toCSV') {
      if (typeof given !== 'string') this.#tell('throws', 'toCSV() gave no text');
      return;
    }
    const isRefusal = (/** @type {any} */ error) =>
      name === 'toPNG' && error instanceof DOMException && error.name === 'InvalidStateError';
    this.#follow(name, given, isRefusal);
  }

  /** @param {string} name @param {unknown} argument */
  #callModule(name, argument) {
    const { library } = this.world;
    try {
      const args = name === 'registerMessages' ? ['de', argument] : [argument];
      const given = library[name](...args);
      if (name !== 'signIn') return;
      this.#follow(name, given, (error) => error instanceof library.MetricsError || isOwn(error));
    } catch (error) {
      if (!isOwn(error)) throw error;
    }
  }

  /**
   * @param {string} name
   * @param {Promise<unknown>} promise
   * @param {(error: unknown) => boolean} isDocumented
   */
  #follow(name, promise, isDocumented) {
    const call = `${name}() of sequence ${this.sequence.index}`;
    this.pending.add(call);
    promise
      .catch((error) => {
        if (!isDocumented(error)) this.#tell('throws', `${name}() rejected with ${told(error)}`);
      })
      .finally(() => this.pending.delete(call));
  }
}

/** Whoever gives an object that throws has it thrown back. @param {unknown} error */
const isOwn = (error) => error instanceof OfThePage;

/** @param {unknown} error */
export function told(error) {
  if (error instanceof Error) return `${error.stack?.slice(0, 700)}`;
  return typeof error === 'string' ? error.slice(0, 300) : typeof error;
}
