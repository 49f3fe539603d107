import { eCharts } from './echarts-chart.js';

// It keeps peaks and lows, as ours does.
globalThis.peer = eCharts({ sampling: 'minmax' });
