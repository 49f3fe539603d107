import { expect } from '@open-wc/testing';
import type { ChartModel } from '../../src/chart/chart-model.js';
import type { ChartColors } from '../../src/chart/colors.js';
import { drawAxes } from '../../src/chart/draw-axes.js';
import { Frame } from '../../src/chart/frame.js';
import { Formatter } from '../../src/i18n/formatter.js';
import { modelOf } from './models.js';

const COLORS = { text: '#111111', grid: '#dddddd', card: '#ffffff', lines: [] } as ChartColors;
const DAY = Array.from({ length: 25 }, () => 100);

/** What is written, and from where to where lines go, in canvas pixels. */
function drawn(model: ChartModel, ratio = 1, sizePx = 12) {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) throw new Error('No canvas');
  const letters = { sizePx, family: 'serif' };
  const frame = new Frame(pen, model, letters, { widthPx: 500, heightPx: 200, ratio });
  const texts: Record<string, unknown>[] = [];
  const lines: { from: number[]; to: number[] }[] = [];
  const strokes: Record<string, unknown>[] = [];
  let from: number[] = [];
  const placeOf = (x: number, y: number) => {
    const { e, f } = pen.getTransform();
    return [x + e, y + f];
  };
  pen.fillText = (text: string, x: number, y: number) => {
    const { font, fillStyle, direction, textAlign, textBaseline } = pen;
    texts.push({ text, x, y, font, fillStyle, direction, textAlign, textBaseline });
  };
  pen.moveTo = (x: number, y: number) => void (from = placeOf(x, y));
  pen.lineTo = (x: number, y: number) => void lines.push({ from, to: placeOf(x, y) });
  pen.stroke = () => {
    const { strokeStyle, lineWidth } = pen;
    strokes.push({ strokeStyle, lineWidth, dash: pen.getLineDash() });
  };
  pen.setLineDash([3, 3]);
  drawAxes(pen, frame, model, COLORS);
  return { frame, texts, lines, strokes, after: pen.getTransform() };
}

for (const [ratio, sizePx] of [
  [1, 12],
  [2, 12],
  [1, 24],
] as const) {
  describe(`the axes, ${ratio} pixels in one, with letters of ${sizePx} px`, () => {
    const scale = (ratio * sizePx) / 12;

    it('have times below their ticks, values left of their lines, and the unit above', () => {
      const { frame, texts } = drawn(modelOf(DAY, { unitLabel: 'GB' }), ratio, sizePx);
      const { left, top, height, timeTicks, valueTicks, font } = frame;
      const all = { font, fillStyle: COLORS.text, direction: 'ltr' };
      const below = Math.round(top + height) + 10 * scale;
      const aside = { ...all, textAlign: 'right', textBaseline: 'middle' };
      expect(timeTicks.length).to.be.above(1);
      expect(valueTicks.length).to.be.above(1);
      expect(texts).to.deep.equal([
        ...timeTicks.map(({ label, labelAt }) => ({
          ...{ text: label, x: labelAt, y: below },
          ...{ ...all, textAlign: 'center', textBaseline: 'top' },
        })),
        ...valueTicks.map(({ label, labelAt }) => ({
          ...{ text: label, x: Math.round(left) - 6 * scale, y: labelAt },
          ...aside,
        })),
        { text: 'GB', x: left - 6 * scale, y: 7 * scale, ...aside },
      ]);
    });

    it('have a tick below each time, and a line through the picture at each value', () => {
      const { frame, lines, strokes, after } = drawn(modelOf(DAY), ratio, sizePx);
      const { left, top, width, height, timeTicks, valueTicks } = frame;
      const base = Math.round(top + height);
      // A line of one pixel covers a whole one.
      const half = ratio === 1 ? 0.5 : 0;
      expect(lines).to.deep.equal([
        ...timeTicks.map(({ at }) => ({
          from: [at + half, base + half],
          to: [at + half, base + 4 * scale + half],
        })),
        ...valueTicks.map(({ at }) => ({
          from: [left + half, at + half],
          to: [left + width + half, at + half],
        })),
      ]);
      expect(strokes).to.deep.equal([{ strokeStyle: COLORS.grid, lineWidth: ratio, dash: [] }]);
      expect([after.e, after.f]).to.deep.equal([0, 0]);
    });
  });
}

describe('the axes', () => {
  it('are written from right to left where the language is', () => {
    const model = modelOf(DAY, { formatter: new Formatter('he', 'UTC') });
    expect(drawn(model).texts.every(({ direction }) => direction === 'rtl')).to.equal(true);
  });

  it('are not there in a sparkline', () => {
    const { texts, strokes } = drawn(modelOf(DAY, { isSparkline: true, unitLabel: 'GB' }));
    expect([texts, strokes]).to.deep.equal([[], []]);
  });
});
