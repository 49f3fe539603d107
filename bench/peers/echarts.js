import { eCharts } from './echarts-chart.js';

globalThis.peer = eCharts({});
