import { expect } from '@open-wc/testing';
import { watchVisibility } from '../../src/controllers/visibility.js';

/** Waits until the browser has said what can be seen. */
async function observed(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('watchVisibility', () => {
  let element: HTMLElement;
  beforeEach(() => {
    element = document.createElement('div');
    element.style.blockSize = '10px';
    document.body.append(element);
  });
  afterEach(() => {
    element.remove();
  });

  it('tells all who watch one element, those who come later too', async () => {
    const told: string[] = [];
    const stops = [watchVisibility(element, (isVisible) => told.push(`first ${isVisible}`))];
    await observed();
    stops.push(watchVisibility(element, (isVisible) => told.push(`second ${isVisible}`)));
    await observed();
    expect(told).to.deep.equal(['first true', 'second true']);
    element.style.display = 'none';
    await observed();
    expect(told.slice(2)).to.deep.equal(['first false', 'second false']);
    stops.forEach((stop) => {
      stop();
    });
  });

  it('goes on telling one when another has gone', async () => {
    const told: boolean[] = [];
    const stopFirst = watchVisibility(element, () => {});
    const stop = watchVisibility(element, (isVisible) => told.push(isVisible));
    await observed();
    stopFirst();
    element.style.display = 'none';
    await observed();
    expect(told.at(-1)).to.equal(false);
    stop();
    const { length } = told;
    element.style.display = 'block';
    await observed();
    expect(told).to.have.length(length);
  });

  it('tells of an element that is far away that it is not seen', async () => {
    const told: boolean[] = [];
    element.style.marginBlockStart = '500vh';
    const stop = watchVisibility(element, (isVisible) => told.push(isVisible));
    await observed();
    expect(told).to.deep.equal([false]);
    stop();
  });
});
