import { expect } from '@open-wc/testing';
import { Explorer } from '../../src/chart/explorer.js';
import { TimeChart } from '../../src/chart/time-chart.js';
import type { TimeSpan } from '../../src/model/range.js';
import { HOUR, MIDNIGHT, modelOf, usePlace } from './models.js';

const WIDTH = 500;
const DAY = Array.from({ length: 25 }, (_, i) => 100 + i);
const at = (hour: number) => (MIDNIGHT + hour * HOUR) * 1000;
/** What is shown after a person chose buckets, the last one included. */
const span = (first: number, last: number): TimeSpan => ({ fromMs: at(first), toMs: at(last + 1) });

describe('a chart that is explored', () => {
  const place = usePlace(WIDTH, 200);
  const ends: (() => void)[] = [];
  afterEach(() => {
    ends.splice(0).forEach((end) => {
      end();
    });
  });

  function explore(values: readonly number[] = DAY, wasZoomed = false) {
    const target = place();
    const surface = document.createElement('div');
    surface.tabIndex = 0;
    const layer = document.createElement('div');
    layer.style.cssText = 'position: relative; inline-size: 500px; block-size: 200px';
    surface.append(layer);
    target.append(surface);
    const captured: number[] = [];
    // A pointer that does not exist cannot be captured.
    surface.setPointerCapture = (id) => void captured.push(id);
    const chart = new TimeChart(layer, modelOf(values), WIDTH, 200);
    const cursors: (number | undefined)[] = [];
    const zooms: TimeSpan[] = [];
    let resets = 0;
    const explorer = new Explorer(surface, layer, {
      onCursor: (ms) => cursors.push(ms),
      onZoom: (zoomed) => zooms.push(zoomed),
      onReset: () => {
        resets++;
        return wasZoomed;
      },
    });
    explorer.follow(chart);
    ends.push(() => {
      explorer.destroy();
      chart.destroy();
    });
    const point = (
      type: string,
      xPx: number,
      given: PointerEventInit = {},
      on: HTMLElement = surface,
    ) => {
      const { left, width } = layer.getBoundingClientRect();
      const clientX = left + (xPx * width) / WIDTH;
      const init = { bubbles: true, composed: true, pointerId: 7, pointerType: 'mouse', clientX };
      on.dispatchEvent(new PointerEvent(type, { ...init, ...given }));
    };
    const press = (key: string, given: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, ...given });
      surface.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const selection = layer.querySelector<HTMLElement>('.selection');
    const line = layer.querySelector<HTMLElement>('.cursor');
    if (!selection || !line) throw new Error('Nothing is laid over the chart');
    const state = () => ({ cursors, zooms, resets });
    return {
      ...{ chart, explorer, surface, layer, captured, selection, line },
      ...{ point, press, state },
      x: (index: number) => chart.xPxOf(index),
    };
  }

  it('has its cursor on the bucket under the mouse, and none when that leaves', () => {
    const { point, x, state, line } = explore();
    point('pointermove', x(3) + 2);
    point('pointermove', x(3) - 2);
    expect(line.hidden).to.equal(false);
    point('pointermove', x(4));
    point('pointerleave', 0);
    expect(line.hidden).to.equal(true);
    point('pointerleave', 0);
    expect(state().cursors).to.deep.equal([at(3), at(4), undefined]);
  });

  it('finds the place of the mouse where a page has scaled it', () => {
    const { point, x, state, layer } = explore();
    layer.style.transform = 'scale(0.5)';
    point('pointermove', x(20));
    expect(state().cursors).to.deep.equal([at(20)]);
  });

  for (const [from, to] of [
    [3, 7],
    [7, 3],
  ] as const) {
    it(`shows buckets 3 to 7 alone when the mouse is drawn from ${from} to ${to}`, () => {
      const { point, x, state, selection, chart, captured } = explore();
      point('pointerdown', x(from));
      expect(captured).to.deep.equal([7]);
      expect(selection.hidden).to.equal(true);
      point('pointermove', x(to));
      expect(selection.hidden).to.equal(false);
      const numbers = [...selection.style.transform.matchAll(/-?[\d.]+/g)].map(Number);
      expect(numbers[0]).to.be.closeTo(x(3), 0.01);
      expect(numbers[1]).to.be.closeTo(chart.area.topPx, 0.01);
      expect(parseFloat(selection.style.inlineSize)).to.be.closeTo(x(7) - x(3), 0.01);
      expect(parseFloat(selection.style.blockSize)).to.be.closeTo(chart.area.heightPx, 0.01);
      expect(state().zooms).to.deep.equal([]);
      point('pointerup', x(to));
      expect(state().zooms).to.deep.equal([span(3, 7)]);
      expect(selection.hidden).to.equal(true);
      // It is over: what follows is no drag.
      point('pointermove', x(12));
      point('pointerup', x(12));
      expect(selection.hidden).to.equal(true);
      expect(state().zooms).to.have.length(1);
    });
  }

  it('marks no more than its lines fill', () => {
    const { point, x, selection, chart } = explore();
    const { leftPx, widthPx } = chart.area;
    point('pointerdown', x(12));
    point('pointermove', -50);
    expect(selection.style.transform).to.contain(`(${leftPx}px`);
    expect(parseFloat(selection.style.inlineSize)).to.be.closeTo(x(12) - leftPx, 0.01);
    point('pointermove', WIDTH + 50);
    expect(parseFloat(selection.style.inlineSize)).to.be.closeTo(leftPx + widthPx - x(12), 0.01);
  });

  it('takes a press for a drag from 5 px on, and for one until it ends', () => {
    const { point, x, state, selection } = explore();
    const drag = (...ways: number[]) => {
      point('pointerdown', x(3));
      for (const px of ways) point('pointermove', x(3) + px);
      const wasMarked = !selection.hidden;
      point('pointerup', x(3) + (ways.at(-1) ?? 0));
      return wasMarked;
    };
    expect([drag(), drag(4), drag(-4)]).to.deep.equal([false, false, false]);
    expect(state().zooms).to.deep.equal([]);
    expect([drag(5.01), drag(-5.01), drag(30, 1)]).to.deep.equal([true, true, true]);
    expect(state().zooms.at(-1)).to.deep.equal(span(3, 3));
    expect(state().zooms).to.have.length(3);
  });

  it('leaves other buttons of the mouse alone', () => {
    const { point, x, state, captured } = explore();
    point('pointerdown', x(3), { button: 2 });
    expect(state().cursors).to.deep.equal([]);
    point('pointermove', x(9));
    point('pointerup', x(9));
    expect([captured, state().zooms]).to.deep.equal([[], []]);
  });

  it('moves its cursor by a finger, leaves it there, and lets go at a press elsewhere', () => {
    const { point, x, state, selection, captured } = explore();
    const finger = { pointerType: 'touch' };
    point('pointerdown', x(3), finger);
    point('pointermove', x(9), finger);
    expect(selection.hidden).to.equal(true);
    point('pointerup', x(9), finger);
    point('pointerleave', x(9), finger);
    expect([captured, state().zooms]).to.deep.equal([[], []]);
    expect(state().cursors).to.deep.equal([at(3), at(9)]);
    point('pointerdown', 0, finger, document.body);
    expect(state().cursors).to.deep.equal([at(3), at(9), undefined]);
  });

  it('keeps its cursor while the mouse is pressed, wherever that goes', () => {
    const { point, x, state } = explore();
    point('pointerdown', x(3));
    point('pointerleave', x(3));
    expect(state().cursors).to.deep.equal([at(3)]);
    point('pointermove', x(6));
    point('pointerup', x(6));
    expect(state().zooms).to.deep.equal([span(3, 6)]);
    point('pointerleave', x(6));
    expect(state().cursors.at(-1)).to.equal(undefined);
  });

  it('forgets a drag that the browser takes over', () => {
    const { point, x, state, selection } = explore();
    point('pointerdown', x(3));
    point('pointermove', x(6));
    point('pointercancel', x(6));
    expect(selection.hidden).to.equal(true);
    point('pointerup', x(9));
    expect(state().zooms).to.deep.equal([]);
    expect(state().cursors.at(-1)).to.equal(undefined);
  });

  it('forgets a drag at Escape, and does nothing else', () => {
    const { point, press, x, state, selection } = explore();
    point('pointerdown', x(3));
    point('pointermove', x(6));
    expect(press('Escape')).to.equal(true);
    expect(selection.hidden).to.equal(true);
    point('pointerup', x(6));
    expect(state()).to.deep.equal({ cursors: [at(3), at(6)], zooms: [], resets: 0 });
  });

  it('shows all again at Escape, and has no cursor any more where all was shown', () => {
    for (const wasZoomed of [true, false]) {
      const { point, press, x, state } = explore(DAY, wasZoomed);
      point('pointermove', x(3));
      press('Escape');
      expect(state().resets).to.equal(1);
      expect(state().cursors).to.deep.equal(wasZoomed ? [at(3)] : [at(3), undefined]);
    }
  });

  it('shows all again at a double click, and by "-"', () => {
    const { surface, press, state } = explore();
    surface.dispatchEvent(new MouseEvent('dblclick'));
    expect(state().resets).to.equal(1);
    expect(press('-')).to.equal(true);
    expect(state().resets).to.equal(2);
  });

  it('shows half of all at "+": around the cursor, else the middle, never beyond its ends', () => {
    for (const [cursor, first, last] of [
      [undefined, 6, 17],
      [12, 6, 17],
      [9, 3, 14],
      [2, 0, 11],
      [24, 13, 24],
      [20, 13, 24],
    ] as const) {
      const { point, press, x, state } = explore();
      if (cursor !== undefined) point('pointermove', x(cursor));
      expect(press('+')).to.equal(true);
      expect(state().zooms).to.deep.equal([span(first, last)]);
    }
  });

  it('shows two buckets at least', () => {
    for (const count of [2, 3, 4]) {
      const { press, state } = explore(DAY.slice(0, count));
      press('+');
      const [{ fromMs, toMs } = span(0, 0)] = state().zooms;
      expect(toMs - fromMs).to.equal(2 * HOUR * 1000);
    }
  });

  for (const [key, ...hours] of [
    // At first on the last complete bucket.
    ['ArrowLeft', 24, 23, 22],
    ['ArrowRight', 24, 24],
    ['Home', 0, 0],
    ['End', 24],
    // A tenth of 25 buckets, rounded.
    ['PageUp', 21, 18],
    ['PageDown', 24],
  ] as const) {
    it(`moves its cursor by ${key}`, () => {
      const { press, state } = explore();
      for (const hour of hours) {
        expect(press(key)).to.equal(true);
        expect(state().cursors.at(-1)).to.equal(at(hour));
      }
    });
  }

  it('leaves other keys alone, and those of the browser', () => {
    const { press, state } = explore();
    const others = ['a', 'Enter', 'Tab', 'toString'].map((key) => press(key));
    const held = (['altKey', 'ctrlKey', 'metaKey'] as const).flatMap((name) =>
      ['ArrowLeft', '+', '-', 'Escape'].map((key) => press(key, { [name]: true })),
    );
    expect([...others, ...held].some(Boolean)).to.equal(false);
    expect(state()).to.deep.equal({ cursors: [], zooms: [], resets: 0 });
    expect(press('ArrowLeft', { shiftKey: true })).to.equal(true);
  });

  it('does nothing while there is no chart', () => {
    const { explorer, point, press, x, state } = explore();
    explorer.follow(undefined);
    point('pointerdown', x(3));
    point('pointermove', x(9));
    point('pointerup', x(9));
    explorer.zoomIn();
    expect(press('ArrowLeft')).to.equal(false);
    expect(state()).to.deep.equal({ cursors: [], zooms: [], resets: 0 });
  });

  it('has no cursor any more when the focus leaves', () => {
    const { surface, press, state, line } = explore();
    press('Home');
    surface.dispatchEvent(new FocusEvent('blur'));
    expect(state().cursors).to.deep.equal([at(0), undefined]);
    expect(line.hidden).to.equal(true);
  });

  it('follows the cursor of another chart without a word', () => {
    const { explorer, state, line } = explore();
    explorer.followCursor(at(3));
    expect(line.hidden).to.equal(false);
    explorer.followCursor(undefined);
    expect(line.hidden).to.equal(true);
    expect(state().cursors).to.deep.equal([]);
  });

  it('has a dot on each line that has a value, and its line as high as the lines fill', () => {
    const { point, x, layer, chart } = explore([5, 7, 6]);
    point('pointermove', x(1));
    const numbersOf = (selector: string) => {
      const { style } = layer.querySelector<HTMLElement>(selector) ?? layer;
      return [...style.transform.matchAll(/-?[\d.]+/g)].map(Number);
    };
    expect(numbersOf('.cursor-line')).to.deep.equal([Math.round(x(1)), chart.area.topPx]);
    const { style } = layer.querySelector<HTMLElement>('.cursor-line') ?? layer;
    expect(style.blockSize).to.equal(`${chart.area.heightPx}px`);
    expect(numbersOf('.cursor-dot.line-viewers')).to.deep.equal([
      Math.round(x(1)),
      Math.round(chart.yPxOf(7)),
    ]);
    const dot = layer.querySelector<HTMLElement>('.cursor-dot');
    expect(dot?.hidden).to.equal(false);
    chart.update({ ...chart.model, hiddenIds: new Set(['viewers']) });
    expect(dot?.hidden).to.equal(true);
    chart.update(modelOf([5, null, 6]));
    expect(dot?.hidden).to.equal(true);
    chart.update(modelOf([5, 2, 6]));
    expect(dot?.hidden).to.equal(false);
    expect(layer.querySelectorAll('.cursor-dot')).to.have.length(1);
  });

  it('leaves nothing behind, and hears nothing any more', () => {
    const { explorer, chart, layer, point, press, x, state } = explore();
    point('pointermove', x(3));
    explorer.destroy();
    expect(layer.querySelector('.cursor, .selection, .tooltip, .announcement')).to.equal(null);
    chart.destroy();
    expect(layer.children).to.have.length(0);
    point('pointermove', x(9));
    point('pointerdown', 0, {}, document.body);
    expect(press('Home')).to.equal(false);
    expect(state().cursors).to.deep.equal([at(3)]);
  });
});
