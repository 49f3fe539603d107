/**
 * Runs in a page before its scripts and makes it worse on purpose, to show that a measurement
 * notices. Self-contained, as it is sent as text.
 *
 * @param {PageSpoil} spoil
 *
 * @typedef {'unseen' | 'blank' | 'task'} PageSpoil all draw wherever they are; nothing is drawn; a
 *   long task follows each answer
 */
export function spoilPage(spoil) {
  if (spoil === 'unseen') Reflect.deleteProperty(window, 'IntersectionObserver');
  if (spoil === 'blank') {
    const nothing = () => undefined;
    Object.assign(CanvasRenderingContext2D.prototype, { stroke: nothing, fill: nothing });
  }
  if (spoil === 'task') {
    document.addEventListener('nano-data', () => {
      const endMs = performance.now() + 80;
      while (performance.now() < endMs);
    });
  }
}
