import { abortable } from '../api/abortable.js';

/** Resolves after `ms`; rejects with the reason of `signal` when that aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return abortable(signal, (resolve) => {
    const timer = setTimeout(resolve, ms);
    return () => {
      clearTimeout(timer);
    };
  });
}
