import { expect } from '@open-wc/testing';
import { useClock } from './clock.js';
import {
  CHART_TAGS,
  controlled,
  create,
  empty,
  failing,
  good,
  mount,
  mountWaiting,
  NOW,
  outcome,
  place,
  setSource,
  shadow,
  switchable,
  TAGS,
  text,
  useWarnings,
  watchPage,
} from './support.js';

const MINUTE = 60_000;

for (const tag of TAGS) {
  describe(`${tag} and refreshes`, () => {
    watchPage();
    const warnings = useWarnings();
    const clock = useClock();

    const intervals: [string, number | undefined][] = [
      ['20', 20_000],
      ['5', 10_000],
      ['0', 10_000],
      ['OFF', undefined],
      ['off', undefined],
      ['“30”', 30_000],
    ];
    for (const [refresh, ms] of intervals) {
      it(`refresh="${refresh}" waits for ${ms ?? 'nobody'}`, async () => {
        await mount(tag, { source: good, 'attr:refresh': refresh });
        expect(clock.waiting).to.deep.equal(ms === undefined ? [] : [ms]);
        expect(warnings).to.deep.equal([]);
      });
    }

    it('waits long, and not for nothing, where a timer cannot wait as long as it is told', async () => {
      await mount(tag, { source: good, 'attr:refresh': '1e12' });
      const [ms = 0] = clock.waiting;
      expect(ms).to.be.within(1e9, 2 ** 31 - 1);
    });

    it('asks again when the time is over, and keeps what is shown meanwhile', async () => {
      const { source, call, asked } = controlled();
      const element = await mountWaiting(tag, { source, 'attr:refresh': '20' });
      expect(clock.waiting).to.deep.equal([]);
      const first = outcome(element);
      (await call(0)).answer();
      await first;
      clock.advance(19_999);
      expect(await asked()).to.equal(1);
      clock.advance(1);
      expect(await asked()).to.equal(2);
      await element.updateComplete;
      expect(element.status).to.equal('ready');
      expect(clock.waiting, 'no second one while the first is under way').to.deep.equal([]);
      const second = outcome(element);
      (await call(1)).answer();
      await second;
      clock.advance(20_000);
      expect(await asked()).to.equal(3);
    });

    it('goes on after errors', async () => {
      const { source, use } = switchable(failing('server', { status: 500 }));
      const element = await mount(tag, { source, 'attr:refresh': '20' });
      use(good);
      const next = outcome(element);
      clock.advance(20_000);
      await next;
      expect(element.status).to.equal('ready');
    });

    it('stops after a refused sign-in, until somebody asks', async () => {
      const { source, use } = switchable(failing('unauthorized', { status: 401 }));
      const element = await mount(tag, { source, 'attr:refresh': '20' });
      expect(clock.waiting).to.deep.equal([]);
      use(good);
      await element.refresh();
      expect(element.status).to.equal('ready');
      expect(clock.waiting).to.deep.equal([20_000]);
    });

    it('takes up a changed interval at once', async () => {
      const element = await mount(tag);
      element.setAttribute('refresh', 'off');
      await element.updateComplete;
      expect(clock.waiting).to.deep.equal([]);
      element.setAttribute('refresh', '40');
      await element.updateComplete;
      expect(clock.waiting).to.deep.equal([40_000]);
    });

    it('takes `refresh = 30` as frameworks set it, and stays callable', async () => {
      const element = await mount(tag);
      (element as { refresh: unknown }).refresh = 30;
      await element.updateComplete;
      expect(clock.waiting).to.deep.equal([30_000]);
      expect(typeof element.refresh).to.equal('function');
      await element.refresh();
      expect(element.status).to.equal('ready');
      // As a page does that gives it back what it has wrapped.
      element.refresh = async () => {};
      expect(element.refreshInterval).to.equal(30);
    });

    it('resolves refresh() when the new data is shown, or has failed', async () => {
      const { source, use } = switchable();
      const element = await mount(tag, { source });
      use(empty);
      expect(await element.refresh()).to.equal(undefined);
      expect(element.status).to.equal('empty');
      use(failing('server'));
      expect(await element.refresh()).to.equal(undefined);
      expect(await create(tag, { source }).refresh(), 'never connected').to.equal(undefined);
      element.remove();
      expect(await element.refresh(), 'removed').to.equal(undefined);
    });

    for (const [what, leave] of [
      ['a newer one took over', (element: { refresh(): Promise<void> }) => void element.refresh()],
      ['the element was removed', (element: Element) => element.remove()],
    ] as const) {
      it(`resolves refresh() where ${what}, though the source never answers`, async () => {
        const { source, asked } = controlled();
        const element = await mountWaiting(tag, { source });
        let hasResolved = false;
        void element.refresh().then(() => (hasResolved = true));
        leave(element);
        await asked();
        expect(hasResolved).to.equal(true);
      });
    }

    it('keeps the last good data as stale when a refresh fails, and recovers', async () => {
      const { source, use } = switchable();
      const element = await mount(tag, { source });
      const csv = element.toCSV();
      use(failing('network', { address: 'https://example.com' }));
      clock.set(NOW + 5 * MINUTE);
      await element.refresh();
      expect(element.status).to.equal('ready');
      expect(element.stale).to.equal(true);
      expect(element.hasAttribute('stale')).to.equal(true);
      expect(element.toCSV()).to.equal(csv);
      expect(text(element, '.stale')).to.equal('Not updated since Nov 22, 2:20 PM.');
      use(good);
      await element.refresh();
      expect(element.stale).to.equal(false);
      expect(element.hasAttribute('stale')).to.equal(false);
      expect(shadow(element).textContent).not.to.contain('Not updated');
    });

    it('says that data which was empty could not be refreshed', async () => {
      const { source, use } = switchable(empty);
      const element = await mount(tag, { source });
      use(failing('network', { address: 'https://example.com' }));
      await element.refresh();
      expect(element.status).to.equal('empty');
      expect(element.stale).to.equal(true);
      expect(shadow(element).textContent).to.contain('Not updated');
    });

    for (const kind of ['unauthorized', 'forbidden'] as const) {
      it(`drops the data when a refresh is ${kind}`, async () => {
        const { source, use } = switchable();
        const element = await mount(tag, { source });
        use(failing(kind));
        await element.refresh();
        expect(element.status).to.equal(kind);
        expect(element.stale).to.equal(false);
        expect(element.toCSV()).to.equal('');
        expect(shadow(element).querySelector('canvas') === null).to.equal(true);
        expect(shadow(element).querySelector('[part=figure]') === null).to.equal(true);
        use(failing('network'));
        await element.refresh();
        expect(element.status).to.equal('error');
      });
    }

    it('shows that it tries again after an error', async () => {
      const element = await mount(tag, { source: failing('server') });
      const { source } = controlled();
      const refreshed = setSource(element, source);
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      void refreshed;
    });
  });
}

