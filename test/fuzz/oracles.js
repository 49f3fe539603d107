/**
 * What a run is held to, and how it is told.
 *
 * @typedef {'throws' | 'told' | 'console' | 'markup' | 'state' | 'left' | 'changed'} Oracle
 * @typedef {{ oracle: Oracle, words: string }} Problem
 */

/** @type {Readonly<Record<Oracle, string>>} */
export const ORACLES = {
  throws: 'no public call throws or rejects, but as it is documented, and each promise settles',
  told: 'no error reaches the page, and no rejection is left unhandled',
  console: 'the console has nothing but the warnings that are documented',
  markup: 'no text becomes an element, a handler or a script',
  state: 'each element ends in a documented state, and as a new one with the same values',
  left: 'no timer, observer or listener outlives the elements',
  changed: 'nothing of the page itself is changed',
};

/** @param {Problem} problem as a key, to tell each once */
export const keyOf = ({ oracle, words }) => `${oracle}: ${words}`;
