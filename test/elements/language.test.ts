import { expect, waitUntil } from '@open-wc/testing';
import { registerMessages } from '../../src/i18n/register-messages.js';
import { useClock } from './clock.js';
import {
  create,
  failing,
  find,
  good,
  mount,
  outcome,
  painted,
  place,
  shadow,
  type Tag,
  TAGS,
  text,
  useWarnings,
  watchPage,
} from './support.js';

const GERMAN: Record<Tag, string> = {
  'nano-mtd-usage': 'Volumen im laufenden Monat',
  'nano-concurrent-viewers': 'Gleichzeitige Zuschauer',
  'nano-byte-usage': 'Ingest- und Playout-Volumen',
};

for (const tag of TAGS) {
  describe(`${tag} and languages`, () => {
    watchPage();
    useClock();
    const warnings = useWarnings();

    // German comes in a chunk of its own, which updateComplete does not wait for.
    const speaksGerman = (element: Element) =>
      waitUntil(() => text(element, 'h2') === GERMAN[tag], 'German is loaded');

    it('speaks the language of its own attribute', async () => {
      const element = await mount(tag, { source: good, 'attr:lang': 'de-AT' });
      await speaksGerman(element);
      expect(text(element, '[part=timezone]')).to.equal('Zeitzone: UTC');
      expect(find(element, 'article').lang).to.equal('de');
      await expect(element).to.be.accessible();
    });

    it('speaks the language of the nearest ancestor that has one', async () => {
      const element = create(tag, { source: good });
      const inner = document.createElement('div');
      inner.lang = 'de';
      inner.append(element);
      const next = outcome(element);
      await place(inner);
      await next;
      await speaksGerman(element);
    });

    it('looks for its language through shadow roots', async () => {
      const host = document.createElement('section');
      host.lang = 'de';
      const element = create(tag, { source: good });
      const p = document.createElement('div');
      p.append(element);
      host.attachShadow({ mode: 'closed' }).append(p);
      const next = outcome(element);
      await place(host);
      await next;
      await speaksGerman(element);
    });

    it('prefers its own attribute, and follows its changes', async () => {
      const wrapper = document.createElement('div');
      wrapper.lang = 'de';
      const element = create(tag, { source: good, 'attr:lang': 'en' });
      wrapper.append(element);
      const next = outcome(element);
      await place(wrapper);
      await next;
      expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
      element.lang = 'de';
      await speaksGerman(element);
      element.lang = '';
      await element.updateComplete;
      expect(text(element, 'h2')).to.equal(GERMAN[tag]);
    });

    it('follows an ancestor whose language changes', async () => {
      const far = document.createElement('div');
      const near = document.createElement('div');
      far.append(near);
      far.lang = 'de';
      const element = create(tag, { source: good });
      near.append(element);
      const next = outcome(element);
      await place(far);
      await next;
      await speaksGerman(element);
      near.lang = 'en';
      await waitUntil(() => find(element, 'article').lang === 'en', 'the nearer one counts');
      expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
      near.removeAttribute('lang');
      await speaksGerman(element);
      far.lang = 'nl';
      await waitUntil(() => find(element, 'article').lang === 'nl', 'Dutch is loaded');
      element.remove();
      far.lang = 'en';
      far.append(element);
      await element.updateComplete;
      expect(find(element, 'article').lang).to.equal('en');
    });

    it('follows the host of a shadow tree that it is in', async () => {
      const host = document.createElement('section');
      const element = create(tag, { source: good });
      host.attachShadow({ mode: 'closed' }).append(element);
      const next = outcome(element);
      await place(host);
      await next;
      host.lang = 'de';
      await speaksGerman(element);
    });

    it('passes over a blank language, and reads one as servers write it', async () => {
      const far = document.createElement('div');
      const near = document.createElement('div');
      far.lang = 'de_DE';
      near.lang = ' ';
      far.append(near);
      const element = create(tag, { source: good });
      near.append(element);
      const next = outcome(element);
      await place(far);
      await next;
      await speaksGerman(element);
      expect(warnings).to.deep.equal([]);
    });

    it('rests once its words are there, and hears of none once it is gone', async () => {
      const element = await mount(tag, { source: good, 'attr:lang': 'de' });
      await speaksGerman(element);
      await painted();
      let count = 0;
      // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to its element
      const { requestUpdate } = element;
      element.requestUpdate = (...args) => {
        count++;
        requestUpdate.apply(element, args);
      };
      registerMessages('de', {});
      await painted();
      const told = count;
      expect(told).to.be.greaterThan(0);
      await painted();
      expect(count).to.equal(told);
      element.remove();
      registerMessages('de', {});
      await painted();
      expect(count).to.equal(told);
    });

    it('speaks two languages on one page', async () => {
      const german = await mount(tag, { source: good, 'attr:lang': 'de' });
      const polish = await mount(tag, { source: good, 'attr:lang': 'pl' });
      await speaksGerman(german);
      await waitUntil(() => find(polish, 'article').lang === 'pl', 'Polish is loaded');
      expect(text(polish, '[part=timezone]')).to.equal('Strefa czasowa: UTC');
      expect(text(german, '[part=timezone]')).to.equal('Zeitzone: UTC');
    });

    it('takes words that are registered while it is on the page', async () => {
      const element = await mount(tag, { source: good, 'attr:lang': 'it' });
      await waitUntil(() => find(element, 'article').lang === 'it', 'Italian is loaded');
      const words = `Fuso ${tag}: {zone}`;
      registerMessages('it', { timezone: words });
      await waitUntil(() => text(element, '[part=timezone]') === `Fuso ${tag}: UTC`);
    });

    for (const lang of ['ar', 'he']) {
      it(`runs from right to left in "${lang}", and its time from left to right`, async () => {
        const element = await mount(tag, { source: good, 'attr:lang': lang });
        await waitUntil(() => find(element, 'article').lang === lang, 'the words are loaded');
        expect(find(element, 'article').dir).to.equal('rtl');
        expect(getComputedStyle(find(element, 'h2')).direction).to.equal('rtl');
        const plot = shadow(element).querySelector('.plot');
        if (plot) expect(getComputedStyle(plot).direction).to.equal('ltr');
        await expect(element).to.be.accessible();
      });
    }

    it('takes that of its ancestor where its own is unknown, with one warning', async () => {
      const wrapper = document.createElement('div');
      wrapper.lang = 'de';
      const element = create(tag, { source: good, 'attr:lang': 'xx' });
      wrapper.append(element);
      const next = outcome(element);
      await place(wrapper);
      await next;
      expect(warnings.length).to.equal(1);
      await speaksGerman(element);
    });

    it('has the formats of a language whose words it does not know', async () => {
      const element = await mount(tag, {
        source: failing('server', { address: 'https://x.y' }),
        'attr:lang': 'sv',
      });
      expect(find(element, 'article').lang).to.equal('en');
      expect(text(element, '.status')).to.contain('https://x.y has a problem');
      expect(warnings).to.deep.equal([]);
    });

    it('says its errors in German too', async () => {
      const element = await mount(tag, {
        source: failing('forbidden', { code: 105002 }),
        'attr:lang': 'de',
      });
      await speaksGerman(element);
      expect(text(element, '.status strong')).to.equal('Nicht enthalten');
      expect(text(element, '.retry')).to.equal('Erneut versuchen');
      expect(shadow(element).textContent).not.to.match(/\{\w+\}/);
    });
  });
}

