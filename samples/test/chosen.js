/**
 * Those of `names` that are to be tested: all, unless the variable SAMPLES names some.
 *
 * @template {string} Name
 * @param {readonly Name[]} names
 * @returns {Name[]}
 */
export function chosenOf(names) {
  const { SAMPLES } = process.env;
  return names.filter((name) => SAMPLES === undefined || SAMPLES.split(',').includes(name));
}
