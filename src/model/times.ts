/**
 * As many values as `count` says, each made from its index.
 *
 * In place of `Array.from`, which old libraries on a page (Prototype.js, MooTools) replace by one
 * that knows no second argument.
 */
export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  const items: Item[] = [];
  for (let index = 0; index < count; index++) items.push(make(index));
  return items;
}
