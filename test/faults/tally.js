/**
 * Counts which of the planned faults have struck. What the simulator no longer lists has struck.
 */
export class Tally {
  /** @type {Map<string, number>} */
  #planned = new Map();
  /** @type {Map<string, number>} */
  #struck = new Map();
  /** @type {{ kind: string, key: string }[]} */
  #waiting = [];
  #faults;

  /** @param {{ list: () => object[] }} faults of the simulator */
  constructor(faults) {
    this.#faults = faults;
  }

  /** @param {readonly { kind: string }[]} planned */
  expect(planned) {
    for (const { kind } of planned) this.#planned.set(kind, (this.#planned.get(kind) ?? 0) + 1);
  }

  /** @param {readonly { kind: string, fault: object }[]} faults that the simulator was given */
  await(faults) {
    this.#waiting.push(...faults.map(({ kind, fault }) => ({ kind, key: keyOf(fault) })));
  }

  /** @param {string} kind of one that struck */
  strike(kind) {
    this.#struck.set(kind, (this.#struck.get(kind) ?? 0) + 1);
  }

  /** Counts what struck in the simulator. @returns {number} how many of those still wait */
  settle() {
    const left = this.#faults.list().map(keyOf);
    this.#waiting = this.#waiting.filter(({ kind, key }) => {
      const index = left.indexOf(key);
      if (index < 0) this.strike(kind);
      else left.splice(index, 1);
      return index >= 0;
    });
    return this.#waiting.length;
  }

  /** How many of the planned faults struck, in all and of each kind. */
  get counts() {
    const kinds = [...this.#planned].map(([kind, planned]) => ({
      kind,
      planned,
      struck: this.#struck.get(kind) ?? 0,
    }));
    return { total: kinds.reduce((sum, { struck }) => sum + struck, 0), kinds };
  }
}

/** @param {object} fault @returns {string} the same for equal faults, however often they strike */
function keyOf(fault) {
  const entries = Object.entries(fault).filter(([name]) => name !== 'times');
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
