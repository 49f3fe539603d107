/** The engines in which the tests of elements and pages run; `ENGINE` says in which. */
export const ENGINES = /** @type {const} */ (['chromium', 'firefox', 'webkit']);

/** @typedef {(typeof ENGINES)[number]} Engine */

const asked = process.env['ENGINE'] ?? 'chromium';
const known = ENGINES.find((name) => name === asked);
if (!known) throw new Error(`ENGINE is ${asked}; it can be ${ENGINES.join(', ')}`);

/** @type {Engine} */
export const engine = known;
