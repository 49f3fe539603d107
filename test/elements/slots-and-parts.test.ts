import { expect } from '@open-wc/testing';
import {
  create,
  explorable,
  good,
  find,
  mount,
  outcome,
  place,
  shadow,
  STATES,
  type Tag,
  TAGS,
  watchPage,
} from './support.js';

const COMMON = ['card', 'header', 'title', 'timezone', 'status'];
const CHART = [...COMMON, 'ranges', 'range', 'chart', 'tooltip', 'legend'];
const PARTS: Record<Tag, string[]> = {
  'nano-mtd-usage': [...COMMON, 'figure', 'unit', 'trend', 'comparison'],
  'nano-concurrent-viewers': CHART,
  'nano-byte-usage': CHART,
};

const SLOTS = { empty: 'empty', error: 'error', unauthorized: 'unauthorized', forbidden: 'error' };

for (const tag of TAGS) {
  describe(`${tag} for those who style it`, () => {
    watchPage();

    it('has its parts', async () => {
      const element = await mount(tag);
      if (tag !== 'nano-mtd-usage') await explorable(element);
      const parts = [...shadow(element).querySelectorAll('[part]')].flatMap((node) => [
        ...node.part,
      ]);
      expect([...new Set(parts)].sort()).to.deep.equal([...PARTS[tag]].sort());
    });

    it('takes colours and height from --nano-* properties', async () => {
      const element = await mount(tag, { source: good }, '--nano-accent: rgb(1, 2, 3)');
      expect(getComputedStyle(find(element, 'h2')).color).to.equal('rgb(1, 2, 3)');
    });

    it('can be hidden', async () => {
      const element = await mount(tag);
      element.hidden = true;
      expect(getComputedStyle(element).display).to.equal('none');
    });

    it('has a slot for the title', async () => {
      const element = create(tag, { source: good });
      element.innerHTML = '<span slot="title">From the page</span>';
      const next = outcome(element);
      await place(element);
      await next;
      const slot = find<HTMLSlotElement>(element, 'h2 slot[name=title]');
      expect(slot.assignedElements()[0]?.textContent).to.equal('From the page');
    });

    for (const { name, status, source } of STATES) {
      if (status === 'loading' || status === 'ready') continue;
      it(`has the slot "${SLOTS[status]}" when ${name}`, async () => {
        const element = create(tag, { source });
        element.innerHTML = `<a slot="${SLOTS[status]}" href="/x">From the page</a>`;
        const next = outcome(element);
        await place(element);
        await next;
        const slot = find<HTMLSlotElement>(element, `.status slot[name=${SLOTS[status]}]`);
        expect(slot.assignedElements().length).to.equal(1);
        expect(find(element, '.status').innerText).not.to.match(/page owners/i);
        await expect(element).to.be.accessible();
      });
    }
  });
}
