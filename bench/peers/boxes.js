import { LINES } from './data.js';
import { timeText, valueText } from './format.js';

/** Tooltip and legend of plain HTML, for those who leave them to the page. */

/** @param {HTMLElement} container */
export function addTooltip(container) {
  container.style.position = 'relative';
  const box = container.appendChild(document.createElement('div'));
  box.style.cssText = `position: absolute; z-index: 5; top: 8px; left: 0; padding: 6px 8px;
    border: 1px solid #ccc; border-radius: 4px; background: #fff; font: 12px sans-serif;
    white-space: pre; pointer-events: none; visibility: hidden`;
  return {
    /** @param {readonly number[]} values in GB, in the order of the lines */
    show(ms, values, xPx) {
      const lines = LINES.map(({ name }, i) => `${name}: ${valueText(values[i])}`);
      box.textContent = [timeText(ms), ...lines].join('\n');
      const isRight = xPx > container.clientWidth / 2;
      box.style.transform = `translateX(${xPx + (isRight ? -12 : 12)}px) translateX(${isRight ? -100 : 0}%)`;
      box.style.visibility = 'visible';
    },
    hide() {
      box.style.visibility = 'hidden';
    },
    text: () => (box.style.visibility === 'visible' ? box.textContent : ''),
    remove: () => box.remove(),
  };
}

/** @param {HTMLElement} container */
export function addLegend(container) {
  container.style.position = 'relative';
  const list = container.appendChild(document.createElement('div'));
  list.style.cssText = `position: absolute; z-index: 4; top: 4px; left: 50%;
    transform: translateX(-50%); font: 12px sans-serif; pointer-events: none`;
  for (const { name, color } of LINES) {
    const item = list.appendChild(document.createElement('span'));
    item.style.cssText = `margin: 0 8px; border-left: 12px solid ${color}; padding-left: 4px`;
    item.textContent = name;
  }
  return { remove: () => list.remove() };
}
