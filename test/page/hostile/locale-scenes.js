/** All that widgets say, in scenes: what is put onto the page, and what is done to the last of it. */
import { seeAll, stopClock } from '../gallery.js';
import { LANG } from './locale.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').KeyInput} Key */

/**
 * @typedef {object} Put
 * @property {string | { kind: string, status?: number, code?: number }} source - by the name of what it
 *   gives, or the error that it throws
 * @property {boolean} [failsLater] - whether the source has but one answer
 * @property {Record<string, string>} [attributes]
 *
 * @typedef {object} Scene
 * @property {string} name
 * @property {readonly Put[]} puts
 * @property {number} [nowMs] - Unix ms, where it is another time
 * @property {(stage: Stage) => Promise<void>} [act]
 */

/** Twenty past two on a Sunday afternoon in UTC, and in the first hour of the month. */
const NOW_MS = Date.UTC(2026, 10, 22, 14, 20, 30);
const MONTH_MS = Date.UTC(2026, 10, 1, 0, 20, 30);

const ERRORS = [
  ...['network', 'timeout', 'rate-limit', 'unauthorized', 'forbidden', 'not-found', 'server'],
  ...['schema', 'invalid'],
].map((kind) => ({ kind }));
const CODED = [
  { kind: 'not-found', status: 404, code: 101001 },
  { kind: 'forbidden', status: 403, code: 105001 },
  { kind: 'forbidden', status: 403, code: 105002 },
];

/** @type {readonly Scene[]} */
const STATES = [
  {
    name: 'loading, empty, and each error',
    puts: ['waits', 'nothing', ...ERRORS, ...CODED].map((source) => ({ source })),
  },
  {
    name: 'old data',
    puts: [{ source: 'usual', failsLater: true }],
    act: async (stage) => {
      await stage.run((element) => element.refresh());
      await stage.look();
    },
  },
  {
    name: 'files and the clipboard',
    puts: [{ source: 'usual' }],
    act: async (stage) => {
      for (const works of [true, false]) {
        await stage.run(allowToTakeAway, works);
        await stage.choose('tools.copyTable', works ? 'tools.copied' : 'tools.notCopied');
        await stage.choose('tools.downloadCsv', works ? 'tools.saved' : 'tools.notSaved');
      }
      // As in a frame that has none.
      await stage.run(allowToTakeAway, true);
      await stage.run(() => (window.origin = 'null'));
      await stage.choose('tools.downloadCsv', 'tools.perhapsSaved');
      await stage.run(() => (window.origin = location.origin));
    },
  },
];

/** @type {readonly Scene[]} */
const CHARTS = [
  ...STATES,
  {
    name: 'each interval and direction',
    puts: [
      { source: 'rising', attributes: { range: '1H' } },
      { source: 'falling' },
      { source: 'steady', attributes: { from: '2026-10-01T00:00Z', to: '2026-10-25T00:00Z' } },
      { source: 'usual', attributes: { density: 'compact' } },
    ],
  },
  {
    name: 'what is at the cursor',
    puts: [{ source: 'counts', attributes: { compare: '' } }],
    act: async (stage) => {
      await stage.found('.tooltip');
      await stage.hover('.plot');
      await stage.found('.tooltip:not([hidden])');
      await stage.look();
      await stage.focus('.chart');
      await stage.press('End');
      await stage.look();
      for (let i = 0; i < 8; i++) {
        await stage.press('ArrowLeft');
        await stage.look();
      }
    },
  },
  {
    name: 'the table',
    puts: [{ source: 'counts', attributes: { compare: '' } }, { source: 'many' }],
    act: async (stage) => {
      await stage.choose('tools.showTable', 'tools.tableShown', 0);
      await stage.choose('tools.showTable', 'tools.tableShown');
      await stage.found('.data > button:not([hidden])');
      await stage.look();
      await stage.click('th button');
      await stage.click('.data > button');
      await stage.look();
    },
  },
  {
    name: 'the picture as a file',
    puts: [{ source: 'usual' }],
    act: async (stage) => {
      await stage.run(allowToTakeAway, true);
      await stage.choose('tools.downloadPng', 'tools.saved');
    },
  },
  {
    name: 'a part, without finer numbers',
    puts: [{ source: 'usual', failsLater: true }],
    act: async (stage) => {
      await stage.found('.tooltip');
      await stage.choose('chart.zoomIn', 'chart.finerFailed');
      await stage.choose('chart.resetZoom');
    },
  },
  {
    name: 'no canvas',
    puts: [],
    act: async (stage) => {
      await stage.page.evaluate(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      });
      await stage.put([{ source: 'usual' }]);
      await stage.found('.retry');
      await stage.look();
    },
  },
];

