import { hasChart, painted } from './painted.js';

/** A page that shows one chart as soon as it can, and notes when that is on the screen. */
addEventListener('DOMContentLoaded', async () => {
  const container = document.getElementById('chart');
  const columns = JSON.parse(document.getElementById('data').textContent);
  const { peer } = globalThis;
  await peer.mount(container, peer.prepare(columns));
  do await painted();
  while (!peer.isEmpty && !hasChart(container));
  performance.mark('painted');
});
