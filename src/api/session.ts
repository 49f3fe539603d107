import type { Address } from './address.js';
import { withDeadline } from './deadline.js';
import { MetricsError } from './errors.js';
import { type Answer, exchange } from './exchange.js';
import { type GetToken, TokenStore } from './token.js';

/** What a session needs to know of the client's options. */
export interface SessionOptions {
  readonly getToken: GetToken | undefined;
  readonly credentials: RequestCredentials;
  readonly timeoutMs: number;
  /** Whether requests to this address may carry the token. */
  readonly mayHaveToken: (address: Address) => boolean;
}

/** Sends requests in the name of whoever is signed in, and stops where that is refused. */
export class Session {
  readonly #options: SessionOptions;
  readonly #tokens: TokenStore | undefined;
  /** Bases that answered 401 in spite of a new token; left in peace for the rest of the session. */
  readonly #refusing = new Set<string>();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#tokens =
      options.getToken && new TokenStore(options.getToken, options.timeoutMs, Date.now);
  }

  /**
   * Asks with the token at hand; after a 401 once more with a new one.
   *
   * @param force - ask even where the last sign-in was refused
   */
  async get(path: string, address: Address, signal: AbortSignal, force = false): Promise<Answer> {
    if (force) this.#refusing.delete(address.href);
    if (this.#refusing.has(address.href)) {
      throw new MetricsError('unauthorized', 'Sign-in refused', { status: 401 });
    }
    const answer = await this.#getWithReplay(address.href + path, address, signal);
    if (answer.status === 401) this.#refusing.add(address.href);
    return answer;
  }

  /** Forgets the token and aborts whoever is being asked for one. */
  close(): void {
    this.#tokens?.close();
  }

  async #getWithReplay(url: string, address: Address, signal: AbortSignal): Promise<Answer> {
    const tokens = this.#options.mayHaveToken(address) ? this.#tokens : undefined;
    if (!tokens) return this.#exchange(url, undefined, signal);
    const token = await this.#waitFor(() => tokens.get(), signal);
    const answer = await this.#exchange(url, token, signal);
    if (answer.status !== 401) return answer;
    const next = await this.#waitFor(() => tokens.replace(token), signal);
    return this.#exchange(url, next, signal);
  }

  #exchange(url: string, token: string | undefined, signal: AbortSignal): Promise<Answer> {
    const { credentials, timeoutMs } = this.#options;
    const headers = { accept: 'application/json', ...(token && { 'x-access-token': token }) };
    // A redirect would carry the token along, to whatever origin it leads.
    const redirect = token ? 'error' : 'follow';
    return exchange(url, { credentials, headers, redirect }, signal, timeoutMs);
  }

  /** Waits for what others wait for too, but no longer than one's own signal allows. */
  #waitFor<T>(shared: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return withDeadline(signal, this.#options.timeoutMs, shared);
  }
}
