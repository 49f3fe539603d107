import { INTERVAL_MS, type Interval } from '../../src/model/interval.js';
import { letRequestsGo } from '../support/pace.js';
import { responseOf } from '../support/response.js';

/** A request for a series. */
export interface Asked {
  readonly url: URL;
  readonly token: string | null;
  readonly signal: AbortSignal;
}

/** How the API answers a request; `undefined` for the truth. */
export type Answering = (asked: Asked) => Response | Promise<Response> | undefined;

export interface FakeApi {
  /** All requests for series, in the order in which they came. */
  readonly asked: readonly Asked[];
  answerBy: (answering: Answering) => void;
  /** What the API knows: a number that depends on base, route, filters and time. */
  readonly truth: (asked: Asked, startMs: number) => number;
  /** A true answer to a request. */
  readonly answer: (asked: Asked) => Response;
  /** The clock of the API; it is told by the header `Date` where `isDated`. */
  clock: { nowMs: () => number; isDated: boolean };
}

/** In each test of the suite, an API that answers at once, in the place of `fetch`. */
export function useFakeApi(): FakeApi {
  const asked: Asked[] = [];
  const realFetch = window.fetch.bind(window);
  let answering: Answering = () => undefined;
  const api: FakeApi = {
    asked,
    answerBy: (next) => {
      answering = next;
    },
    truth: ({ url }, startMs) => {
      const { origin, pathname, searchParams } = url;
      const question = ['streams', 'tags', 'countries', 'interval'].map((n) => searchParams.get(n));
      const text = [origin, pathname, ...question, startMs].join();
      return Array.from(text).reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) % 1_000_003, 7);
    },
    answer: (request) => {
      const { searchParams } = request.url;
      const [fromMs = 0, toMs = 0] = ['from', 'to'].map((name) =>
        Date.parse(`${searchParams.get(name)}Z`),
      );
      const stepMs = INTERVAL_MS[searchParams.get('interval') as Interval];
      const nowMs = api.clock.nowMs();
      const data = [];
      for (let startMs = fromMs; startMs < Math.min(toMs, nowMs); startMs += stepMs) {
        const value = api.truth(request, startMs);
        data.push({
          timestamp: startMs / 1000,
          viewers: value,
          playout: { bytes: value },
          ingest: { bytes: value },
        });
      }
      const headers = { ...(api.clock.isDated && { date: new Date(nowMs).toUTCString() }) };
      return responseOf(JSON.stringify({ data }), { headers });
    },
    clock: { nowMs: () => Date.now(), isDated: false },
  };

  beforeEach(() => {
    letRequestsGo();
    asked.length = 0;
    answering = () => undefined;
    api.clock = { nowMs: () => Date.now(), isDated: false };
    window.fetch = async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      const token = new Headers(init.headers).get('x-access-token');
      const request = { url, token, signal: init.signal ?? new AbortController().signal };
      asked.push(request);
      return answering(request) ?? api.answer(request);
    };
  });
  afterEach(() => {
    window.fetch = realFetch;
  });
  return api;
}
