import {
  Chart,
  Decimation,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  TimeScale,
  Tooltip,
} from 'chart.js';
import 'chartjs-adapter-date-fns';
import { GB, HEIGHT, LINES, WIDTH } from './data.js';
import { valueText } from './format.js';

/**
 * Chart.js with what a line chart needs, by its own advice on performance: no animation, points in
 * its own format, sorted, and labels that do not turn.
 *
 * @param {{ isDecimated: boolean }} options
 */
export function chartJs({ isDecimated }) {
  Chart.register(LineController, LineElement, PointElement, LinearScale, TimeScale);
  Chart.register(Tooltip, Legend);
  if (isDecimated) Chart.register(Decimation);
  return {
    prepare: ({ xSeconds, ...columns }) =>
      LINES.map(({ id }) => xSeconds.map((x, i) => ({ x: x * 1000, y: columns[id][i] / GB }))),
    mount(container, points) {
      const canvas = container.appendChild(document.createElement('canvas'));
      canvas.width = WIDTH;
      canvas.height = HEIGHT;
      const chart = new Chart(canvas, {
        type: 'line',
        data: {
          datasets: LINES.map(({ name, color }, i) => ({
            label: name,
            data: points[i],
            borderColor: color,
            backgroundColor: color,
            borderWidth: 2,
            pointRadius: 0,
          })),
        },
        options: {
          animation: false,
          responsive: false,
          parsing: false,
          normalized: true,
          interaction: { mode: 'index', intersect: false },
          scales: {
            x: { type: 'time', ticks: { maxRotation: 0 } },
            y: { beginAtZero: true, title: { display: true, text: 'GB' } },
          },
          plugins: {
            legend: { position: 'bottom' },
            tooltip: {
              callbacks: {
                label: ({ dataset, parsed }) => `${dataset.label}: ${valueText(parsed.y)}`,
              },
            },
            ...(isDecimated && { decimation: { enabled: true, algorithm: 'min-max' } }),
          },
        },
      });
      return {
        update(next) {
          next.forEach((data, i) => {
            chart.data.datasets[i].data = data;
          });
          chart.update('none');
        },
        resize: (width, height) => chart.resize(width, height),
        tooltipText: () =>
          chart.tooltip.opacity > 0 ? chart.tooltip.body.flatMap((b) => b.lines).join() : '',
        destroy: () => chart.destroy(),
      };
    },
  };
}
