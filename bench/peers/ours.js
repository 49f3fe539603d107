import { HEIGHT, WIDTH } from './data.js';

/**
 * `<nano-byte-usage>` as a page uses it that has data of its own. The picture has the size that
 * the others have; title, presets, facts and legend of the card come around it.
 */
globalThis.peer = {
  prepare: ({ xSeconds, playout, ingest }) => ({ xSeconds, lines: { playout, ingest } }),
  async mount(container, first) {
    let series = first;
    const element = document.createElement('nano-byte-usage');
    element.setAttribute('unit', 'GB');
    element.setAttribute('from', new Date(first.xSeconds[0] * 1000).toISOString());
    element.setAttribute('to', new Date((first.xSeconds.at(-1) + 60) * 1000).toISOString());
    element.style.setProperty('--nano-space', '0px');
    setSize(element, WIDTH, HEIGHT);
    element.source = async () => series;
    const shown = new Promise((resolve, reject) => {
      element.addEventListener('nano-data', resolve, { once: true });
      element.addEventListener('nano-error', ({ detail }) => reject(new Error(`${detail?.kind}`)));
    });
    container.append(element);
    await shown;
    if (element.status !== 'ready') throw new Error(`The widget is ${element.status}`);
    return {
      async update(next) {
        series = next;
        await element.refresh();
      },
      resize: (width, height) => setSize(element, width, height),
      tooltipText: () =>
        element.shadowRoot.querySelector('[part=tooltip]')?.textContent.trim() ?? '',
      destroy: () => element.remove(),
    };
  },
};

/** The border of the card is around the picture. */
function setSize(element, width, height) {
  element.style.width = `${width + 2}px`;
  element.style.setProperty('--nano-chart-height', `${height}px`);
}
