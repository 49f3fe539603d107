import { expect } from '@open-wc/testing';
import type { Client } from '../../src/index.js';
import {
  type AnySeries,
  type AnySource,
  create,
  find,
  good,
  mount,
  mountWaiting,
  outcome,
  place,
  seriesFor,
  shadow,
  TAGS,
  task,
  useWarnings,
  watchPage,
  serve,
} from './support.js';

const thrower = (error: unknown): AnySource => {
  return () => {
    throw error;
  };
};

const garbage =
  (value: unknown): AnySource =>
  async () =>
    value as AnySeries;

/** A series that is right but for one thing. */
const spoiled =
  (spoil: (series: AnySeries) => unknown): AnySource =>
  async (query) =>
    spoil(seriesFor(query)) as AnySeries;

const lines = (values: unknown) => (series: AnySeries) => ({
  ...series,
  lines: { viewers: values, playout: values, ingest: values },
});

const FAILING: [string, AnySource, string][] = [
  ['throws', thrower(new Error('secret')), 'server'],
  ['throws what is no error', thrower('secret'), 'server'],
  ['throws nothing', thrower(undefined), 'server'],
  ['is no function', 'https://example.com' as unknown as AnySource, 'server'],
  ['rejects with an AbortError of its own', thrower(new DOMException('', 'AbortError')), 'server'],
  ['gives nothing', garbage(undefined), 'schema'],
  ['gives null', garbage(null), 'schema'],
  ['gives text', garbage('[]'), 'schema'],
  ['gives an array', garbage([]), 'schema'],
  ['gives no lines', spoiled(({ xSeconds }) => ({ xSeconds })), 'schema'],
  ['gives other lines', spoiled((series) => ({ ...series, lines: { other: [] } })), 'schema'],
  ['gives too short lines', spoiled(lines([1])), 'schema'],
  ['gives text for numbers', spoiled((s) => lines(s.xSeconds.map(() => '1'))(s)), 'schema'],
  ['gives NaN', spoiled((s) => lines(s.xSeconds.map(() => NaN))(s)), 'schema'],
  ['gives negative numbers', spoiled((s) => lines(s.xSeconds.map(() => -1))(s)), 'schema'],
  [
    'gives holes',
    spoiled((s) => lines(Object.assign(Array(s.xSeconds.length), [1, 2]))(s)),
    'schema',
  ],
  [
    'gives times backwards',
    spoiled((s) => ({ ...s, xSeconds: [...s.xSeconds].reverse() })),
    'schema',
  ],
  [
    'gives times that no calendar has',
    spoiled((s) => ({ ...s, xSeconds: s.xSeconds.map((x) => x * 1e6) })),
    'schema',
  ],
  [
    'gives milliseconds for seconds',
    spoiled((s) => ({ ...s, xSeconds: s.xSeconds.map((x) => x * 1e3) })),
    'schema',
  ],
];

for (const tag of TAGS) {
  describe(`${tag} and a source that`, () => {
    watchPage();
    useWarnings();

    for (const [name, source, kind] of FAILING) {
      it(`${name}: says that it failed, and recovers`, async () => {
        const element = create(tag, { source });
        let told: unknown;
        element.addEventListener('nano-error', (event) => (told = event.kind));
        await place(element);
        for (let i = 0; i < 5; i++) await task();
        await element.updateComplete;
        expect(told).to.equal(kind);
        expect(element.status).to.equal('error');
        expect(shadow(element).textContent).not.to.contain('secret');
        const next = outcome(element);
        Object.assign(element, { source: good });
        await next;
        expect(element.status).to.equal('ready');
      });
    }

    it('never answers: stays in loading, and can be replaced', async () => {
      const element = await mountWaiting(tag);
      expect(element.status).to.equal('loading');
      const next = outcome(element);
      Object.assign(element, { source: good });
      await next;
      expect(element.status).to.equal('ready');
    });

    it('gives a series without any bucket: is empty', async () => {
      const none = { xSeconds: [], lines: { viewers: [], playout: [], ingest: [] } };
      const element = await mount(tag, { source: async () => none });
      expect(element.status).to.equal('empty');
      await element.refresh();
      expect(element.status).to.equal('empty');
    });

    it('gives frozen data and more lines than asked for', async () => {
      const source: AnySource = async (query) => {
        const series = seriesFor(query);
        Object.values(series.lines).forEach((values) => Object.freeze(values));
        Object.freeze(series.xSeconds);
        return Object.freeze(series);
      };
      const element = await mount(tag, { source });
      expect(element.status).to.equal('ready');
    });

    it('gives one huge number: shows it', async () => {
      const source: AnySource = serve((i) => (i === 5 ? Number.MAX_SAFE_INTEGER / 2 : 1));
      const element = await mount(tag, { source });
      expect(element.status).to.equal('ready');
      expect(shadow(element).textContent).not.to.match(/NaN|Infinity/);
    });
  });

  describe(`${tag} and odd clients`, () => {
    watchPage();

    it('says in its error state that a client is none, and throws nothing', async () => {
      const element = create(tag, {});
      element.client = {} as Client;
      await place(element);
      await task();
      await element.updateComplete;
      expect(element.status).to.equal('error');
    });

    const fail = () => {
      throw new Error('secret');
    };
    const proxy = new Proxy({}, { get: fail, has: fail });
    const hostile = [
      ['whose getters throw', proxy],
      ['whose methods throw', { series: fail, skewMs: fail, subscribe: fail }],
      ['whose methods give anything', { series: () => '', skewMs: () => '', subscribe: () => '' }],
      ['whose subscription throws at its end', { series: fail, subscribe: () => fail }],
    ] as const;
    for (const [name, client] of hostile) {
      it(`says in its error state that it has a client ${name}, and lets go of it`, async () => {
        const element = create(tag, {});
        Object.assign(element, { client });
        await place(element);
        for (let i = 0; i < 5; i++) await task();
        await element.updateComplete;
        expect(element.status).to.equal('error');
        element.remove();
        await place(element);
        const next = outcome(element);
        Object.assign(element, { client: undefined, source: good });
        await next;
        expect(element.status).to.equal('ready');
      });
    }

    it('survives a client that throws what is no MetricsError', async () => {
      const client: Client = {
        revision: 0,
        series: () => Promise.reject(new TypeError('secret')),
        skewMs: () => 0,
        signIn: async () => {},
        signOut: () => {},
        subscribe: () => () => {},
      };
      const element = await mount(tag, { client });
      expect(element.status).to.equal('error');
      expect(find(element, '.status').textContent).not.to.contain('secret');
    });
  });
}
