/** No chart at all: what the page and the measuring itself cost. */
globalThis.peer = {
  isEmpty: true,
  prepare: () => undefined,
  mount: () => ({
    update() {},
    resize() {},
    tooltipText: () => '',
    destroy() {},
  }),
};
