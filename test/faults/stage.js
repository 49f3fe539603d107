/**
 * Runs in a page once the library is there: puts widgets on it, acts as its owner and its visitors,
 * and tells what is to be seen. Self-contained, as it is sent as text.
 *
 * @typedef {object} Setting what a widget needs to show the same as another one
 * @property {string} tag
 * @property {[name: string, value: unknown][]} properties
 *
 * @typedef {object} Picture all that a visitor gets to see or to hear of a widget, or to take along
 * @property {string} tag
 * @property {string | null} status
 * @property {boolean} stale
 * @property {string} csv
 * @property {string} text
 * @property {string} drawn the data in the picture, and the question that they answer
 * @property {string} canvas
 * @property {string} background of the first card, as the browser has it
 *
 * @param {import('./page-world.js').World} world
 * @param {{ apiBase: string, timeoutMs: number }} settings
 */
export function installStage(world, { apiBase, timeoutMs }) {
  /**
   * @typedef {import('../../src/index.js').NanoByteUsage} Widget the tag with all properties
   * @typedef {import('./fault-kinds.js').PlannedFault & { at: 'getToken' }} TokenFault
   */
  /** @type {typeof import('../../src/index.js')} */
  const library = Reflect.get(globalThis, 'NanoMetrics');
  const PROPERTIES = /** @type {const} */ ([
    ...['range', 'from', 'to', 'timezone', 'streams', 'tags', 'countries'],
    ...['unit', 'lang', 'theme', 'heading', 'refreshInterval'],
  ]);
  const main = document.createElement('main');
  document.body.append(main);

  /** @type {Widget[]} */
  const widgets = [];
  /** @type {WeakMap<EventTarget, { atMs: number, text: string, count: number }>} the newest data */
  const drawn = new WeakMap();
  /** @type {Record<string, number>} how often each kind of error was told of */
  const errors = {};
  /** @type {Set<string>} long enough to be a secret */
  const words = new Set();
  /** @type {Set<Promise<unknown>>} what was asked for and is not settled */
  const asked = new Set();
  /** @type {TokenFault[]} */
  const tokenFaults = [];
  /** @type {string[]} */
  let struck = [];
  let onData = () => {};

  /** @param {unknown} value */
  function note(value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    for (const word of text?.match(/[\w-]{24,}/g) ?? []) words.add(word);
  }

  /** @param {unknown} error */
  function noteError(error) {
    note(error instanceof Error ? `${error.message} ${error.stack}` : String(error));
    note({ ...(typeof error === 'object' && error) });
  }

  /** @param {Event} event */
  function noteEvent(event) {
    note(/** @type {CustomEvent} */ (event).detail);
    for (const [name, value] of Object.entries(event)) note(`${name} ${value}`);
  }

  world.listen.call(document, 'nano-data', (event) => {
    noteEvent(event);
    const text = JSON.stringify(/** @type {CustomEvent} */ (event).detail);
    if (event.target) {
      const count = (drawn.get(event.target)?.count ?? 0) + 1;
      drawn.set(event.target, { atMs: world.trueNowMs(), text, count });
    }
    onData();
  });
  world.listen.call(document, 'nano-error', (event) => {
    noteEvent(event);
    const { kind } = /** @type {import('../../src/index.js').NanoErrorEvent} */ (event);
    errors[kind] = (errors[kind] ?? 0) + 1;
  });

  /** @type {import('../../src/index.js').GetToken} */
  function getToken({ signal }) {
    const fault = tokenFaults.shift();
    if (!fault) {
      return fetch(`${apiBase}/token`, { method: 'POST', signal })
        .then((response) => response.json())
        .then(({ token }) => token);
    }
    struck.push(fault.kind);
    switch (fault.how) {
      case 'throws':
        throw new Error(`no token: ${fault.secret}`);
      case 'rejects':
        return Promise.reject(new Error(`no token: ${fault.secret}`));
      case 'hangs':
        return new Promise(() => {});
      default:
        return /** @type {string} */ (fault.value);
    }
  }

  /** @param {string} tag @param {(widget: Widget) => void} dress */
  function addWidget(tag, dress) {
    const cell = document.createElement('div');
    const widget = /** @type {Widget} */ (document.createElement(tag));
    dress(widget);
    widgets.push(widget);
    main.append(cell);
    cell.append(widget);
  }

  /** @param {number} index */
  function widgetAt(index) {
    const widget = widgets[index];
    if (!widget) throw new RangeError(`There is no widget ${index}`);
    return widget;
  }

  /** @param {number} index */
  function cellAt(index) {
    return /** @type {HTMLElement} */ (main.children[index]);
  }

  /** @param {Promise<unknown>} promise */
  function track(promise) {
    asked.add(promise);
    promise.catch(noteError).finally(() => asked.delete(promise));
  }

  /**
   * Resolves when the browser says that an element can be seen, or that it cannot.
   *
   * @param {Element} element @param {boolean} isSeen
   */
  function untilSeen(element, isSeen) {
    return new Promise((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        if (entries.at(-1)?.isIntersecting !== isSeen) return;
        observer.disconnect();
        resolve(undefined);
      });
      observer.observe(element);
    });
  }

  async function rendered() {
    for (const widget of widgets) await widget.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }

  /**
   * The text of a widget as it is to be seen, and what is said to those who do not see.
   *
   * @param {ShadowRoot} root
   */
  function textOf(root) {
    const parts = [...root.children].filter(({ localName }) => localName !== 'style');
    const labels = [...root.querySelectorAll('[aria-label], [title]')];
    return [
      ...parts.map((part) => /** @type {HTMLElement} */ (part).innerText),
      ...labels.map((label) => label.getAttribute('aria-label') ?? label.getAttribute('title')),
    ].join('\n');
  }

  /**
   * Notes all that stands below a node: names, attributes, text, shadow trees.
   *
   * @param {Node} root
   */
  function noteTree(root) {
    const walker = document.createTreeWalker(root);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Element)) {
        note(node.nodeValue ?? '');
        continue;
      }
      for (const { name, value } of node.attributes) note(`${name} ${value}`);
      if (node.shadowRoot) noteTree(node.shadowRoot);
    }
  }

  const stage = {
    /**
     * Says where the API is, and whether a function of the page or an address gives tokens.
     *
     * @param {'function' | 'address'} tokens
     */
    configure(tokens) {
      // Without a function, the address on the script tag counts.
      const own = tokens === 'function' ? getToken : undefined;
      library.configure({ apiBase, timeoutMs, getToken: own });
    },

    /** @param {readonly import('./plan.js').PlannedElement[]} elements */
    show(elements) {
      for (const { tag, attributes } of elements) {
        addWidget(tag, (widget) => {
          for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
        });
      }
    },

    /** @returns {Setting[]} */
    settings: () =>
      widgets.map((widget) => ({
        tag: widget.localName,
        properties: PROPERTIES.map((name) => [name, Reflect.get(widget, name) ?? null]),
      })),

    /** @param {Setting[]} settings of another page */
    showLike(settings) {
      for (const { tag, properties } of settings) {
        addWidget(tag, (widget) => {
          const set = properties.filter(([, value]) => value !== null);
          Object.assign(widget, Object.fromEntries(set));
        });
      }
    },

    /**
     * @param {import('./plan.js').Action} action
     * @param {{ email: string, password: string }} [account]
     */
    async act(action, account) {
      if (action.do === 'configure') {
        stage.configure(action.tokens);
      } else if (action.do === 'sign-out') {
        stage.signOut();
      } else if (action.do === 'sign-in') {
        if (account) track(library.signIn(account));
      } else if (action.do === 'refresh') {
        track(widgetAt(action.element).refresh());
      } else if (action.do === 'refresh-all') {
        for (let time = 0; time < action.times; time++) {
          stage.refreshAll();
          await stage.untilCalm(1000);
        }
      } else if (action.do === 'click-range') {
        const root = widgetAt(action.element).shadowRoot;
        const input = root?.querySelector(`input[value="${action.range}"]`);
        /** @type {HTMLElement | null | undefined} */ (input)?.click();
      } else if (action.do === 'set') {
        const widget = widgetAt(action.element);
        for (const [name, value] of Object.entries(action.attributes)) {
          if (value === null) widget.removeAttribute(name);
          else widget.setAttribute(name, value);
        }
      } else {
        const widget = widgetAt(action.element);
        widget.remove();
        await world.wait(action.outMs);
        cellAt(action.element).append(widget);
      }
    },

    /** @param {TokenFault} fault for the next time that `getToken` is asked */
    addTokenFault(fault) {
      tokenFaults.push(fault);
    },

    /** The kinds of faults of `getToken` that struck since this was asked last. */
    takeStruck() {
      const taken = struck;
      struck = [];
      return taken;
    },

    /**
     * Resolves when the browser says that the widget cannot be seen.
     *
     * @param {number} index @param {'display-none' | 'off-screen'} how
     */
    async hide(index, how) {
      const { style } = cellAt(index);
      if (how === 'display-none') style.display = 'none';
      else style.transform = 'translateX(-500vw)';
      await untilSeen(cellAt(index), false);
    },

    /** Shows again what was hidden. */
    async showAll() {
      const cells = widgets.map((_, index) => cellAt(index));
      for (const cell of cells) cell.removeAttribute('style');
      await Promise.all(cells.map((cell) => untilSeen(cell, true)));
    },

    statuses: () => widgets.map(({ status, stale }) => `${status}${stale ? ', stale' : ''}`),

    /**
     * Resolves when each widget got data at or after a point in time, or after `ms`.
     *
     * @param {number} sinceMs @param {number} ms
     * @returns {Promise<boolean>} which of them
     */
    untilDataSince(sinceMs, ms) {
      const isNew = (/** @type {Widget} */ widget) => (drawn.get(widget)?.atMs ?? 0) >= sinceMs;
      return new Promise((resolve) => {
        onData = () => {
          if (widgets.every(isNew)) resolve(true);
        };
        onData();
        void world.wait(ms).then(() => resolve(false));
      });
    },

    /** How often each widget told of new data. */
    dataCounts: () => widgets.map((widget) => drawn.get(widget)?.count ?? 0),

    tokenFaultCount: () => tokenFaults.length,

    nowMs: () => world.trueNowMs(),

    signOut: () => library.signOut(),

    /**
     * What is done where widgets ask for a sign-in: by the page, or by a visitor for each of them.
     *
     * @param {'configure' | 'sign-out' | 'refresh'} how
     */
    revive(how) {
      const refused = widgets.filter(({ status }) => status === 'unauthorized');
      if (refused.length === 0) return;
      if (how === 'configure') stage.configure('function');
      else if (how === 'sign-out') stage.signOut();
      else for (const widget of refused) track(widget.refresh());
    },

    /**
     * Resolves when no `refresh()` and no sign-in is going on, or after `ms`.
     *
     * @param {number} ms
     * @returns {Promise<boolean>} which of them
     */
    untilCalm: (ms) =>
      Promise.race([Promise.allSettled(asked).then(() => true), world.wait(ms).then(() => false)]),

    /** @param {string} seconds */
    setRefresh(seconds) {
      for (const widget of widgets) widget.setAttribute('refresh', seconds);
    },

    /** Refreshes all as a person would. */
    refreshAll() {
      for (const widget of widgets) track(widget.refresh());
    },

    removeAll() {
      for (const widget of widgets.splice(0)) widget.remove();
      main.replaceChildren();
    },

    /** @returns {Promise<Picture[]>} */
    async picture() {
      await rendered();
      return widgets.map((widget) => {
        const canvas = widget.shadowRoot?.querySelector('canvas');
        return {
          tag: widget.localName,
          status: widget.getAttribute('status'),
          stale: widget.hasAttribute('stale'),
          csv: widget.toCSV(),
          text: widget.shadowRoot ? textOf(widget.shadowRoot) : '',
          drawn: drawn.get(widget)?.text ?? '',
          canvas: canvas?.toDataURL() ?? '',
          background: getComputedStyle(widget.shadowRoot?.querySelector('[part~="card"]') ?? widget)
            .backgroundColor,
        };
      });
    },

    errors,

    /** All long words in events, errors, document, addresses and storages since this was asked last. */
    takeWords() {
      noteTree(document);
      note(`${location.href} ${document.cookie} ${window.name} ${document.title}`);
      note({ ...localStorage });
      note({ ...sessionStorage });
      note(history.state);
      for (const { name } of performance.getEntries()) note(name);
      const taken = [...words];
      words.clear();
      return taken;
    },
  };
  return stage;
}

/** @typedef {ReturnType<typeof installStage>} Stage */
