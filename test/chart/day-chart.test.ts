import { expect } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';
import { type BarPair, renderBarChart } from '../../src/chart/bar-chart.js';
import { type DayChart, renderDayChart } from '../../src/chart/day-chart.js';

function drawn(picture: TemplateResult): Element {
  const place = document.createElement('div');
  render(picture, place);
  const [root] = place.children;
  if (!root) throw new Error('No picture');
  return root;
}

/** Attributes of all that a selector finds. */
const values = (root: Element, selector: string, ...names: readonly string[]) =>
  [...root.querySelectorAll(selector)].map((part) => names.map((name) => part.getAttribute(name)));

const numbers = (root: Element, selector: string, ...names: readonly string[]) =>
  values(root, selector, ...names).map((list) => list.map((value) => parseFloat(value ?? '')));

const words = (root: Element, selector: string) =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('the picture of days', () => {
  const days = (given: Partial<DayChart> = {}) =>
    drawn(
      renderDayChart({
        now: [100, null, 0, 50],
        then: [40, 60, null, 20],
        runningIndex: 3,
        valueUnit: 1,
        formatTick: (value) => `${value} viewers`,
        formatDay: (day) => `day ${day}`,
        summary: 'All in one sentence',
        ...given,
      }),
    );

  it('has a bar from zero for each day, a hairline for zero, and none where nothing was reported', () => {
    const bars = numbers(days(), 'rect', 'x', 'y', 'width', 'height');
    expect(bars).to.deep.equal([
      [0.2, 0, 0.6, 100],
      [2.2, 99.25, 0.6, 0.75],
      [3.2, 50, 0.6, 50],
    ]);
  });

  it('sets the day apart that is running', () => {
    const classes = (index: number) =>
      values(days({ runningIndex: index }), 'rect', 'class')
        .flat()
        .map((name) => name?.trim());
    expect(classes(3)).to.deep.equal(['now', 'now', 'now running']);
    expect(classes(-1)).to.deep.equal(['now', 'now', 'now']);
  });

  it('has the days before as steps, open where one was not reported', () => {
    expect(values(days(), 'path.then', 'd')).to.deep.equal([
      ['M0 100V60H1V40H2V100ZM3 100V80H4V100Z'],
    ]);
    expect(values(days({ then: [null] }), 'path.then', 'd')).to.deep.equal([['']]);
  });

  for (const [highest, ticks] of [
    [100, [0, 50, 100]],
    // Four steps at most.
    [80, [0, 20, 40, 60, 80]],
    [81, [0, 50, 100]],
    [3, [0, 1, 2, 3]],
  ] as const) {
    it(`has round numbers on its axis, up to ${highest}`, () => {
      for (const given of [
        { now: [highest], then: [] },
        { now: [1], then: [highest] },
      ]) {
        const root = days(given);
        expect(words(root, 'text.tick')).to.deep.equal(ticks.map((value) => `${value} viewers`));
        const top = ticks.at(-1) ?? 0;
        const places = ticks.map((value) => 100 - (value / top) * 100);
        expect(numbers(root, 'text.tick', 'y').flat()).to.deep.equal(places);
        expect(numbers(root, 'line.grid', 'y1', 'y2', 'x2')).to.deep.equal(
          places.map((place) => [place, place, 100]),
        );
      }
    });
  }

  it('is as high as one unit where all is zero', () => {
    const root = days({ now: [0], then: [null], valueUnit: 1000 });
    expect(words(root, 'text.tick')).to.deep.equal(['0 viewers', '500 viewers', '1000 viewers']);
    expect(numbers(root, 'rect', 'height')).to.deep.equal([[0.75]]);
  });

  it('names some days, each under its middle, and says all in a sentence', () => {
    const root = days();
    const named = [1, 5, 10, 15, 20, 25, 30];
    expect(words(root, 'text.day')).to.deep.equal(named.map((day) => `day ${day}`));
    const places = numbers(root, 'text.day', 'x').flat();
    for (const [i, day] of named.entries()) {
      expect(places[i]).to.be.closeTo((100 * (day - 0.5)) / 31, 1e-6);
    }
    expect(root.getAttribute('aria-label')).to.equal('All in one sentence');
    expect(values(root, 'svg', 'viewBox')).to.deep.equal([['0 0 31 100']]);
  });
});

describe('the picture of pairs', () => {
  const bar = (value: number | null) => ({ value, text: `is ${value}`, title: `exactly ${value}` });
  const pairs: BarPair[] = [
    { label: 'one', bars: [bar(200), bar(50)] },
    { label: 'two', bars: [bar(0), bar(null)] },
    { label: 'three', bars: [bar(0.1), bar(100)] },
    { label: 'four', bars: [bar(2), bar(199)] },
  ];
  const root = () => drawn(renderBarChart(pairs, 'All in one sentence'));

  it('has bars by their share of the largest, that are seen where there is anything', () => {
    const widths = [100, 25, 0, 0, 0.5, 50, 1, 99.5];
    expect(numbers(root(), 'rect', 'width').flat()).to.deep.equal(widths);
    expect(numbers(root(), 'g > text', 'x').flat()).to.deep.equal(widths);
  });

  it('has one below the other, each with its value and exact words', () => {
    expect(numbers(root(), 'svg', 'y', 'height')).to.deep.equal(
      [0, 25, 50, 75].map((y) => [y, 25]),
    );
    expect(words(root(), '.pair')).to.deep.equal(['one', 'two', 'three', 'four']);
    expect(values(root(), 'g', 'class').flat().slice(0, 2)).to.deep.equal(['now', 'then']);
    expect(numbers(root(), 'rect', 'y').flat().slice(0, 2)).to.deep.equal([1.5, 3.25]);
    expect(numbers(root(), 'g > text', 'y').slice(0, 2)).to.deep.equal([[2.6], [4.35]]);
    expect(words(root(), 'g > text').slice(0, 4)).to.deep.equal([
      ...['is 200', 'is 50', 'is 0', 'is null'],
    ]);
    expect(words(root(), 'g > title')[1]).to.equal('exactly 50');
    expect(root().getAttribute('aria-label')).to.equal('All in one sentence');
  });
});
