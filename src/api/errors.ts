import { type ErrorKind, OUTCOMES, type Outcome, type Reason, reasonOf } from './outcomes.js';

/** What is known of an error besides its kind. */
export interface ErrorFacts {
  /** HTTP status of the answer. */
  readonly status?: number | undefined;
  /** Six-digit code of the nanoStream API. */
  readonly code?: number | undefined;
  /** Base address that was asked, without credentials, query or fragment. */
  readonly address?: string | undefined;
  /** Milliseconds after which the same request may be sent again. */
  readonly retryInMs?: number | undefined;
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
  readonly retryInMs: number | undefined;

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message);
    this.kind = kind;
    this.status = facts.status;
    this.code = facts.code;
    this.address = facts.address;
    this.retryInMs = facts.retryInMs;
  }

  /** What a person is told, which may be finer than the kind. */
  get reason(): Reason {
    return reasonOf(this.kind, this.code);
  }

  /** What follows for element and request. */
  get outcome(): Outcome {
    return OUTCOMES[this.reason];
  }

  /** The same error with more facts. */
  with(facts: ErrorFacts): MetricsError {
    const message = facts.address ? `${this.message} (${facts.address})` : this.message;
    return new MetricsError(this.kind, message, Object.assign({}, this, facts));
  }
}

/** Runs `run`, and names the address in whatever error of ours it ends with. */
export async function withAddress<T>(address: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof MetricsError) || error.address) throw error;
    throw error.with({ address });
  }
}

/** Whether this is the rejection of something that was aborted, which is never an error to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
