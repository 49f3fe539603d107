import { expect, oneEvent } from '@open-wc/testing';
import {
  NanoDataEvent,
  NanoErrorEvent,
  type ErrorKind,
  type NanoRangeChangeEvent,
} from '../../src/index.js';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import {
  CHART_TAGS,
  controlled,
  create,
  failing,
  find,
  good,
  mount,
  mountWaiting,
  outcome,
  place,
  record,
  shadow,
  TAGS,
  task,
  watchPage,
} from './support.js';

const ERRORS: { kind: ErrorKind; status?: number; code?: number }[] = [
  { kind: 'network' },
  { kind: 'timeout' },
  { kind: 'rate-limit', status: 502 },
  { kind: 'unauthorized', status: 401, code: 105011 },
  { kind: 'forbidden', status: 403, code: 105002 },
  { kind: 'not-found', status: 404, code: 101010 },
  { kind: 'server', status: 500, code: 104001 },
  { kind: 'schema', status: 200 },
  { kind: 'invalid', status: 400, code: 101004 },
];

for (const tag of TAGS) {
  describe(`${tag} and its events`, () => {
    watchPage();
    const events = record('nano-data', 'nano-error', 'nano-range-change');

    it('brings data and query in nano-data, once they are shown', async () => {
      const { source, call } = controlled();
      const element = await mountWaiting(tag, { source });
      const statuses: string[] = [];
      element.addEventListener('nano-data', () => statuses.push(element.status, element.toCSV()));
      const next = oneEvent(element, 'nano-data');
      (await call(0)).answer();
      const event: unknown = await next;
      expect(event).to.be.instanceOf(NanoDataEvent);
      const { detail, bubbles, composed } = event as NanoDataEvent;
      expect({ bubbles, composed }).to.deep.equal({ bubbles: true, composed: true });
      expect(detail.query).to.equal((await call(0)).query);
      expect(detail.data.xSeconds[0]).to.equal((await call(0)).query.fromMs / 1000);
      expect(statuses[0]).to.equal('ready');
      expect(statuses[1]).to.contain('\r\n');
    });

    for (const { kind, ...facts } of ERRORS) {
      it(`tells ${kind} in nano-error, on the event and in its detail`, async () => {
        const element = create(tag, {
          source: failing(kind, { ...facts, address: 'https://x.y' }),
        });
        const next = oneEvent(element, 'nano-error');
        await place(element);
        const event: unknown = await next;
        expect(event).to.be.instanceOf(NanoErrorEvent);
        const error = event as NanoErrorEvent;
        for (const told of [error, error.detail]) {
          expect(told.kind).to.equal(kind);
          expect(told.status).to.equal(facts.status);
          expect(told.code).to.equal(facts.code);
        }
        expect(JSON.stringify(error.detail)).to.equal(JSON.stringify({ kind, ...facts }));
        expect(error.bubbles && error.composed).to.equal(true);
        expect(events.length).to.equal(1);
      });
    }

    it('crosses the shadow roots around it', async () => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(create(tag, { source: good }));
      const next = oneEvent(host, 'nano-data');
      await place(host);
      expect(((await next) as Event).target === host).to.equal(true);
    });

    it('tells neither an abort nor an answer that came too late', async () => {
      const { source, call, calls, asked } = controlled();
      const element = await mountWaiting(tag, { source });
      await asked();
      void element.refresh();
      await asked();
      void element.refresh();
      await asked();
      element.remove();
      expect(await asked()).to.equal(3);
      await asked();
      expect(calls.map(({ signal }) => signal.aborted)).to.deep.equal([true, true, true]);
      (await call(0)).fail(new DOMException('', 'AbortError'));
      (await call(1)).fail(new Error('too late'));
      (await call(2)).answer();
      await task();
      await element.updateComplete;
      await task();
      expect(events).to.deep.equal([]);
    });

    it('can be refreshed from a listener', async () => {
      const { source, call } = controlled();
      const element = await mountWaiting(tag, { source });
      element.addEventListener('nano-data', () => void element.refresh(), { once: true });
      const next = outcome(element);
      (await call(0)).answer();
      await next;
      const second = outcome(element);
      (await call(1)).answer();
      expect((await second).type).to.equal('nano-data');
    });
  });
}

