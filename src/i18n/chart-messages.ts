/** The English words of charts, beyond those that every widget needs. */
export const enChart = {
  playout: 'Playout',
  ingest: 'Ingest',
  playoutIn: 'Playout in {unit}',
  ingestIn: 'Ingest in {unit}',
  soFar: 'so far',

  previous: 'the period before',
  before: 'before',
  comparedWith: 'compared with {span}',
  difference: 'difference',
  picture: 'chart',

  chartSummary: '{title}, {span}: {lines}.',
  lineSummary: '{line} between {min} and {max}, highest {when}, latest {latest}, {direction}',
  directions: { rising: 'rising', falling: 'falling', steady: 'steady' },
  peak: 'Peak {max} ({when})',
  meanOfPeaks: {
    minute: 'Average of the peaks per minute {mean}',
    hour: 'Average of the hourly peaks {mean}',
    day: 'Average of the daily peaks {mean}',
  },
  mean: {
    minute: 'Average {mean} per minute',
    hour: 'Average {mean} per hour',
    day: 'Average {mean} per day',
  },

  zoomIn: 'Zoom in',
  resetZoom: 'Reset zoom',
  finerFailed: 'Finer numbers could not be loaded.',
};

/** The words of charts in one language. */
export type ChartMessages = typeof enChart;
