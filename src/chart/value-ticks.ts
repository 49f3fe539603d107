/**
 * The distances that steps of a value axis may have: 1, 2 and 5 of each power of ten, times the
 * bytes of the unit. Counts have the unit 1 and are never divided.
 */
export function valueIncrements(valueUnit: number): number[] {
  const increments: number[] = [];
  for (let exponent = valueUnit === 1 ? 0 : -3; exponent <= 15; exponent++) {
    for (const digit of [1, 2, 5]) increments.push(digit * 10 ** exponent * valueUnit);
  }
  return increments;
}
