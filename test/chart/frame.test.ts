import { expect } from '@open-wc/testing';
import type { ChartModel } from '../../src/chart/chart-model.js';
import { Frame } from '../../src/chart/frame.js';
import { Formatter } from '../../src/i18n/formatter.js';
import { HOUR, MIDNIGHT, modelOf } from './models.js';

/** A pen whose letters are all as wide, whatever their font. */
const pen = (letterPx = 6) =>
  ({
    font: '',
    measureText: (text: string) => ({ width: text.length * letterPx }),
  }) as unknown as CanvasRenderingContext2D;

const SIZE = { widthPx: 500, heightPx: 200, ratio: 1 };
const upTo = (highest: number) => Array.from({ length: 25 }, (_, i) => (i === 12 ? highest : 1));

function frameOf(model: ChartModel, size = {}, sizePx = 12, of = pen()): Frame {
  return new Frame(of, model, { sizePx, family: 'serif' }, { ...SIZE, ...size });
}

const placeOf = ({ left, top, width, height }: Frame) => ({ left, top, width, height });

describe('the frame of a picture', () => {
  it('keeps room for the widest label, half of the last one, the unit above and the time below', () => {
    // 3 letters of "100", and a gap of 10.
    expect(placeOf(frameOf(modelOf(upTo(100))))).to.deep.equal({
      left: 28,
      top: 8,
      width: 462,
      height: 162,
    });
    expect(placeOf(frameOf(modelOf(upTo(100), { unitLabel: 'GB' })))).to.deep.equal({
      left: 28,
      top: 22,
      width: 462,
      height: 148,
    });
    expect(frameOf(modelOf(upTo(100), { unitLabel: 'gigabytes' })).left).to.equal(9 * 6 + 10);
  });

  it('grows with letters and with the pixels of the screen', () => {
    // The labels are measured, and these letters are as wide in any size.
    expect(placeOf(frameOf(modelOf(upTo(100)), {}, 24))).to.deep.equal({
      left: 38,
      top: 16,
      width: 500 - 38 - 20,
      height: 200 - 16 - 60,
    });
    expect(placeOf(frameOf(modelOf(upTo(100)), { ratio: 2 }))).to.deep.equal({
      left: 56,
      top: 16,
      width: 924,
      height: 324,
    });
  });

  it('stands on halves of pixels', () => {
    const frame = frameOf(modelOf(upTo(100)), { widthPx: 500.3, ratio: 1.1 });
    expect(placeOf(frame)).to.deep.equal({ left: 31, top: 9, width: 508.5, height: 178 });
  });

  it('has letters in whole pixels, and lines that are never thinner than those of a page', () => {
    const measured = pen();
    const large = frameOf(modelOf(upTo(100)), { ratio: 2 }, 17.6, measured);
    expect(large.font).to.equal('36px serif');
    expect(measured.font).to.equal('18px serif');
    expect(large.ink).to.be.closeTo((2 * 17.6) / 12, 1e-9);
    expect(large.scale).to.equal(large.ink);
    const small = frameOf(modelOf(upTo(100)), { ratio: 2 }, 6);
    expect([small.ink, small.scale]).to.deep.equal([2, 1]);
  });

  it('has the first bucket at its left edge, the last at its right one', () => {
    const frame = frameOf(modelOf(upTo(100)));
    expect(frame.xOf(MIDNIGHT)).to.equal(28);
    expect(frame.xOf(MIDNIGHT + 24 * HOUR)).to.equal(490);
    expect(frame.xOf(MIDNIGHT + 6 * HOUR)).to.equal(28 + 462 / 4);
    expect(frame.secondsAt(28 + 462 / 4)).to.equal(MIDNIGHT + 6 * HOUR);
  });

  it('has a bucket that is alone in the middle of an hour', () => {
    const frame = frameOf(modelOf([7]));
    expect(frame.xOf(MIDNIGHT)).to.equal(frame.left + frame.width / 2);
    expect(frame.secondsAt(frame.left)).to.equal(MIDNIGHT - HOUR / 2);
    expect(frame.secondsAt(frame.left + frame.width)).to.equal(MIDNIGHT + HOUR / 2);
  });

  it('is a little higher than the highest value, and has zero at its lower edge', () => {
    const { top, height, yOf } = bound(frameOf(modelOf(upTo(100))));
    expect(yOf(0)).to.equal(top + height);
    expect(yOf(106)).to.be.closeTo(top, 1e-9);
    expect(yOf(53)).to.be.closeTo(top + height / 2, 1e-9);
  });

  it('holds the period before as well, and no line that is hidden', () => {
    const lines = { viewers: upTo(200) };
    const before = bound(frameOf(modelOf(upTo(100), { previous: { shiftMs: 1, lines } })));
    expect(before.yOf(212)).to.be.closeTo(before.top, 1e-9);
    const hidden = bound(frameOf(modelOf(upTo(100), { hiddenIds: new Set(['viewers']) })));
    expect(hidden.yOf(1)).to.be.closeTo(hidden.top, 1e-9);
  });

  it('is as high as one unit where all is zero', () => {
    const frame = bound(frameOf(modelOf([0, 0, 0], { valueUnit: 1e9 })));
    expect(frame.yOf(1e9)).to.be.closeTo(frame.top, 1e-9);
    expect(frame.valueTicks[0]?.label).to.equal('0');
  });

  for (const [heightPx, labels] of [
    [200, ['0', '50', '100']],
    // From here on, 50 would be closer than 36 px to the next.
    [115, ['0', '50', '100']],
    [114, ['0', '100']],
    [300, ['0', '20', '40', '60', '80', '100']],
  ] as const) {
    it(`has values on its axis that are 36 px apart or more, ${heightPx} px high`, () => {
      const frame = frameOf(modelOf(upTo(100)), { heightPx });
      const { valueTicks } = frame;
      expect(valueTicks.map(({ label }) => label)).to.deep.equal(labels);
      for (const { at, label, labelAt } of valueTicks) {
        expect(at).to.equal(Math.round(frame.yOf(Number(label))));
        expect(labelAt).to.equal(at);
      }
    });
  }

  it('writes values in the unit of the chart', () => {
    const frame = frameOf(modelOf(upTo(1.5e9), { valueUnit: 1e9, unitLabel: 'GB' }));
    expect(frame.valueTicks.map(({ label }) => label)).to.deep.equal(['0', '0.5', '1', '1.5']);
  });

  it('has nothing but its lines as a sparkline, with room for their ends', () => {
    const frame = frameOf(modelOf(upTo(100), { isSparkline: true }), { ratio: 2 }, 24);
    expect(placeOf(frame)).to.deep.equal({ left: 20, top: 20, width: 960, height: 360 });
    expect([frame.timeTicks, frame.valueTicks]).to.deep.equal([[], []]);
  });

  for (const isSparkline of [false, true]) {
    it(`is empty where there is no room, ${isSparkline ? 'without' : 'with'} axes`, () => {
      const frame = frameOf(modelOf(upTo(100), { isSparkline }), { widthPx: 8, heightPx: 8 });
      expect([frame.width, frame.height]).to.deep.equal([0, 0]);
      expect(frame.valueTicks).to.deep.equal([]);
    });
  }

  it('writes days at midnight and else times, each at its place', () => {
    const frame = frameOf(modelOf(upTo(100)));
    const labels = frame.timeTicks.map(({ label }) => label.replace(/\s/g, ' '));
    expect(labels).to.deep.equal([
      'Nov 22',
      ...['4:00 AM', '8:00 AM', '12:00 PM', '4:00 PM', '8:00 PM'],
      'Nov 23',
    ]);
    const hours = [0, 4, 8, 12, 16, 20, 24];
    expect(frame.timeTicks.map(({ at }) => at)).to.deep.equal(
      hours.map((hour) => Math.round(frame.xOf(MIDNIGHT + hour * HOUR))),
    );
  });

  it('does not let its edge cut the last label, and leaves out one that would be far from its tick', () => {
    for (const ratio of [1, 2]) {
      const frame = frameOf(modelOf(upTo(100)), { ratio });
      const last = frame.timeTicks.at(-1);
      expect(last?.at).to.equal(490 * ratio);
      // Half of 6 letters before the edge at 500 px.
      expect(last?.labelAt).to.equal(482 * ratio);
      expect(frame.timeTicks[2]?.labelAt).to.equal(frame.timeTicks[2]?.at);
    }
    const size = { widthPx: 1020 };
    const lastOf = (of: CanvasRenderingContext2D) =>
      frameOf(modelOf(upTo(100)), size, 12, of)
        .timeTicks.at(-1)
        ?.label.replace(/\s/g, ' ');
    expect(lastOf(pen())).to.equal('Nov 23');
    // 11 px aside, where 9 are half of what is between labels.
    expect(lastOf(pen(7))).to.equal('10:00 PM');
  });

  it('says of a time that comes twice which of the two it is', () => {
    const fromMs = Date.UTC(2026, 9, 24, 23);
    const xSeconds = [0, 1, 2, 3].map((hour) => fromMs / 1000 + hour * HOUR);
    const formatter = new Formatter('en-GB', 'Europe/Berlin');
    const series = { xSeconds, lines: { viewers: [1, 2, 3, 4] } };
    const labels = frameOf(modelOf([], { series, formatter })).timeTicks.map(({ label }) => label);
    const [early, late] = xSeconds.slice(1).map((seconds) => formatter.timeOfTwo(seconds * 1000));
    expect(early).to.not.equal(late);
    expect(labels).to.include.members(['01:00', early, late]).and.not.include('02:00');
  });
});

/** With methods that need no object. */
function bound(frame: Frame) {
  const { top, height, valueTicks } = frame;
  return { top, height, valueTicks, yOf: (value: number) => frame.yOf(value) };
}
