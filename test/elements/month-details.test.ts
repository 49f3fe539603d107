import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import {
  type AnySource,
  create,
  empty,
  failing,
  find,
  flat,
  mount,
  mountWaiting,
  painted,
  seriesFor,
  serve,
  setSource,
  shadow,
  switchable,
  text,
  texts,
  watchPage,
} from './support.js';

const DAY = 86_400_000;
const NOVEMBER = Date.UTC(2026, 10);
const ON = { 'attr:details': '' } as const;

/** 10 GB of playout and 1 GB of ingest per hour in November, half of it in October. */
const source: AnySource = serve((_, ms) => (ms >= NOVEMBER ? 10e9 : 5e9));

const dialogOf = (element: Element) => find<HTMLDialogElement>(element, 'dialog');
const sliderOf = (element: Element) => find<HTMLInputElement>(element, '.days input');
const reading = (element: Element) => texts(element, '.reading li');
const rows = (element: Element, table: number) =>
  [...(shadow(element).querySelectorAll('table')[table]?.rows ?? [])].map((row) =>
    [...row.cells].map((cell) => flat(cell.textContent)),
  );

async function open(element: Element): Promise<HTMLButtonElement> {
  const button = find<HTMLButtonElement>(element, '.details .pill');
  button.focus();
  await sendKeys({ press: 'Enter' });
  expect(dialogOf(element).open).to.equal(true);
  return button;
}

