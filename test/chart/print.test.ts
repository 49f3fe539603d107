import { expect } from '@open-wc/testing';
import { printSharply } from '../../src/chart/print.js';
import type { TimeChart } from '../../src/chart/time-chart.js';

describe('printSharply', () => {
  let target: HTMLElement;
  let end: () => void;
  let drawn: unknown[];
  let chart: TimeChart | undefined;

  beforeEach(() => {
    target = document.createElement('div');
    drawn = [];
    chart = {
      drawAt: (...how: unknown[]) => {
        drawn.push(how);
        return document.createElement('canvas');
      },
    } as unknown as TimeChart;
    end = printSharply(target, () => chart);
  });

  afterEach(() => {
    end();
  });

  const tell = (type: string) => window.dispatchEvent(new Event(type));

  it('puts a picture of three dots per pixel in light colours there while a page is printed', () => {
    tell('beforeprint');
    expect(drawn).to.deep.equal([[3, true]]);
    expect(target.querySelectorAll('canvas.paper').length).to.equal(1);
    tell('afterprint');
    expect(target.childElementCount).to.equal(0);
  });

  it('has one picture, however often it is told', () => {
    tell('beforeprint');
    tell('beforeprint');
    expect(target.childElementCount).to.equal(1);
  });

  it('puts nothing there where there is no chart', () => {
    chart = undefined;
    tell('beforeprint');
    expect(target.childElementCount).to.equal(0);
    tell('afterprint');
  });

  it('takes the picture away at its end, and hears no more', () => {
    tell('beforeprint');
    end();
    expect(target.childElementCount).to.equal(0);
    tell('beforeprint');
    expect(target.childElementCount).to.equal(0);
  });
});
