import { expect } from '@open-wc/testing';
import type { Value } from '../../src/index.js';
import { COLORS, pictureOf } from './canvas.js';
import { useClock } from './clock.js';
import {
  type AnySource,
  attribute,
  CHART_TAGS,
  explorable,
  find,
  good,
  mount,
  painted,
  seriesFor,
  setSource,
  shadow,
  text,
  watchPage,
  serve,
} from './support.js';

const LINE = COLORS.light.viewers;
const WIDE = 'width: 800px';
/** Buckets of a day: 24 complete ones and the running one. */
const DAY = 25;

const given = (value: (index: number) => Value) => serve(value);

function wrapperOf({ parentElement }: Element): HTMLElement {
  if (!parentElement) throw new Error('The element is not in the page');
  return parentElement;
}

for (const tag of CHART_TAGS) {
  describe(`${tag} and its picture`, () => {
    watchPage();
    useClock();

    it('is on the canvas', async () => {
      const element = await mount(tag, { source: given((i) => 100 + i) }, WIDE);
      const picture = await pictureOf(element);
      expect(picture.painted).to.be.above(1000);
      expect(picture.ink(LINE).length).to.be.above(200);
      if (tag === 'nano-byte-usage') {
        expect(picture.ink(COLORS.light.ingest).length).to.be.above(50);
      }
    });

    it('leaves gaps where nothing was reported', async () => {
      const element = await mount(
        tag,
        { source: given((i) => (i > 7 && i < 16 ? null : 100)) },
        WIDE,
      );
      const picture = await pictureOf(element);
      const column = (i: number) => picture.column(i, DAY);
      expect(picture.ink(LINE, column(7) + 5, column(16) - 5)).to.deep.equal([]);
      expect(picture.ink(LINE, column(3), column(7)).length).to.be.above(50);
      expect(picture.ink(LINE, column(16), column(20)).length).to.be.above(50);
    });

    it('shows a bucket that stands alone between gaps', async () => {
      const element = await mount(
        tag,
        { source: given((i) => (i === 30 ? 100 : null)), 'attr:range': '1H' },
        WIDE,
      );
      const picture = await pictureOf(element);
      expect(picture.ink(LINE).length).to.be.above(8);
    });

    it('shows a single bucket', async () => {
      const element = await mount(
        tag,
        {
          source: given(() => 100),
          'attr:from': '2026-11-22T10:00Z',
          'attr:to': '2026-11-22T10:01Z',
        },
        WIDE,
      );
      expect(element.status).to.equal('ready');
      const picture = await pictureOf(element);
      expect(picture.ink(LINE).length).to.be.above(8);
      expect(text(element, '#summary')).not.to.match(/NaN|Invalid/);
    });

    it('has no canvas where there is nothing to draw', async () => {
      const element = await mount(tag, { source: given(() => null) }, WIDE);
      expect(shadow(element).querySelector('canvas') === null).to.equal(true);
    });

    it('draws zeros on the base line', async () => {
      const element = await mount(tag, { source: given(() => 0) }, WIDE);
      const { ink, plot, column } = await pictureOf(element);
      const color = tag === 'nano-byte-usage' ? COLORS.light.ingest : LINE;
      const pixels = ink(color, column(1, DAY), column(20, DAY));
      expect(pixels.length).to.be.above(100);
      for (const { y } of pixels) expect(Math.abs(y - plot.top - plot.height)).to.be.below(5);
    });

    it('keeps a huge spike inside the plot, and the rest above its lower edge', async () => {
      const element = await mount(tag, { source: given((i) => (i === 12 ? 5e9 : 10)) }, WIDE);
      const { ink, plot, column } = await pictureOf(element);
      const ys = ink(LINE).map(({ y }) => y);
      expect(Math.min(...ys)).to.be.within(plot.top, plot.top + plot.height * 0.12);
      expect(Math.max(...ys)).to.be.below(plot.top + plot.height + 8);
      const beside = ink(LINE, column(12, DAY) + plot.width / 20, plot.left + plot.width);
      for (const { y } of beside) expect(y).to.be.above(plot.top + plot.height - 8);
    });

    it('never passes above or below the data', async () => {
      const element = await mount(tag, { source: given((i) => (i % 2 ? 1000 : 500)) }, WIDE);
      const { ink, plot } = await pictureOf(element);
      const heightOf = (value: number) => plot.top + plot.height * (1 - value / 1060);
      const ys = ink(LINE, plot.left + 2, plot.left + plot.width * 0.95).map(({ y }) => y);
      expect(Math.min(...ys)).to.be.above(heightOf(1000) - 5);
      expect(Math.max(...ys)).to.be.below(heightOf(500) + 5);
    });

    it('sets the running bucket apart, so that it is not read as a drop', async () => {
      const element = await mount(tag, { source: given((i) => (i === 24 ? 300 : 1000)) }, WIDE);
      const { ink, plot, column } = await pictureOf(element);
      expect(ink(LINE, column(23, DAY) + 5, column(24, DAY) - 7)).to.deep.equal([]);
      const ring = ink(LINE, column(24, DAY) - 7, plot.left + plot.width + 8);
      expect(ring.length).to.be.above(5);
      const y = plot.top + plot.height * (1 - 300 / 1060);
      for (const pixel of ring) expect(Math.abs(pixel.y - y)).to.be.below(8);
    });

    it('draws a bucket that is complete like all others', async () => {
      const source = given(() => 1000);
      const span = { 'attr:from': '2026-11-20', 'attr:to': '2026-11-21' } as const;
      const element = await mount(tag, { source, ...span }, WIDE);
      const { ink, column } = await pictureOf(element);
      expect(ink(LINE, column(22, 24) + 5, column(23, 24) - 5).length).to.be.above(20);
      expect(shadow(element).textContent).not.to.contain('so far');
    });

    for (const [name, count] of [
      ['1H', 61],
      ['1W', 169],
    ] as const) {
      it(`draws ${name}`, async () => {
        const element = await mount(tag, { source: good, ...attribute('range', name) }, WIDE);
        const { ink, column } = await pictureOf(element);
        expect(ink(LINE, column(0, count), column(count - 2, count)).length).to.be.above(300);
      });
    }

    it('draws more hours than it has pixels, those of the time before with gaps', async () => {
      const fromMs = Date.UTC(2026, 10, 7);
      const source: AnySource = (query) =>
        Promise.resolve(seriesFor(query, () => (query.fromMs < fromMs ? 300 : 1000)));
      const span = { 'attr:from': '2026-11-07', 'attr:to': '2026-11-21' } as const;
      const element = await mount(tag, { source, 'attr:compare': '', ...span }, 'width: 180px');
      const { ink, plot } = await pictureOf(element);
      expect(element.toCSV().trim().split('\r\n').length).to.be.above(2 * plot.width);
      /** Of the columns, how many have full ink near a value. */
      const shareAt = (value: number) => {
        const y = plot.top + plot.height * (1 - value / 1060);
        const near = ink(LINE, plot.left, plot.left + plot.width).filter(
          (pixel) => Math.abs(pixel.y - y) < 6,
        );
        return new Set(near.map(({ x }) => x)).size / plot.width;
      };
      expect(shareAt(1000)).to.be.above(0.95);
      expect(shareAt(300)).to.be.within(0.05, 0.5);
      expect(shareAt(600)).to.equal(0);
    });

    it('follows the size of its container, both ways', async () => {
      const element = await mount(tag, { source: good }, WIDE);
      const wrapper = wrapperOf(element);
      for (const width of [400, 1000, 333]) {
        wrapper.style.width = `${width}px`;
        const picture = await pictureOf(element);
        const plot = find(element, '.plot');
        expect(picture.width).to.equal(plot.clientWidth * devicePixelRatio);
        expect(picture.height).to.equal(plot.clientHeight * devicePixelRatio);
        expect(plot.clientWidth).to.be.below(width);
        expect(picture.ink(LINE).length).to.be.above(100);
      }
    });

    it('appears when it is shown after display: none', async () => {
      const element = await mount(tag, { source: good }, `${WIDE}; display: none`);
      expect(element.status).to.equal('ready');
      const wrapper = wrapperOf(element);
      wrapper.style.display = 'block';
      expect((await pictureOf(element)).ink(LINE).length).to.be.above(200);
      wrapper.style.display = 'none';
      await painted();
      wrapper.style.width = '500px';
      wrapper.style.display = 'block';
      const picture = await pictureOf(element);
      expect(picture.width).to.be.below(501);
      expect(picture.ink(LINE).length).to.be.above(100);
    });

    it('is gone when data is', async () => {
      const element = await mount(tag, { source: good }, WIDE);
      await explorable(element);
      await setSource(element, async () => Promise.reject(new Error()));
      expect(shadow(element).querySelectorAll('canvas, .probes').length).to.equal(0);
      expect(find(element, '.tooltip').hidden).to.equal(true);
      await setSource(element, good);
      expect(shadow(element).querySelectorAll('canvas').length).to.equal(1);
    });
  });

  describe(`${tag} and the colours of its picture`, () => {
    watchPage();
    useClock();

    async function expectTheme(element: Element, theme: 'light' | 'dark') {
      // The probes tell of a change after a transition of 1 ms.
      await painted();
      await painted();
      const picture = await pictureOf(element);
      const other = theme === 'light' ? 'dark' : 'light';
      expect(picture.ink(COLORS[theme].viewers).length, theme).to.be.above(100);
      expect(picture.ink(COLORS[other].viewers).length, other).to.be.below(20);
    }

    it('are those of the theme attribute', async () => {
      const element = await mount(tag, { source: good, 'attr:theme': 'light' }, WIDE);
      for (const theme of ['light', 'dark', 'light', 'dark'] as const) {
        element.theme = theme;
        await expectTheme(element, theme);
      }
    });

    it('are those of the page and its colour scheme', async () => {
      const element = await mount(tag, { source: good }, WIDE);
      for (const scheme of ['light', 'dark', 'light'] as const) {
        wrapperOf(element).style.colorScheme = scheme;
        await expectTheme(element, scheme);
      }
    });

    it('are the new ones where the theme changed while it was hidden', async () => {
      const element = await mount(tag, { source: good, 'attr:theme': 'light' }, WIDE);
      await expectTheme(element, 'light');
      const wrapper = wrapperOf(element);
      wrapper.style.display = 'none';
      await painted();
      element.theme = 'dark';
      await element.updateComplete;
      await painted();
      wrapper.style.display = 'block';
      await expectTheme(element, 'dark');
    });

    it('are those of an edited token', async () => {
      const element = await mount(tag, { source: good }, WIDE);
      const name = tag === 'nano-byte-usage' ? '--nano-playout' : '--nano-viewers';
      element.style.setProperty(name, 'rgb(0, 128, 128)');
      await painted();
      await painted();
      expect((await pictureOf(element)).ink([0, 128, 128]).length).to.be.above(100);
    });
  });
}
