import Plotly from 'plotly.js-basic-dist-min';
import { HEIGHT, LINES, WIDTH } from './data.js';
import { inGb } from './format.js';

const LAYOUT = {
  width: WIDTH,
  height: HEIGHT,
  margin: { l: 48, r: 16, t: 16, b: 64 },
  hovermode: 'x unified',
  xaxis: { type: 'date' },
  yaxis: { rangemode: 'tozero', title: { text: 'GB' }, hoverformat: '.2f', ticksuffix: ' GB' },
  legend: { orientation: 'h', y: -0.2 },
};

globalThis.peer = {
  prepare: ({ xSeconds, playout, ingest }) => {
    const x = xSeconds.map((seconds) => seconds * 1000);
    const values = { playout: inGb(playout), ingest: inGb(ingest) };
    return LINES.map(({ id, name, color }) => ({
      type: 'scatter',
      mode: 'lines',
      name,
      x,
      y: values[id],
      line: { color, width: 2 },
    }));
  },
  async mount(container, traces) {
    const config = { displayModeBar: false };
    await Plotly.newPlot(container, traces, LAYOUT, config);
    return {
      update: (next) => Plotly.react(container, next, LAYOUT, config),
      resize: (width, height) => Plotly.relayout(container, { width, height }),
      tooltipText: () => container.querySelector('.hoverlayer')?.textContent ?? '',
      destroy: () => Plotly.purge(container),
    };
  },
};
