/** What of a request the proxy goes by: the same for all servers, and cheap to make. */
export interface Asked {
  readonly method: string;
  /** Path as it was sent: dots, escapes and doubled slashes included. */
  readonly path: string;
  /** Query with its question mark, or empty. */
  readonly search: string;
  /** The `Origin` header. */
  readonly origin: string | null;
  /** The origin that a page shares with the proxy. */
  readonly ownOrigin: string;
  /** The `If-None-Match` header. */
  readonly ifNoneMatch: string | null;
  /** All of it, for the host. */
  toRequest(): Request;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

/** An answer, before it is one of some server. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or its bytes; `null` for none. */
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** What is asked by a request of the web. */
export function askedBy(request: Request): Asked {
  const { pathname, search, origin } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    search,
    origin: request.headers.get('origin'),
    ownOrigin: origin,
    ifNoneMatch: request.headers.get('if-none-match'),
    toRequest: () => request,
    signal: request.signal,
  };
}

/** A reply as a response of the web. */
export function toResponse({ status, headers, body }: Reply): Response {
  return new Response(body, { status, headers });
}
