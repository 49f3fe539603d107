import type { Address } from './address.js';
import { withDeadline } from './deadline.js';
import { endpointOf } from './endpoint.js';
import { MetricsError } from './errors.js';
import { type Answer, exchange } from './exchange.js';
import { SeriesStore } from './series-store.js';
import type { RunControl } from './shared-run.js';
import { type GetToken, TokenStore } from './token.js';

/** What a session needs to know of the client's options. */
export interface SessionOptions {
  readonly getToken: GetToken | undefined;
  readonly credentials: RequestCredentials;
  readonly timeoutMs: number;
  /** Whether requests to this address may carry the token. */
  readonly mayHaveToken: (address: Address) => boolean;
}

/**
 * Sends requests in the name of whoever is signed in, keeps the answers, and stops where that is
 * refused. When it ends, all of it is forgotten.
 */
export class Session {
  readonly store = new SeriesStore();
  readonly #options: SessionOptions;
  readonly #tokens: TokenStore | undefined;
  /** Bases that answered 401 in spite of a new token; left in peace for the rest of the session. */
  readonly #refusing = new Set<string>();
  readonly #closed = new AbortController();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#tokens = options.getToken && new TokenStore(options.getToken, options.timeoutMs);
  }

  /** Makes asking possible again where the last sign-in was refused. */
  reconsider(address: Address): void {
    this.#refusing.delete(address.href);
  }

  /** Asks with the token at hand; after a 401 once more with a new one. */
  async get(path: string, address: Address, control: RunControl): Promise<Answer> {
    const tokens = this.#options.mayHaveToken(address) ? this.#tokens : undefined;
    let answer = await this.#send(path, address, control, tokens);
    const { token } = answer;
    if (answer.status === 401 && tokens && token) {
      const { clock } = endpointOf(address.href);
      await this.#waitFor(() => tokens.replace(token, clock.nowMs), control.signal);
      answer = await this.#send(path, address, control, tokens);
    }
    if (answer.status === 401) this.#refusing.add(address.href);
    return answer;
  }

  /** Forgets the token and aborts whoever is being asked for one. */
  close(): void {
    this.#closed.abort();
    this.#tokens?.close();
  }

  async #send(
    path: string,
    address: Address,
    { signal, patience, priority }: RunControl,
    tokens: TokenStore | undefined,
  ): Promise<Answer & { readonly token: string | undefined }> {
    const { credentials, timeoutMs } = this.#options;
    const { limiter, clock } = endpointOf(address.href);
    this.#checkRefusal(address);
    // Before its turn comes: one who waits for a token must not hold up the others.
    const first = tokens && (await this.#waitFor(() => tokens.get(clock.nowMs), signal));
    await limiter.take(priority, patience);
    // All of it may have changed while others had their turn.
    this.#closed.signal.throwIfAborted();
    this.#checkRefusal(address);
    const token = tokens?.latest ?? first;
    const headers = { accept: 'application/json', ...(token && { 'x-access-token': token }) };
    // A redirect would carry the token along, to whatever origin it leads.
    const redirect = token ? 'error' : 'follow';
    // Answers are kept here, where it is known how long they are fresh.
    const init = { credentials, headers, redirect, cache: 'no-store' } as const;
    const answer = await exchange(address.href + path, init, signal, timeoutMs, clock);
    return { ...answer, token };
  }

  #checkRefusal({ href }: Address): void {
    if (!this.#refusing.has(href)) return;
    throw new MetricsError('unauthorized', 'Sign-in refused', { status: 401 });
  }

  /** Waits for what others wait for too, but no longer than one's own signal allows. */
  #waitFor<T>(shared: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return withDeadline(signal, this.#options.timeoutMs, shared);
  }
}
