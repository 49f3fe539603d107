/** What went wrong, in the words of the public contract. */
export type ErrorKind =
  | 'network'
  | 'timeout'
  | 'rate-limit'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'server'
  | 'schema'
  | 'invalid';

/** What went wrong, as far as a person is told apart what to do. */
export type Reason = ErrorKind | 'role' | 'plan' | 'no-endpoint';

/** What follows from a reason. */
export interface Outcome {
  readonly kind: ErrorKind;
  /** Whether the same request may well succeed in a while, and is sent again. */
  readonly isTransient: boolean;
  /** What the element is in; `error` leaves the last good data on the screen. */
  readonly status: 'error' | 'unauthorized' | 'forbidden';
}

const outcome = (
  kind: ErrorKind,
  isTransient = false,
  status: Outcome['status'] = 'error',
): Outcome => ({ kind, isTransient, status });

/** The one table of what can go wrong. The words for each reason are in the message catalogue. */
export const OUTCOMES: Readonly<Record<Reason, Outcome>> = {
  network: outcome('network', true),
  timeout: outcome('timeout', true),
  'rate-limit': outcome('rate-limit', true),
  server: outcome('server', true),
  unauthorized: outcome('unauthorized', false, 'unauthorized'),
  forbidden: outcome('forbidden', false, 'forbidden'),
  role: outcome('forbidden', false, 'forbidden'),
  plan: outcome('forbidden', false, 'forbidden'),
  'not-found': outcome('not-found'),
  'no-endpoint': outcome('not-found'),
  schema: outcome('schema'),
  invalid: outcome('invalid'),
};

/** Documented codes that say more than their HTTP status, or something else. */
const REASON_OF_CODE: Readonly<Record<number, Reason>> = {
  101001: 'no-endpoint',
  // An invalid header, and a request that is wrong in general: documented with HTTP 403.
  101008: 'invalid',
  101009: 'invalid',
  105001: 'role',
  105002: 'plan',
};

const KIND_OF_STATUS: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limit',
};

/** The kind of an answer that is not a success. */
export function kindOfAnswer(status: number, code: number | undefined, isJson: boolean): ErrorKind {
  // Over the limit the vendor's nginx answers 502 or 504 with an HTML page, never 429.
  if ((status === 502 || status === 504) && !isJson) return 'rate-limit';
  if (status >= 500) return 'server';
  const byCode = status === 403 || status === 404 ? REASON_OF_CODE[code ?? 0] : undefined;
  return byCode ? OUTCOMES[byCode].kind : (KIND_OF_STATUS[status] ?? 'invalid');
}

/** The reason behind a kind, which its code may tell more closely. */
export function reasonOf(kind: ErrorKind, code: number | undefined): Reason {
  const byCode = REASON_OF_CODE[code ?? 0];
  if (byCode && OUTCOMES[byCode].kind === kind) return byCode;
  // A page's own source may throw errors of kinds that do not exist.
  return Object.hasOwn(OUTCOMES, kind) ? kind : 'server';
}
