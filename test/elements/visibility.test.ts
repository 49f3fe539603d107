import { expect } from '@open-wc/testing';
import { createClient } from '../../src/index.js';
import { responseOf } from '../support/response.js';
import { useClock } from './clock.js';
import { useFakeApi } from './fake-api.js';
import {
  create,
  outcome,
  painted,
  place,
  RealIntersectionObserver,
  settled,
  watchPage,
} from './support.js';

const MINUTE = 60_000;

describe('a widget that nobody sees', () => {
  watchPage();
  const clock = useClock();
  const api = useFakeApi();
  const { IntersectionObserver } = window;
  let isHidden = false;

  beforeEach(() => {
    window.IntersectionObserver = RealIntersectionObserver;
    isHidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  });
  afterEach(() => {
    window.IntersectionObserver = IntersectionObserver;
    Reflect.deleteProperty(document, 'hidden');
    window.scrollTo(0, 0);
  });

  function setHidden(value: boolean): void {
    isHidden = value;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  /** An element in a box of this style, as far as it gets by itself. */
  async function put(style: string) {
    const element = create('nano-byte-usage', { client: createClient({ apiBase: '/api' }) });
    const box = await place(element, style);
    await painted();
    await settled();
    return { element, box };
  }

  /** Waits for data after `change`. */
  async function dataAfter(element: Element, change: () => void): Promise<void> {
    const next = outcome(element);
    change();
    await next;
  }

  const places: readonly (readonly [string, string, string])[] = [
    ['far below the screen', 'margin-top: 300vh', 'margin-top: 0'],
    ['beside the screen', 'position: absolute; left: -9999px; width: 600px', 'position: static'],
    ['in a box that is not displayed', 'display: none', 'display: block'],
  ];
  for (const [where, style, visibleStyle] of places) {
    it(`asks nothing ${where}, and once when it is seen`, async () => {
      const { element, box } = await put(style);
      expect(api.asked.length).to.equal(0);
      expect(clock.waiting).to.deep.equal([]);
      expect(element.status).to.equal('loading');
      await dataAfter(element, () => {
        box.setAttribute('style', visibleStyle);
      });
      expect(api.asked.length).to.equal(1);
      expect(element.status).to.equal('ready');
    });
  }

  it('asks before it is seen where it is less than a screen away', async () => {
    await put('margin-top: 150vh');
    expect(api.asked.length).to.equal(1);
  });

  it('asks nothing in a hidden tab, and once when the tab is shown', async () => {
    isHidden = true;
    const { element } = await put('');
    expect(api.asked.length).to.equal(0);
    await dataAfter(element, () => {
      setHidden(false);
    });
    expect(api.asked.length).to.equal(1);
  });

  it('has no timer while it is away, and asks nothing when it is back in time', async () => {
    const { box } = await put('');
    expect(clock.waiting.length).to.equal(1);
    box.style.display = 'none';
    await painted();
    expect(clock.waiting).to.deep.equal([]);
    clock.set(clock.nowMs + 4 * MINUTE);
    box.style.display = 'block';
    await painted();
    expect(clock.waiting).to.deep.equal([MINUTE]);
    expect(api.asked.length).to.equal(1);
  });

  it('asks once when it is back late, however long it was away', async () => {
    const { element } = await put('');
    setHidden(true);
    clock.advance(48 * 60 * MINUTE);
    expect(api.asked.length).to.equal(1);
    await dataAfter(element, () => {
      setHidden(false);
    });
    setHidden(true);
    setHidden(false);
    await settled();
    expect(api.asked.length).to.equal(2);
  });

  it('goes on when its page comes out of the cache of the back button', async () => {
    const { element } = await put('');
    isHidden = true;
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    document.dispatchEvent(new Event('visibilitychange'));
    clock.set(clock.nowMs + 10 * MINUTE);
    isHidden = false;
    // Some browsers tell no more than this.
    await dataAfter(element, () => {
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    expect(api.asked.length).to.equal(2);
  });

  it('gives up what waits for another attempt, and asks when it is seen again', async () => {
    api.answerBy(() => responseOf('{}', { status: 503, headers: { 'retry-after': '1' } }));
    const { element } = await put('');
    expect(element.status).to.equal('error');
    setHidden(true);
    clock.advance(60 * MINUTE);
    await settled();
    const before = api.asked.length;
    api.answerBy(() => undefined);
    await dataAfter(element, () => {
      setHidden(false);
    });
    expect(api.asked.length).to.equal(before + 1);
    expect(element.status).to.equal('ready');
  });

  it('takes the answer to what was on its way when it went away', async () => {
    let answer = () => {};
    api.answerBy(
      (asked) =>
        new Promise((resolve) => {
          answer = () => {
            resolve(api.answer(asked));
          };
        }),
    );
    const { element } = await put('');
    setHidden(true);
    await dataAfter(element, () => {
      answer();
    });
    expect(element.status).to.equal('ready');
    expect(clock.waiting).to.deep.equal([]);
  });

  it('is asked for all the same where the page itself wants it', async () => {
    const { element } = await put('display: none');
    await element.refresh();
    expect(api.asked.length).to.equal(1);
    expect(element.status).to.equal('ready');
  });

  it('is taken as seen where there is no observer to tell', async () => {
    Reflect.deleteProperty(window, 'IntersectionObserver');
    await put('display: none');
    expect(api.asked.length).to.equal(1);
  });
});
