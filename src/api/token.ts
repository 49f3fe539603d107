import { withDeadline } from './deadline.js';
import { MetricsError } from './errors.js';
import { isToken } from './wire.js';

/** Why a token is asked for: the first one, the last one's `exp` is past, or a 401 refused it. */
export type TokenReason = 'initial' | 'expired' | 'rejected';

/** Gives a short-lived token for the API, usually by asking the page's own backend. */
export type GetToken = (options: {
  readonly signal: AbortSignal;
  readonly reason: TokenReason;
}) => string | Promise<string>;

/** A token this close (ms) to its end is taken as expired, so that it does not end on the way. */
const EXPIRY_MARGIN_MS = 10_000;

/** Keeps one token in memory for all who need it, and asks for a new one once for all of them. */
export class TokenStore {
  readonly #getToken: GetToken;
  readonly #timeoutMs: number;
  readonly #closed = new AbortController();
  #token: string | undefined;
  #pending: Promise<string> | undefined;

  constructor(getToken: GetToken, timeoutMs: number) {
    this.#getToken = getToken;
    this.#timeoutMs = timeoutMs;
  }

  /** The token at hand, expired or not. */
  get latest(): string | undefined {
    return this.#token;
  }

  /**
   * A token that is not known to be expired.
   *
   * @param nowMs - the time at the API, which the clock of this machine may not know
   * @throws {MetricsError} of kind `unauthorized` or `timeout` where none can be had.
   */
  get(nowMs: number): Promise<string> {
    if (this.#pending) return this.#pending;
    if (this.#token === undefined) return this.#renew('initial');
    const expiryMs = expiryOf(this.#token);
    const isExpired = expiryMs !== undefined && expiryMs - EXPIRY_MARGIN_MS <= nowMs;
    return isExpired ? this.#renew('expired') : Promise.resolve(this.#token);
  }

  /** A token in place of `refused`: the one that came since, or a new one. */
  replace(refused: string, nowMs: number): Promise<string> {
    if (this.#pending) return this.#pending;
    return this.#token === refused ? this.#renew('rejected') : this.get(nowMs);
  }

  /** Forgets the token, and aborts whoever is being asked for one. */
  close(): void {
    this.#token = undefined;
    this.#closed.abort();
  }

  #renew(reason: TokenReason): Promise<string> {
    this.#pending = this.#ask(reason).finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  async #ask(reason: TokenReason): Promise<string> {
    this.#token = undefined;
    const token: unknown = await withDeadline(this.#closed.signal, this.#timeoutMs, (signal) =>
      callSafely(this.#getToken, { signal, reason }),
    );
    if (!isToken(token)) {
      throw new MetricsError('unauthorized', 'getToken gave no token');
    }
    this.#token = token;
    return token;
  }
}

async function callSafely(getToken: GetToken, options: Parameters<GetToken>[0]): Promise<unknown> {
  try {
    return await getToken(options);
  } catch (error) {
    if (error instanceof MetricsError || options.signal.aborted) throw error;
    // Its message is the page's own and may hold a secret: it goes no further.
    throw new MetricsError('unauthorized', 'getToken failed');
  }
}

/** The `exp` of a JWT in Unix ms; `undefined` for a token that does not tell. Checks nothing else. */
function expiryOf(token: string): number | undefined {
  const payload = token.split('.')[1];
  if (!payload) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims && claims.exp;
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
  } catch {
    return undefined; // An opaque token: it is used until the server refuses it.
  }
}
