import { OfThePage, SOURCES, TEXTS, VALUES } from './values.js';

/** @param {number} [ms] */
export const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** What an element is in while a sequence runs. */
export class Act {
  /** @type {string[]} */
  problems = [];
  /** @type {any[]} */
  elements = [];
  /** @type {Promise<unknown>[]} */
  settling = [];

  /**
   * @param {import('./sequence.js').Sequence} sequence
   * @param {{ library: any, stage: Element, hidden: Element, elsewhere: Document,
   *   count: (what: string) => void }} world
   */
  constructor(sequence, world) {
    this.sequence = sequence;
    this.world = world;
    this.home = document.createElement('div');
    (sequence.isVisible ? world.stage : world.hidden).append(this.home);
    this.element = /** @type {any} */ (document.createElement(sequence.tag));
    this.elements.push(this.element);
    // Without one, the network would be asked.
    this.element.source = SOURCES['good'];
  }

  async run() {
    for (const step of this.sequence.steps) {
      try {
        await this.#take(step);
      } catch (error) {
        this.problems.push(`${step.do} ${step.name ?? ''} threw ${told(error)}`);
      }
    }
  }

  end() {
    for (const element of this.elements) element.remove();
    this.home.remove();
  }

  /** @param {import('./sequence.js').Step} step */
  async #take({ do: action, name = '', value = '' }) {
    const { element, home, world } = this;
    world.count(`${this.sequence.tag} ${action} ${name}`);
    world.count(`value ${value}`);
    switch (action) {
      case 'setAttribute':
        return element.setAttribute(name, TEXTS[value]);
      case 'removeAttribute':
        return element.removeAttribute(name);
      case 'toggleAttribute':
        return void element.toggleAttribute(name);
      case 'set':
        element[name] = value in SOURCES ? SOURCES[value] : VALUES[value]?.();
        return;
      case 'call':
        return this.#call(name, VALUES[value]?.());
      case 'module':
        return this.#callModule(name, VALUES[value]?.());
      case 'remove':
        return element.remove();
      case 'append':
        return home.append(element);
      case 'move':
        return home.appendChild(document.createElement('p')).append(element);
      case 'clone':
        this.element = element.cloneNode(true);
        this.element.source = element.source;
        this.elements.push(this.element);
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
        return void (await pause());
      case 'frame':
        return void (await frame());
      default:
        throw new RangeError(`No step ${action}`);
    }
  }

  /** @param {string} name @param {unknown} argument */
  #call(name, argument) {
    const given = this.element[name](argument);
    if (name === 'toCSV') {
      if (typeof given !== 'string') this.problems.push('toCSV() gave no text');
      return;
    }
    const { problems } = this;
    const isRefusal = (/** @type {any} */ error) =>
      name === 'toPNG' && error instanceof DOMException && error.name === 'InvalidStateError';
    given.catch((/** @type {unknown} */ error) => {
      if (!isRefusal(error)) problems.push(`${name}() rejected with ${told(error)}`);
    });
  }

  /** @param {string} name @param {unknown} argument */
  #callModule(name, argument) {
    const { library } = this.world;
    // Whoever gives an object that throws has it thrown back.
    const isOwn = (/** @type {unknown} */ error) => error instanceof OfThePage;
    try {
      const given =
        name === 'registerMessages'
          ? library.registerMessages('de', argument)
          : library[name](argument);
      if (name !== 'signIn') return;
      given.catch((/** @type {unknown} */ error) => {
        if (error instanceof library.MetricsError || isOwn(error)) return;
        this.problems.push(`signIn() rejected with ${told(error)}`);
      });
    } catch (error) {
      if (!isOwn(error)) throw error;
    }
  }
}

/** @param {unknown} error */
export function told(error) {
  return error instanceof Error ? `${error.stack?.slice(0, 700)}` : typeof error;
}
