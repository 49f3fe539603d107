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

function frameOf(
  values: readonly Value[],
  secondsOf = (i: number) => i * STEP,
): { frame: Frame; xSeconds: number[] } {
  const xSeconds = values.map((_, i) => 1_763_600_400 + secondsOf(i));
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
  const { line, columns, area, points } = traceOf(frame, xSeconds, values, {
    ...ALL,
    count: values.length,
    ...options,
  });
  const partsOf = (path: Path2D | undefined) => (path as RecordedPath | undefined)?.parts;
  const placeOf = (index: number, value: number): Place => [
    Math.round(frame.xOf(xSeconds[index] ?? 0)),
    Math.round(frame.yOf(value)),
  ];
  return { frame, line: partsOf(line) ?? [], columns, area: partsOf(area), points, placeOf };
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

    const valueOrGap = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null, freq: 40 });
    const many = fc.array(valueOrGap, { minLength: 2000, maxLength: 6000 });

    it('has a column from the lowest to the highest value of each column of pixels', () => {
      fc.assert(
        fc.property(many, (values) => {
          const { frame, columns, points, placeOf } = trace(values);
          expect(values.length).to.be.greaterThan(2 * frame.width);
          const places = values.flatMap((one, i) => (one === null ? [] : [placeOf(i, one)]));
          const drawn = columns.flatMap(({ x, top, bottom }): Place[] => [
            [x, top],
            [x, bottom],
          ]);
          const [range, all] = [rangesOf(drawn), rangesOf(places)];
          expect([...range.keys()]).to.deep.equal([...all.keys()]);
          // Towards a neighbour, it may reach farther than its values, but not than all of both.
          for (const [x, [top, bottom]] of all) {
            const [drawnTop, drawnBottom] = range.get(x) ?? [NaN, NaN];
            const around = [all.get(x - 1), all.get(x + 1)].flatMap((one) => one ?? []);
            expect(drawnTop)
              .to.be.at.most(top)
              .and.at.least(Math.min(top, ...around));
            expect(drawnBottom)
              .to.be.at.least(bottom)
              .and.at.most(Math.max(bottom, ...around));
          }
          const alone = values.filter(
            (one, i) =>
              one !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null,
          );
          expect(points.length).to.equal(alone.length);
        }),
        { numRuns: 30, seed: 7 },
      );
    });

    it('has columns that touch each other where nothing is missing', () => {
      const values = fc.array(fc.integer({ min: 0, max: 1000 }), {
        minLength: 2000,
        maxLength: 6000,
      });
      fc.assert(
        fc.property(values, (all) => {
          const { columns, line } = trace(all);
          columns.slice(1).forEach((column, i) => {
            const before = columns[i];
            if (!before) throw new Error('No column before');
            expect(column.x - before.x).to.equal(1);
            expect(column.top).to.be.at.most(before.bottom);
            expect(before.top).to.be.at.most(column.bottom);
          });
          expect(line).to.deep.equal([]);
        }),
        { numRuns: 20, seed: 7 },
      );
    });

    it('joins columns by a line where times are farther from each other than pixels', () => {
      const values = [...Array<number>(5000).fill(10), 20];
      // The last one comes as late as all others took.
      const secondsOf = (i: number) => (i < 5000 ? i : 10_000) * STEP;
      const { frame, xSeconds } = frameOf(values, secondsOf);
      const { line, columns } = traceOf(frame, xSeconds, values, { ...ALL, count: values.length });
      const [before, alone] = columns.slice(-2);
      expect((line as unknown as RecordedPath).parts).to.deep.equal([
        [
          [before?.x, before?.top],
          [alone?.x, alone?.top],
        ],
      ]);
      expect((alone?.x ?? 0) - (before?.x ?? 0)).to.be.greaterThan(100);
    });

    it('fills the area up to the columns', () => {
      const values = Array.from({ length: 3000 }, (_, i) => 500 + (i % 7));
      const { area, columns, frame } = trace(values, { hasArea: true });
      const floor = Math.round(frame.yOf(0));
      const rows = (area?.[0] ?? []).map(([, y]) => y).filter((y) => y !== floor);
      expect(rows).to.deep.equal(columns.map(() => Math.round(frame.yOf(500))));
    });
  });
});
