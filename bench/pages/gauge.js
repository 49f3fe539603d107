/**
 * What a page holds.
 *
 * @typedef {object} Level
 * @property {number} heapBytes of JavaScript, without garbage
 * @property {number} objectBytes of that, without what the engine has compiled
 * @property {number} nodes of documents, with those that are in none
 * @property {number} listeners
 *
 * @typedef {import('puppeteer-core').CDPSession} CDPSession
 */

/** So often garbage is collected at most until there is no more of it. */
const MOST_COLLECTIONS = 12;

/** Less than this (bytes) is not worth another collection. */
const REST_BYTES = 256;

/**
 * What is no object of a page: machine code, which grows for as long as functions become hot, and
 * what the browser itself keeps outside of the heap.
 */
const NOT_OBJECTS = ['code', 'native', 'synthetic'];

/**
 * Reads what the process of a page holds once all garbage is gone.
 *
 * @param {import('../lab.js').LabPage} labPage
 * @returns {Promise<Level>}
 */
export async function levelOf({ cdp, page }) {
  let heapBytes = Infinity;
  for (let i = 0; i < MOST_COLLECTIONS; i++) {
    // What the last frame has left for later, such as finalizers, comes between two collections.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve))),
    );
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const freed = heapBytes - usedSize;
    heapBytes = usedSize;
    if (i > 1 && Math.abs(freed) < REST_BYTES) break;
  }
  const { metrics } = await cdp.send('Performance.getMetrics');
  const valueOf = (/** @type {string} */ name) => {
    const metric = metrics.find((one) => one.name === name);
    if (!metric) throw new Error(`The browser does not tell ${name}`);
    return metric.value;
  };
  const [nodes, listeners] = [valueOf('Nodes'), valueOf('JSEventListeners')];
  return { heapBytes, objectBytes: await objectBytesOf(cdp), nodes, listeners };
}

/**
 * V8 keeps the texts of numbers that it has written, and makes a larger table, of 64 kB, whenever
 * the first one is full. Runs in a page, so that this is not mistaken for something of ours.
 */
export function fillNumberCache() {
  let length = 0;
  for (let i = 0; i < 50_000; i++) length += `${i}${i + 0.5}`.length;
  return length;
}

/** @param {CDPSession} cdp */
async function objectBytesOf(cdp) {
  const { snapshot, nodes } = await snapshotOf(cdp);
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const names = /** @type {string[]} */ (types[typeAt]);
  let bytes = 0;
  for (let i = 0; i < nodes.length; i += fields.length) {
    const isObject = !NOT_OBJECTS.includes(names[nodes[i + typeAt] ?? -1] ?? '');
    if (isObject) bytes += nodes[i + sizeAt] ?? 0;
  }
  if (bytes === 0) throw new Error('The browser told of no objects');
  return bytes;
}

/**
 * @param {CDPSession} cdp
 * @returns {Promise<{ snapshot: { meta: { node_fields: string[], node_types: (string | string[])[] } }, nodes: number[] }>}
 */
async function snapshotOf(cdp) {
  /** @type {string[]} */
  const chunks = [];
  const onChunk = (/** @type {{ chunk: string }} */ { chunk }) => void chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
  return JSON.parse(chunks.join(''));
}
