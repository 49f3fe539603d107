import { apexCharts } from './apexcharts-chart.js';

globalThis.peer = apexCharts({});
