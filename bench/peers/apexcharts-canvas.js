import 'apexcharts/features/renderer-canvas';
import { apexCharts } from './apexcharts-chart.js';

// What it offers for many points in the place of decimation.
globalThis.peer = apexCharts({ renderer: 'canvas' });
