import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import { choose, itemNames, menuOf, openMenu, waitFor } from './menu.js';
import {
  CHART_TAGS,
  controlled,
  empty,
  find,
  flat,
  good,
  mount,
  mountWaiting,
  outcome,
  painted,
  setSource,
  shadow,
  type Tag,
  TAGS,
  watchPage,
} from './support.js';

const CHART_ITEMS = ['Show table', 'Download CSV', 'Download PNG', 'Copy table', 'Zoom in'];
const ITEMS: Record<Tag, string[]> = {
  'nano-mtd-usage': ['Download CSV', 'Copy table'],
  'nano-concurrent-viewers': CHART_ITEMS,
  'nano-byte-usage': CHART_ITEMS,
};

const button = (element: Element) => find<HTMLButtonElement>(element, '.more');
const focused = (element: Element) => flat(shadow(element).activeElement?.textContent ?? null);
const press = (key: string) => sendKeys({ press: key });

async function click(target: Element): Promise<void> {
  const { left, top, width, height } = target.getBoundingClientRect();
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type: 'click', position });
}

for (const tag of TAGS) {
  describe(`${tag} and its menu`, () => {
    watchPage();
    useClock();
    after(() => setViewport({ width: 800, height: 600 }));

    it('has a button that says what it is', async () => {
      const element = await mount(tag);
      expect(button(element).getAttribute('aria-label')).to.equal('More');
      expect(button(element).getAttribute('aria-haspopup')).to.equal('menu');
      expect(button(element).getAttribute('aria-expanded')).to.equal('false');
      const { width, height } = button(element).getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    });

    it('offers its button only where there is data to take away', async () => {
      const element = await mount(tag, { source: empty });
      expect(getComputedStyle(button(element)).visibility).to.equal('hidden');
      await setSource(element, good);
      expect(getComputedStyle(button(element)).visibility).to.equal('visible');
    });

    it('keeps the room of its button before there is one', async () => {
      const { source, call } = controlled();
      for (const width of [240, 700, 1200]) {
        const style = `inline-size: ${width}px`;
        const element = await mountWaiting(tag, { source }, style);
        const box = (part: string) => {
          const { left, top, bottom } = find(element, part).getBoundingClientRect();
          return { part, left, top, bottom };
        };
        const boxes = () => ['h2', '.controls', 'header'].map(box);
        const before = boxes();
        const next = outcome(element);
        (await call(-1)).answer();
        await next;
        await painted();
        expect(find(element, '.controls').clientWidth).to.be.greaterThan(32);
        expect(boxes()).to.deep.equal(before);
        element.remove();
      }
    });

    for (const key of ['Enter', ' ', 'ArrowDown']) {
      it(`opens by "${key}", with the focus on its first item`, async () => {
        const element = await mount(tag);
        button(element).focus();
        await press(key);
        await menuOf(element);
        expect(itemNames(element)).to.deep.equal(ITEMS[tag]);
        expect(focused(element)).to.equal(ITEMS[tag][0]);
        expect(button(element).getAttribute('aria-expanded')).to.equal('true');
      });
    }

    it('opens at its end by ArrowUp', async () => {
      const element = await mount(tag);
      button(element).focus();
      await press('ArrowUp');
      await menuOf(element);
      expect(focused(element)).to.equal(ITEMS[tag].at(-1));
    });

    it('opens and closes by a click on its button', async () => {
      const element = await mount(tag);
      await click(button(element));
      await menuOf(element);
      await click(button(element));
      await painted();
      expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
      expect(button(element).getAttribute('aria-expanded')).to.equal('false');
    });

    it('closes by a click elsewhere, and leaves the focus alone', async () => {
      const element = await mount(tag);
      await click(button(element));
      await menuOf(element);
      await click(find(element, 'h2'));
      expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
      expect(shadow(element).activeElement).to.equal(null);
    });

    for (const key of ['Escape', 'Tab']) {
      it(`closes by ${key}, and gives the focus back to its button`, async () => {
        const element = await mount(tag);
        await openMenu(element);
        await press(key);
        expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
        expect(shadow(element).activeElement).to.equal(button(element));
        expect(button(element).getAttribute('aria-expanded')).to.equal('false');
      });
    }

    it('lets no key through to the page', async () => {
      const element = await mount(tag);
      const heard: string[] = [];
      const listener = ({ key }: KeyboardEvent) => heard.push(key);
      document.addEventListener('keydown', listener);
      await openMenu(element);
      heard.length = 0;
      await press('ArrowDown');
      await press('Escape');
      document.removeEventListener('keydown', listener);
      expect(heard).to.deep.equal([]);
    });

    it('moves the focus by arrows, round and round, by Home and End', async () => {
      const element = await mount(tag);
      const names = ITEMS[tag];
      await openMenu(element);
      const path = [];
      for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'Home']) {
        await press(key);
        path.push(focused(element));
      }
      const [first, second] = names;
      const last = names.at(-1);
      expect(path).to.deep.equal([second, first, last, first, last, first]);
    });

    it('moves the focus to the next item that starts with a letter', async () => {
      const element = await mount(tag);
      await openMenu(element);
      const path = [];
      for (const key of ['c', 'd', 'd', 'x']) {
        await press(key);
        path.push(focused(element));
      }
      const [csv, again] = [
        'Download CSV',
        tag === 'nano-mtd-usage' ? 'Download CSV' : 'Download PNG',
      ];
      expect(path).to.deep.equal(['Copy table', csv, again, again]);
    });

    for (const key of ['Enter', ' ']) {
      it(`does what its item says by "${key}", and gives the focus back to its button`, async () => {
        const element = await mount(tag);
        await openMenu(element);
        await press('End');
        await press(key);
        expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
        expect(shadow(element).activeElement).to.equal(button(element));
        if (tag === 'nano-mtd-usage') return;
        await element.updateComplete;
        expect(find(element, '.reset').textContent).to.equal('Reset zoom');
      });
    }

    it('leaves keys alone that are not its own, and those of the browser', async () => {
      const element = await mount(tag);
      await openMenu(element);
      const item = shadow(element).activeElement;
      const ways = { bubbles: true, composed: true, cancelable: true };
      // By script, as not every driver has a Meta key. What is prevented gives false.
      for (const held of ['altKey', 'ctrlKey', 'metaKey']) {
        for (const key of ['d', 'End']) {
          const event = new KeyboardEvent('keydown', { ...ways, key, [held]: true });
          expect(item?.dispatchEvent(event), `${held} and ${key}`).to.equal(true);
        }
      }
      expect(
        item?.dispatchEvent(new KeyboardEvent('keydown', { ...ways, key: 'ArrowLeft' })),
      ).to.equal(true);
      // What is its own, it does take.
      expect(item?.dispatchEvent(new KeyboardEvent('keydown', { ...ways, key: 'Home' }))).to.equal(
        false,
      );
      expect(focused(element)).to.equal(ITEMS[tag][0]);
    });

    it('stays open at a press on itself', async () => {
      const element = await mount(tag);
      const menu = await openMenu(element);
      menu.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      expect(itemNames(element)).to.deep.equal(ITEMS[tag]);
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
    });

    it('closes when the data goes away, and when the element is removed', async () => {
      const element = await mount(tag);
      await openMenu(element);
      await setSource(element, empty);
      expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
      await setSource(element, good);
      await openMenu(element);
      element.remove();
      expect(shadow(element).querySelector('[role=menu]')).to.equal(null);
    });

    it('stays open through a refresh', async () => {
      const element = await mount(tag);
      await openMenu(element);
      await element.refresh();
      await element.updateComplete;
      expect(itemNames(element)).to.deep.equal(ITEMS[tag]);
      expect(focused(element)).to.equal(ITEMS[tag][0]);
    });

    it('speaks German', async () => {
      const element = await mount(tag, { source: good, 'attr:lang': 'de' });
      await waitFor(() => button(element).ariaLabel === 'Mehr');
      await openMenu(element);
      expect(itemNames(element)).to.include('CSV herunterladen');
    });

    for (const theme of ['light', 'dark']) {
      it(`is accessible while it is open, ${theme}`, async () => {
        const element = await mount(tag, { source: good, 'attr:theme': theme });
        await openMenu(element);
        await expect(element).to.be.accessible();
      });
    }

    for (const [lang, edge] of [
      ['en', 'right'],
      ['ar', 'left'],
    ] as const) {
      for (const width of [240, 360, 768]) {
        it(`stays within its card, ${width} px wide, in "${lang}"`, async () => {
          await setViewport({ width: 800, height: 600 });
          const settings = { source: good, 'attr:lang': lang };
          const element = await mount(tag, settings, `inline-size: ${width}px`);
          await waitFor(() => find(element, 'article').lang === lang);
          await openMenu(element);
          const menu = find(element, '[role=menu]').getBoundingClientRect();
          const card = element.getBoundingClientRect();
          // Browsers calculate in fractions of a pixel.
          expect(menu.left).to.be.at.least(card.left - 0.001);
          expect(menu.right).to.be.at.most(card.right + 0.001);
          const more = button(element).getBoundingClientRect();
          expect(menu.top).to.be.at.least(more.bottom);
          expect(menu[edge]).to.be.closeTo(more[edge], 1);
        });
      }
    }

    it('opens upwards where there is no room below', async () => {
      await setViewport({ width: 800, height: 400 });
      const element = await mount(tag, { source: good }, 'padding-block: 300px 400px');
      scrollTo(0, button(element).getBoundingClientRect().bottom + scrollY - 390);
      await openMenu(element);
      const menu = find(element, '[role=menu]').getBoundingClientRect();
      expect(menu.bottom).to.be.at.most(button(element).getBoundingClientRect().top);
      expect(menu.top).to.be.at.least(0);
      scrollTo(0, 0);
    });
  });
}

for (const tag of CHART_TAGS) {
  describe(`${tag} and the zoom in its menu`, () => {
    watchPage();
    useClock();

    it('zooms in, and offers the way back only then', async () => {
      const element = await mount(tag);
      const firstTime = () => element.toCSV().split('\r\n')[1]?.split(',')[0];
      expect(firstTime()).to.equal('2026-11-21T14:00:00Z');
      await choose(element, 'Zoom in');
      await element.updateComplete;
      expect(firstTime()).to.equal('2026-11-21T20:00:00Z');
      await choose(element, 'Reset zoom');
      await element.updateComplete;
      expect(firstTime()).to.equal('2026-11-21T14:00:00Z');
      await openMenu(element);
      expect(itemNames(element)).to.not.include('Reset zoom');
    });
  });
}
