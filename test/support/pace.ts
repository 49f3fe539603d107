const now = performance.now.bind(performance);
let passedMs = 0;

/**
 * Lets a minute pass for the limit of requests, so that no test waits since others have asked a
 * lot; and lets retries come at once.
 */
export function letRequestsGo(): void {
  passedMs += 60_000;
  performance.now = () => now() + passedMs;
  Math.random = () => 0;
}
