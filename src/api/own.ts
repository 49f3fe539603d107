/**
 * A copy with what an object has itself, and nothing else: what another script has put on
 * `Object.prototype` is no option of ours.
 */
export function ownOf<T extends object>(options: T): T {
  return Object.assign(Object.create(null), options) as T;
}
