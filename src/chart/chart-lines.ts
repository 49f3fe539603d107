import uPlot from 'uplot';
import type { ChartModel } from './chart-model.js';
import type { ChartColors } from './colors.js';

export const LINE_WIDTH_PX = 2;
const PREVIOUS_WIDTH_PX = 1.25;
const POINT_SIZE_PX = 5;
/** Buckets narrower than this (CSS px) get no point of their own unless they stand alone. */
const POINT_SPACE_PX = 11;

/** What lines are drawn with. */
interface LinesPen {
  readonly model: ChartModel;
  readonly colors: ChartColors;
  /** How much larger than on screen all is drawn. */
  readonly scale: number;
}

/** The columns in uPlot's order: time, the previous period, and over it the lines themselves. */
export function columnsOf({ series, lines, previous }: ChartModel): uPlot.AlignedData {
  const columns = previous ? [previous.lines, series.lines] : [series.lines];
  // uPlot only reads; its types ask for arrays that could be written to.
  return [
    series.xSeconds,
    ...columns.flatMap((column) => lines.map(({ id }) => column[id] ?? [])),
  ] as [number[], ...(number | null)[][]];
}

/** Whether each of uPlot's series but time is to be drawn. */
export function shownColumns({ lines, hiddenIds, previous }: ChartModel): boolean[] {
  const shown = lines.map(({ id }) => !hiddenIds.has(id));
  return previous ? [...shown, ...shown] : shown;
}

/** The options of the lines, in the order of the columns. `pen` is asked at each drawing. */
export function lineSeries(pen: () => LinesPen): uPlot.Series[] {
  const { model } = pen();
  const shown = shownColumns(model);
  const own = model.lines.map((_, index) => ownLine(pen, index));
  const all = model.previous ? [...model.lines.map((_, i) => previousLine(pen, i)), ...own] : own;
  return [{}, ...all.map((series, index) => ({ ...series, show: shown[index] ?? true }))];
}

function ownLine(pen: () => LinesPen, index: number): uPlot.Series {
  const { model, scale } = pen();
  const line = model.lines[index];
  const stroke = () => pen().colors.lines[index]?.stroke ?? '';
  return {
    stroke,
    ...(line?.isFilled && { fill: () => pen().colors.lines[index]?.fill ?? '' }),
    ...(line?.isDashed && { dash: [6 * scale, 3 * scale] }),
    width: LINE_WIDTH_PX * scale,
    paths: linearPaths,
    gaps: (plot, _, __, ___, gaps) => withoutRunning(pen().model, plot, gaps),
    points: {
      show: true,
      size: POINT_SIZE_PX * scale,
      width: scale,
      dash: [],
      fill: stroke,
      filter: (plot, column) => pointsToDraw(plot, column, pen().model.completeCount, scale),
    },
  };
}

/** Thin and dotted, so that it steps back behind the line of today. */
function previousLine(pen: () => LinesPen, index: number): uPlot.Series {
  const { model, scale } = pen();
  const stroke = () => pen().colors.lines[index]?.stroke ?? '';
  const dots = model.lines[index]?.isDashed ? [6, 2, 1.5, 2] : [1.5, 2];
  return {
    stroke,
    width: PREVIOUS_WIDTH_PX * scale,
    dash: dots.map((length) => length * scale),
    paths: linearPaths,
    points: {
      show: true,
      size: (POINT_SIZE_PX - 1) * scale,
      width: scale,
      dash: [],
      fill: stroke,
      // Only where a line cannot show it.
      filter: (plot, column) => pointsToDraw(plot, column, plot.data[0].length, Infinity),
    },
  };
}

const linearPaths: uPlot.Series.PathBuilder = (...parameters) =>
  (uPlot.paths.linear?.() ?? (() => null))(...parameters);

/** Ends the line at the last complete bucket: what is still growing must not look like a drop. */
function withoutRunning(
  { completeCount, series }: ChartModel,
  plot: uPlot,
  gaps: uPlot.Series.Gaps,
): uPlot.Series.Gaps {
  const last = series.xSeconds[completeCount - 1];
  const end = series.xSeconds.at(-1);
  if (last === undefined || end === undefined || last >= end) return gaps;
  return [...gaps, [plot.valToPos(last, 'x', true), plot.valToPos(end, 'x', true) + 1]];
}

function pointsToDraw(plot: uPlot, column: number, count: number, scale: number): number[] {
  const values = plot.data[column] ?? [];
  const spacePx = plot.bbox.width / uPlot.pxRatio / values.length;
  const areSparse = spacePx >= POINT_SPACE_PX * scale;
  const isAlone = (i: number) => values[i - 1] == null && (values[i + 1] == null || i + 1 >= count);
  const indices: number[] = [];
  for (let i = 0; i < count; i++) {
    if (values[i] != null && (areSparse || isAlone(i))) indices.push(i);
  }
  return indices;
}
