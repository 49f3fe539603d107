import { createElement } from 'react';
import { CartesianGrid, Legend, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { GB, HEIGHT, LINES, WIDTH } from './data.js';
import { dayText, hourText, timeText, valueText } from './format.js';
import { mountComponent } from './react-chart.js';

const DAY_MS = 86_400_000;

function Chart({ data, width, height }) {
  const spanMs = data.at(-1).time - data[0].time;
  const tickText = spanMs > 2 * DAY_MS ? dayText : hourText;
  return createElement(
    LineChart,
    { data, width, height },
    createElement(CartesianGrid, { vertical: false }),
    createElement(XAxis, {
      dataKey: 'time',
      type: 'number',
      scale: 'utc',
      domain: ['dataMin', 'dataMax'],
      tickFormatter: tickText,
    }),
    createElement(YAxis, { unit: ' GB' }),
    createElement(Tooltip, {
      isAnimationActive: false,
      labelFormatter: timeText,
      formatter: valueText,
    }),
    createElement(Legend),
    ...LINES.map(({ id, name, color }) =>
      createElement(Line, {
        key: id,
        dataKey: id,
        name,
        stroke: color,
        strokeWidth: 2,
        type: 'linear',
        dot: false,
        isAnimationActive: false,
      }),
    ),
  );
}

globalThis.peer = {
  prepare: ({ xSeconds, playout, ingest }) =>
    xSeconds.map((x, i) => ({ time: x * 1000, playout: playout[i] / GB, ingest: ingest[i] / GB })),
  mount(container, data) {
    const box = () => container.querySelector('.recharts-tooltip-wrapper');
    return {
      ...mountComponent(container, Chart, { data, width: WIDTH, height: HEIGHT }),
      tooltipText: () => (box()?.style.visibility === 'visible' ? box().textContent : ''),
    };
  },
};