/** @type {readonly Scene[]} */
const MONTH = [
  ...STATES,
  {
    name: 'each trend',
    puts: ['fromNothing', 'toNothing'].map((source) => ({ source })),
  },
  {
    name: 'figures, days and overview',
    puts: [{ source: 'usual' }, { source: 'gaps' }],
    act: async (stage) => {
      for (const nth of [0, 1]) {
        await stage.hover('.amount', nth);
        await stage.look();
        await stage.focus('[type=range]', nth);
        await stage.press('ArrowLeft');
        await stage.look();
        await stage.click('[aria-haspopup=dialog]', nth);
        await stage.found('dialog[open]', nth);
        await stage.look();
        await stage.click('dialog input', nth);
        await stage.look();
        await stage.click('dialog button', nth);
      }
    },
  },
  { name: 'the first hour of a month', nowMs: MONTH_MS, puts: [{ source: 'usual' }] },
];

/** @type {Record<string, readonly Scene[]>} by tag */
export const SCENES = {
  'nano-mtd-usage': MONTH,
  'nano-concurrent-viewers': CHARTS,
  'nano-byte-usage': CHARTS,
};

/** Where scenes are played: a page that has the script. */
export class Stage {
  /**
   * @param {Page} page
   * @param {string} tag
   * @param {() => Promise<unknown>} look - at all that is shown
   */
  constructor(page, tag, look) {
    this.page = page;
    this.tag = tag;
    this.look = look;
  }

  /** @param {Scene} scene */
  async play({ puts, nowMs, act }) {
    if (nowMs) await this.page.evaluate(stopClock, nowMs);
    await this.put(puts);
    await act?.(this);
  }

  /** @param {readonly Put[]} puts */
  async put(puts) {
    await this.page.evaluate(
      (tag, puts) => {
        const elements = puts.map(({ source, failsLater, attributes = {} }) => {
          const element = document.createElement(tag);
          if ('details' in element) element.setAttribute('details', '');
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          const sourceOf = Reflect.get(globalThis, 'sourceOf');
          return Object.assign(element, { source: sourceOf(source, failsLater) });
        });
        document.body.replaceChildren(...elements);
      },
      this.tag,
      puts,
    );
    await this.page.waitForFunction(
      (count) => document.querySelectorAll('[status]:not([status=loading])').length === count,
      { timeout: 8000 },
      puts.filter(({ source }) => source !== 'waits').length,
    );
    // Words come after the first picture.
    await this.page.waitForFunction(
      (lang) =>
        [...document.body.children].every(
          ({ shadowRoot }) => shadowRoot?.querySelector('article')?.lang === lang,
        ),
      { timeout: 8000 },
      LANG,
    );
    await this.page.evaluate(async () => {
      for (const element of document.body.children) {
        await /** @type {any} */ (element).updateComplete;
      }
    });
    await this.look();
  }

  /**
   * @template Arg
   * @param {(element: any, arg: Arg) => unknown} act - in the page
   * @param {Arg} [arg]
   * @param {number} [nth] - of the elements; the last where it is not said
   */
  async run(act, arg, nth) {
    await this.page.$eval(at(nth), /** @type {any} */ (act), arg);
  }

  /** @param {string} part - that must be there in a while @param {number} [nth] */
  async found(part, nth) {
    await this.page.waitForSelector(`${at(nth)} >>> ${part}`, { timeout: 8000 });
  }

  /** @param {string} part @param {number} [nth] */
  async click(part, nth) {
    await this.found(part, nth);
    await this.run(({ shadowRoot }, part) => shadowRoot.querySelector(part).click(), part, nth);
    await this.settle();
  }

  /** @param {string} part @param {number} [nth] */
  async focus(part, nth) {
    await this.run(({ shadowRoot }, part) => shadowRoot.querySelector(part).focus(), part, nth);
  }

  /** @param {Key} key */
  async press(key) {
    await this.page.keyboard.press(key);
    await this.settle();
  }

