import { chartJs } from './chartjs-chart.js';

globalThis.peer = chartJs({ isDecimated: true });
