import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import {
  CHART_TAGS,
  explorable,
  failing,
  find,
  flat,
  good,
  mount,
  never,
  NOW,
  painted,
  serve,
  shadow,
  switchable,
  text,
  texts,
  watchPage,
} from './support.js';

const announced = (element: Element) => flat(find(element, '.announcement').textContent);
const shownTime = (element: Element) =>
  find(element, '.tooltip').hidden ? '' : text(element, '.tooltip-time');

/** Which part of the shadow root has the focus. */
function focused(element: Element): string {
  const { activeElement } = shadow(element);
  return activeElement?.className || activeElement?.localName || '';
}

/** Something to go on to: from the last that takes the focus, Tab leaves the page. */
async function addNext(): Promise<void> {
  await fixture(html`<button>Next</button>`);
}

/** Comes to the chart as a person does, by Tab. */
async function tabInto(element: HTMLElement): Promise<void> {
  await explorable(element);
  for (let i = 0; i < 6 && focused(element) !== 'chart'; i++) await sendKeys({ press: 'Tab' });
  expect(focused(element)).to.equal('chart');
  await painted();
}

for (const tag of CHART_TAGS) {
  describe(`${tag} by keyboard`, () => {
    watchPage();
    const clock = useClock(NOW, 1000);
    // The pointer must not rest where a chart is to be.
    before(() => sendMouse({ type: 'move', position: [0, 0] }));

    /** Lets the pause between two announcements pass. */
    const pause = () => {
      clock.advance(1000);
    };

    it('is reached after the presets, and tells the last complete bucket', async () => {
      const element = await mount(tag, { source: good });
      await explorable(element);
      await sendKeys({ press: 'Tab' });
      expect(focused(element)).to.equal('input');
      await tabInto(element);
      expect(shownTime(element)).to.equal('Nov 22, 1:00 – 2:00 PM (UTC)');
      expect(announced(element)).to.contain('Nov 22, 1:00 – 2:00 PM (UTC)').and.contain('1,023');
    });

    const MOVES: readonly (readonly [readonly string[], string])[] = [
      [['ArrowLeft'], 'Nov 22, 12:00 – 1:00 PM'],
      [['ArrowRight'], 'Nov 22, 2:00 – 2:20 PM'],
      [['ArrowRight', 'ArrowRight', 'ArrowRight'], 'Nov 22, 2:00 – 2:20 PM'],
      [['Home'], 'Nov 21, 2:00 – 3:00 PM'],
      [['Home', 'ArrowLeft'], 'Nov 21, 2:00 – 3:00 PM'],
      [['Home', 'End'], 'Nov 22, 2:00 – 2:20 PM'],
      // A tenth of 25 buckets.
      [['PageUp'], 'Nov 22, 10:00 – 11:00 AM'],
      [['Home', 'PageDown'], 'Nov 21, 5:00 – 6:00 PM'],
    ];
    for (const [keys, time] of MOVES) {
      it(`goes to ${time} by ${keys.join(', ')}`, async () => {
        const element = await mount(tag, { source: good });
        await tabInto(element);
        for (const press of keys) await sendKeys({ press });
        await painted();
        expect(shownTime(element)).to.contain(time);
        pause();
        expect(announced(element)).to.contain(time);
      });
    }

    it('moves by a day where a week is shown', async () => {
      const element = await mount(tag, { source: good, 'attr:range': '1W' });
      await tabInto(element);
      await sendKeys({ press: 'PageUp' });
      await painted();
      expect(shownTime(element)).to.contain('Nov 21, 1:00 – 2:00 PM');
    });

    it('says at most one thing a second, and in the end the newest', async () => {
      const element = await mount(tag, { source: good });
      await tabInto(element);
      const first = announced(element);
      await sendKeys({ press: 'ArrowLeft' });
      await sendKeys({ press: 'ArrowLeft' });
      expect(announced(element)).to.equal(first);
      clock.advance(999);
      expect(announced(element)).to.equal(first);
      clock.advance(1);
      expect(announced(element)).to.contain('11:00 AM – 12:00 PM');
    });

    it('says where nothing was reported', async () => {
      const element = await mount(tag, { source: serve((i) => (i === 23 ? null : 5)) });
      await tabInto(element);
      expect(announced(element)).to.contain('no data');
    });

    it('leaves by Escape, and goes on with Tab', async () => {
      const element = await mount(tag, { source: good });
      await addNext();
      await tabInto(element);
      await sendKeys({ press: 'Escape' });
      await painted();
      expect(shownTime(element)).to.equal('');
      await sendKeys({ press: 'ArrowLeft' });
      await painted();
      expect(shownTime(element)).to.contain('1:00 – 2:00 PM');
      await sendKeys({ press: 'Tab' });
      await painted();
      expect(focused(element)).to.not.equal('chart');
      expect(shownTime(element)).to.equal('');
    });

    it('leaves keys alone that are not its own, and those of the browser', async () => {
      const element = await mount(tag, { source: good });
      await tabInto(element);
      const prevented: string[] = [];
      const note = (event: KeyboardEvent) => {
        if (event.defaultPrevented) prevented.push(event.key);
      };
      document.addEventListener('keydown', note);
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'ArrowLeft' });
      await sendKeys({ up: 'Control' });
      for (const press of ['a', 'ArrowUp', 'ArrowDown', 'ArrowRight', 'Home']) {
        await sendKeys({ press });
      }
      document.removeEventListener('keydown', note);
      expect(prevented).to.deep.equal(['ArrowRight', 'Home']);
    });

    it('zooms in by + around the cursor, and out by - and by Escape', async () => {
      const element = await mount(tag, { source: good });
      await tabInto(element);
      for (const out of ['-', 'Escape']) {
        await sendKeys({ press: '+' });
        await element.updateComplete;
        await painted();
        const rows = element.toCSV().trim().split('\r\n');
        expect(rows.at(1)).to.match(/^2026-11-22T03:00/);
        expect(rows.at(-1)).to.match(/^2026-11-22T14:/);
        expect(find(element, '.reset').textContent).to.equal('Reset zoom');
        await sendKeys({ press: out });
        await element.updateComplete;
        expect(element.toCSV().trim().split('\r\n')).to.have.length(26);
        expect(focused(element), 'keeps the focus').to.equal('chart');
      }
    });
  });
}