  /** @param {string} part @param {number} [nth] */
  async hover(part, nth) {
    const { x, y } = await this.page.$eval(
      at(nth),
      ({ shadowRoot }, part) => {
        const element = /** @type {Element} */ (shadowRoot?.querySelector(part));
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
      part,
    );
    await this.page.mouse.move(x - 2, y);
    await this.page.mouse.move(x, y);
    await this.settle();
  }

  /**
   * Chooses from the menu, and looks at it before.
   *
   * @param {string} words - of the choice, by their path
   * @param {string} [answer] - what is said in a while, by its path
   * @param {number} [nth]
   */
  async choose(words, answer, nth) {
    await this.click('.more:not([inert])', nth);
    await this.found('[role=menu]', nth);
    await this.look();
    await this.run(
      ({ shadowRoot }, words) => {
        const items = /** @type {HTMLElement[]} */ ([
          ...shadowRoot.querySelectorAll('.menu button'),
        ]);
        items.find(({ textContent }) => textContent?.includes(words))?.click();
      },
      `⟦${words}⟧`,
      nth,
    );
    await this.page.waitForFunction(
      (element, answer) =>
        document.querySelector(element)?.shadowRoot?.textContent?.includes(answer),
      { timeout: 8000 },
      at(nth),
      answer ? `⟦${answer}⟧` : '',
    );
    await this.look();
  }

  async settle() {
    await this.page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  }
}

/** @param {number} [nth] */
function at(nth) {
  return nth === undefined ? 'body > :last-child' : `body > :nth-child(${nth + 1})`;
}

/**
 * Opens a page to play on.
 *
 * @param {Page} page - a new one
 * @param {string} url
 * @param {string} address - what errors say of it
 */
export async function openStage(page, url, address) {
  await page.setViewport({ width: 1000, height: 1000 });
  await page.evaluateOnNewDocument(stopClock, NOW_MS);
  await page.evaluateOnNewDocument(seeAll);
  await page.evaluateOnNewDocument(installSources, address);
  await page.goto(url);
}

/** Runs in the page: gives it `sourceOf()`. @param {string} address */
function installSources(address) {
  const STEPS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
  const MANY = 600;
  const COUNTS = [0, 1, 2, 3, 6, 7, null];
  const isInMonth = (/** @type {number} */ ms) => new Date(ms).getUTCMonth() === 10;
  /** @type {Record<string, (index: number, ms: number) => number | null | undefined>} */
  const values = {
    usual: (index) => 1e9 + 1e8 * (index % 7),
    many: (index) => index,
    counts: (index) => COUNTS[index % COUNTS.length],
    rising: (index) => 100 + index,
    falling: (index) => 1000 - 10 * index,
    steady: () => 100,
    nothing: () => null,
    gaps: (index) => (index % 5 ? 1e9 : null),
    fromNothing: (_, ms) => (isInMonth(ms) ? 1e9 : 0),
    toNothing: (_, ms) => (isInMonth(ms) ? null : 1e9),
  };

  /** @param {string} kind @param {object} [facts] */
  const errorOf = (kind, facts) => {
    const { MetricsError } = Reflect.get(globalThis, 'NanoMetrics');
    return new MetricsError(kind, 'made up', { ...facts, address });
  };

  const sourceOf = (/** @type {any} */ source, /** @type {boolean} */ failsLater) => {
    let asked = 0;
    return async (/** @type {any} */ { interval, fromMs, toMs }) => {
      asked++;
      if (source.kind) throw errorOf(source.kind, source);
      if (failsLater && asked > 1) throw errorOf('network');
      if (source === 'waits') await new Promise(() => {});
      const stepMs = source === 'many' ? STEPS.minute : Reflect.get(STEPS, interval);
      const count = source === 'many' ? MANY : (toMs - fromMs) / stepMs;
      const starts = Array.from({ length: count }, (_, index) => fromMs + index * stepMs);
      const line = starts.map((ms, index) => values[source]?.(index, ms));
      return {
        xSeconds: starts.map((ms) => ms / 1000),
        lines: { playout: line, ingest: line, viewers: line },
      };
    };
  };
  Object.assign(globalThis, { sourceOf });
}

/**
 * Runs in the page: what is taken away does not leave the page, and works or does not.
 *
 * @param {unknown} _
 * @param {boolean} works
 */
function allowToTakeAway(_, works) {
  const write = async () => {
    if (!works) throw new Error('made up');
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } });
  document.execCommand = () => works;
  HTMLAnchorElement.prototype.click = () => {
    if (!works) throw new Error('made up');
  };
}
