import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChartModel } from '../../src/chart/chart-model.js';
import { Frame } from '../../src/chart/frame.js';
import { traceOf, type TraceOptions } from '../../src/chart/trace.js';
import { Formatter } from '../../src/i18n/formatter.js';
import type { Value } from '../../src/model/series.js';

const WIDTH_PX = 300;
const STEP = 60;
const ALL: Omit<TraceOptions, 'count'> = { hasArea: false, hasPoints: false };

type Place = readonly [x: number, y: number];

/** Takes the place of `Path2D`, which cannot be read: each list is a line without a break. */
class RecordedPath {
  readonly parts: Place[][] = [];
  moveTo(x: number, y: number): void {
    this.parts.push([[x, y]]);
  }
  lineTo(x: number, y: number): void {
    const part = this.parts.at(-1);
    if (!part) throw new Error('A line begins nowhere');
    part.push([x, y]);
  }
}

function frameOf(values: readonly Value[]): { frame: Frame; xSeconds: number[] } {
  const xSeconds = values.map((_, i) => 1_763_600_400 + i * STEP);
  const model: Partial<ChartModel> = {
    series: { xSeconds, lines: { viewers: values } },
    previous: undefined,
    lines: [{ id: 'viewers', label: '', name: '', column: '' }],
    hiddenIds: new Set(),
    valueUnit: 1,
    unitLabel: '',
    formatter: new Formatter('en', 'UTC'),
  };
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) throw new Error('No canvas');
  const size = { widthPx: WIDTH_PX, heightPx: 200, ratio: 1 };
  const frame = new Frame(pen, model as ChartModel, { sizePx: 12, family: 'sans-serif' }, size);
  return { frame, xSeconds };
}

function trace(values: readonly Value[], options: Partial<TraceOptions> = {}) {
  const { frame, xSeconds } = frameOf(values);
  const { line, area, points } = traceOf(frame, xSeconds, values, {
    ...ALL,
    count: values.length,
    ...options,
  });
  const partsOf = (path: Path2D | undefined) => (path as RecordedPath | undefined)?.parts;
  const placeOf = (index: number, value: number): Place => [
    Math.round(frame.xOf(xSeconds[index] ?? 0)),
    Math.round(frame.yOf(value)),
  ];
  return { frame, line: partsOf(line) ?? [], area: partsOf(area), points, placeOf };
}

describe('traceOf', () => {
  const { Path2D: real } = window;
  before(() => {
    Reflect.set(window, 'Path2D', RecordedPath);
  });
  after(() => {
    Reflect.set(window, 'Path2D', real);
  });

  it('goes through every value where there is room', () => {
    const { line, placeOf } = trace([1, 5, 2]);
    expect(line).to.deep.equal([[placeOf(0, 1), placeOf(0, 1), placeOf(1, 5), placeOf(2, 2)]]);
  });

  it('breaks where nothing was reported, and goes to zero where zero was', () => {
    const { line, placeOf } = trace([1, null, 0, 4]);
    expect(line.map((part) => part.at(-1))).to.deep.equal([placeOf(0, 1), placeOf(3, 4)]);
    expect(line[1]?.[0]).to.deep.equal(placeOf(2, 0));
  });

  it('ends before what is not counted', () => {
    const { line, placeOf } = trace([1, 2, 3, 9], { count: 3 });
    expect(line.flat()).to.deep.include(placeOf(2, 3));
    expect(line.flat()).not.to.deep.include(placeOf(3, 9));
  });

  it('makes a point of a value that stands alone, and of each where that is asked for', () => {
    const values = [7, null, 3, 4, null, 5];
    const { points, placeOf } = trace(values);
    expect(points).to.deep.equal([placeOf(0, 7), placeOf(5, 5)]);
    expect(trace(values, { hasPoints: true }).points).to.have.length(4);
  });

  it('fills each stretch from zero to zero', () => {
    const { area, frame, placeOf } = trace([2, 3, null, 4, 1], { hasArea: true });
    const floor = Math.round(frame.yOf(0));
    expect(area).to.have.length(2);
    for (const part of area ?? []) {
      expect(part[0]?.[1]).to.equal(floor);
      expect(part.at(-1)).to.deep.equal(part[0]);
    }
    expect(area?.[0]?.at(-2)).to.deep.equal([placeOf(1, 0)[0], floor]);
    expect(trace([2, 3]).area).to.equal(undefined);
  });

  it('draws nothing where nothing was reported', () => {
    const { line, points } = trace([null, null]);
    expect([line, points]).to.deep.equal([[], []]);
  });

  describe('with more values than pixels', () => {
    /** All that a column of pixels holds: from the lowest to the highest of its values. */
    const rangesOf = (places: readonly Place[]) => {
      const ranges = new Map<number, [number, number]>();
      for (const [x, y] of places) {
        const [low, high] = ranges.get(x) ?? [y, y];
        ranges.set(x, [Math.min(low, y), Math.max(high, y)]);
      }
      return ranges;
    };

    it('shows the lowest and the highest value of each column, and no more than four of it', () => {
      const value = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null, freq: 40 });
      fc.assert(
        fc.property(fc.array(value, { minLength: 2000, maxLength: 6000 }), (values) => {
          const { frame, line, points, placeOf } = trace(values);
          expect(values.length).to.be.greaterThan(4 * frame.width);
          const places = values.flatMap((one, i) => (one === null ? [] : [placeOf(i, one)]));
          expect(rangesOf(line.flat())).to.deep.equal(rangesOf(places));
          const columns = new Set(places.map(([x]) => x)).size;
          // Each break begins anew in its column.
          expect(line.flat().length).to.be.at.most(4 * columns + 5 * line.length);
          const alone = values.filter(
            (one, i) =>
              one !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null,
          );
          expect(points.length).to.equal(alone.length);
        }),
        { numRuns: 30, seed: 7 },
      );
    });

    it('enters and leaves a column at its first and last value', () => {
      const values = Array<number>(30_000).fill(10);
      // So that the axis, and with it the room for its labels, is the same later.
      values[0] = 1000;
      const { placeOf: placeBefore } = trace(values);
      const columnOf = (index: number) => placeBefore(index, 0)[0];
      // Somewhere within a column.
      let peak = 15_000;
      while (columnOf(peak - 1) !== columnOf(peak + 2)) peak++;
      values[peak] = 1000;
      values[peak + 1] = 0;
      const { line, placeOf } = trace(values);
      const [x, top] = placeOf(peak, 1000);
      const column = line.flat().filter(([at]) => at === x);
      expect(column.at(0)?.[1]).to.equal(placeOf(peak, 10)[1]);
      expect(column.at(-1)?.[1]).to.equal(placeOf(peak, 10)[1]);
      expect(column.map(([, y]) => y)).to.include(top);
    });
  });
});