describe('a part of a chart', () => {
  watchPage();
  useClock();

  const zoomed = (element: Element) =>
    flat(shadow(element).querySelector('.zoomed')?.textContent ?? null);

  it('is a cut of what was there, and says so, where finer numbers cannot be had', async () => {
    const { source, use } = switchable(good);
    const element = await mount('nano-concurrent-viewers', { source });
    await tabInto(element);
    use(failing('network'));
    await sendKeys({ press: '+' });
    await element.updateComplete;
    await painted();
    expect(zoomed(element)).to.equal('Finer numbers could not be loaded. Reset zoom');
    // Twelve hours, as they were.
    expect(element.toCSV().trim().split('\r\n')).to.have.length(13);
    expect(element.status).to.equal('ready');
  });

  it('says nothing of the kind while they come, and when they are there', async () => {
    const { source, use } = switchable(good);
    const element = await mount('nano-concurrent-viewers', { source });
    await tabInto(element);
    use(never);
    await sendKeys({ press: '+' });
    await element.updateComplete;
    await painted();
    expect(zoomed(element)).to.equal('Reset zoom');
    expect(element.toCSV().trim().split('\r\n')).to.have.length(13);
    use(good);
    await sendKeys({ press: '-' });
    await element.updateComplete;
    expect(zoomed(element)).to.equal('');
    await sendKeys({ press: '+' });
    await element.updateComplete;
    await painted();
    expect(zoomed(element)).to.equal('Reset zoom');
    expect(element.toCSV().trim().split('\r\n')).to.have.length.above(13);
  });
});

