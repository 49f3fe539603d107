/** Kept on the clock itself: under Node all test files share one. */
const clock: Performance & { passedMs?: number } = performance;

/** About how long (ms) a request waits for its turn where too many have gone before it. */
const TURN_MS = [1001, 1020] as const;

/**
 * Lets a minute pass for the limit of requests, so that no test waits since others have asked a
 * lot; and lets retries and those who wait for their turn go at once.
 */
export function letRequestsGo(): void {
  if (clock.passedMs === undefined) speedUp();
  clock.passedMs = (clock.passedMs ?? 0) + 60_000;
  Math.random = () => 0;
}

function speedUp(): void {
  const now = clock.now.bind(clock);
  clock.now = () => now() + (clock.passedMs ?? 0);
  // Under their Node types, timers would not be numbers.
  const page = globalThis as { setTimeout: unknown };
  const setTimer = globalThis.setTimeout;
  page.setTimeout = (run: () => void, ms = 0, ...args: never[]) => {
    const isTurn = ms >= TURN_MS[0] && ms <= TURN_MS[1];
    const pass = () => {
      clock.passedMs = (clock.passedMs ?? 0) + ms;
      run();
    };
    return isTurn ? setTimer(pass) : setTimer(run, ms, ...args);
  };
}