describe('German month to date', () => {
  watchPage();
  useClock();
  useWarnings();

  it('writes months, numbers and spans the German way', async () => {
    const element = await mount('nano-mtd-usage', { source: good, 'attr:lang': 'de' });
    await waitUntil(() => text(element, 'h3') === 'Gesamtvolumen November');
    expect(text(element, '.before')).to.equal('Gesamtvolumen im Oktober: 1,12 MB');
    expect(text(element, '.spans')).to.contain('22. Nov., 14:00');
    expect(text(element, '[part=trend]')).to.match(/^\+\d+,\d+ ?%$/);
  });
});

describe('month to date in other languages', () => {
  watchPage();
  useClock();
  useWarnings();

  it('has the units of the language', async () => {
    const element = await mount('nano-mtd-usage', { source: good, 'attr:lang': 'fr' });
    await waitUntil(() => find(element, 'article').lang === 'fr', 'French is loaded');
    expect(text(element, '[part=unit]')).to.equal('Mo');
    expect(text(element, '.before')).to.match(/octobre\s: 1,12\sMo$/);
  });

  it('has months of the calendar that usage is accounted by', async () => {
    const element = await mount('nano-mtd-usage', { source: good, 'attr:lang': 'ar-SA' });
    await waitUntil(() => text(element, 'h3').includes('نوفمبر'));
  });
});