for (const tag of CHART_TAGS) {
  describe(`${tag} and nano-range-change`, () => {
    watchPage();
    const events = record('nano-range-change');
    afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

    const checked = (element: Element) =>
      [...shadow(element).querySelectorAll<HTMLInputElement>('input')]
        .filter((input) => input.checked)
        .map(({ value }) => value);

    async function click(element: Element, preset: string) {
      const { x, y, width, height } = find(
        element,
        `input[value="${preset}"]`,
      ).getBoundingClientRect();
      const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
      await sendMouse({ type: 'click', position });
    }

    it('fires when a person clicks a preset, and asks for that range', async () => {
      const { source, call, asked } = controlled();
      const element = await mountWaiting(tag, { source });
      await asked();
      await click(element, '1W');
      await element.updateComplete;
      expect(events.map(({ detail }) => detail as unknown)).to.deep.equal([{ range: '1W' }]);
      const event = events[0] as NanoRangeChangeEvent;
      expect(event.bubbles && event.composed).to.equal(true);
      expect(element.range).to.equal('1W');
      expect(checked(element)).to.deep.equal(['1W']);
      expect(await asked()).to.equal(2);
      expect((await call(0)).signal.aborted).to.equal(true);
      expect(((await call(1)).query.toMs - (await call(1)).query.fromMs) / 3_600_000).to.equal(169);
      await click(element, '1W');
      expect(events.length, 'the same again is no change').to.equal(1);
    });

    it('fires when a person uses the arrow keys, in one tab stop', async () => {
      const element = await mount(tag);
      await sendKeys({ press: 'Tab' });
      expect((shadow(element).activeElement as HTMLInputElement).value).to.equal('1D');
      // Not beyond the ends, where browsers differ.
      for (const press of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) await sendKeys({ press });
      const ranges = events.map(({ detail }) => (detail as { range: string }).range);
      expect(ranges).to.deep.equal(['1W', '1D', '1H']);
      await element.updateComplete;
      expect(checked(element)).to.deep.equal(['1H']);
      expect((shadow(element).activeElement as HTMLInputElement).value).to.equal('1H');
    });

    it('does not fire when the page changes the range', async () => {
      const element = await mount(tag);
      element.range = '1W';
      await element.updateComplete;
      element.setAttribute('range', '1H');
      await element.updateComplete;
      element.setAttribute('from', '2026-01-01');
      element.setAttribute('to', '2026-01-02');
      await element.updateComplete;
      expect(checked(element)).to.deep.equal([]);
      element.removeAttribute('from');
      await element.updateComplete;
      expect(checked(element)).to.deep.equal(['1H']);
      expect(events).to.deep.equal([]);
    });

    it('leaves a custom range for the preset that a person chooses', async () => {
      const element = await mount(tag, {
        source: good,
        'attr:from': '2026-01-01T00:00Z',
        'attr:to': '2026-01-03T00:00Z',
      });
      expect(checked(element)).to.deep.equal([]);
      await click(element, '1D');
      await element.updateComplete;
      expect(checked(element)).to.deep.equal(['1D']);
      expect(events.length).to.equal(1);
      expect([element.from, element.to]).to.deep.equal([undefined, undefined]);
    });

    it('shows the range that is in force where a listener takes the choice back', async () => {
      const element = await mount(tag);
      const back = () => (element.range = '1D');
      element.addEventListener('nano-range-change', back);
      await click(element, '1W');
      await element.updateComplete;
      expect(element.range).to.equal('1D');
      expect(checked(element)).to.deep.equal(['1D']);
    });

    it('keeps the radios of two elements apart', async () => {
      const one = await mount(tag);
      const two = await mount(tag);
      await click(one, '1H');
      await one.updateComplete;
      expect([checked(one), checked(two)]).to.deep.equal([['1H'], ['1D']]);
    });
  });
}
