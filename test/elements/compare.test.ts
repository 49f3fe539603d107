import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SeriesQuery } from '../../src/index.js';
import { useClock } from './clock.js';
import {
  type AnySource,
  CHART_TAGS,
  controlled,
  explorable,
  failing,
  find,
  flat,
  mount,
  NOW,
  painted,
  seriesFor,
  shadow,
  text,
  texts,
  watchPage,
} from './support.js';

const HOUR = 3_600_000;
/** The window of a day at the time of the tests. */
const FROM = Date.UTC(2026, 10, 21, 14);

/** A source that notes what it is asked; earlier periods have a hundred less. */
function twoPeriods() {
  const asked: SeriesQuery[] = [];
  const source: AnySource = (query) => {
    asked.push(query);
    return Promise.resolve(seriesFor(query, (i) => (query.fromMs < FROM ? 900 : 1000) + i));
  };
  return { asked, source };
}

const rows = (element: Element) =>
  [...find(element, '.tooltip').querySelectorAll('dt, dd')].map((node) => flat(node.textContent));

for (const tag of CHART_TAGS) {
  describe(`${tag} with compare`, () => {
    watchPage();
    const clock = useClock();

    it('is off by default and where an editor writes "false"', async () => {
      for (const props of [{}, { 'attr:compare': 'false' }] as const) {
        const { asked, source } = twoPeriods();
        const element = await mount(tag, { source, ...props });
        expect(element.compare).to.equal(false);
        expect(asked).to.have.length(1);
        expect(texts(element, '.legend li')).to.not.contain('the period before');
      }
    });

    for (const [range, shiftMs] of [
      ['1H', HOUR],
      ['1D', 24 * HOUR],
      ['1W', 168 * HOUR],
    ] as const) {
      it(`asks for the ${range} before as well`, async () => {
        const { asked, source } = twoPeriods();
        await mount(tag, { source, 'attr:compare': '', 'attr:range': range });
        const [now, then] = asked;
        expect(asked).to.have.length(2);
        expect(now?.fromMs).to.equal((then?.fromMs ?? 0) + shiftMs);
        expect(now?.toMs).to.equal((then?.toMs ?? 0) + shiftMs);
        expect(then?.interval).to.equal(now?.interval);
      });
    }

    it('compares a custom range with as much time before it', async () => {
      const { asked, source } = twoPeriods();
      const range = { 'attr:from': '2026-11-20T00:00Z', 'attr:to': '2026-11-20T06:00Z' } as const;
      await mount(tag, { source, 'attr:compare': '', ...range });
      const [now, then] = asked;
      expect(then?.toMs).to.equal(now?.fromMs);
      expect((then?.toMs ?? 0) - (then?.fromMs ?? 0)).to.equal(6 * HOUR);
    });

    it('has both values and the difference in the tooltip, and says so', async () => {
      const { source } = twoPeriods();
      const element = await mount(tag, { source, 'attr:compare': '' });
      await explorable(element);
      find(element, '.chart').focus();
      await sendKeys({ press: 'Home' });
      await painted();
      expect(text(element, '.tooltip-time')).to.equal('Nov 21, 2:00 – 3:00 PM (UTC)');
      expect(text(element, '.tooltip-before')).to.equal('compared with Nov 20, 2:00 – 3:00 PM');
      expect(rows(element).slice(0, 6)).to.deep.equal(
        tag === 'nano-byte-usage'
          ? [
              'Playout in kB',
              '1 kB (1,000 bytes)',
              'before',
              '0.9 kB (900 bytes)',
              'difference',
              '+100 B (+11.11%)',
            ]
          : ['Concurrent viewers', '1,000', 'before', '900', 'difference', '+100 (+11.11%)'],
      );
      expect(flat(find(element, '.announcement').textContent)).to.contain('difference: +100');
    });

    it('does not compare what is still growing, nor what is not known', async () => {
      const source: AnySource = (query) =>
        Promise.resolve(seriesFor(query, (i) => (i === 1 && query.fromMs < FROM ? null : 5)));
      const element = await mount(tag, { source, 'attr:compare': '' });
      await explorable(element);
      find(element, '.chart').focus();
      await sendKeys({ press: 'End' });
      await painted();
      expect(rows(element)).to.contain('before').and.not.contain('difference');
      await sendKeys({ press: 'Home' });
      await sendKeys({ press: 'ArrowRight' });
      await painted();
      expect(rows(element)).to.contain('no data').and.not.contain('difference');
    });

    it('shows the current period alone where the one before cannot be had', async () => {
      const source: AnySource = (query, options) =>
        query.fromMs < FROM ? failing('server')(query, options) : Promise.resolve(seriesFor(query));
      const element = await mount(tag, { source, 'attr:compare': '' });
      expect(element.status).to.equal('ready');
      expect(element.stale).to.equal(false);
      expect(texts(element, '.legend li')).to.not.contain('the period before');
    });

    it('does not ask again for what is past when it refreshes, but when the window moves', async () => {
      const { asked, source } = twoPeriods();
      const element = await mount(tag, { source, 'attr:compare': '', 'attr:refresh': '300' });
      const next = () =>
        new Promise((resolve) => {
          element.addEventListener('nano-data', resolve, { once: true });
        });
      let shown = next();
      clock.advance(300_000);
      await shown;
      expect(asked).to.have.length(3);
      clock.set(NOW + HOUR);
      shown = next();
      clock.advance(300_000);
      await shown;
      expect(asked).to.have.length(5);
      expect(asked.at(-1)?.fromMs ?? asked.at(-2)?.fromMs).to.be.below(FROM + HOUR);
    });

    it('can be switched on and off', async () => {
      const { source } = twoPeriods();
      const element = await mount(tag, { source });
      for (const isOn of [true, false, true]) {
        const shown = new Promise((resolve) => {
          element.addEventListener('nano-data', resolve, { once: true });
        });
        element.compare = isOn;
        await shown;
        expect(texts(element, '.legend li').includes('the period before')).to.equal(isOn);
        expect(shadow(element).querySelectorAll('canvas')).to.have.length(1);
        expect(element.toCSV().split('\r\n')[0]?.includes('previous_time')).to.equal(isOn);
      }
    });

    it('exports the earlier period in columns of its own', async () => {
      const { source } = twoPeriods();
      const element = await mount(tag, { source, 'attr:compare': '' });
      const [header, first] = element.toCSV().split('\r\n');
      expect([header, first]).to.deep.equal(
        tag === 'nano-byte-usage'
          ? [
              'time,playout_bytes,ingest_bytes,previous_time,previous_playout_bytes,previous_ingest_bytes',
              '2026-11-21T14:00:00Z,1000,100,2026-11-20T14:00:00Z,900,90',
            ]
          : [
              'time,viewers,previous_time,previous_viewers',
              '2026-11-21T14:00:00Z,1000,2026-11-20T14:00:00Z,900',
            ],
      );
    });

    it('waits for both periods, and gives both up when it leaves', async () => {
      const { source, calls, asked } = controlled();
      const mounted = mount(tag, { source, 'attr:compare': '' });
      while ((await asked()) < 2);
      calls[0]?.answer();
      await asked();
      expect(document.querySelector(tag)?.status).to.equal('loading');
      calls[1]?.answer();
      const element = await mounted;
      expect(element.status).to.equal('ready');
      void element.refresh();
      while ((await asked()) < 4);
      element.remove();
      expect(calls.slice(2).every(({ signal }) => signal.aborted)).to.equal(true);
    });
  });
}
