import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { configure, createClient, type NanoByteUsage, type RangePreset } from '../../src/index.js';
import { responseOf } from '../support/response.js';
import { useClock } from './clock.js';
import { useFakeApi } from './fake-api.js';
import { create, record, settled, watchPage } from './support.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a person, a page or the world may do to a widget. */
type Step =
  | { readonly do: 'range'; readonly value: RangePreset }
  | { readonly do: 'streams' | 'apiBase'; readonly value: string }
  | { readonly do: 'client'; readonly value: number }
  | { readonly do: 'answer'; readonly value: number; readonly how: 'truth' | 401 | 403 | 404 | 500 }
  | { readonly do: 'fail' | 'garbage'; readonly value: number }
  | { readonly do: 'wait'; readonly value: number }
  | { readonly do: 'remove' | 'insert' | 'refresh' | 'hide' | 'show' | 'signOut' | 'settle' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('range'), value: fc.constantFrom('1H', '1D', '1W') }),
  fc.record({ do: fc.constant('streams'), value: fc.constantFrom('', 'a', 'b') }),
  fc.record({ do: fc.constant('apiBase'), value: fc.constantFrom('/one', '/two') }),
  fc.record({ do: fc.constant('client'), value: fc.nat(1) }),
  fc.record({
    do: fc.constant('answer'),
    value: fc.nat(5),
    how: fc.constantFrom('truth', 'truth', 'truth', 401, 403, 404, 500),
  }),
  fc.record({ do: fc.constantFrom('fail', 'garbage'), value: fc.nat(5) }),
  fc.record({ do: fc.constant('wait'), value: fc.constantFrom(MINUTE, 6 * MINUTE, 2 * HOUR) }),
  fc.record({
    do: fc.constantFrom('remove', 'insert', 'refresh', 'hide', 'show', 'signOut', 'settle'),
  }),
) as fc.Arbitrary<Step>;

describe('a widget, whatever happens in whatever order,', () => {
  watchPage();
  const clock = useClock();
  const api = useFakeApi();
  const events = record('nano-data', 'nano-error');
  let isHidden = false;

  beforeEach(() => {
    isHidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  });
  afterEach(() => Reflect.deleteProperty(document, 'hidden'));

  /** Whether all that is shown is the truth about what is asked now. */
  function expectTruth(element: NanoByteUsage): void {
    const csv = element.toCSV();
    if (csv === '') return;
    const params = {
      interval: element.range === '1H' ? 'minute' : 'hour',
      ...(element.streams && { streams: String(element.streams) }),
    };
    const path = `${element.apiBase}/v2/usage/bytes/timeseries?${new URLSearchParams(params)}`;
    const asked = {
      url: new URL(path, location.href),
      token: null,
      signal: new AbortController().signal,
    };
    const lines = csv.trim().split('\r\n').slice(1);
    const length = { '1H': 61, '1D': 25, '1W': 169 }[(element.range ?? '1D') as RangePreset];
    expect(lines.length, 'the range that is asked for').to.equal(length);
    for (const line of lines) {
      const [time = '', playout = ''] = line.split(',');
      if (playout !== '') expect(Number(playout)).to.equal(api.truth(asked, Date.parse(time)));
    }
  }

  it('shows the truth about what was asked last, or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const clients = [0, 1].map(() => createClient({ apiBase: '/one' }));
        let open: {
          asked: Parameters<typeof api.answer>[0];
          answer: (r: Response) => void;
          fail: () => void;
        }[] = [];
        api.answerBy(
          (asked) =>
            new Promise((resolve, reject: (reason: unknown) => void) => {
              asked.signal.addEventListener('abort', () => {
                reject(asked.signal.reason);
              });
              const fail = () => {
                reject(new TypeError('Failed to fetch'));
              };
              open.push({ asked, answer: resolve, fail });
            }),
        );
        events.length = 0;
        const element = create('nano-byte-usage', {});
        Object.assign(element, { client: clients[0], range: '1D', streams: '', apiBase: '/one' });
        document.body.append(element);
        const steer: Record<Step['do'], (value: never, how: never) => void> = {
          range: (value) => (element.range = value),
          streams: (value) => (element.streams = value),
          apiBase: (value) => (element.apiBase = value),
          client: (value) => (element.client = clients[value]),
          answer: (value, how) => {
            const [one] = open.splice(value, 1);
            if (!one) return;
            const status: unknown = how;
            one.answer(
              status === 'truth'
                ? api.answer(one.asked)
                : responseOf('{}', { status: Number(status) }),
            );
          },
          fail: (value) => open.splice(value, 1)[0]?.fail(),
          garbage: (value) => open.splice(value, 1)[0]?.answer(responseOf('<html>')),
          wait: (value) => {
            clock.advance(value);
          },
          remove: () => {
            element.remove();
          },
          insert: () => {
            document.body.append(element);
          },
          refresh: () => void element.refresh(),
          hide: () => {
            isHidden = true;
            document.dispatchEvent(new Event('visibilitychange'));
          },
          show: () => {
            isHidden = false;
            document.dispatchEvent(new Event('visibilitychange'));
          },
          signOut: () => {
            clients[0]?.signOut();
          },
          settle: () => {},
        };
        try {
          for (const one of steps) {
            steer[one.do](
              ('value' in one ? one.value : undefined) as never,
              ('how' in one ? one.how : undefined) as never,
            );
            if (one.do === 'settle' || one.do === 'answer') await settled();
            else await element.updateComplete;
            expectTruth(element);
          }
          // All is well again, and somebody tries again.
          isHidden = false;
          document.body.append(element);
          document.dispatchEvent(new Event('visibilitychange'));
          api.answerBy(() => undefined);
          for (const { fail } of open) fail();
          open = [];
          await element.refresh();
          await element.updateComplete;
          expect([element.status, element.stale]).to.deep.equal(['ready', false]);
          expect(element.toCSV()).not.to.equal('');
          expectTruth(element);
          for (const event of events)
            expect(event.detail).not.to.have.property('name', 'AbortError');
        } finally {
          element.remove();
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('makes no event of an abort', async () => {
    api.answerBy(
      ({ signal }) =>
        new Promise((_resolve, reject: (reason: unknown) => void) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason);
          });
        }),
    );
    events.length = 0;
    const element = create('nano-byte-usage', { client: createClient({ apiBase: '/one' }) });
    document.body.append(element);
    for (const range of ['1H', '1W', '1D']) {
      element.range = range;
      await element.updateComplete;
      await settled();
    }
    element.remove();
    configure({});
    await settled();
    expect(api.asked.length).to.equal(3);
    expect(api.asked.every(({ signal }) => signal.aborted)).to.equal(true);
    expect(events).to.deep.equal([]);
  });
});
