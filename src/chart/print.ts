import type { TimeChart } from './time-chart.js';

/** Dots per CSS px on paper: 288 per inch. */
const PAPER_SCALE = 3;

/**
 * While a page is printed, puts a sharper picture in light colours in the place of the one on
 * screen.
 *
 * @returns ends it
 */
export function printSharply(target: HTMLElement, chart: () => TimeChart | undefined): () => void {
  let paper: HTMLCanvasElement | undefined;
  const after = () => {
    paper?.remove();
  };
  const before = () => {
    after();
    paper = chart()?.drawAt(PAPER_SCALE, true);
    if (!paper) return;
    paper.className = 'paper';
    target.append(paper);
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    after();
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}
