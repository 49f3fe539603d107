import { expect } from '@open-wc/testing';
import { type Anchor, Tooltip } from '../../src/chart/tooltip.js';
import { Formatter } from '../../src/i18n/formatter.js';
import { modelOf, usePlace } from './models.js';

/** A chart of 400 px in a viewport of 1000, with the cursor in its middle. */
const ANCHOR: Anchor = {
  xPx: 500,
  leftPx: 300,
  rightPx: 700,
  topPx: 200,
  bottomPx: 350,
  viewWidthPx: 1000,
  viewHeightPx: 800,
  zoom: 1,
};

/** Size of the box in px, by styles that leave no room for its words. */
const [WIDTH, HEIGHT] = [120, 60];

describe('the tooltip', () => {
  const place = usePlace(500, 200);
  const model = modelOf([1, 2, null]);
  const tooltips: Tooltip[] = [];
  afterEach(() => {
    tooltips.splice(0).forEach((tooltip) => {
      tooltip.remove();
    });
  });

  function make() {
    const target = place();
    const tooltip = new Tooltip(target);
    tooltips.push(tooltip);
    const box = target.querySelector<HTMLElement>('.tooltip');
    if (!box) throw new Error('No box');
    box.style.cssText = `box-sizing: border-box; inline-size: ${WIDTH}px; block-size: ${HEIGHT}px; padding: 0; border: 0; margin: 0; overflow: hidden; inset: 0 auto auto 0`;
    return { tooltip, box };
  }

  /** Where (px) the left upper corner of the box is set, once its size is known. */
  async function placed(given: Partial<Anchor>) {
    const { tooltip, box } = make();
    tooltip.show(model, 0, ANCHOR);
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    tooltip.show(model, 0, { ...ANCHOR, ...given });
    return [...box.style.transform.matchAll(/-?[\d.]+/g)].map(Number);
  }

  const PLACES: readonly (readonly [string, Partial<Anchor>, readonly [number, number]])[] = [
    ['right of the cursor', {}, [512, 200]],
    ['right of it as long as the chart has room', { xPx: 568 }, [580, 200]],
    ['left of it where that has none', { xPx: 569 }, [437, 200]],
    ['left of it up to the edge of the chart', { xPx: 432, rightPx: 540 }, [300, 200]],
    ['right of it beside a chart that is narrow', { xPx: 431, rightPx: 540 }, [443, 200]],
    ['left of it where the viewport ends within the chart', { viewWidthPx: 631 }, [368, 200]],
    [
      'over a chart that fills a narrow viewport, around the cursor',
      { xPx: 110, leftPx: 0, rightPx: 220, viewWidthPx: 220 },
      [50, 140],
    ],
    [
      'over it, with 4 px to the edge of the viewport',
      { xPx: 10, leftPx: 0, rightPx: 130, viewWidthPx: 130, topPx: 64 },
      [4, 4],
    ],
    [
      'over it, with 4 px to the other edge',
      { xPx: 125, leftPx: 0, rightPx: 130, viewWidthPx: 130 },
      [6, 140],
    ],
    [
      'under it where there is no room above',
      { xPx: 60, leftPx: 0, rightPx: 130, viewWidthPx: 130, topPx: 63 },
      [4, 350],
    ],
    ['in the viewport when the chart is partly above it', { topPx: -50 }, [512, 4]],
    ['in the viewport when the chart is partly below it', { topPx: 780 }, [512, 736]],
    // All is twice as large on screen; the box is moved in its own px.
    ['right of it on a page that is enlarged', { zoom: 2 }, [256, 100]],
    ['left of it there, where its larger box has no room', { zoom: 2, xPx: 560 }, [154, 100]],
  ];
  for (const [where, anchor, [x, y]] of PLACES) {
    it(`stands ${where}`, async () => {
      expect(await placed(anchor)).to.deep.equal([x, y]);
    });
  }

  it('is in the top layer while it is shown, and only then', () => {
    const { tooltip, box } = make();
    expect([box.hidden, box.matches(':popover-open')]).to.deep.equal([true, false]);
    tooltip.hide();
    tooltip.show(model, 0, ANCHOR);
    expect([box.hidden, box.matches(':popover-open')]).to.deep.equal([false, true]);
    tooltip.show(model, 1, ANCHOR);
    tooltip.hide();
    expect([box.hidden, box.matches(':popover-open')]).to.deep.equal([true, false]);
    tooltip.show(model, 1, ANCHOR);
    expect(box.matches(':popover-open')).to.equal(true);
  });

  it('can be hidden after it left the page', () => {
    const { tooltip, box } = make();
    tooltip.show(model, 0, ANCHOR);
    box.remove();
    tooltip.hide();
    expect(box.hidden).to.equal(true);
  });

  const wordsOf = (box: Element) =>
    [...box.querySelectorAll('.tooltip-time, .tooltip-before, dt, dd')].map((part) =>
      part.textContent.replace(/\s/g, ' '),
    );

  it('says time, names and values of a bucket, and changes them in place', () => {
    const { tooltip, box } = make();
    tooltip.show(model, 0, ANCHOR);
    const one = ['Nov 22, 12:00 – 1:00 AM (UTC)', '', 'Concurrent viewers', '1'];
    expect(wordsOf(box)).to.deep.equal(one);
    const nodes = [...box.querySelectorAll('dd')].map(({ firstChild }) => firstChild);
    tooltip.show(model, 1, ANCHOR);
    expect(wordsOf(box)[3]).to.equal('2');
    tooltip.show(model, 2, ANCHOR);
    expect(wordsOf(box)[3]).to.equal('no data');
    expect([...box.querySelectorAll('dd')].map(({ firstChild }) => firstChild)).to.deep.equal(
      nodes,
    );
    tooltip.show(modelOf([9]), 0, ANCHOR);
    expect(wordsOf(box)).to.deep.equal([...one.slice(0, 3), '9']);
  });

  it('says what was before, with a swatch for each of both, and the difference', () => {
    const { tooltip, box } = make();
    const previous = { shiftMs: 86_400_000, lines: { viewers: [4, 1, 1] } };
    const [line] = model.lines;
    if (!line) throw new Error('No line');
    const compared = { previous, lines: [{ ...line, isDashed: true }] };
    tooltip.show(modelOf([5, 2, 3], compared), 0, ANCHOR);
    expect(wordsOf(box)).to.deep.equal([
      'Nov 22, 12:00 – 1:00 AM (UTC)',
      'compared with Nov 21, 12:00 – 1:00 AM',
      ...['Concurrent viewers', '5', 'before', '4', 'difference', '+1 (+25%)'],
    ]);
    const swatches = [...box.querySelectorAll('dt i')].map(({ className }) => className.trim());
    expect(swatches).to.deep.equal([
      'swatch line-viewers dashed',
      'swatch line-viewers dashed previous',
    ]);
    tooltip.show(model, 0, ANCHOR);
    expect(wordsOf(box).slice(2)).to.deep.equal(['Concurrent viewers', '1']);
    expect(box.querySelector('i')?.className.trim()).to.equal('swatch line-viewers');
  });

  it('has the language of its words, and their direction', () => {
    const { tooltip, box } = make();
    tooltip.show(model, 0, ANCHOR);
    expect([box.lang, box.dir]).to.deep.equal(['en', 'ltr']);
    tooltip.show(modelOf([1], { formatter: new Formatter('he', 'UTC') }), 0, ANCHOR);
    expect([box.lang, box.dir]).to.deep.equal(['he', 'rtl']);
  });

  it('leaves nothing behind', () => {
    const { tooltip, box } = make();
    tooltip.show(model, 0, ANCHOR);
    tooltip.remove();
    expect(box.isConnected).to.equal(false);
  });
});
