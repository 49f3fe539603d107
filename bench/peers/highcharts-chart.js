import Highcharts from 'highcharts/esm/highcharts.js';
import { GB, HEIGHT, LINES, WIDTH } from './data.js';

/** @param {{ isBoosted: boolean }} options */
export function highcharts({ isBoosted }) {
  return {
    prepare: ({ xSeconds, ...columns }) =>
      LINES.map(({ id }) => xSeconds.map((x, i) => [x * 1000, columns[id][i] / GB])),
    mount(container, points) {
      const chart = Highcharts.chart(container, {
        chart: { width: WIDTH, height: HEIGHT, animation: false },
        title: { text: undefined },
        credits: { enabled: false },
        accessibility: { enabled: false },
        time: { timezone: 'UTC' },
        xAxis: { type: 'datetime' },
        yAxis: { min: 0, title: { text: 'GB' } },
        tooltip: { shared: true, animation: false, valueDecimals: 2, valueSuffix: ' GB' },
        plotOptions: {
          series: {
            animation: false,
            marker: { enabled: false },
            lineWidth: 2,
            // Points are pairs of numbers without exception, which need not be looked at.
            turboThreshold: 1,
            states: { hover: { animation: { duration: 0 } }, inactive: { enabled: false } },
            ...(isBoosted && { boostThreshold: 1 }),
          },
        },
        series: LINES.map(({ name, color }, i) => ({ type: 'line', name, color, data: points[i] })),
      });
      return {
        update(next) {
          chart.series.forEach((series, i) => series.setData(next[i], false, false, false));
          chart.redraw(false);
        },
        resize: (width, height) => chart.setSize(width, height, false),
        tooltipText: () =>
          chart.tooltip.isHidden === false ? chart.tooltip.label.element.textContent : '',
        destroy: () => chart.destroy(),
      };
    },
  };
}
