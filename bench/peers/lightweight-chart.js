import { createChart, LineSeries } from 'lightweight-charts';
import { addLegend, addTooltip } from './boxes.js';
import { GB, HEIGHT, LINES, WIDTH } from './data.js';
import { valueText } from './format.js';

/** @param {{ isConflated: boolean }} options */
export function lightweightCharts({ isConflated }) {
  return {
    prepare: ({ xSeconds, ...columns }) =>
      LINES.map(({ id }) => xSeconds.map((time, i) => ({ time, value: columns[id][i] / GB }))),
    mount(container, points) {
      const chart = createChart(container, {
        width: WIDTH,
        height: HEIGHT,
        autoSize: false,
        localization: { priceFormatter: valueText },
        timeScale: {
          timeVisible: true,
          // All points stand in the chart at once.
          minBarSpacing: 0.0001,
          enableConflation: isConflated,
        },
      });
      const lines = LINES.map(({ color }) =>
        chart.addSeries(LineSeries, {
          color,
          lineWidth: 2,
          lastValueVisible: false,
          priceLineVisible: false,
        }),
      );
      const setData = (next) => {
        lines.forEach((line, i) => line.setData(next[i]));
        chart.timeScale().fitContent();
      };
      setData(points);
      const tooltip = addTooltip(container);
      addLegend(container);
      chart.subscribeCrosshairMove(({ time, point, seriesData }) => {
        const values = lines.map((line) => seriesData.get(line)?.value);
        if (time === undefined || !point || values.includes(undefined)) tooltip.hide();
        else tooltip.show(time * 1000, values, point.x);
      });
      return {
        update(next) {
          // Its way of following live data: the end alone.
          lines.forEach((line, i) => next[i].slice(-2).forEach((point) => line.update(point)));
          chart.timeScale().fitContent();
        },
        resize(width, height) {
          chart.resize(width, height);
          chart.timeScale().fitContent();
        },
        tooltipText: tooltip.text,
        destroy: () => chart.remove(),
      };
    },
  };
}
