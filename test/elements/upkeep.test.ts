import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import {
  attribute,
  create,
  failing,
  find,
  good,
  mount,
  outcome,
  painted,
  place,
  shadow,
  TAGS,
  text,
  watchPage,
  serve,
} from './support.js';

for (const tag of TAGS) {
  describe(`${tag} and the page around it`, () => {
    watchPage();
    useClock();
    afterEach(() => setViewport({ width: 800, height: 600 }));

    it('changes nothing in the page where an update changes nothing', async () => {
      const element = await mount(tag);
      await painted();
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((list) => records.push(...list));
      observer.observe(shadow(element), {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
      element.requestUpdate();
      await element.updateComplete;
      await painted();
      records.push(...observer.takeRecords());
      observer.disconnect();
      expect(records.map(({ type, target }) => `${type} ${target.nodeName}`)).to.deep.equal([]);
    });

    const long: [string, string, string][] = [
      ['a long heading', 'heading', 'Viewers of the championship '.repeat(8)],
      ['a heading without blanks', 'heading', 'Zuschauer'.repeat(12)],
      ['large numbers in a small unit', 'unit', 'MB'],
      ['a long zone', 'timezone', 'America/Argentina/ComodRivadavia'],
    ];
    for (const [what, name, value] of long) {
      it(`has room for ${what} at 320 px`, async () => {
        await setViewport({ width: 336, height: 900 });
        const element = await mount(
          tag,
          { source: serve(() => 9e12), ...attribute(name, value) },
          'width: 320px',
        );
        await painted();
        expect(element.scrollWidth).to.be.at.most(320);
        for (const card of shadow(element).querySelectorAll('[part=card]')) {
          expect(card.scrollWidth).to.be.at.most(card.clientWidth);
        }
      });
    }

    it('fits its container written from right to left, in German, at 320 px', async () => {
      await setViewport({ width: 336, height: 900 });
      const element = await mount(
        tag,
        { source: good, 'attr:lang': 'de', 'attr:dir': 'rtl' },
        'width: 320px',
      );
      await painted();
      expect(element.scrollWidth).to.be.at.most(320);
      await expect(element).to.be.accessible();
    });

    it('keeps the focus of a person who tries again in vain', async () => {
      const element = await mount(tag, { source: failing('server', { status: 500 }) });
      find(element, '.retry').focus();
      const next = outcome(element);
      find(element, '.retry').click();
      await next;
      await element.updateComplete;
      const focused = shadow(element).activeElement;
      expect(focused === find(element, '.retry')).to.equal(true);
    });

    it('speaks the language that the page changes to', async () => {
      const wrapper = document.createElement('div');
      wrapper.lang = 'de';
      const element = create(tag, { source: good });
      wrapper.append(element);
      const next = outcome(element);
      await place(wrapper);
      await next;
      wrapper.lang = 'en';
      await element.refresh();
      expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
    });

    it('has neither its state nor its styles mixed up with a second one', async () => {
      const [one, two] = await Promise.all([
        mount(tag, { source: good, 'attr:theme': 'light' }),
        mount(tag, { source: failing('server'), 'attr:theme': 'dark' }),
      ]);
      expect([one.status, two.status]).to.deep.equal(['ready', 'error']);
      const sheets = shadow(one).adoptedStyleSheets;
      expect(new Set(sheets).size).to.equal(sheets.length);
    });
  });
}
