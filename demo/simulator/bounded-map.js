/**
 * A cache that forgets its oldest entry instead of growing.
 *
 * @template K, V
 */
export class BoundedMap {
  /** @type {Map<K, V>} */
  #entries = new Map();
  #capacity;

  /** @param {number} capacity */
  constructor(capacity) {
    this.#capacity = capacity;
  }

  /**
   * @param {K} key
   * @param {() => V} make
   * @returns {V}
   */
  getOrMake(key, make) {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#entries.size >= this.#capacity) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    this.#entries.set(key, made);
    return made;
  }
}
