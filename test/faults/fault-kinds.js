/**
 * What can go wrong, and how often among each other. Left out are the simulator's faults that
 * answer wrong numbers in the right form (gaps, zeros, spike): nobody can tell those from true ones.
 */

/**
 * @typedef {import('./random.js').Random} Random
 * @typedef {import('../../demo/simulator/faults.js').FaultInput} ServerFault
 *
 * @typedef {(
 *   | { at: 'server', fault: ServerFault }
 *   | { at: 'getToken', how: 'hangs' }
 *   | { at: 'getToken', how: 'throws' | 'rejects', secret: string }
 *   | { at: 'getToken', how: 'garbage', value: unknown, secret: string }
 *   | { at: 'clock', skewMs: number }
 *   | { at: 'network', holdMs: number }
 *   | { at: 'tab', holdMs: number }
 *   | { at: 'element', how: 'display-none' | 'off-screen', element: number }
 * )} Fault
 *
 * @typedef {Fault & { kind: string }} PlannedFault
 *
 * @typedef {object} FaultKind
 * @property {number} weight how many of 50 faults are of this kind
 * @property {boolean} [touchesSession] whether it may end what is kept for the session
 * @property {(random: Random, elements: number) => Fault} make
 */

/** So many faults hold each kind as often as its weight says. */
export const DECK = 50;

/** A page whose clock is wrong by up to this must not notice. */
const MAX_SKEW_SECONDS = 3600;

/** About as often as the widgets ask for each. @type {ServerFault['route'][]} */
const ROUTES = [
  ...Array.from({ length: 6 }, () => /** @type {const} */ ('bytes')),
  ...Array.from({ length: 6 }, () => /** @type {const} */ ('viewers')),
  'hourlyBytes',
];

/**
 * @param {Omit<ServerFault, 'route' | 'times'>} fault
 * @param {number} [times]
 * @returns {FaultKind['make']}
 */
const answer =
  (fault, times = 1) =>
  (random) => ({ at: 'server', fault: { route: random.pick(ROUTES), ...fault, times } });

/** @param {number} status @returns {FaultKind['make']} */
const status = (status) => answer({ kind: 'status', status });

/**
 * @param {number} status
 * @returns {FaultKind['make']}
 */
const retryAfter = (status) => (random) => ({
  at: 'server',
  fault: {
    route: random.pick(ROUTES),
    kind: 'status',
    status,
    retryAfter: random.chance(0.1) ? 20 : random.integer(1, 4),
    times: 1,
  },
});

/** @type {Readonly<Record<string, FaultKind>>} */
export const FAULT_KINDS = {
  'status 400': { weight: 1, make: status(400) },
  'status 401': { weight: 1, touchesSession: true, make: status(401) },
  'status 401 again and again': {
    weight: 1,
    touchesSession: true,
    make: answer({ kind: 'status', status: 401 }, 4),
  },
  'status 401 of an expired token': {
    weight: 1,
    touchesSession: true,
    make: answer({ kind: 'expired-token' }),
  },
  'status 403': { weight: 1, make: status(403) },
  'status 404': { weight: 1, make: status(404) },
  'status 422': { weight: 1, make: status(422) },
  'status 429': { weight: 1, make: status(429) },
  'status 429 with Retry-After': { weight: 2, make: retryAfter(429) },
  'status 500': { weight: 4, make: status(500) },
  'status 502': { weight: 1, make: status(502) },
  'status 503': { weight: 1, make: status(503) },
  'status 503 with Retry-After': { weight: 1, make: retryAfter(503) },
  '502 and a web page': { weight: 2, make: answer({ kind: 'html', status: 502 }) },
  '504 and a web page': { weight: 1, make: answer({ kind: 'html', status: 504 }) },
  '200 and a web page': { weight: 2, make: answer({ kind: 'html' }) },
  latency: {
    weight: 3,
    make: (random) => ({
      at: 'server',
      fault: {
        route: random.pick(ROUTES),
        kind: 'latency',
        ms: random.integer(300, 7000),
        times: 1,
      },
    }),
  },
  'no answer': { weight: 2, make: answer({ kind: 'hang' }) },
  'cut connection': { weight: 3, make: answer({ kind: 'cut' }) },
  'broken JSON': { weight: 2, make: answer({ kind: 'broken-json' }) },
  'wrong types': { weight: 2, make: answer({ kind: 'wrong-types' }) },
  'no rows': { weight: 1, make: answer({ kind: 'empty' }) },
  'fault of the token address': {
    weight: 2,
    touchesSession: true,
    make: (random) => {
      /** @type {ServerFault['kind'][]} */
      const kinds = ['status', 'html', 'hang', 'cut', 'broken-json', 'wrong-types', 'empty'];
      return { at: 'server', fault: { route: 'token', kind: random.pick(kinds), times: 1 } };
    },
  },
  'token address gives an expired token': {
    weight: 1,
    touchesSession: true,
    make: () => ({ at: 'server', fault: { route: 'token', kind: 'expired-token', times: 1 } }),
  },
  'getToken throws': {
    weight: 1,
    touchesSession: true,
    make: (random) => ({
      at: 'getToken',
      how: random.pick(['throws', 'rejects']),
      secret: random.word(48),
    }),
  },
  'getToken hangs': {
    weight: 1,
    touchesSession: true,
    make: () => ({ at: 'getToken', how: 'hangs' }),
  },
  'getToken gives garbage': {
    weight: 1,
    touchesSession: true,
    make: (random) => {
      const secret = random.word(48);
      const values = [`${secret} with blanks`, `${secret}\r\nx: y`, `ü${secret}`, [secret], ''];
      return { at: 'getToken', how: 'garbage', value: random.pick(values), secret };
    },
  },
  'clock of the page set wrong': {
    weight: 3,
    make: (random) => ({
      at: 'clock',
      skewMs: random.integer(-MAX_SKEW_SECONDS, MAX_SKEW_SECONDS) * 1000,
    }),
  },
  'no network': {
    weight: 1,
    make: (random) => ({ at: 'network', holdMs: random.integer(3000, 9000) }),
  },
  'hidden tab': {
    weight: 1,
    make: (random) => ({ at: 'tab', holdMs: random.integer(4000, 14_000) }),
  },
  'display: none': {
    weight: 2,
    make: (random, elements) => ({
      at: 'element',
      how: 'display-none',
      element: random.integer(0, elements - 1),
    }),
  },
  'off-screen': {
    weight: 2,
    make: (random, elements) => ({
      at: 'element',
      how: 'off-screen',
      element: random.integer(0, elements - 1),
    }),
  },
};
