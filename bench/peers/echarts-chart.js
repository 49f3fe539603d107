import { LineChart } from 'echarts/charts';
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { HEIGHT, LINES, WIDTH } from './data.js';
import { inGb, valueText } from './format.js';

/**
 * ECharts with what a line chart needs, on a canvas, data in columns.
 *
 * @param {{ sampling?: 'lttb' | 'minmax' }} options
 */
export function eCharts({ sampling }) {
  use([LineChart, GridComponent, TooltipComponent, LegendComponent, DatasetComponent]);
  use([CanvasRenderer]);
  return {
    prepare: ({ xSeconds, playout, ingest }) => ({
      time: xSeconds.map((x) => x * 1000),
      playout: inGb(playout),
      ingest: inGb(ingest),
    }),
    mount(container, source) {
      const chart = init(container, null, { renderer: 'canvas', width: WIDTH, height: HEIGHT });
      // Whatever is set is drawn in the next frame, of which it is told first.
      chart.setOption({
        useUTC: true,
        animation: false,
        color: LINES.map(({ color }) => color),
        legend: { bottom: 0 },
        tooltip: {
          trigger: 'axis',
          transitionDuration: 0,
          valueFormatter: valueText,
        },
        grid: { left: 48, right: 16, top: 32, bottom: 56 },
        xAxis: { type: 'time' },
        yAxis: { type: 'value', name: 'GB' },
        dataset: { source },
        series: LINES.map(({ id, name }) => ({
          type: 'line',
          name,
          encode: { x: 'time', y: id },
          showSymbol: false,
          lineStyle: { width: 2 },
          ...(sampling && { sampling }),
        })),
      });
      return {
        update(next) {
          chart.setOption({ dataset: { source: next } });
        },
        resize(width, height) {
          chart.resize({ width, height });
        },
        tooltipText: () =>
          [...container.children]
            .slice(1)
            .map((box) => (box.style.visibility !== 'hidden' ? box.textContent : ''))
            .join(''),
        destroy: () => chart.dispose(),
      };
    },
  };
}
