import { lightweightCharts } from './lightweight-chart.js';

globalThis.peer = lightweightCharts({ isConflated: false });
