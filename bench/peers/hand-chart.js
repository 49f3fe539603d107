import { addLegend, addTooltip } from './boxes.js';
import { HEIGHT, LINES, WIDTH } from './data.js';
import { dayText, hourText, inGb } from './format.js';

const EDGES = { left: 48, right: 12, top: 28, bottom: 28 };
const MINUTE_MS = 60_000;
const STEPS_MS = [1, 5, 10, 15, 30, 60, 180, 360, 720, 1440, 2880, 10_080, 43_200, 129_600].map(
  (minutes) => minutes * MINUTE_MS,
);

/**
 * A chart drawn by hand for this one purpose: what a widget costs at the very least, and what the
 * figures of all others are held against.
 *
 * @param {{ trace: (context: CanvasRenderingContext2D, times: number[], values: number[], xOf: (ms: number) => number, yOf: (gb: number) => number) => void }} options
 *   how a line is traced
 */
export function handDrawn({ trace }) {
  return {
    prepare: ({ xSeconds, playout, ingest }) => ({
      times: xSeconds.map((x) => x * 1000),
      values: [inGb(playout), inGb(ingest)],
    }),
    mount(container, first) {
      let data = first;
      let [width, height] = [WIDTH, HEIGHT];
      const canvas = container.appendChild(document.createElement('canvas'));
      const context = canvas.getContext('2d');
      const line = container.appendChild(document.createElement('i'));
      line.style.cssText = `position: absolute; left: 0; top: ${EDGES.top}px; width: 1px;
        background: #888; pointer-events: none; visibility: hidden`;
      const tooltip = addTooltip(container);
      addLegend(container);
      const ends = () => [data.times[0], data.times[data.times.length - 1]];
      const plotWidth = () => width - EDGES.left - EDGES.right;
      const xOf = (ms) => {
        const [from, to] = ends();
        return EDGES.left + ((ms - from) / (to - from)) * plotWidth();
      };
      const draw = () => {
        canvas.width = width;
        canvas.height = height;
        const highest = data.values.reduce((most, values) => Math.max(most, highestOf(values)), 0);
        const yOf = (gb) =>
          height - EDGES.bottom - (gb / highest / 1.06) * (height - EDGES.top - EDGES.bottom);
        drawAxes(context, { width, height, highest, ends: ends(), xOf, yOf });
        context.lineWidth = 2;
        context.lineJoin = 'round';
        data.values.forEach((values, i) => {
          context.strokeStyle = LINES[i].color;
          context.beginPath();
          trace(context, data.times, values, xOf, yOf);
          context.stroke();
        });
      };
      draw();
      canvas.addEventListener('pointermove', ({ offsetX }) => {
        const [from, to] = ends();
        const index = nearest(
          data.times,
          from + ((offsetX - EDGES.left) / plotWidth()) * (to - from),
        );
        const xPx = xOf(data.times[index]);
        line.style.height = `${height - EDGES.top - EDGES.bottom}px`;
        line.style.transform = `translateX(${xPx}px)`;
        line.style.visibility = 'visible';
        tooltip.show(
          data.times[index],
          data.values.map((values) => values[index]),
          xPx,
        );
      });
      canvas.addEventListener('pointerleave', () => {
        line.style.visibility = 'hidden';
        tooltip.hide();
      });
      return {
        update(next) {
          data = next;
          draw();
        },
        resize(nextWidth, nextHeight) {
          [width, height] = [nextWidth, nextHeight];
          draw();
        },
        tooltipText: tooltip.text,
        destroy: () => container.replaceChildren(),
      };
    },
  };
}

function drawAxes(context, { width, height, highest, ends: [from, to], xOf, yOf }) {
  context.font = '12px sans-serif';
  context.fillStyle = '#5b6270';
  context.strokeStyle = '#e7e9ee';
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const step = niceStep(highest / 5);
  context.beginPath();
  for (let gb = 0; gb <= highest * 1.06; gb += step) {
    const y = Math.round(yOf(gb)) + 0.5;
    context.moveTo(EDGES.left, y);
    context.lineTo(width - EDGES.right, y);
    context.fillText(`${+gb.toFixed(2)} GB`, EDGES.left - 6, y);
  }
  context.stroke();
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const stepMs = STEPS_MS.find((ms) => (to - from) / ms <= 8) ?? STEPS_MS.at(-1);
  const textOf = stepMs < 1440 * MINUTE_MS ? hourText : dayText;
  for (let ms = Math.ceil(from / stepMs) * stepMs; ms <= to; ms += stepMs) {
    context.fillText(textOf(ms), xOf(ms), height - EDGES.bottom + 8);
  }
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}

function highestOf(values) {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  return highest;
}

/** Where in ascending times the nearest one is. */
function nearest(times, ms) {
  let low = 0;
  let high = times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] < ms) low = middle;
    else high = middle;
  }
  return ms - times[low] < times[high] - ms ? low : high;
}
