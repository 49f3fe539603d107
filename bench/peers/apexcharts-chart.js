import ApexCharts from 'apexcharts/core';
import 'apexcharts/line';
import 'apexcharts/features/legend';
import { GB, HEIGHT, LINES, WIDTH } from './data.js';
import { valueText } from './format.js';

/** @param {{ renderer?: 'canvas' }} options */
export function apexCharts({ renderer }) {
  return {
    prepare: ({ xSeconds, ...columns }) =>
      LINES.map(({ id, name }) => ({
        name,
        data: xSeconds.map((x, i) => [x * 1000, columns[id][i] / GB]),
      })),
    async mount(container, series) {
      const chart = new ApexCharts(container, {
        chart: {
          type: 'line',
          width: WIDTH,
          height: HEIGHT,
          animations: { enabled: false },
          toolbar: { show: false },
          zoom: { enabled: false },
          ...(renderer && { renderer }),
        },
        series,
        colors: LINES.map(({ color }) => color),
        stroke: { width: 2, curve: 'straight' },
        dataLabels: { enabled: false },
        markers: { size: 0 },
        xaxis: { type: 'datetime', labels: { datetimeUTC: true } },
        yaxis: { min: 0, title: { text: 'GB' }, labels: { formatter: (gb) => gb.toFixed(0) } },
        tooltip: { shared: true, x: { format: 'dd MMM yyyy HH:mm' }, y: { formatter: valueText } },
        legend: { position: 'bottom' },
      });
      await chart.render();
      return {
        update: (next) => chart.updateSeries(next, false),
        resize: (width, height) => chart.updateOptions({ chart: { width, height } }, false, false),
        tooltipText: () =>
          container.querySelector('.apexcharts-tooltip.apexcharts-active')?.textContent ?? '',
        destroy: () => chart.destroy(),
      };
    },
  };
}
