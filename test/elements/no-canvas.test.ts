import { expect } from '@open-wc/testing';
import { CHART_TAGS, find, mount, shadow, task, watchPage } from './support.js';

for (const tag of CHART_TAGS) {
  describe(`${tag} in a browser that gives no canvas`, () => {
    watchPage();
    const { prototype } = HTMLCanvasElement;
    const getContext: unknown = Reflect.get(prototype, 'getContext');
    afterEach(() => Reflect.set(prototype, 'getContext', getContext));

    it('says that a part is missing, throws nothing, and draws once it can', async () => {
      const kinds: string[] = [];
      const note = (event: Event) =>
        kinds.push((event as CustomEvent<{ kind: string }>).detail.kind);
      document.addEventListener('nano-error', note);
      Reflect.set(prototype, 'getContext', () => null);
      const element = await mount(tag);
      await task();
      await element.updateComplete;
      expect(element.status).to.equal('error');
      expect(kinds).to.deep.equal(['network']);
      expect(find(element, '.status').textContent).to.contain('missing');
      expect(shadow(element).querySelector('canvas')).to.equal(null);

      Reflect.set(prototype, 'getContext', getContext);
      find(element, '.retry').click();
      await task();
      await element.updateComplete;
      expect(element.status).to.equal('ready');
      expect(shadow(element).querySelector('canvas')).not.to.equal(null);
      document.removeEventListener('nano-error', note);
    });
  });
}
