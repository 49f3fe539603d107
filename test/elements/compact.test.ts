import { expect } from '@open-wc/testing';
import { useClock } from './clock.js';
import {
  empty as noData,
  explorable,
  failing,
  find,
  good,
  mount,
  mountWaiting,
  never,
  shadow,
  TAGS,
  text,
  useWarnings,
  watchPage,
} from './support.js';

const COMPACT = { 'attr:density': 'compact' };

for (const tag of TAGS) {
  describe(`${tag}, compact`, () => {
    watchPage();
    useClock();
    const warnings = useWarnings();

    it('has a figure, and fits into the cell of a table', async () => {
      const element = await mount(tag, { source: good, ...COMPACT }, 'inline-size: 160px');
      expect(text(element, '[part=figure]')).to.match(/\d/);
      const { width, height } = element.getBoundingClientRect();
      expect(width).to.equal(160);
      expect(height).to.be.within(20, 50);
      await expect(element).to.be.accessible();
    });

    it('is as high while it waits', async () => {
      const waiting = await mountWaiting(tag, { source: never, ...COMPACT });
      expect(waiting.getBoundingClientRect().height).to.be.within(20, 50);
    });

    it('says that there is nothing, or what went wrong, in few words', async () => {
      const empty = await mount(tag, { source: noData, ...COMPACT });
      expect(text(empty, '.status strong')).to.equal('No data');
      const failed = await mount(tag, { source: failing('forbidden'), ...COMPACT });
      expect(text(failed, '.status strong')).to.equal('Access denied');
      expect(find(failed, '.status p').checkVisibility()).to.equal(false);
      await expect(failed).to.be.accessible();
    });

    it('becomes a whole card again, and the other way round', async () => {
      const element = await mount(tag, { source: good });
      const { height } = element.getBoundingClientRect();
      element.density = 'compact';
      await element.updateComplete;
      expect(element.getBoundingClientRect().height).to.be.below(60);
      element.density = 'comfortable';
      await element.updateComplete;
      expect(element.getBoundingClientRect().height).to.equal(height);
    });

    it('takes any case and stray quotes, and is warned of other words', async () => {
      const element = await mount(tag, { source: good, 'attr:density': ' "Compact" ' });
      expect(element.getAttribute('density')).to.equal('compact');
      expect(warnings).to.deep.equal([]);
      element.density = 'dense';
      await element.updateComplete;
      expect(element.density).to.equal('comfortable');
      expect(warnings.length).to.equal(1);
    });
  });
}

for (const tag of ['nano-concurrent-viewers', 'nano-byte-usage'] as const) {
  describe(`the small picture of ${tag}`, () => {
    watchPage();
    useClock();
    useWarnings();

    it('has lines and no axes', async () => {
      const element = await mount(tag, { source: good, ...COMPACT }, 'inline-size: 200px');
      const canvas = find<HTMLCanvasElement>(element, 'canvas');
      expect(canvas.clientHeight).to.be.within(30, 45);
      // The lines go as far as the picture does.
      const area = find(element, '.drawn-area').getBoundingClientRect();
      const whole = canvas.getBoundingClientRect();
      expect(area.left - whole.left).to.be.below(8);
      expect(whole.right - area.right).to.be.below(8);
    });

    it('can be read by keys', async () => {
      const element = await mount(tag, { source: good, ...COMPACT });
      await explorable(element);
      const key = new KeyboardEvent('keydown', { key: 'End', bubbles: true });
      find(element, '.chart').dispatchEvent(key);
      expect(text(element, '.tooltip-time')).to.contain('Nov 22');
    });

    it('keeps to its range, as it has no way back from a part', async () => {
      const element = await mount(tag, { source: good, ...COMPACT });
      await explorable(element);
      const about = find(element, '.visually-hidden').textContent;
      const key = new KeyboardEvent('keydown', { key: '+', bubbles: true });
      find(element, '.chart').dispatchEvent(key);
      await element.updateComplete;
      expect(shadow(element).querySelector('.reset')).to.equal(null);
      expect(find(element, '.visually-hidden').textContent).to.equal(about);
    });
  });
}

describe('the figure of a compact chart', () => {
  watchPage();
  useClock();
  useWarnings();

  it('is the latest number of viewers, with its time', async () => {
    const element = await mount('nano-concurrent-viewers', { source: good, ...COMPACT });
    const latest = text(element, '[part=figure]');
    const about = text(element, 'p > .visually-hidden');
    expect(about).to.match(new RegExp(`^Concurrent viewers: ${latest} \\(Nov 22, .*\\)$`));
  });

  it('is all bytes of the range, playout and ingest', async () => {
    const element = await mount('nano-byte-usage', { source: good, ...COMPACT });
    const rows = element
      .toCSV()
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(',').slice(1).map(Number));
    const sum = rows.flat().reduce((all, bytes) => all + bytes, 0);
    expect(Number(text(element, '[part=figure]').replaceAll(',', ''))).to.be.closeTo(
      sum / 1e3,
      1e3,
    );
    expect(text(element, '[part=unit]')).to.match(/^[kM]B$/);
    expect(text(element, 'p > .visually-hidden')).to.match(
      /^Playout: .* bytes.*; Ingest: .* bytes/,
    );
  });
});
