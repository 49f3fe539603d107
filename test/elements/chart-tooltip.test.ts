import { expect } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import {
  type AnySource,
  CHART_TAGS,
  type ElementOf,
  explorable,
  find,
  flat,
  good,
  mount,
  painted,
  shadow,
  switchable,
  text,
  watchPage,
  serve,
} from './support.js';

type ChartTag = (typeof CHART_TAGS)[number];

/** Moves the pointer to a place in the plot, given as shares of its width and height. */
async function point(element: Element, x: number, y = 0.5): Promise<void> {
  await explorable(element);
  await painted();
  const box = find(element, '.drawn-area').getBoundingClientRect();
  const position: [number, number] = [
    Math.round(box.left + 1 + x * (box.width - 3)),
    Math.round(box.top + y * box.height),
  ];
  await sendMouse({ type: 'move', position });
  await painted();
}

const leave = () => sendMouse({ type: 'move', position: [0, 0] });
const tooltip = (element: Element) => find(element, '[part=tooltip]');
const rows = (element: Element) =>
  [...tooltip(element).querySelectorAll('dt, dd')].map((node) => flat(node.textContent));

const bytes: AnySource = serve((i) => 64_291_000_000 + i);

for (const tag of CHART_TAGS) {
  describe(`${tag} and its tooltip`, () => {
    watchPage();
    const clock = useClock();
    afterEach(leave);
    after(() => setViewport({ width: 800, height: 600 }));

    it('shows time span, zone and exact values of the bucket under the pointer', async () => {
      const element = await mount(tag, { source: bytes });
      await explorable(element);
      expect(tooltip(element).hidden).to.equal(true);
      await point(element, 10 / 24);
      expect(tooltip(element).hidden).to.equal(false);
      expect(text(element, '.tooltip-time')).to.equal('Nov 22, 12:00 – 1:00 AM (UTC)');
      expect(rows(element)).to.deep.equal(
        tag === 'nano-byte-usage'
          ? [
              'Playout in GB',
              '64.291 GB (64,291,000,010 bytes)',
              'Ingest in GB',
              '6.429 GB (6,429,100,001 bytes)',
            ]
          : ['Concurrent viewers', '64,291,000,010'],
      );
      await leave();
      await painted();
      expect(tooltip(element).hidden).to.equal(true);
    });

    it('says of the running bucket that it is running', async () => {
      const element = await mount(tag, { source: good });
      await point(element, 1);
      expect(text(element, '.tooltip-time')).to.equal('Nov 22, 2:00 – 2:20 PM (UTC), so far');
    });

    it('says where nothing was reported', async () => {
      const source: AnySource = serve((i) => (i === 12 ? null : 5));
      const element = await mount(tag, { source });
      await point(element, 0.5);
      expect(rows(element)[1]).to.equal('no data');
    });

    it('shows the time in the zone of the card', async () => {
      const element = await mount(tag, { source: good, 'attr:timezone': 'Asia/Kathmandu' });
      await point(element, 0);
      expect(text(element, '.tooltip-time')).to.equal('Nov 21, 7:45 – 8:45 PM (Asia/Kathmandu)');
    });

    it('is written anew when all data changes under a resting pointer', async () => {
      const { source, use } = switchable();
      const element = await mount(tag, { source });
      await point(element, 0);
      const before = rows(element)[1];
      use(serve(() => 7_000_000));
      await element.refresh();
      await painted();
      expect(rows(element)[1]).to.match(/^7/);
      expect(rows(element)[1]).not.to.equal(before);
    });

    it('is written anew when the running bucket has grown under a resting pointer', async () => {
      const { source, use } = switchable(serve((i) => (i === 24 ? 100 : 1000)));
      const element = await mount(tag, { source });
      await point(element, 1);
      use(serve((i) => (i === 24 ? 200 : 1000)));
      clock.set(clock.nowMs + 5 * 60_000);
      await element.refresh();
      await painted();
      expect(text(element, '.tooltip-time')).to.contain('2:00 – 2:25 PM');
      expect(rows(element)[1]).to.match(tag === 'nano-byte-usage' ? /\(200 bytes\)/ : /^200$/);
    });

    it('is written anew when the zone changes under a resting pointer', async () => {
      const element = await mount(tag);
      await point(element, 0);
      element.timezone = 'Europe/Berlin';
      await element.updateComplete;
      await painted();
      expect(text(element, '.tooltip-time')).to.contain('(Europe/Berlin)');
    });

    it('stays on its time when the window has moved on, as long as that is shown', async () => {
      const element = await mount(tag, { source: good });
      await point(element, 1 / 24);
      for (const hours of ['3:00 – 4:00 PM', '3:00 – 4:00 PM', '4:00 – 5:00 PM']) {
        expect(text(element, '.tooltip-time')).to.contain(hours);
        clock.set(clock.nowMs + 3_600_000);
        await element.refresh();
        await painted();
      }
    });

    for (const width of [240, 320, 360, 900]) {
      it(`stays in the viewport and off the cursor, and lets nothing scroll, at ${width} px`, async () => {
        await setViewport({ width: width + 16, height: 700 });
        const element: ElementOf<ChartTag> = await mount(
          tag,
          { source: bytes, 'attr:timezone': 'America/Argentina/ComodRivadavia' },
          `width: ${width}px`,
        );
        const stage = find(element, '.stage');
        for (const x of [0, 0.25, 0.5, 0.75, 1]) {
          await point(element, x);
          const box = tooltip(element).getBoundingClientRect();
          expect(tooltip(element).hidden).to.equal(false);
          expect(box.left, `left at ${x}`).to.be.at.least(0);
          expect(box.right, `right at ${x}`).to.be.at.most(width + 16);
          expect(box.top, `top at ${x}`).to.be.at.least(0);
          expect(box.bottom, `bottom at ${x}`).to.be.at.most(700);
          for (const dot of shadow(element).querySelectorAll('.cursor-dot')) {
            expect(overlap(box, dot.getBoundingClientRect()), `dot at ${x}`).to.equal(false);
          }
          expect(stage.scrollHeight, `height at ${x}`).to.equal(stage.clientHeight);
          expect(stage.scrollWidth, `width at ${x}`).to.equal(stage.clientWidth);
        }
        expect(document.documentElement.scrollWidth).to.be.at.most(width + 16);
      });
    }
  });
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
