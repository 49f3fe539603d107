import { type CredentialHeader, credentialHeader } from './credential.js';
import { LEVELS, type Log, type LogLevel } from './log.js';
import type { MaxRange } from './max-range.js';
import type { Store } from './store.js';

/** What the proxy signs its requests to the API with. One of the two. */
export type Credential =
  /** The organization's permanent key, sent as `X-BINTU-APIKEY`. */
  | { readonly apiKey: string; readonly token?: undefined }
  /** A login token, sent as `x-access-token`. */
  | { readonly token: string; readonly apiKey?: undefined };

/**
 * The part of the organization's data that a request may see. A list that is left out restricts
 * nothing, an empty one leaves nothing.
 */
export interface Scope {
  /** Only these streams. */
  readonly streams?: readonly string[] | undefined;
  /** Only streams that carry all of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** Only these countries, two capital letters each. */
  readonly countries?: readonly string[] | undefined;
  /**
   * Longest time that a chart may span: milliseconds, or hours, days and weeks such as `'1H'`,
   * `'31D'`, `'1W'`. The bucket that is still running comes on top. It says nothing of how long ago.
   */
  readonly maxRange?: MaxRange | undefined;
}

/** What `authorize` says of a request. `false` is short for `{ allow: false }`. */
export type Authorization = false | { readonly allow: boolean; readonly scope?: Scope | undefined };

/** Decides by the request's cookies or headers. Where it throws, the answer is 500. */
export type Authorize = (request: Request) => Authorization | Promise<Authorization>;

/** Who may ask. There is no default: exactly one of the two must be given. */
type Access =
  /** Asked before anything else about each request to one of the routes. */
  | { readonly authorize: Authorize; readonly public?: undefined }
  /** Everyone who reaches the proxy may see all data of the organization. */
  | { readonly public: true; readonly authorize?: undefined };

/** Options of `createProxy`. */
export type ProxyOptions = Access & {
  /** Base URL of the API. Default `https://metrics-api.nanostream.cloud`. */
  readonly upstream?: string | undefined;
  /** The credential, or a function that gives one for each request to the API. */
  readonly credential: Credential | (() => Credential | Promise<Credential>);
  /**
   * Exact origins of pages that may ask from elsewhere, such as `https://portal.example`. Default
   * none: only pages on the proxy's own origin.
   */
  readonly allowOrigins?: readonly string[] | undefined;
  /** Path under which the host mounts the proxy, such as `/nano-metrics`. Default none. */
  readonly basePath?: string | undefined;
  /** How long (ms) a request may take in all, the host's functions included. Default 15,000. */
  readonly timeoutMs?: number | undefined;
  /** How much memory (bytes) answers may take. Default 32 MiB; a chart takes 4 kB, two months by the hour 150 kB. */
  readonly cacheBytes?: number | undefined;
  /**
   * Where several instances share answers, requests and the limit of the API: `new Keyv(new
   * KeyvRedis('redis://…'))`, or anything that has these methods. While it fails, each goes on alone.
   * It holds answers as plain text, and no credential.
   */
  readonly store?: Store | undefined;
  /**
   * Names the organization in the store. Default a digest of the credential; to be given where
   * `credential` is a function whose tokens change, else each new one starts with nothing.
   */
  readonly organization?: string | undefined;
  /**
   * Takes what happens as lines of a log, such as `(entry) => console.log(JSON.stringify(entry))`:
   * nothing of persons, streams and credentials. Must not take long. Default none.
   */
  readonly log?: Log | undefined;
  /** What is so grave, or graver, is logged: `'info'` is each request. Default `'info'`. */
  readonly logLevel?: LogLevel | undefined;
  /**
   * Whether `GET {basePath}/metrics` answers counters in the text format of Prometheus. `authorize`
   * is not asked there, so keep the path from the public. Default false.
   */
  readonly metrics?: boolean | undefined;
};

/** Options that were checked, with their defaults filled in. */
export interface Settings {
  /** Origin and path without a trailing slash. */
  readonly upstream: string;
  readonly credential: () => CredentialHeader | Promise<CredentialHeader>;
  /** `undefined` where the proxy is public. */
  readonly authorize: Authorize | undefined;
  readonly allowOrigins: ReadonlySet<string>;
  /** Empty, or with a leading and without a trailing slash. */
  readonly basePath: string;
  readonly timeoutMs: number;
  readonly cacheBytes: number;
  readonly store: Store | undefined;
  readonly organization: string | undefined;
  readonly log: Log | undefined;
  readonly logLevel: LogLevel;
  readonly metrics: boolean;
}

const DEFAULT_UPSTREAM = 'https://metrics-api.nanostream.cloud';
const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 600_000;
const MIB = 1024 * 1024;
const DEFAULT_CACHE_BYTES = 32 * MIB;

/**
 * Checks what a host passed, which need not be TypeScript.
 *
 * @throws {TypeError} naming the option that is wrong, without its value
 */
