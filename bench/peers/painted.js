/** Resolves once what was drawn before is on the screen: after the next frame has been made. */
export function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}

/** Whether there is something that could be a chart; what it looks like is checked by a picture. */
export function hasChart(container) {
  const root = container.firstElementChild?.shadowRoot ?? container;
  if (root.querySelector('canvas, image')) return true;
  const paths = [...root.querySelectorAll('path')];
  return paths.filter((path) => path.getAttribute('d')?.length > 200).length >= 2;
}

/** Where the chart is drawn, in px of the viewport. */
export function chartBox(container) {
  const root = container.firstElementChild?.shadowRoot;
  const { left, top, width, height } = (
    root?.querySelector('canvas') ?? container
  ).getBoundingClientRect();
  return { left, top, width, height };
}
