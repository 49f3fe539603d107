/**
 * @typedef {import('./series.js').Row} Row
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} type content type
 * @property {string} body
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {boolean} [cut] the connection breaks in the middle of the body
 *
 * @typedef {'bytes' | 'viewers'} Metric
 */

const NGINX_PAGE = [
  '<html>',
  '<head><title>502 Bad Gateway</title></head>',
  '<body>',
  '<center><h1>502 Bad Gateway</h1></center>',
  '<hr><center>nginx</center>',
  '</body>',
  '</html>',
  '',
].join('\r\n');

/** @returns {Answer} what nginx says over the rate limit: neither 429 nor JSON */
export function overLimitAnswer() {
  return { status: 502, type: 'text/html', body: NGINX_PAGE };
}

/**
 * @param {unknown} value
 * @param {number} [status]
 * @returns {Answer}
 */
export function jsonAnswer(value, status = 200) {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/**
 * @param {readonly Row[]} rows
 * @param {Metric} metric
 * @param {'json' | 'csv'} format
 * @param {{ wrongTypes: boolean }} spoilt
 * @returns {Answer}
 */
export function rowsAnswer(rows, metric, format, { wrongTypes }) {
  const value = wrongTypes ? misspelt : plain;
  const entries = rows.map(({ timestamp, ingestBytes, playoutBytes, viewers }) => {
    const head = {
      timestamp: value(timestamp),
      timestampAsString: new Date(timestamp * 1000).toISOString().replace('.000Z', 'Z'),
    };
    if (metric === 'viewers') return { ...head, viewers: value(viewers) };
    const ingest = { bytes: value(ingestBytes) };
    return { ...head, ingest, playout: { bytes: value(playoutBytes) } };
  });
  if (format === 'json') return jsonAnswer({ data: entries });

  const columns = metric === 'viewers' ? ['viewers'] : ['ingest.bytes', 'playout.bytes'];
  const lines = entries.map((entry) => [
    entry.timestamp,
    entry.timestampAsString,
    ...('viewers' in entry ? [entry.viewers] : [entry.ingest.bytes, entry.playout.bytes]),
  ]);
  const table = [['timestamp', 'timestampAsString', ...columns], ...lines];
  const body = table.map((cells) => `${cells.join(',')}\n`).join('');
  return { status: 200, type: 'text/csv; charset=utf-8', body };
}

/**
 * @param {import('node:http').ServerResponse} res
 * @param {Answer} answer
 * @param {Readonly<Record<string, string>>} headers
 * @returns {Promise<void>} when everything has been handed over, or the client has gone
 */
export function send(res, { status, type, body, headers: own, cut = false }, headers) {
  return new Promise((resolve) => {
    if (res.destroyed) {
      resolve();
      return;
    }
    res.once('close', resolve);
    const length = Buffer.byteLength(body);
    const entity = status === 204 ? {} : { 'Content-Type': type, 'Content-Length': length };
    res.writeHead(status, { ...headers, ...own, ...entity });
    if (cut) {
      const half = Buffer.from(body).subarray(0, Math.floor(length / 2));
      res.write(half, () => res.destroy());
    } else {
      res.end(body);
    }
  });
}

/** @param {number | null} value @returns {number | string | null} */
function plain(value) {
  return value;
}

/** @param {number | null} value @returns {number | string | null} */
function misspelt(value) {
  return `about ${value}`;
}