describe('the legend of nano-byte-usage', () => {
  watchPage();
  useClock();
  const buttons = (element: Element) => [
    ...shadow(element).querySelectorAll<HTMLButtonElement>('.legend button'),
  ];
  const pressed = (element: Element) => buttons(element).map(({ ariaPressed }) => ariaPressed);

  it('hides and shows lines by keyboard, and one of them stays', async () => {
    const element = await mount('nano-byte-usage', { source: good });
    await tabInto(element);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    expect(pressed(element)).to.deep.equal(['false', 'true']);
    expect(text(element, '#summary')).to.contain('Ingest').and.not.contain('Playout in');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(pressed(element), 'the last one stays').to.deep.equal(['false', 'true']);
    expect(buttons(element)[1]?.ariaDisabled).to.equal('true');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(pressed(element)).to.deep.equal(['true', 'true']);
  });

  it('keeps a line hidden through refreshes, other ranges and errors', async () => {
    const element = await mount('nano-byte-usage', { source: good });
    buttons(element)[0]?.click();
    await element.refresh();
    await element.updateComplete;
    expect(pressed(element)).to.deep.equal(['false', 'true']);
    element.range = '1W';
    await element.updateComplete;
    await element.refresh();
    expect(pressed(element)).to.deep.equal(['false', 'true']);
  });

  it('takes a hidden line out of the scale, the facts and the tooltip', async () => {
    const element = await mount('nano-byte-usage', { source: serve(() => 9e12) });
    expect(text(element, '.facts')).to.contain('Playout · Peak 9 TB');
    buttons(element)[0]?.click();
    await element.updateComplete;
    expect(text(element, '.facts')).to.not.contain('Playout');
    expect(text(element, '.facts')).to.contain('Ingest · Peak 0.9 TB');
    await tabInto(element);
    expect(text(element, '.tooltip dl')).to.not.contain('Playout');
  });

  it('lets a line be hidden as long as it is not the only one', async () => {
    const element = await mount('nano-byte-usage', { source: good });
    const disabled = () => buttons(element).map((button) => button.getAttribute('aria-disabled'));
    expect(disabled()).to.deep.equal([null, null]);
    buttons(element)[1]?.click();
    await element.updateComplete;
    expect(disabled()).to.deep.equal(['true', null]);
    expect(pressed(element)).to.deep.equal(['true', 'false']);
  });

  it('has a swatch for each line, as that is drawn, and one for what is running', async () => {
    const element = await mount('nano-byte-usage', { source: good, 'attr:compare': '' });
    const swatches = [...shadow(element).querySelectorAll('.legend .swatch')];
    expect(swatches.map(({ className }) => className.trim())).to.deep.equal([
      'swatch line-playout',
      'swatch line-ingest dashed',
      'swatch previous',
      'swatch running',
    ]);
    expect(texts(element, '.legend li')).to.deep.equal([
      ...['Playout in kB', 'Ingest in kB', 'the period before', 'so far'],
    ]);
  });

  it('is only text where there is one line', async () => {
    const element = await mount('nano-concurrent-viewers', { source: good });
    expect(buttons(element)).to.deep.equal([]);
  });
});

describe('a chart that was taken out of the page and put back', () => {
  watchPage();
  useClock();

  it('is explored as before', async () => {
    const element = await mount('nano-concurrent-viewers', { source: good });
    await explorable(element);
    const { parentElement } = element;
    element.remove();
    expect(shadow(element).querySelector('.tooltip, .cursor, .announcement')).to.equal(null);
    parentElement?.append(element);
    await element.updateComplete;
    await tabInto(element);
    expect(shownTime(element)).to.contain('1:00 – 2:00 PM');
    for (const selector of ['.tooltip', '.cursor', '.announcement', 'canvas']) {
      expect(shadow(element).querySelectorAll(selector), selector).to.have.length(1);
    }
  });
});
