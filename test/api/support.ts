import { expect } from '@open-wc/testing';
import { MetricsError } from '../../src/api/errors.js';
import type { ErrorKind } from '../../src/api/outcomes.js';
import type { BytesQuery, ViewersQuery } from '../../src/model/query.js';
import { NO_FILTERS } from '../../src/model/query.js';
import { letRequestsGo } from '../support/pace.js';
import { responseOf } from '../support/response.js';

/** Where the test runner has mounted the simulator. */
export const API = '/simulator';

let bases = 0;

/** An API base whose limit and clock nobody has used before. */
export function freshBase(): string {
  return `https://api-${++bases}.example/base`;
}

export const ROUTES = {
  bytes: '/v2/usage/bytes/timeseries',
  hourlyBytes: '/v2/usage/hourly/bytes/timeseries',
  viewers: '/v2/h5live/viewers/concurrent/timeseries',
} as const;

/** A day that is over, so that its data do not change any more. */
export const DAY = {
  fromMs: Date.parse('2025-09-23T00:00Z'),
  toMs: Date.parse('2025-09-24T00:00Z'),
  interval: 'hour',
} as const;
export const BYTES_QUERY: BytesQuery = { metric: 'bytes', ...DAY, ...NO_FILTERS };
export const VIEWERS_QUERY: ViewersQuery = { metric: 'viewers', ...DAY, ...NO_FILTERS };

/** What the simulator remembers of a request. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly hasToken: boolean;
}

/** A fault as the simulator's README describes it. */
export type Fault = Readonly<Record<string, string | number>>;

/** Sends to the simulator itself, whatever a test has put in the place of `fetch`. */
const realFetch = globalThis.fetch.bind(globalThis);

export async function setFaults(...faults: readonly Fault[]): Promise<void> {
  const response = await realFetch(`${API}/__faults`, {
    method: 'POST',
    body: JSON.stringify({ faults }),
  });
  if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`);
}

export async function requests(): Promise<readonly LoggedRequest[]> {
  const response = await realFetch(`${API}/__requests`);
  const body = (await response.json()) as { readonly requests: readonly LoggedRequest[] };
  return body.requests;
}

/** Gives the page its own `fetch` back. */
export function restoreFetch(): void {
  globalThis.fetch = realFetch;
}

/** Clears faults and log of the simulator, and gives the page its own `fetch` back. */
export async function cleanUp(): Promise<void> {
  restoreFetch();
  letRequestsGo();
  await realFetch(`${API}/__faults`, { method: 'DELETE' });
  await realFetch(`${API}/__requests`, { method: 'DELETE' });
}

/** A good token of the demo account. */
export async function demoToken(): Promise<string> {
  const response = await realFetch(`${API}/token`, { method: 'POST' });
  const body = (await response.json()) as { readonly token: string };
  return body.token;
}

/** The JSON that the simulator answers on a path. */
export async function rawJson(path: string): Promise<unknown> {
  const response = await realFetch(API + path, {
    headers: { 'x-access-token': await demoToken() },
  });
  return response.json();
}

/** A request as the page's `fetch` was called for it. */
export interface Call {
  readonly url: string;
  readonly init: RequestInit;
  readonly token: string | null;
}

/** Answers all requests of the page itself; remembers them in the order in which they came. */
export function stubFetch(answer: (call: Call) => Response | Promise<Response>): readonly Call[] {
  const calls: Call[] = [];
  globalThis.fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const call = { url, init, token: new Headers(init.headers).get('x-access-token') };
    calls.push(call);
    return answer(call);
  };
  return calls;
}

export function jsonResponse(body: unknown, status = 200, headers: HeadersInit = {}): Response {
  return responseOf(JSON.stringify(body), { status, headers });
}

/** What a promise was rejected with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  expect.fail('The promise was fulfilled');
}

/** The same, where it has to be an error of ours of this kind. */
export async function errorOf(promise: Promise<unknown>, kind: ErrorKind): Promise<MetricsError> {
  const error = await rejectionOf(promise);
  if (!(error instanceof MetricsError)) expect.fail(`${String(error)} is no MetricsError`);
  expect(error.kind, error.message).to.equal(kind);
  return error;
}

/** Expects that a promise is rejected by an abort, which is no error of ours. */
export async function abortOf(promise: Promise<unknown>): Promise<void> {
  const error = await rejectionOf(promise);
  expect(error).to.be.instanceOf(DOMException).with.property('name', 'AbortError');
}

/** Lets all promises that are settled already, and timers without a delay, have their turn. */
export function letTimersRun(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Everything that can be read of an error. */
export function textOf(error: MetricsError): string {
  return [error.message, error.address, error.stack, String(error), JSON.stringify(error)].join();
}

/** A signal that nobody aborts. */
export function noAbort(): AbortSignal {
  return new AbortController().signal;
}

/** A signal that tells who listens to it. */
export function watchedSignal(): {
  readonly signal: AbortSignal;
  readonly listeners: ReadonlySet<unknown>;
} {
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...args: Parameters<typeof add>) => {
      listeners.add(args[1]);
      add(...args);
    },
    removeEventListener: (...args: Parameters<typeof remove>) => {
      listeners.delete(args[1]);
      remove(...args);
    },
  });
  return { signal, listeners };
}

/** A token that looks like a JWT and tells when it ends. */
export function jwt(payload: unknown): string {
  const part = btoa(JSON.stringify(payload))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `eyJhbGciOiJIUzI1NiJ9.${part}.c2lnbmF0dXJl`;
}

/** A promise to be settled from outside. */
export function deferred<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
} {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
