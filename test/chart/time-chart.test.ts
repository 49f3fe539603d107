import { expect } from '@open-wc/testing';
import { TimeChart } from '../../src/chart/time-chart.js';
import { modelOf, usePlace } from './models.js';

const DAY = Array.from({ length: 25 }, (_, i) => 100 + i);

/** Gives the window another value of a property until the end of the test. */
function useWindow() {
  const before = new Map<string, PropertyDescriptor | undefined>();
  afterEach(() => {
    for (const [name, own] of before) {
      if (own) Object.defineProperty(window, name, own);
      else Reflect.deleteProperty(window, name);
    }
    before.clear();
  });
  return (name: string, value: unknown) => {
    if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(window, name));
    Object.defineProperty(window, name, { configurable: true, value });
  };
}

describe('TimeChart', () => {
  const place = usePlace(500, 200);
  const setWindow = useWindow();
  const charts: TimeChart[] = [];
  afterEach(() => {
    charts.splice(0).forEach((chart) => {
      chart.destroy();
    });
  });

  function draw(target = place(), values = DAY) {
    const chart = new TimeChart(target, modelOf(values), 500, 200);
    charts.push(chart);
    let drawings = 0;
    chart.onDraw = () => drawings++;
    return { chart, target, drawings: () => drawings };
  }

  const hasInk = (canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const image = canvas.getContext('2d')?.getImageData(0, 0, width, height);
    return image?.data.some((value) => value > 0);
  };

  it('has the pixels of the screen, and says where its lines are in CSS px', () => {
    for (const ratio of [1, 2, 1.5]) {
      setWindow('devicePixelRatio', ratio);
      const { chart, target } = draw();
      expect([chart.canvas.width, chart.canvas.height]).to.deep.equal([500 * ratio, 200 * ratio]);
      const { leftPx, topPx, widthPx, heightPx } = chart.area;
      expect(topPx).to.be.closeTo(8, 0.5);
      expect(heightPx).to.be.closeTo(162, 0.5);
      expect(leftPx).to.be.above(20);
      expect(leftPx + widthPx).to.be.closeTo(490, 0.5);
      const { style } = target.querySelector<HTMLElement>('.drawn-area') ?? target;
      expect([style.left, style.top, style.width, style.height]).to.deep.equal(
        [leftPx, topPx, widthPx, heightPx].map((px) => `${px}px`),
      );
    }
  });

  it('says where buckets and values stand, and which bucket is nearest to a place', () => {
    setWindow('devicePixelRatio', 2);
    const { chart } = draw();
    const { leftPx, topPx, widthPx, heightPx } = chart.area;
    const stepPx = widthPx / 24;
    for (let i = 0; i < 25; i++) {
      const xPx = chart.xPxOf(i);
      expect(xPx).to.be.closeTo(leftPx + i * stepPx, 0.001);
      expect(chart.indexAt(xPx)).to.equal(i);
      expect(chart.indexAt(xPx + 0.49 * stepPx)).to.equal(i);
      expect(chart.indexAt(xPx + 0.51 * stepPx)).to.equal(Math.min(i + 1, 24));
    }
    expect([chart.indexAt(-1000), chart.indexAt(1000)]).to.deep.equal([0, 24]);
    expect(chart.yPxOf(0)).to.be.closeTo(topPx + heightPx, 0.001);
    expect(chart.yPxOf(124 * 1.06)).to.be.closeTo(topPx, 0.001);
  });

  it('takes the earlier of two buckets that are as near', () => {
    const { chart } = draw(place(), [1, 2]);
    const { leftPx, widthPx } = chart.area;
    expect(chart.indexAt(leftPx + widthPx / 2)).to.equal(0);
    expect(chart.indexAt(leftPx + widthPx / 2 + 1)).to.equal(1);
  });

  it('has only one place for one bucket', () => {
    const { chart } = draw(place(), [1]);
    expect([0, 200, 500].map((px) => chart.indexAt(px))).to.deep.equal([0, 0, 0]);
  });

  it('draws anew where its size has changed, in either direction, and only there', () => {
    const { chart, drawings } = draw();
    chart.resize(500, 200);
    expect(drawings()).to.equal(0);
    chart.resize(400, 200);
    expect([drawings(), chart.canvas.width]).to.deep.equal([1, 400 * devicePixelRatio]);
    chart.resize(400, 150);
    expect([drawings(), chart.canvas.height]).to.deep.equal([2, 150 * devicePixelRatio]);
    chart.resize(400, 150);
    expect(drawings()).to.equal(2);
    expect(chart.area.leftPx + chart.area.widthPx).to.be.closeTo(390, 0.5);
  });

  it('shows another model', () => {
    const { chart, drawings } = draw();
    const model = modelOf([1, 2, 3]);
    chart.update(model);
    expect(chart.model).to.equal(model);
    expect(drawings()).to.equal(1);
    expect(chart.xPxOf(2)).to.be.closeTo(chart.area.leftPx + chart.area.widthPx, 0.001);
    expect(chart.indexAt(500)).to.equal(2);
  });

  it('keeps the memory of its canvas where the size stays', () => {
    const { chart } = draw();
    const sizes: string[] = [];
    for (const side of ['width', 'height'] as const) {
      const value = chart.canvas[side];
      Object.defineProperty(chart.canvas, side, {
        get: () => value,
        set: () => void sizes.push(side),
      });
    }
    chart.update(modelOf([3, 2, 1]));
    expect(sizes).to.deep.equal([]);
  });

  it('gives the same picture at another scale, on a canvas of its own', () => {
    const { chart, drawings } = draw();
    const before = [chart.canvas.width, chart.canvas.height];
    const copy = chart.drawAt(3);
    expect([copy.width, copy.height]).to.deep.equal([1500, 600]);
    expect(copy.isConnected).to.equal(false);
    expect(hasInk(copy)).to.equal(true);
    expect([chart.canvas.width, chart.canvas.height]).to.deep.equal(before);
    expect(drawings()).to.equal(0);
  });

  it('leaves nothing of the picture before', () => {
    const { chart } = draw();
    const pictureOf = () => chart.canvas.toDataURL();
    const first = pictureOf();
    chart.update(modelOf([5, 1, 5]));
    expect(pictureOf()).to.not.equal(first);
    chart.update(modelOf(DAY));
    expect(pictureOf()).to.equal(first);
  });

  it('follows the pixels of the screen, each time they change, until it is destroyed', () => {
    const asked: { query: string; change: () => void; signal: AbortSignal; isOnce: boolean }[] = [];
    setWindow('matchMedia', (query: string) => ({
      addEventListener: (
        type: string,
        change: () => void,
        { signal, once }: { signal: AbortSignal; once: boolean },
      ) => {
        if (type === 'change') asked.push({ query, change, signal, isOnce: once });
      },
    }));
    setWindow('devicePixelRatio', 1);
    const { chart, drawings } = draw();
    for (const ratio of [2, 3]) {
      setWindow('devicePixelRatio', ratio);
      asked.at(-1)?.change();
      expect(chart.canvas.width).to.equal(500 * ratio);
    }
    expect(drawings()).to.equal(2);
    expect(asked.map(({ query, isOnce }) => [query, isOnce])).to.deep.equal([
      ['(resolution: 1dppx)', true],
      ['(resolution: 2dppx)', true],
      ['(resolution: 3dppx)', true],
    ]);
    expect(asked.some(({ signal }) => signal.aborted)).to.equal(false);
    chart.destroy();
    expect(asked.every(({ signal }) => signal.aborted)).to.equal(true);
  });

  it('leaves nothing behind', () => {
    const { chart, target } = draw();
    expect(target.children).to.have.length(3);
    chart.destroy();
    expect(target.children).to.have.length(0);
  });

  it('says so where the browser gives no canvas', () => {
    const { prototype } = HTMLCanvasElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'getContext');
    Object.defineProperty(prototype, 'getContext', { configurable: true, value: () => null });
    try {
      expect(() => new TimeChart(place(), modelOf(DAY), 500, 200)).to.throw('No canvas');
    } finally {
      if (own) Object.defineProperty(prototype, 'getContext', own);
    }
  });
});
