/**
 * An `AbortController` for what several requests share. On Cloudflare Workers a real one belongs to
 * the request that made it: for any other request even a look at `aborted` throws.
 */
export class PlainAbortController implements AbortController {
  readonly signal = new PlainAbortSignal();

  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    const { signal } = this;
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason;
    signal.dispatchEvent(new Event('abort'));
  }
}

/** Not for `fetch`, which takes real ones alone. */
class PlainAbortSignal extends EventTarget implements AbortSignal {
  aborted = false;
  reason: unknown;
  readonly onabort = null;

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
}
