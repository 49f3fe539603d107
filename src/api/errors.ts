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

/** What is known of an error besides its kind. */
export interface ErrorFacts {
  /** HTTP status of the answer. */
  readonly status?: number | undefined;
  /** Six-digit code of the nanoStream API. */
  readonly code?: number | undefined;
  /** Base address that was asked, without credentials, query or fragment. */
  readonly address?: string | undefined;
}

/**
 * The one error that this library makes. Its message is for developers and holds neither
 * credentials nor text that a server sent; what a person reads comes from the message catalogue.
 */
export class MetricsError extends Error {
  override readonly name = 'MetricsError';
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly address: string | undefined;

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message);
    this.kind = kind;
    this.status = facts.status;
    this.code = facts.code;
    this.address = facts.address;
  }
}

/** An invalid header, or a request that is wrong in general: documented with HTTP 403. */
const INVALID_IN_SPITE_OF_403 = [101008, 101009];

/** The kind of an answer that is not a success. */
export function kindOfAnswer(status: number, code: number | undefined, isJson: boolean): ErrorKind {
  if (code && INVALID_IN_SPITE_OF_403.includes(code)) return 'invalid';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limit';
  // Over the limit the vendor's nginx answers 502 or 504 with an HTML page, never 429.
  if ((status === 502 || status === 504) && !isJson) return 'rate-limit';
  return status >= 500 ? 'server' : 'invalid';
}

/** Runs `run`, and names the address in whatever error of ours it ends with. */
export async function withAddress<T>(address: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof MetricsError) || error.address) throw error;
    const { kind, message, status, code } = error;
    throw new MetricsError(kind, `${message} (${address})`, { status, code, address });
  }
}

/** Whether this is the rejection of something that was aborted, which is never an error to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
