import { highcharts } from './highcharts-chart.js';

globalThis.peer = highcharts({ isBoosted: false });
