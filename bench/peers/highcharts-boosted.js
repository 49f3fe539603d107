import 'highcharts/esm/modules/boost.js';
import { highcharts } from './highcharts-chart.js';

globalThis.peer = highcharts({ isBoosted: true });