export function checkOptions(options: ProxyOptions): Settings {
  const { upstream, credential, allowOrigins, basePath, authorize, ...rest } = options;
  const { timeoutMs, cacheBytes, store, organization, log, metrics, ...others } = rest;
  const { public: isPublic, logLevel, ...unknown } = others;
  // A misspelt option would otherwise pass as one that was left out.
  if (Object.keys(unknown).length > 0) throw new TypeError('createProxy: there is no such option');
  return {
    upstream: checkUpstream(upstream ?? DEFAULT_UPSTREAM),
    credential: checkCredential(credential),
    authorize: checkAccess(authorize, isPublic),
    allowOrigins: checkOrigins(allowOrigins ?? []),
    basePath: checkBasePath(basePath ?? ''),
    timeoutMs: checkTimeout(timeoutMs ?? DEFAULT_TIMEOUT_MS),
    cacheBytes: checkCacheBytes(cacheBytes ?? DEFAULT_CACHE_BYTES),
    store: checkStore(store),
    organization: checkOrganization(organization),
    log: checkLog(log),
    logLevel: checkLogLevel(logLevel ?? 'info'),
    metrics: checkMetrics(metrics ?? false),
  };
}

function checkAccess(authorize: unknown, isPublic: unknown): Authorize | undefined {
  if ((authorize === undefined) === (isPublic === undefined)) {
    throw new TypeError('createProxy: exactly one of authorize and public: true is needed');
  }
  if (authorize === undefined) {
    if (isPublic !== true) throw new TypeError('public: true is needed, or authorize in its place');
    return undefined;
  }
  if (!isAuthorize(authorize)) throw new TypeError('authorize: a function is needed');
  return authorize;
}

function isAuthorize(value: unknown): value is Authorize {
  return typeof value === 'function';
}

function checkCredential(credential: ProxyOptions['credential']): Settings['credential'] {
  if (typeof credential === 'function') {
    return async () => credentialHeader(await credential());
  }
  const header = credentialHeader(credential);
  return () => header;
}

function checkUpstream(upstream: string): string {
  const url = parseUrl(upstream);
  if (!url || url.username || url.password || url.search || url.hash) {
    throw new TypeError('upstream: an http(s) URL without password, query and fragment is needed');
  }
  return (url.origin + url.pathname).replace(/^(.*[^/])\/+$/, '$1');
}

function checkOrigins(origins: readonly string[]): ReadonlySet<string> {
  const areExact = Array.isArray(origins) && origins.every((one) => parseUrl(one)?.origin === one);
  if (!areExact) {
    throw new TypeError(
      'allowOrigins: a list of exact origins such as https://portal.example is needed',
    );
  }
  return new Set(origins);
}

function checkBasePath(basePath: string): string {
  const trimmed = typeof basePath === 'string' ? basePath.replace(/\/$/, '') : undefined;
  // What a URL parser would write in another way could never match.
  const isPath =
    trimmed !== undefined &&
    /^(\/[\w.~-]+)*$/.test(trimmed) &&
    new URL(`http://host${trimmed}/`).pathname === `${trimmed}/`;
  if (!isPath) throw new TypeError('basePath: a path such as /nano-metrics is needed');
  return trimmed;
}

function checkTimeout(timeoutMs: number): number {
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > MAX_TIMEOUT_MS) {
    throw new TypeError(`timeoutMs: an integer from 1 to ${MAX_TIMEOUT_MS} is needed`);
  }
  return timeoutMs;
}

function checkCacheBytes(cacheBytes: number): number {
  if (!Number.isSafeInteger(cacheBytes) || cacheBytes < MIB) {
    throw new TypeError(`cacheBytes: an integer of at least ${MIB} is needed`);
  }
  return cacheBytes;
}

function checkStore(store: Store | undefined): Store | undefined {
  if (store !== undefined && !isStore(store)) {
    throw new TypeError('store: an object with get, set and delete is needed, such as a Keyv');
  }
  return store;
}

function isStore(value: unknown): value is Store {
  if (typeof value !== 'object' || value === null) return false;
  return ['get', 'set', 'delete'].every((name) => typeof Reflect.get(value, name) === 'function');
}

function checkLog(log: Log | undefined): Log | undefined {
  if (log !== undefined && typeof log !== 'function') {
    throw new TypeError('log: a function is needed');
  }
  return log;
}

function checkLogLevel(level: LogLevel): LogLevel {
  if (!LEVELS.includes(level)) throw new TypeError(`logLevel: one of ${LEVELS.join()} is needed`);
  return level;
}

function checkMetrics(metrics: boolean): boolean {
  if (typeof metrics !== 'boolean') throw new TypeError('metrics: true or false is needed');
  return metrics;
}

function checkOrganization(organization: string | undefined): string | undefined {
  if (organization !== undefined && (typeof organization !== 'string' || organization === '')) {
    throw new TypeError('organization: a text is needed');
  }
  return organization;
}

/** The URL, or `undefined` for what is none or not of http(s). */
function parseUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