describe('the refreshes of charts', () => {
  watchPage();
  useWarnings();
  const clock = useClock();

  for (const tag of CHART_TAGS) {
    for (const [range, ms] of [
      ['1H', MINUTE],
      ['1D', 5 * MINUTE],
      ['1W', 5 * MINUTE],
    ] as const) {
      it(`${tag} with ${range} wait for ${ms / MINUTE} minutes`, async () => {
        await mount(tag, { source: good, 'attr:range': range });
        expect(clock.waiting).to.deep.equal([ms]);
      });
    }

    it(`${tag} do not refresh a range that has ended, unless told to`, async () => {
      const span = { 'attr:from': '2026-11-01', 'attr:to': '2026-11-02' } as const;
      const element = await mount(tag, { source: good, ...span });
      expect(clock.waiting).to.deep.equal([]);
      element.setAttribute('refresh', '60');
      await element.updateComplete;
      expect(clock.waiting).to.deep.equal([MINUTE]);
    });

    it(`${tag} move their window on with the time`, async () => {
      const { source, call } = controlled();
      const element = await mountWaiting(tag, { source });
      const first = outcome(element);
      (await call(0)).answer();
      await first;
      clock.set(NOW + 60 * MINUTE);
      void element.refresh();
      expect((await call(1)).query.fromMs - (await call(0)).query.fromMs).to.equal(60 * MINUTE);
    });
  }

  it('wait while nobody looks, and catch up', async () => {
    const { source, call, asked } = controlled();
    const element = create('nano-byte-usage', { source, 'attr:refresh': '20' });
    const first = outcome(element);
    await place(element);
    (await call(0)).answer();
    await first;
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    try {
      clock.advance(60_000);
      expect(await asked()).to.equal(1);
      isHidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      expect(await asked()).to.equal(2);
      document.dispatchEvent(new Event('visibilitychange'));
      expect(await asked()).to.equal(2);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });
});
