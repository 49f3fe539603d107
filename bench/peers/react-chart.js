import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/**
 * The life of a chart that is a component of React: each change is a new rendering, at once.
 *
 * @param {(props: { data: unknown, width: number, height: number }) => unknown} Component
 * @param {{ width: number, height: number, data: unknown }} props
 */
export function mountComponent(container, Component, props) {
  const root = createRoot(container);
  const render = (changed) => {
    props = { ...props, ...changed };
    flushSync(() => root.render(createElement(Component, props)));
  };
  render({});
  return {
    update: (data) => render({ data }),
    resize: (width, height) => render({ width, height }),
    destroy: () => root.unmount(),
  };
}
