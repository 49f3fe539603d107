/** The English words of charts, beyond those that every widget needs. */
export const enChart = {
  playoutIn: 'Playout in {unit}',
  ingestIn: 'Ingest in {unit}',
  soFar: 'so far',

  chartSummary: '{title}, {span}: {lines}.',
  lineSummary: '{line} between {min} and {max}, highest {when}, latest {latest}',
};

/** The words of charts in one language. */
export type ChartMessages = typeof enChart;
