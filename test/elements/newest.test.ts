import { expect } from '@open-wc/testing';
import { createClient } from '../../src/index.js';
import { useClock } from './clock.js';
import {
  CHART_TAGS,
  controlled,
  mount,
  attribute,
  mountWaiting,
  NOW,
  outcome,
  record,
  seriesFor,
  shadow,
  TAGS,
  task,
  watchPage,
} from './support.js';

for (const tag of TAGS) {
  describe(`${tag} and the newest question`, () => {
    watchPage();
    const events = record('nano-data', 'nano-error');

    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      it(`wins when the answers come in the order ${order.join()}`, async () => {
        const { source, call, asked } = controlled();
        const element = await mountWaiting(tag, { source });
        await asked();
        void element.refresh();
        await asked();
        void element.refresh();
        const next = outcome(element);
        for (const index of order) {
          (await call(index)).answer(() => (index + 1) * 1000);
          await task();
        }
        await next;
        await task();
        expect(events.length).to.equal(1);
        const data = (events[0] as CustomEvent<{ data: ReturnType<typeof seriesFor> }>).detail.data;
        expect(Object.values(data.lines)[0]?.[0]).to.equal(3000);
        expect((await call(0)).signal.aborted && (await call(1)).signal.aborted).to.equal(true);
        expect((await call(2)).signal.aborted).to.equal(false);
      });
    }

    it('wins over a failure that comes later', async () => {
      const { source, call } = controlled();
      const element = await mountWaiting(tag, { source });
      await call(0);
      void element.refresh();
      const next = outcome(element);
      (await call(1)).answer();
      await next;
      (await call(0)).fail(new Error('late'));
      await task();
      expect(element.status).to.equal('ready');
      expect(element.stale).to.equal(false);
    });

    it('is the only one that the source is asked, and only while somebody waits', async () => {
      const { source, calls, asked } = controlled();
      const element = await mountWaiting(tag, { source });
      await asked();
      void element.refresh();
      void element.refresh();
      await asked();
      void element.refresh();
      element.remove();
      await asked();
      expect(calls.filter(({ wasAborted }) => wasAborted)).to.deep.equal([]);
    });

    it('drops the data of an old source at once', async () => {
      const element = await mount(tag);
      expect(element.toCSV()).not.to.equal('');
      const { source, call } = controlled();
      Object.assign(element, { source });
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      expect(element.toCSV()).to.equal('');
      const next = outcome(element);
      (await call(0)).answer();
      await next;
      expect(element.status).to.equal('ready');
    });

    it('is asked anew for another client or base where these are asked', async () => {
      const asked: (string | undefined)[] = [];
      const clientOf = (name: string) => {
        const client = createClient({ apiBase: '/nowhere' });
        client.series = (_route, _query, { apiBase, signal }) => {
          asked.push(`${name} ${apiBase ?? ''}`);
          return new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              asked.push(`${name} aborted`);
              reject(new DOMException('', 'AbortError'));
            });
          });
        };
        return client;
      };
      const element = await mountWaiting(tag, { client: clientOf('one') });
      element.client = clientOf('two');
      await element.updateComplete;
      element.setAttribute('api-base', '/other');
      await element.updateComplete;
      expect(asked).to.deep.equal(['one ', 'one aborted', 'two ', 'two aborted', 'two /other']);
      expect(events).to.deep.equal([]);
    });

    it('is not asked anew for what changes only the picture', async () => {
      const { source, call, asked } = controlled();
      const element = await mountWaiting(tag, { source });
      const next = outcome(element);
      (await call(0)).answer();
      await next;
      for (const [name, value] of [
        ['theme', 'dark'],
        ['heading', 'Other'],
        ['timezone', 'Europe/Berlin'],
        ['lang', 'de'],
        ['unit', 'TB'],
        ['refresh', '60'],
      ] as const) {
        element.setAttribute(name, value);
        await element.updateComplete;
      }
      expect(await asked()).to.equal(1);
    });
  });
}

describe('the charts and the newest question', () => {
  watchPage();
  useClock();

  for (const tag of CHART_TAGS) {
    for (const [name, first, second] of [
      ['range', '1W', '1H'],
      ['streams', 'a,b', 'a'],
      ['tags', 'live', 'vod'],
      ['countries', 'de,AM', 'am'],
    ] as const) {
      it(`${tag}: another ${name} in mid-request aborts, and the newest counts`, async () => {
        const { source, call, calls, asked } = controlled();
        const element = await mountWaiting(tag, { source, ...attribute(name, first) });
        await asked();
        element.setAttribute(name, second);
        await element.updateComplete;
        await asked();
        expect(calls.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
        const next = outcome(element);
        (await call(1)).answer();
        (await call(0)).answer(() => 7);
        await next;
        await task();
        const rows = element.toCSV().trim().split('\r\n').length - 1;
        expect(rows).to.equal(name === 'range' ? 61 : 25);
        expect(element.toCSV()).not.to.match(/,7\r/);
      });
    }

    it(`${tag} asks for filters in lists, countries in capitals`, async () => {
      const { source, call } = controlled();
      await mountWaiting(tag, {
        source,
        'attr:streams': ' a , b,,“c” ',
        'attr:tags': '',
        'attr:countries': 'de, am',
      });
      const { streams, tags, countries } = (await call(0)).query;
      expect(streams.slice(0, 2)).to.deep.equal(['a', 'b']);
      expect({ tags, countries }).to.deep.equal({ tags: [], countries: ['DE', 'AM'] });
    });

    it(`${tag} asks for whole buckets of a custom range, in UTC and in the past`, async () => {
      const { source, call } = controlled();
      await mountWaiting(tag, {
        source,
        'attr:from': '2026-11-22T12:10:30+02:00',
        'attr:to': '2026-11-25T00:00:00Z',
      });
      const { fromMs, toMs, interval } = (await call(0)).query;
      expect(interval).to.equal('hour');
      expect(new Date(fromMs).toISOString()).to.equal('2026-11-22T10:00:00.000Z');
      expect(new Date(toMs).toISOString()).to.equal('2026-11-22T15:00:00.000Z');
      expect(toMs).to.be.above(NOW);
    });

    it(`${tag} has no canvas left after removal, and one after re-insertion`, async () => {
      const element = await mount(tag);
      const wrapper = element.parentElement;
      expect(shadow(element).querySelectorAll('canvas').length).to.equal(1);
      element.remove();
      expect(shadow(element).querySelectorAll('canvas, .probes, .tooltip').length).to.equal(0);
      wrapper?.append(element);
      await element.updateComplete;
      expect(shadow(element).querySelectorAll('canvas').length).to.equal(1);
    });
  }
});
