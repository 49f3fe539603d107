import { LineChart } from '@mui/x-charts/LineChart';
import { createElement } from 'react';
import { HEIGHT, LINES, WIDTH } from './data.js';
import { inGb, timeText, valueText } from './format.js';
import { mountComponent } from './react-chart.js';

function Chart({ data, width, height }) {
  return createElement(LineChart, {
    width,
    height,
    skipAnimation: true,
    xAxis: [{ scaleType: 'utc', data: data.times, valueFormatter: timeOrTick }],
    yAxis: [{ label: 'GB', min: 0 }],
    series: LINES.map(({ id, name, color }) => ({
      id,
      label: name,
      color,
      data: data[id],
      showMark: false,
      curve: 'linear',
      valueFormatter: valueText,
    })),
  });
}

/** Ticks stay as they would be; a tooltip would have all that a Date says of itself. */
function timeOrTick(time, { location, defaultTickLabel }) {
  return location === 'tick' ? defaultTickLabel : timeText(time);
}

globalThis.peer = {
  prepare: ({ xSeconds, playout, ingest }) => ({
    times: xSeconds.map((x) => new Date(x * 1000)),
    playout: inGb(playout),
    ingest: inGb(ingest),
  }),
  mount: (container, data) => ({
    ...mountComponent(container, Chart, { data, width: WIDTH, height: HEIGHT }),
    tooltipText: () => document.querySelector('.MuiChartsTooltip-root')?.textContent ?? '',
  }),
};
