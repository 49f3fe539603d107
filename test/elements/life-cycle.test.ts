import { expect } from '@open-wc/testing';
import { createClient, type NanoByteUsage } from '../../src/index.js';
import { useClock } from './clock.js';
import {
  type AnySource,
  controlled,
  create,
  good,
  mount,
  mountWaiting,
  outcome,
  place,
  TAGS,
  text,
  watchPage,
} from './support.js';

for (const tag of TAGS) {
  describe(`${tag} and its life`, () => {
    watchPage();
    const clock = useClock();

    it('aborts on removal, takes its timer along, and resumes on re-insertion', async () => {
      const { source, call, asked } = controlled();
      const element = await mountWaiting(tag, { source });
      const wrapper = element.parentElement;
      const first = outcome(element);
      (await call(0)).answer();
      await first;
      const csv = element.toCSV();
      expect(clock.waiting.length).to.equal(1);
      element.remove();
      expect(clock.waiting).to.deep.equal([]);
      clock.advance(3_600_000);
      document.dispatchEvent(new Event('visibilitychange'));
      expect(await asked()).to.equal(1);
      wrapper?.append(element);
      await element.updateComplete;
      expect(await asked()).to.equal(2);
      expect(element.status).to.equal('ready');
      expect(element.toCSV()).to.equal(csv);
      element.remove();
      expect((await call(1)).signal.aborted).to.equal(true);
    });

    it('asks once more when it is moved, and not twice', async () => {
      const { source, call, calls, asked } = controlled();
      const element = await mountWaiting(tag, { source });
      await asked();
      const other = await place(document.createElement('p'));
      other.append(element);
      await element.updateComplete;
      await asked();
      expect(calls.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
      const next = outcome(element);
      (await call(1)).answer();
      await next;
      expect(element.status).to.equal('ready');
    });

    it('drops what changed while it was out of the page', async () => {
      const element = await mount(tag);
      const wrapper = element.parentElement;
      element.remove();
      const { source } = controlled();
      Object.assign(element, { source });
      await element.updateComplete;
      wrapper?.append(element);
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      expect(element.toCSV()).to.equal('');
    });

    it('shows no numbers of an account that signed out while it was out of the page', async () => {
      let series: AnySource = good;
      const client = createClient({ apiBase: '/nowhere' });
      client.series = async (_route: string, query: Parameters<AnySource>[0]) => ({
        series: await series(query, { signal: new AbortController().signal }),
        atMs: Date.now(),
      });
      const element = await mount(tag, { client });
      const wrapper = element.parentElement;
      element.remove();
      client.signOut();
      series = controlled().source;
      wrapper?.append(element);
      await element.updateComplete;
      expect(element.toCSV()).to.equal('');
      expect(element.status).to.equal('loading');
    });

    it('can be made, filled and thrown away without ever being in a page', async () => {
      const element = create(tag, { source: good, 'attr:lang': 'de', 'attr:range': '1W' });
      expect(element.toCSV()).to.equal('');
      await element.refresh();
      expect(element.status).to.equal('loading');
    });

    it('takes properties that were set before its definition', async () => {
      const name = `${tag}-late`;
      const { source, asked } = controlled();
      const element = document.createElement(name);
      Object.assign(element, { source, heading: 'Set early', lang: 'de', apiBase: '/early' });
      await place(element);
      customElements.define(name, class extends classOf(tag) {});
      await (element as NanoByteUsage).updateComplete;
      expect(await asked()).to.equal(1);
      expect(text(element, 'h2')).to.equal('Set early');
    });

    it('keeps refresh() callable where `refresh` was set before its definition', async () => {
      const name = `${tag}-later`;
      const element = document.createElement(name);
      Object.assign(element, { source: good, refresh: 30 });
      await place(element);
      customElements.define(name, class extends classOf(tag) {});
      const upgraded = element as NanoByteUsage;
      await upgraded.updateComplete;
      expect(typeof upgraded.refresh).to.equal('function');
    });
  });
}

function classOf(tag: (typeof TAGS)[number]) {
  const found = customElements.get(tag);
  if (!found) throw new Error(tag);
  return found as unknown as typeof NanoByteUsage;
}
