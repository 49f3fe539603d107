import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import {
  CHART_TAGS,
  explorable,
  find,
  good,
  mount,
  painted,
  shadow,
  watchPage,
} from './support.js';

type Place = [x: number, y: number];

const move = async (position: Place) => sendMouse({ type: 'move', position });
const down = async () => sendMouse({ type: 'down' });
const up = async () => sendMouse({ type: 'up' });

/** Where the hours of the shown day are. */
async function placesOf(element: Element): Promise<(hour: number) => Place> {
  await explorable(element);
  await painted();
  const { left, top, width, height } = find(element, '.drawn-area').getBoundingClientRect();
  return (hour) => [Math.round(left + (hour / 24) * width), Math.round(top + height / 2)];
}

/** The hours that are shown, each once: of a few, minutes are asked for. */
const hours = (element: { toCSV(): string }) => {
  const rows = element.toCSV().trim().split('\r\n').slice(1);
  return [...new Set(rows.map((row) => row.slice(0, 13)))];
};

const selection = (element: Element) => {
  const box = shadow(element).querySelector('.selection');
  return box?.checkVisibility() === true ? box.getBoundingClientRect() : undefined;
};

for (const tag of CHART_TAGS) {
  describe(`${tag} under a mouse that drags`, () => {
    watchPage();
    useClock();
    beforeEach(() => move([0, 0]));
    afterEach(() => move([0, 0]));

    for (const [from, to, way] of [
      [6, 12, 'forwards'],
      [12, 6, 'backwards'],
    ] as const) {
      it(`shows the span alone that was chosen ${way}`, async () => {
        const element = await mount(tag, { source: good });
        const placeOf = await placesOf(element);
        await move(placeOf(from));
        await down();
        await move(placeOf(to));
        const box = selection(element);
        const ends = [placeOf(from)[0], placeOf(to)[0]];
        expect(box?.left).to.be.closeTo(Math.min(...ends), 2);
        expect(box?.right).to.be.closeTo(Math.max(...ends), 2);
        expect(hours(element)).to.have.length(25);
        await up();
        await element.updateComplete;
        const shown = hours(element);
        expect(shown).to.have.length(7);
        expect([shown.at(0), shown.at(-1)]).to.deep.equal(['2026-11-21T20', '2026-11-22T02']);
        expect(selection(element)).to.equal(undefined);
      });
    }

    it('shows all as before where it hardly moved', async () => {
      const element = await mount(tag, { source: good });
      const placeOf = await placesOf(element);
      const [x, y] = placeOf(6);
      await move([x, y]);
      await down();
      await move([x + 3, y]);
      expect(selection(element)).to.equal(undefined);
      await up();
      await element.updateComplete;
      expect(hours(element)).to.have.length(25);
    });

    it('shows all as before where Escape ends it', async () => {
      const element = await mount(tag, { source: good });
      const placeOf = await placesOf(element);
      await move(placeOf(6));
      await down();
      await move(placeOf(12));
      const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
      find(element, '.chart').dispatchEvent(key);
      expect(selection(element)).to.equal(undefined);
      await up();
      await element.updateComplete;
      expect(hours(element)).to.have.length(25);
    });

    it('chooses nothing by another button', async () => {
      const element = await mount(tag, { source: good });
      const placeOf = await placesOf(element);
      const { chart, press } = pressOf(element);
      chart.dispatchEvent(press('pointerdown', placeOf(6)));
      chart.dispatchEvent(press('pointermove', placeOf(12)));
      expect(selection(element)).to.equal(undefined);
      chart.dispatchEvent(press('pointerup', placeOf(12)));
      await element.updateComplete;
      expect(hours(element)).to.have.length(25);
    });
  });
}

/** Presses of the second button, which would open the browser's own menu. */
function pressOf(element: Element) {
  const press = (type: string, [clientX, clientY]: Place) =>
    new PointerEvent(type, { button: 2, clientX, clientY, pointerType: 'mouse', bubbles: true });
  return { chart: find(element, '.chart'), press };
}
