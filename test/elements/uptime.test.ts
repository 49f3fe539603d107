import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import { LiveQuery } from '../../src/controllers/live-query.js';
import { createClient } from '../../src/index.js';
import { presetWindow } from '../../src/model/range.js';
import { NO_FILTERS, type ViewersQuery } from '../../src/model/query.js';
import type { ViewersSeries } from '../../src/model/series.js';
import { letRequestsGo } from '../support/pace.js';
import { useClock } from './clock.js';
import { useFakeApi } from './fake-api.js';
import { mount, settled, task, watchPage } from './support.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STEP_MS = 5 * MINUTE;

/** Counts what is taken from the page and not given back. */
function useLedger() {
  const { prototype } = EventTarget;
  const own = Object.getOwnPropertyDescriptors(prototype);
  let listeners = 0;
  beforeEach(() => {
    listeners = 0;
    const count = (name: 'addEventListener' | 'removeEventListener', by: number) => {
      const real = own[name].value as (this: EventTarget, ...args: unknown[]) => void;
      prototype[name] = function (this: EventTarget, ...args: unknown[]) {
        if (this === document || this === window) {
          listeners += by;
          const { signal } = Object(args[2]) as AddEventListenerOptions;
          signal?.addEventListener('abort', () => listeners--);
        }
        real.apply(this, args);
      };
    };
    count('addEventListener', 1);
    count('removeEventListener', -1);
  });
  afterEach(() => {
    Object.defineProperties(prototype, own);
  });
  return {
    get listeners() {
      return listeners;
    },
  };
}

describe('thirty days on a page', () => {
  watchPage();
  const clock = useClock();
  const api = useFakeApi();
  const ledger = useLedger();

  it('leave a question asked every five minutes as it was on the first day', async () => {
    const controllers: ReactiveController[] = [];
    const host = Object.assign(document.createElement('div'), {
      addController: (controller: ReactiveController) => void controllers.push(controller),
      removeController: () => {},
      requestUpdate: () => {},
      updateComplete: Promise.resolve(true),
    });
    const client = createClient({ apiBase: '/api' });
    let answers = 0;
    const live = new LiveQuery<ViewersQuery, ViewersSeries>(host, {
      key: () => [],
      query: (nowMs) => ({ metric: 'viewers', ...presetWindow('1D', nowMs), ...NO_FILTERS }),
      fetch: async (query, options) => {
        const { series, atMs } = await client.series('viewers', query, options);
        return { data: series, atMs };
      },
      skewMs: () => client.skewMs(),
      isEmpty: () => false,
      refreshMs: () => STEP_MS,
      onData: () => answers++,
      onError: (error) => {
        throw error;
      },
    });
    document.body.append(host);
    for (const controller of controllers) {
      controller.hostConnected?.();
      controller.hostUpdate?.();
    }
    await settled();
    const state = () => ({
      timers: clock.waiting.length,
      listeners: ledger.listeners,
      buckets: live.result?.data.xSeconds.length,
      nodes: document.querySelectorAll('*').length,
    });
    const steps = async (count: number) => {
      for (let i = 0; i < count; i++) {
        letRequestsGo();
        const before = answers;
        clock.advance(STEP_MS);
        while (answers === before) await task();
      }
    };
    await steps(DAY / STEP_MS);
    await settled();
    const afterDay = state();
    expect(afterDay).to.include({ timers: 1, buckets: 25 });
    await steps((29 * DAY) / STEP_MS);
    await settled();
    expect(state()).to.deep.equal(afterDay);
    expect(answers).to.equal((30 * DAY) / STEP_MS + 1);
    expect(api.asked.length).to.equal(answers);
    const { query } = live.result ?? {};
    expect(query).to.include(presetWindow('1D', clock.nowMs));
    for (const controller of controllers) controller.hostDisconnected?.();
    host.remove();
    expect(clock.waiting).to.deep.equal([]);
  }).timeout(60_000);

  it('leave a chart and a month as they were on the first day, and right', async () => {
    const before = ledger.listeners;
    const client = createClient({ apiBase: '/api' });
    const elements = await Promise.all([
      mount('nano-byte-usage', { client, 'attr:refresh': '3600' }),
      mount('nano-mtd-usage', { client, 'attr:refresh': '3600' }),
    ]);
    const hours = async (count: number) => {
      for (let i = 0; i < count; i++) {
        letRequestsGo();
        clock.advance(60 * MINUTE);
        await settled();
      }
    };
    const state = () => ({
      timers: clock.waiting.length,
      listeners: ledger.listeners,
      nodes: elements.map(({ shadowRoot }) => shadowRoot?.querySelectorAll('*').length),
    });
    await hours(24);
    const afterDay = state();
    await hours(29 * 24);
    expect(state()).to.deep.equal(afterDay);
    const fresh = createClient({ apiBase: '/api' });
    const [chart, month] = elements;
    expect(chart.toCSV()).to.equal((await mount('nano-byte-usage', { client: fresh })).toCSV());
    expect(month.toCSV()).to.equal((await mount('nano-mtd-usage', { client: fresh })).toCSV());
    document.querySelectorAll('nano-byte-usage, nano-mtd-usage').forEach((element) => {
      element.remove();
    });
    expect(clock.waiting).to.deep.equal([]);
    expect(ledger.listeners).to.equal(before);
  }).timeout(60_000);
});
