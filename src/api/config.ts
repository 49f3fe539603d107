import {
  type ClientOptions,
  type Client,
  MetricsClient,
  type SignInCredentials,
} from './client.js';
import { clean } from '../model/clean.js';
import { resolve, shown } from './address.js';
import { withAddress } from './errors.js';
import { postForToken } from './exchange.js';
import type { GetToken } from './token.js';

const TOKEN_TIMEOUT_MS = 15_000;
const CREDENTIALS: readonly RequestCredentials[] = ['omit', 'same-origin', 'include'];

let scriptOptions: ClientOptions = {};
let pageOptions: ClientOptions = {};
const shared = new MetricsClient({});

/** The client that all elements of the page share, unless given one of their own. */
export const sharedClient: Client = shared;

/**
 * Sets how all elements of the page reach the API. May be called again: what is named replaces
 * what was set before, `undefined` takes it back.
 */
export function configure(options: ClientOptions): void {
  pageOptions = { ...pageOptions, ...options };
  apply();
}

/** Signs in to the shared client's API; the token stays in memory. Rejects with a `MetricsError`. */
export function signIn(credentials: SignInCredentials): Promise<void> {
  return shared.signIn(credentials);
}

/** Forgets the token that `signIn` got. */
export function signOut(): void {
  shared.signOut();
}

/** Takes the `data-*` attributes of the script tag, which `configure` overrides. */
export function configureFromScript(data: DOMStringMap): void {
  const [apiBase, tokenUrl, credentials] = [
    data['apiBase'],
    data['tokenUrl'],
    data['credentials'],
  ].map(clean);
  const isKnown = CREDENTIALS.includes(credentials as RequestCredentials);
  if (credentials && !isKnown) {
    console.warn(`nano-metrics: data-credentials takes ${CREDENTIALS.join(', ')}`);
  }
  scriptOptions = {
    ...(apiBase && { apiBase }),
    ...(tokenUrl && { getToken: tokenFromUrl(tokenUrl) }),
    ...(isKnown && { credentials: credentials as RequestCredentials }),
  };
  apply();
}

function apply(): void {
  const isSet = ([, value]: [string, unknown]) => value !== undefined;
  shared.configure({
    ...scriptOptions,
    ...Object.fromEntries(Object.entries(pageOptions).filter(isSet)),
  });
}

/** Gets tokens from the page's own backend, which knows the visitor by the page's cookies. */
function tokenFromUrl(tokenUrl: string): GetToken {
  const init = { credentials: 'same-origin', headers: { accept: 'application/json' } } as const;
  return ({ signal }) =>
    withAddress(shown(tokenUrl), () =>
      postForToken(resolve(tokenUrl).href, init, signal, TOKEN_TIMEOUT_MS),
    );
}
