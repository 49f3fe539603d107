import { handDrawn } from './hand-chart.js';

/** The same chart; of all points of a column of pixels, only first, lowest, highest and last. */
globalThis.peer = handDrawn({
  trace(context, times, values, xOf, yOf) {
    const count = times.length;
    let i = 0;
    while (i < count) {
      const column = Math.round(xOf(times[i]));
      const first = values[i];
      let [low, high, last] = [first, first, first];
      for (i++; i < count && Math.round(xOf(times[i])) === column; i++) {
        last = values[i];
        if (last < low) low = last;
        else if (last > high) high = last;
      }
      context.lineTo(column, yOf(first));
      if (low !== high) {
        context.lineTo(column, yOf(low));
        context.lineTo(column, yOf(high));
        context.lineTo(column, yOf(last));
      }
    }
  },
});
