import { expect } from '@open-wc/testing';
import { createClient } from '../../src/index.js';
import { responseOf } from '../support/response.js';
import { useClock } from './clock.js';
import { useFakeApi } from './fake-api.js';
import { find, mount, outcome, record, settled, text, watchPage } from './support.js';

const MINUTE = 60_000;

describe('a widget whose refresh fails', () => {
  watchPage();
  const clock = useClock();
  const api = useFakeApi();
  const events = record('nano-data', 'nano-error');

  const broken = () => responseOf('{}', { status: 500 });
  const mountReady = async () => {
    const element = await mount('nano-byte-usage', { client: createClient({ apiBase: '/api' }) });
    events.length = 0;
    return element;
  };

  it('keeps what it shows, says since when, once, and is well again by itself', async () => {
    const element = await mountReady();
    const csv = element.toCSV();
    const line = find(element, '.stale');
    let changes = 0;
    const observer = new MutationObserver(() => changes++);
    observer.observe(line, { childList: true, characterData: true, subtree: true });

    api.answerBy(broken);
    clock.advance(5 * MINUTE);
    await settled();
    expect(element.stale).to.equal(true);
    expect(element.hasAttribute('stale')).to.equal(true);
    expect(element.status).to.equal('ready');
    expect(element.toCSV()).to.equal(csv);
    expect(text(element, '.stale')).to.match(/^Not updated since Nov 22, 0?2:20.*\.$/);
    for (let i = 0; i < 5; i++) {
      clock.advance(MINUTE);
      await settled();
    }
    expect(changes, 'announced once').to.equal(1);
    expect(events.filter(({ type }) => type === 'nano-data').length).to.equal(0);

    api.answerBy(() => undefined);
    const next = outcome(element);
    clock.advance(2 * MINUTE);
    await next;
    expect(element.stale).to.equal(false);
    expect(text(element, '.stale')).to.equal('');
    observer.disconnect();
  });

  it('is not well again by what it had before', async () => {
    const element = await mountReady();
    api.answerBy(broken);
    await element.refresh();
    expect(element.stale).to.equal(true);
    const before = api.asked.length;
    // The next attempt follows at once here, as random numbers are 0.
    await outcome(element);
    expect(api.asked.length).to.equal(before + 1);
    expect(element.stale).to.equal(true);
  });

  it('hides short troubles altogether', async () => {
    const element = await mountReady();
    let failures = 2;
    api.answerBy(() => (failures-- > 0 ? broken() : undefined));
    await element.refresh();
    expect(element.stale).to.equal(false);
    expect(events.map(({ type }) => type)).to.deep.equal(['nano-data']);
    expect(api.asked.length).to.equal(4);
  });

  for (const [status, state] of [
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ] as const) {
    it(`drops what it shows after a ${status}`, async () => {
      const element = await mountReady();
      api.answerBy(() => responseOf('{}', { status }));
      await element.refresh();
      expect(element.status).to.equal(state);
      expect(element.stale).to.equal(false);
      expect(element.toCSV()).to.equal('');
    });
  }

  it('is silent after a 401 until a person tries again', async () => {
    const element = await mountReady();
    api.answerBy(() => responseOf('{}', { status: 401 }));
    await element.refresh();
    const before = api.asked.length;
    clock.advance(24 * 60 * MINUTE);
    await settled();
    expect(api.asked.length).to.equal(before);
    api.answerBy(() => undefined);
    const next = outcome(element);
    find(element, '.retry').click();
    await next;
    expect(element.status).to.equal('ready');
  });

  describe('without a network', () => {
    let isOnline = true;

    beforeEach(() => {
      isOnline = true;
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
    });
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'onLine');
    });

    const lose = () => {
      isOnline = false;
      api.answerBy(() => {
        throw new TypeError('Failed to fetch');
      });
    };
    const find = () => {
      isOnline = true;
      api.answerBy(() => undefined);
      window.dispatchEvent(new Event('online'));
    };

    it('sends nothing by itself, is stale, and asks once when there is one again', async () => {
      const element = await mountReady();
      lose();
      clock.advance(60 * MINUTE);
      await settled();
      expect(api.asked.length).to.equal(1);
      expect(element.stale).to.equal(true);
      expect(events.map(({ type }) => type)).to.deep.equal(['nano-error']);
      expect(clock.waiting).to.deep.equal([]);
      const next = outcome(element);
      find();
      await next;
      expect(element.stale).to.equal(false);
      expect(api.asked.length).to.equal(2);
      window.dispatchEvent(new Event('online'));
      await settled();
      expect(api.asked.length).to.equal(2);
    });

    it('tries once to begin with, and asks when there is a network', async () => {
      lose();
      const element = await mount('nano-mtd-usage', { client: createClient({ apiBase: '/api' }) });
      expect(element.status).to.equal('error');
      expect(api.asked.length).to.equal(1);
      expect(clock.waiting).to.deep.equal([]);
      const next = outcome(element);
      find();
      await next;
      expect(element.status).to.equal('ready');
    });

    it('goes on where a browser thinks it is offline and is not', async () => {
      isOnline = false;
      await mount('nano-byte-usage', { client: createClient({ apiBase: '/api' }) });
      clock.advance(5 * MINUTE);
      await settled();
      expect(api.asked.length).to.equal(2);
    });
  });

  it('does not show a sum of a month that is not exact any more', async () => {
    let bytes = Number.MAX_SAFE_INTEGER - 1;
    const month = (value: number) => {
      const timestamp = Date.UTC(2026, 10, 3) / 1000;
      const rows = [{ timestamp, playout: { bytes: value }, ingest: { bytes: 1 } }];
      return responseOf(JSON.stringify({ data: rows }));
    };
    api.answerBy(() => month(bytes));
    const element = await mount('nano-mtd-usage', { client: createClient({ apiBase: '/api' }) });
    expect(element.status).to.equal('ready');
    expect(element.toCSV()).to.contain(String(Number.MAX_SAFE_INTEGER));
    bytes += 1;
    events.length = 0;
    await element.refresh();
    expect(element.stale).to.equal(true);
    expect(events[0]).to.include({ type: 'nano-error', kind: 'schema' });
    expect(element.toCSV()).to.contain(String(Number.MAX_SAFE_INTEGER));
  });
});
