import type { Reason } from './events.js';
import type { Reply } from './message.js';
import { jsonReply, METHODS } from './replies.js';

/** The documented errors of the API, and the status that goes with each. */
const DOCUMENTED: Readonly<Record<number, readonly [status: number, message: string]>> = {
  101001: [404, 'Endpoint not found'],
  101002: [400, 'Parameter required'],
  101003: [400, 'Wrong data type'],
  101004: [400, 'Invalid value'],
  101005: [400, 'Too many parameters'],
  101006: [400, 'Request body invalid'],
  101007: [422, 'Missing properties'],
  101008: [403, 'General issue'],
  101009: [403, 'Invalid header'],
  101010: [404, 'Tags have no stream in common'],
  102001: [404, 'User not found'],
  102002: [401, 'Wrong email or password'],
  102011: [404, 'Organization not found'],
  102012: [403, 'Organization not enabled'],
  102021: [404, 'API key not found or malformed'],
  103001: [404, 'Stream not found'],
  103002: [404, 'Tag not found'],
  103003: [404, 'Country not found'],
  104001: [500, 'Internal error'],
  105001: [403, 'Access denied'],
  105002: [403, 'Access level too low'],
  105003: [403, 'Route not open to API users'],
  105011: [401, 'Login token invalid'],
  105012: [401, 'Login token missing'],
};

/** What a status without a documented code stands for. */
const CODE_OF_STATUS: Readonly<Record<number, number>> = {
  400: 101004,
  401: 105011,
  403: 105001,
  404: 101001,
};

const INTERNAL = 104001;

/** When (s) to try again after the API itself has refused to answer so many. */
const RETRY_SECONDS = 2;

/**
 * Ends a request with a documented error. All its words are the proxy's own: none come from the
 * API, from the host's functions or from the caller, since any of them may hold a secret.
 */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code: number;
  readonly status: number;
  /** Headers that belong to the answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** For whoever runs the proxy; callers are not told. */
  readonly reason: Reason | undefined;

  /**
   * @param code - one of the documented six-digit codes
   * @param summary - a sentence for people
   * @param deviation - where the documentation has no code of its own, such as for 405 and 502
   */
  constructor(
    code: number,
    summary: string,
    deviation: {
      status?: number;
      headers?: Readonly<Record<string, string>>;
      reason?: Reason;
    } = {},
  ) {
    super(summary);
    this.code = code;
    this.status = deviation.status ?? DOCUMENTED[code]?.[0] ?? 500;
    this.headers = deviation.headers ?? {};
    this.reason = deviation.reason;
  }
}

/** What another instance needs to know of an error to fail in the same way. */
export interface Failure {
  readonly code: number;
  readonly status: number;
  /** When to try again. */
  readonly retrySeconds?: number | undefined;
}

/** The part of an error that instances tell each other. */
export function failureOf({ code, status, headers }: ProxyError): Failure {
  const retryAfter = headers['Retry-After'];
  return { code, status, ...(retryAfter !== undefined && { retrySeconds: Number(retryAfter) }) };
}

/** The error of a request that another instance sent. */
export function sharedFailure({ code, status, retrySeconds }: Failure): ProxyError {
  if (status === 429) return tooOften(retrySeconds ?? RETRY_SECONDS, 'upstream-limit');
  const reason = reasonOf(code);
  const deviation = { status, ...(reason && { reason }) };
  return new ProxyError(code, 'The same request has just failed.', deviation);
}

/** Whether the API could not answer, as opposed to an answer that was a refusal. */
export function isOutage(error: unknown): boolean {
  return !(error instanceof ProxyError) || error.status >= 500 || error.status === 429;
}

/** The fault lies behind the proxy, and the caller can do nothing about it. */
export function badGateway(summary: string, reason: Reason): ProxyError {
  return new ProxyError(INTERNAL, summary, { status: 502, reason });
}

/** The fault lies in the proxy or in the functions that its host gave it. */
export function internalError(summary: string, reason: Reason): ProxyError {
  return new ProxyError(INTERNAL, summary, { reason });
}

/** It took longer than it may. */
export function tooLate(): ProxyError {
  const deviation = { status: 504, reason: 'timeout' } as const;
  return new ProxyError(INTERNAL, 'The answer took too long.', deviation);
}

/** The method is none of those that a route answers. */
export function methodNotAllowed(): ProxyError {
  const headers = { Allow: METHODS };
  return new ProxyError(101001, `This endpoint answers ${METHODS} only.`, { status: 405, headers });
}

/** The limit of the API is used up. @param seconds - when to try again */
export function tooOften(seconds: number, reason: Reason): ProxyError {
  const headers = { 'Retry-After': String(seconds) };
  return new ProxyError(INTERNAL, 'The API is asked too often.', { status: 429, headers, reason });
}

/** What the caller is told of an API answer that was not a success. */
export function upstreamError(
  status: number,
  code: number | undefined,
  isJson: boolean,
): ProxyError {
  if (code !== undefined && DOCUMENTED[code]) {
    const reason = reasonOf(code);
    return new ProxyError(code, 'The API answered with this error.', reason && { reason });
  }
  // The other codes of the documented category "internal error, try again later".
  if (code !== undefined && Math.floor(code / 1000) === 104 && Number.isInteger(code)) {
    return internalError('The API had an internal error.', 'upstream-failed');
  }
  const ofStatus = CODE_OF_STATUS[status];
  if (ofStatus !== undefined) {
    const reason = reasonOf(ofStatus);
    return new ProxyError(ofStatus, `The API answered ${status}.`, reason && { reason });
  }
  // Over the limit the vendor's nginx answers 502 or 504 with a web page. For the widgets that is
  // told apart from an API that is out of order.
  if (status === 429 || ((status === 502 || status === 504) && !isJson)) {
    return tooOften(RETRY_SECONDS, 'upstream-limit');
  }
  return badGateway('The API gave no usable answer.', 'upstream-failed');
}

/** Nobody but whoever runs the proxy can do something about a credential that is refused. */
function reasonOf(code: number): Reason | undefined {
  if (code === INTERNAL) return 'upstream-failed';
  const area = Math.floor(code / 1000);
  return area === 102 || area === 105 ? 'credential-refused' : undefined;
}

/** The error as an answer, in the shape that the API itself uses. */
export function errorReply({ code, status, message, headers }: ProxyError): Reply {
  const body = {
    error: {
      message: DOCUMENTED[code]?.[1] ?? 'Error',
      errorCode: code,
      userInfo: {},
      summary: message,
    },
  };
  return jsonReply(JSON.stringify(body), status, headers);
}

/** What is not ours is a defect, and its words are for nobody outside. */
export function asProxyError(error: unknown): ProxyError {
  return error instanceof ProxyError ? error : internalError('The proxy has a defect.', 'defect');
}
