import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import type { MetricsError } from '../../src/index.js';
import { LiveQuery } from '../../src/controllers/live-query.js';

const disconnects: (() => void)[] = [];

/** A host that updates when the test says so. */
function setUp(
  fetch: (query: number, signal: AbortSignal, force: boolean) => Promise<string>,
  { ageMs = 0, refreshMs }: { readonly ageMs?: number; readonly refreshMs?: number } = {},
) {
  const controllers: ReactiveController[] = [];
  const told: string[] = [];
  let updates = 0;
  const state: { key: readonly string[] | undefined } = { key: ['a'] };
  const host = Object.assign(document.createElement('div'), {
    addController: (controller: ReactiveController) => void controllers.push(controller),
    removeController: () => {},
    requestUpdate: () => {
      updates++;
    },
    updateComplete: Promise.resolve(true),
  });
  const live = new LiveQuery<number, string>(host, {
    key: () => state.key,
    query: (nowMs) => nowMs,
    fetch: async (query, { signal, force }) => ({
      atMs: Date.now() - ageMs,
      data: await fetch(query, signal, force),
    }),
    skewMs: () => 0,
    isEmpty: ({ data }) => data === '',
    refreshMs: () => refreshMs,
    onData: ({ data }) => void told.push(data),
    onError: (error: MetricsError) => void told.push(error.kind),
  });
  const connect = () => {
    document.body.append(host);
    controllers.forEach((controller) => controller.hostConnected?.());
    update();
  };
  const update = () => controllers.forEach((controller) => controller.hostUpdate?.());
  const disconnect = () => controllers.forEach((controller) => controller.hostDisconnected?.());
  disconnects.push(() => {
    disconnect();
    host.remove();
  });
  return { live, state, told, connect, update, disconnect, updates: () => updates };
}

/** Waits until the browser has said what can be seen, and all promises have told their outcome. */
async function settled(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('LiveQuery', () => {
  afterEach(() => {
    disconnects.splice(0).forEach((disconnect) => {
      disconnect();
    });
  });

  it('asks nothing before it is connected', async () => {
    let calls = 0;
    const { live, told } = setUp(async () => `${++calls}`);
    await live.refresh();
    expect(calls).to.equal(0);
    expect(told).to.deep.equal([]);
    expect(live.status).to.equal('loading');
  });

  it('asks once when it is connected, and again only for another key', async () => {
    let calls = 0;
    const { state, connect, update, told } = setUp(async () => `${++calls}`);
    connect();
    update();
    update();
    await settled();
    expect(told).to.deep.equal(['1']);
    state.key = ['b'];
    update();
    update();
    await settled();
    expect(told).to.deep.equal(['1', '2']);
  });

  const MINUTE_MS = 60_000;
  for (const [what, ageMs, asked] of [
    ['in time counts from when it was made', MINUTE_MS - 100, 2],
    ['that a proxy has kept for longer does not hurry the next', 2 * MINUTE_MS, 1],
    ['of the very age of a refresh does not, either', MINUTE_MS, 1],
  ] as const) {
    it(`refreshes by the minute: an answer ${what}`, async () => {
      let calls = 0;
      const { connect } = setUp(async () => `${++calls}`, { ageMs, refreshMs: MINUTE_MS });
      connect();
      await settled();
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(calls).to.equal(asked);
    });
  }

  it('asks at once after a move, although how often to ask changes before it is seen', async () => {
    let calls = 0;
    const { live, connect, disconnect, update } = setUp(() => {
      calls++;
      return Promise.reject(new Error('down'));
    });
    connect();
    await settled();
    expect(calls).to.equal(1);
    void live.refresh();
    disconnect();
    connect();
    live.reschedule();
    update();
    expect(live.status).to.equal('loading');
    await settled();
    expect(calls).to.equal(3);
    expect(live.status).to.equal('error');
  });

  it('drops what it has for another key while it is out of the page', async () => {
    const { live, state, connect, disconnect, update } = setUp(async () => 'data');
    connect();
    await settled();
    expect(live.result?.data).to.equal('data');
    disconnect();
    state.key = ['b'];
    update();
    expect(live.result).to.equal(undefined);
    expect(live.status).to.equal('loading');
  });

  it('forces only what somebody asked for', async () => {
    const forced: boolean[] = [];
    const { live, state, connect, update } = setUp(async (_query, _signal, force) => {
      forced.push(force);
      return 'data';
    });
    connect();
    await settled();
    await live.refresh();
    state.key = ['b'];
    update();
    await settled();
    expect(forced).to.deep.equal([false, true, false]);
  });

  it('says when the data was asked for, not when it came', async () => {
    const { now } = Date;
    let nowMs = 1000;
    Date.now = () => nowMs;
    try {
      const { live, connect } = setUp(async () => {
        nowMs = 5000;
        return 'data';
      });
      connect();
      await settled();
      expect(live.result?.atMs).to.equal(1000);
      expect(live.result?.query).to.equal(1000);
    } finally {
      Date.now = now;
    }
  });

  it('asks its host for an update whenever its state changed', async () => {
    const { live, connect, updates } = setUp(async () => '');
    connect();
    const before = updates();
    await settled();
    expect(live.status).to.equal('empty');
    expect(updates()).to.be.above(before);
  });

  it('leaves no listener on document and window', async () => {
    const listeners = new Set<string>();
    const { prototype } = EventTarget;
    const own = Object.getOwnPropertyDescriptors(prototype);
    prototype.addEventListener = function (type: string) {
      if (this === document || this === window) listeners.add(type);
    };
    prototype.removeEventListener = function (type: string) {
      listeners.delete(type);
    };
    try {
      const { connect, disconnect } = setUp(async () => '');
      connect();
      expect([...listeners]).to.include.members(['visibilitychange', 'online']);
      disconnect();
      expect([...listeners]).to.deep.equal([]);
    } finally {
      Object.defineProperties(prototype, own);
    }
  });

  it('asks nothing while there is no question, and forgets what it had', async () => {
    let calls = 0;
    const { live, state, told, connect, update } = setUp(async () => `${++calls}`);
    state.key = undefined;
    connect();
    await settled();
    await live.refresh();
    expect(calls).to.equal(0);
    state.key = ['a'];
    update();
    await settled();
    expect(told).to.deep.equal(['1']);
    state.key = undefined;
    update();
    await settled();
    expect(live.result).to.equal(undefined);
    expect(calls).to.equal(1);
  });

  it('asks a question that depends on nothing', async () => {
    const { live, state, told, connect } = setUp(async () => 'x');
    state.key = [];
    connect();
    await settled();
    expect(told).to.deep.equal(['x']);
    expect(live.status).to.equal('ready');
  });
});
