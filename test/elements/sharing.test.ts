import { expect } from '@open-wc/testing';
import { createClient } from '../../src/index.js';
import { useClock } from './clock.js';
import { useFakeApi } from './fake-api.js';
import { create, mount, outcome, place, settled, type Tag, watchPage } from './support.js';

const MINUTE = 60_000;

describe('the widgets of a page', () => {
  watchPage();
  const clock = useClock();
  const api = useFakeApi();

  const page: readonly (readonly [Tag, Record<`attr:${string}`, string>])[] = [
    ['nano-mtd-usage', {}],
    ['nano-mtd-usage', { 'attr:unit': 'GiB' }],
    ['nano-byte-usage', {}],
    ['nano-byte-usage', { 'attr:range': '1D', 'attr:timezone': 'Asia/Tokyo' }],
    ['nano-byte-usage', { 'attr:lang': 'de' }],
    ['nano-byte-usage', { 'attr:streams': 'a' }],
    ['nano-concurrent-viewers', {}],
    ['nano-concurrent-viewers', { 'attr:heading': 'Other words' }],
    ['nano-concurrent-viewers', { 'attr:range': '1H' }],
    ['nano-concurrent-viewers', { 'attr:countries': 'de' }],
  ];

  it('make as many requests as they have different questions', async () => {
    const client = createClient({ apiBase: '/api' });
    const elements = page.map(([tag, attributes]) => create(tag, { client, ...attributes }));
    const outcomes = elements.map(outcome);
    await place(wrap(elements));
    await Promise.all(outcomes);
    expect(elements.map(({ status }) => status)).to.deep.equal(elements.map(() => 'ready'));
    expect(api.asked.length).to.equal(6);
    clock.advance(16 * MINUTE);
    await settled();
    const refreshes = api.asked.slice(6).map(({ url }) => url.href);
    expect(new Set(refreshes).size, 'no request twice').to.equal(refreshes.length);
  });

  it('ask one getToken for all fifty', async () => {
    let calls = 0;
    const client = createClient({ apiBase: '/api', getToken: async () => `token-${++calls}` });
    const elements = Array.from({ length: 50 }, (_, i) =>
      create('nano-byte-usage', { client, 'attr:streams': `s${i % 25}` }),
    );
    const outcomes = elements.map(outcome);
    await place(wrap(elements));
    await Promise.all(outcomes);
    expect(calls).to.equal(1);
    expect(new Set(api.asked.map(({ token }) => token))).to.deep.equal(new Set(['token-1']));
    expect(api.asked.length).to.equal(25);
  });

  it('make two requests for 1D, 1W and 1D again', async () => {
    const element = await mount('nano-byte-usage', { client: createClient({ apiBase: '/api' }) });
    for (const range of ['1W', '1D']) {
      clock.advance(20_000);
      const next = outcome(element);
      element.range = range;
      await next;
    }
    expect(api.asked.length).to.equal(2);
    expect(rows(element)).to.equal(25);
  });

  it('ask again when a person insists, and not when an element only comes back', async () => {
    const element = await mount('nano-byte-usage', { client: createClient({ apiBase: '/api' }) });
    const parent = element.parentElement;
    element.remove();
    const next = outcome(element);
    parent?.append(element);
    await next;
    expect(api.asked.length).to.equal(1);
    await element.refresh();
    expect(api.asked.length).to.equal(2);
    expect(api.asked[1]?.url.href).to.equal(api.asked[0]?.url.href);
  });

  it('refresh by the newest buckets alone, and show what a new element shows', async () => {
    const props = { client: createClient({ apiBase: '/api' }) };
    const element = await mount('nano-byte-usage', props);
    for (let i = 0; i < 30; i++) {
      clock.advance(5 * MINUTE);
      await settled();
    }
    const spans = api.asked.map(({ url: { searchParams } }) => {
      const [from = 0, to = 0] = ['from', 'to'].map((n) => Date.parse(`${searchParams.get(n)}Z`));
      return (to - from) / (60 * MINUTE);
    });
    expect(spans[0]).to.equal(25);
    expect(Math.max(...spans.slice(1))).to.be.within(3, 4);
    const fresh = await mount('nano-byte-usage', { client: createClient({ apiBase: '/api' }) });
    expect(rows(element)).to.equal(25);
    expect(element.toCSV()).to.equal(fresh.toCSV());
  });

  it('share with one that refreshes more often', async () => {
    const client = createClient({ apiBase: '/api' });
    await mount('nano-byte-usage', { client });
    await mount('nano-byte-usage', { client, 'attr:refresh': '20' });
    expect(api.asked.length).to.equal(1);
    for (let i = 0; i < 30; i++) {
      clock.advance(20_000);
      await settled();
    }
    expect(api.asked.length, 'not one more for the slower one').to.be.within(25, 31);
  });

  for (const hours of [-1, 1]) {
    it(`show the same on a machine whose clock is wrong by ${hours} h`, async () => {
      const trueMs = clock.nowMs;
      const right = await mount('nano-byte-usage', { client: createClient({ apiBase: '/right' }) });
      const rightMonth = await mount('nano-mtd-usage', {
        client: createClient({ apiBase: '/right' }),
      });
      api.answerBy(({ url, ...rest }) => {
        url.pathname = url.pathname.replace('/wrong', '/right');
        return api.answer({ url, ...rest });
      });
      clock.set(trueMs + hours * 60 * MINUTE);
      api.clock = { nowMs: () => trueMs, isDated: true };
      const before = api.asked.length;
      const client = createClient({ apiBase: '/wrong' });
      const wrong = await mount('nano-byte-usage', { client });
      const wrongMonth = await mount('nano-mtd-usage', { client });
      expect(wrong.toCSV()).to.equal(right.toCSV());
      expect(wrongMonth.toCSV()).to.equal(rightMonth.toCSV());
      expect(api.asked.length - before).to.be.at.most(3);
    });
  }

  it('drop everything when somebody signs out', async () => {
    const client = createClient({ apiBase: '/api', getToken: () => 'mine' });
    const elements = await Promise.all(
      (['nano-mtd-usage', 'nano-byte-usage'] as const).map((tag) => mount(tag, { client })),
    );
    api.answerBy(() => new Promise(() => {}));
    client.signOut();
    for (const element of elements) {
      await element.updateComplete;
      expect(element.toCSV()).to.equal('');
      expect(element.shadowRoot?.querySelector('canvas')).to.equal(null);
      expect(element.shadowRoot?.textContent).not.to.match(/\d [MGT]B/);
    }
  });
});

function wrap(elements: readonly Element[]): HTMLElement {
  const wrapper = document.createElement('div');
  wrapper.append(...elements);
  return wrapper;
}

function rows(element: { toCSV: () => string }): number {
  return element.toCSV().trim().split('\r\n').length - 1;
}
