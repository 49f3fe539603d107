import { isRecord } from './body.js';
import { ApiError } from './errors.js';

/**
 * @typedef {'bytes' | 'hourlyBytes' | 'viewers' | 'authenticate' | 'token'} RouteName
 * @typedef {typeof KINDS[number]} FaultKind
 *
 * @typedef {object} Fault
 * @property {RouteName | '*'} route
 * @property {FaultKind} kind
 * @property {number | null} times how often it still strikes, null = until it is cleared
 * @property {number} [ms] latency: how long, default 2000
 * @property {number} [status] status and html: the HTTP status, default 500 and 200
 * @property {number} [errorCode] status: the code in the body
 * @property {number} [retryAfter] status and html: seconds for the header Retry-After
 *
 * @typedef {Omit<Fault, 'times'> & { times?: number | null }} FaultInput
 */

const ROUTES = /** @type {const} */ ([
  'bytes',
  'hourlyBytes',
  'viewers',
  'authenticate',
  'token',
  '*',
]);

const KINDS = /** @type {const} */ ([
  'latency',
  'status',
  'broken-json',
  'wrong-types',
  'gaps',
  'empty',
  'hang',
  'cut',
  'html',
  'expired-token',
  'zeros',
  'spike',
]);

const MAX_FAULTS = 100;

/** @type {Readonly<Record<string, readonly [low: number, high: number]>>} */
const NUMBERS = {
  times: [1, 1_000_000],
  ms: [0, 600_000],
  status: [400, 599],
  errorCode: [100_000, 999_999],
  retryAfter: [0, 86_400],
};

/** The faults that wait for a request, in the order in which they were set. */
export function createFaults() {
  /** @type {Fault[]} */
  let faults = [];

  return {
    /**
     * Replaces all faults.
     *
     * @param {readonly FaultInput[]} inputs
     * @throws {ApiError} for a fault that makes no sense
     */
    set(inputs) {
      faults = parseFaults(inputs);
    },

    /**
     * The same for what came over HTTP and may be anything.
     *
     * @param {unknown} inputs
     * @throws {ApiError}
     */
    replace(inputs) {
      faults = parseFaults(inputs);
    },

    /** @returns {Fault[]} copies */
    list() {
      return faults.map((fault) => ({ ...fault }));
    },

    clear() {
      faults = [];
    },

    /**
     * The first fault for this route and of these kinds; it counts as having struck.
     *
     * @param {RouteName} route
     * @param {ReadonlySet<FaultKind>} kinds
     * @returns {Fault | undefined}
     */
    take(route, kinds) {
      const fault = faults.find(
        (one) => (one.route === route || one.route === '*') && kinds.has(one.kind),
      );
      if (fault === undefined || fault.times === null) return fault;
      fault.times -= 1;
      if (fault.times === 0) faults = faults.filter((one) => one !== fault);
      return fault;
    },
  };
}

/**
 * @param {unknown} inputs
 * @returns {Fault[]}
 * @throws {ApiError}
 */
function parseFaults(inputs) {
  if (!Array.isArray(inputs)) throw new ApiError(101003, 'faults must be a list.');
  if (inputs.length > MAX_FAULTS) {
    throw new ApiError(101004, `There are more than ${MAX_FAULTS} faults.`);
  }
  return inputs.map(parseFault);
}

/**
 * @param {unknown} input
 * @returns {Fault}
 */
function parseFault(input) {
  if (!isRecord(input)) throw new ApiError(101003, 'Each fault must be an object.');
  const { route, kind } = input;
  if (route === undefined || kind === undefined) {
    throw new ApiError(101007, 'Each fault needs the properties route and kind.');
  }
  const knownRoute = ROUTES.find((one) => one === route);
  const knownKind = KINDS.find((one) => one === kind);
  if (knownRoute === undefined) {
    throw new ApiError(101004, `route: one of ${ROUTES.join(', ')} is needed.`);
  }
  if (knownKind === undefined) {
    throw new ApiError(101004, `kind: one of ${KINDS.join(', ')} is needed.`);
  }
  /** @type {Fault} */
  const fault = { route: knownRoute, kind: knownKind, times: null };
  for (const [name, value] of Object.entries(input)) {
    if (name === 'route' || name === 'kind') continue;
    if (name === 'times' && value === null) continue;
    Object.assign(fault, { [name]: parseNumber(name, value) });
  }
  // An html fault is a page with status 200 as often as an error page; an error is never 200.
  if (fault.status === 200 && fault.kind !== 'html') {
    throw new ApiError(101004, 'status: 200 is for the kind html only.');
  }
  return fault;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {number}
 */
function parseNumber(name, value) {
  const range = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined;
  if (range === undefined) {
    throw new ApiError(101005, `A fault has no property "${name.slice(0, 60)}".`);
  }
  const [low, high] = range;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new ApiError(101003, `${name} must be an integer.`);
  }
  if ((value < low || value > high) && !(name === 'status' && value === 200)) {
    throw new ApiError(101004, `${name} must be between ${low} and ${high}.`);
  }
  return value;
}