describe('nano-mtd-usage with details', () => {
  watchPage();
  const clock = useClock();

  for (const theme of ['light', 'dark']) {
    it(`is accessible, with its overview closed and open, when ${theme}`, async () => {
      const element = await mount('nano-mtd-usage', { source, ...ON, 'attr:theme': theme });
      await expect(element).to.be.accessible();
      await open(element);
      await expect(element).to.be.accessible();
    });
  }

  it('shows them when told so, and no more when told otherwise', async () => {
    const element = await mount('nano-mtd-usage', { source });
    const hasDetails = () => shadow(element).querySelector('.details svg') !== null;
    expect(hasDetails()).to.equal(false);
    for (const [value, isShown] of [
      ['', true],
      ['false', false],
      ['details', true],
      [' FALSE ', false],
    ] as const) {
      element.setAttribute('details', value);
      await element.updateComplete;
      expect(hasDetails(), value).to.equal(isShown);
    }
    element.details = true;
    await element.updateComplete;
    expect(hasDetails()).to.equal(true);
    element.details = false;
    await element.updateComplete;
    expect(hasDetails()).to.equal(false);
  });

  it('tells of new data when they are drawn', async () => {
    const element = create('nano-mtd-usage', { source, ...ON });
    const told = oneEvent(element, 'nano-data');
    document.body.append(element);
    await told;
    expect(texts(element, '.details h3')).to.include('Usage trends');
    element.remove();
  });

  it('draws both spans for usage, playout and ingest, by one unit and from zero', async () => {
    const element = await mount('nano-mtd-usage', { source, ...ON });
    expect(texts(element, '.legend:not(.reading) li')).to.deep.equal(['Nov 1 – 22', 'Oct 1 – 22']);
    expect(texts(element, '.pair')).to.deep.equal(['Usage', 'Playout', 'Ingest']);
    expect(texts(element, '.pairs g > text')).to.deep.equal([
      '5.7 TB',
      '2.85 TB',
      '5.18 TB',
      '2.59 TB',
      '0.52 TB',
      '0.26 TB',
    ]);
    const widths = [...shadow(element).querySelectorAll('.pairs rect')].map((bar) =>
      parseFloat(bar.getAttribute('width') ?? ''),
    );
    for (const [i, share] of [100, 50, 90.9, 45.45, 9.09, 4.55].entries()) {
      expect(widths[i]).to.be.closeTo(share, 0.01);
    }
    expect(text(element, '.pairs title')).to.equal('5,698,000,000,000 bytes');
    expect(flat(find(element, '.pairs').getAttribute('aria-label'))).to.equal(
      'Usage trends: Usage 5.7 TB, before 2.85 TB; Playout 5.18 TB, before 2.59 TB; ' +
        'Ingest 0.52 TB, before 0.26 TB.',
    );
  });

  it('has no bar and no number, but words, where nothing was reported', async () => {
    const element = await mount('nano-mtd-usage', {
      source: serve((_, ms) => (ms >= NOVEMBER ? null : 5e9)),
      ...ON,
    });
    expect(texts(element, '.pairs .now > text')).to.deep.equal(['no data', 'no data', 'no data']);
    expect(shadow(element).querySelectorAll('.days rect').length).to.equal(0);
    expect(reading(element)).to.deep.equal(['Nov 22, so far: no data', 'Oct 22: 132 GB']);
  });

  it('draws the days of both months, leaves gaps open, and sets the running day apart', async () => {
    const gap = (ms: number) => {
      const day = new Date(ms).getUTCDate();
      return day === 3 ? null : day === 4 ? 0 : 1e9;
    };
    const element = await mount('nano-mtd-usage', { source: serve((_, ms) => gap(ms)), ...ON });
    const bars = [...shadow(element).querySelectorAll('.days rect')];
    expect(bars.map((bar) => Math.floor(Number(bar.getAttribute('x'))) + 1)).to.deep.equal(
      Array.from({ length: 22 }, (_, i) => i + 1).filter((day) => day !== 3),
    );
    expect(bars.map((bar) => bar.classList.contains('running')).indexOf(true)).to.equal(20);
    expect(Number(bars[2]?.getAttribute('height'))).to.equal(0.75);
    // Two days, a gap, and the rest.
    expect(find(element, '.days path').getAttribute('d')?.match(/Z/g)?.length).to.equal(2);
    expect(flat(find(element, '.days svg').getAttribute('aria-label'))).to.equal(
      'Usage per day in GB. Nov 1 – 22: 26.4 GB at most, on Nov 1. ' +
        'Oct 1 – 31: 26.4 GB at most, on Oct 1.',
    );
    expect(texts(element, '.tick')).to.deep.equal(['0', '10', '20', '30']);
  });

  it('reads the days by keyboard, and says so', async () => {
    const element = await mount('nano-mtd-usage', { source, ...ON });
    expect(reading(element)).to.deep.equal(['Nov 22, so far: 154 GB', 'Oct 22: 132 GB']);
    sliderOf(element).focus();
    await sendKeys({ press: 'ArrowLeft' });
    await element.updateComplete;
    expect(reading(element)).to.deep.equal(['Nov 21: 264 GB', 'Oct 21: 132 GB']);
    expect(flat(sliderOf(element).getAttribute('aria-valuetext'))).to.equal(
      'Nov 21: 264 GB; Oct 21: 132 GB',
    );
    await sendKeys({ press: 'End' });
    await element.updateComplete;
    expect(reading(element)).to.deep.equal(['Oct 31: 132 GB']);
    await sendKeys({ press: 'Home' });
    await element.updateComplete;
    expect(reading(element)).to.deep.equal(['Nov 1: 264 GB', 'Oct 1: 132 GB']);
  });

  for (const style of ['', 'direction: rtl', 'transform: scale(0.5)', 'width: 240px']) {
    it(`reads the day under the pointer, in a page of "${style}"`, async () => {
      const element = await mount('nano-mtd-usage', { source, ...ON }, style);
      sliderOf(element).scrollIntoView({ block: 'center' });
      const { left, width, top } = sliderOf(element).getBoundingClientRect();
      for (const day of [1, 5, 31]) {
        const x = Math.round(left + ((day - 0.25) / 31) * width);
        await sendMouse({ type: 'move', position: [x, Math.round(top + 20)] });
        await painted();
        expect(reading(element).at(-1), String(day)).to.equal(`Oct ${day}: 132 GB`);
        expect(sliderOf(element).value).to.equal(String(day));
        await sendMouse({ type: 'click', position: [x, Math.round(top + 20)] });
        await painted();
        expect(reading(element).at(-1), `click ${day}`).to.equal(`Oct ${day}: 132 GB`);
      }
      await sendMouse({ type: 'move', position: [0, 0] });
    });
  }

  it('keeps the day that is read through a refresh', async () => {
    const { source: changing, use } = switchable(source);
    const element = await mount('nano-mtd-usage', { source: changing, ...ON });
    sliderOf(element).focus();
    await sendKeys({ press: 'Home' });
    use(serve(() => 1e9));
    await element.refresh();
    expect(reading(element)).to.deep.equal(['Nov 1: 26.4 GB', 'Oct 1: 26.4 GB']);
  });

  it('says how much of a day was reported', async () => {
    const element = await mount('nano-mtd-usage', {
      source: serve((_, ms) => (new Date(ms).getUTCHours() < 3 ? 1e9 : null)),
      ...ON,
    });
    expect(reading(element)).to.deep.equal([
      'Nov 22, so far: 3.3 GB in 3 of 14 hours',
      'Oct 22: 3.3 GB in 3 of 24 hours',
    ]);
    expect(rows(element, 1)[1]).to.deep.equal(['1', '3.3 *', '3.3 *']);
    expect(texts(element, '.tables > p').at(-1)).to.equal(
      '* Not all hours of the day were reported.',
    );
    expect(text(element, '.estimate')).to.contain('No estimate for November yet');
  });

  describe('the estimate', () => {
    it('is called one, and says how it is made', async () => {
      const element = await mount('nano-mtd-usage', { source, ...ON });
      expect(text(element, '.estimate')).to.equal(
        'Estimate for all of November: about 7.92 TB, if the pace so far (5.7 TB in 518 hours) ' +
          'goes on for all 720 hours.',
      );
    });

    for (const [when, hours, words] of [
      ['in the first hour', 0.5, 'No estimate'],
      ['after 23 hours', 23, 'No estimate'],
      ['after a day', 24, 'Estimate for all of November: about 7.92 TB'],
    ] as const) {
      it(`reads ${when}: ${words}`, async () => {
        clock.set(NOVEMBER + (hours / 24) * DAY);
        const element = await mount('nano-mtd-usage', { source, ...ON });
        expect(text(element, '.estimate')).to.match(new RegExp(`^${words}`));
        expect(shadow(element).textContent).not.to.match(/NaN|∞|Infinity|undefined/);
      });
    }
  });

  describe('the overview', () => {
    it('has the three totals of each figure, their change, the estimate and all days', async () => {
      const element = await mount('nano-mtd-usage', { source, ...ON, 'attr:unit': 'GB' });
      expect(rows(element, 0)).to.deep.equal([
        ['', 'Usage', 'Playout', 'Ingest'],
        ['October, whole month', '4,092', '3,720', '372'],
        ['October to the same point', '2,849', '2,590', '259'],
        ['November so far', '5,698', '5,180', '518'],
        ['Change', '+100%', '+100%', '+100%'],
        ['November, estimate', '≈ 7,920', '≈ 7,200', '≈ 720'],
      ]);
      const days = rows(element, 1);
      expect(days).to.have.length(32);
      expect(days[0]).to.deep.equal(['Day', 'November', 'October']);
      expect(days[22]).to.deep.equal(['22, so far', '154', '132']);
      expect(days[31]).to.deep.equal(['31', '', '132']);
    });

    it('has exact bytes when asked for', async () => {
      const element = await mount('nano-mtd-usage', { source, ...ON });
      await open(element);
      expect(text(element, '.amounts')).to.equal('Amounts in TB Exact bytes');
      find(element, 'dialog input').focus();
      await sendKeys({ press: ' ' });
      await element.updateComplete;
      expect(text(element, '.amounts')).to.equal('Amounts in bytes Exact bytes');
      expect(rows(element, 0)[3]?.[1]).to.equal('5,698,000,000,000');
      expect(rows(element, 1)[22]?.[1]).to.equal('154,000,000,000');
    });

    it('opens as a modal dialog by key, takes the focus, and gives it back after Escape', async () => {
      const element = await mount('nano-mtd-usage', { source, ...ON });
      const button = await open(element);
      expect(dialogOf(element).matches(':modal')).to.equal(true);
      expect(dialogOf(element).contains(shadow(element).activeElement)).to.equal(true);
      await sendKeys({ press: 'Escape' });
      expect(dialogOf(element).open).to.equal(false);
      expect(shadow(element).activeElement === button).to.equal(true);
    });

    it('closes by its button too, stays open through a refresh, and goes with the data', async () => {
      const { source: changing, use } = switchable(source);
      const element = await mount('nano-mtd-usage', { source: changing, ...ON });
      const button = await open(element);
      await sendKeys({ press: 'Enter' });
      expect(dialogOf(element).open).to.equal(false);
      expect(shadow(element).activeElement === button).to.equal(true);
      await open(element);
      use(serve(() => 1e9));
      await element.refresh();
      expect(dialogOf(element).open).to.equal(true);
      expect(rows(element, 0)[3]?.[1]).to.equal('569.8');
      await setSource(element, failing('unauthorized'));
      await element.updateComplete;
      expect(shadow(element).querySelector('dialog')).to.equal(null);
    });
  });

  it('speaks German', async () => {
    const element = await mount('nano-mtd-usage', { source, ...ON, 'attr:lang': 'de' });
    while (text(element, '.details h3') === 'Usage trends') await painted();
    expect(texts(element, '.details h3')).to.deep.equal([
      'Volumen im Vergleich',
      'Volumen je Tag in GB',
      'Übersicht',
    ]);
    expect(text(element, '.estimate')).to.equal(
      'Schätzung für den ganzen November: etwa 7,92 TB, wenn es im bisherigen Tempo ' +
        '(5,7 TB in 518 Stunden) alle 720 Stunden lang weitergeht.',
    );
    expect(reading(element)).to.deep.equal(['22. Nov., bisher: 154 GB', '22. Okt.: 132 GB']);
    await expect(element).to.be.accessible();
  });

  for (const width of [240, 320, 480, 900, 1400]) {
    it(`takes its room before the data comes, at ${width} px`, async () => {
      const style = `width: ${width}px`;
      const heightOf = (element: Element) => find(element, '.details').offsetHeight;
      const waiting = heightOf(await mountWaiting('nano-mtd-usage', ON, style));
      expect(waiting).to.be.above(300);
      const element = await mount('nano-mtd-usage', { source, ...ON }, style);
      expect(heightOf(element)).to.equal(waiting);
      expect(find(element, '.details').scrollWidth).to.be.at.most(width);
      await setSource(element, empty);
      await element.updateComplete;
      expect(element.status).to.equal('empty');
      expect(heightOf(element)).to.equal(waiting);
      expect(find(element, '.details').checkVisibility({ visibilityProperty: true })).to.equal(
        false,
      );
    });
  }

  it('keeps them while the data is stale', async () => {
    const { source: changing, use } = switchable(source);
    const element = await mount('nano-mtd-usage', { source: changing, ...ON });
    use(failing('network'));
    await element.refresh();
    expect(element.stale).to.equal(true);
    expect(texts(element, '.pairs g > text')[0]).to.equal('5.7 TB');
  });

  it('compares 31 days with the 28 of a February', async () => {
    clock.set(Date.UTC(2026, 2, 31, 12));
    const element = await mount('nano-mtd-usage', {
      source: async (query) => seriesFor(query, () => 1e9),
      ...ON,
    });
    expect(texts(element, '.legend:not(.reading) li')).to.deep.equal(['Mar 1 – 31', 'Feb 1 – 28']);
    expect(reading(element)).to.deep.equal(['Mar 31, so far: 13.2 GB']);
    expect(rows(element, 1)[29]).to.deep.equal(['29', '26.4', '']);
  });
});
