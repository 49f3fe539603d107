import { builtScript } from '../build.js';
import { scriptOf } from '../contenders.js';
import { makeColumns } from '../peers/data.js';

/** A week by the hour, as a page shows it most of the time. */
const COLD_POINTS = 168;

/** Plain, and with a font that does not have to be loaded. */
const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Benchmark</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 24px; font: 14px/1.4 'Liberation Sans', Arial, sans-serif; }
  .chart { width: 600px; height: 300px; }
</style>`;

/** A page that does what it is told to, step by step. */
export function stagePage() {
  return `${HEAD}
</head>
<body>
<div class="chart" id="chart"></div>
<script>${inline(builtScript('stage'))}</script>
</body>
</html>`;
}

/**
 * A page with one chart of data that is in the page, as a server that renders it would write it:
 * for all contenders the same bytes at the same time.
 *
 * @param {import('../contenders.js').Contender} contender
 */
export function coldPage(contender) {
  const kind = contender.isModule ? 'type="module"' : 'defer';
  const glue = contender.peer ? `<script>${inline(builtScript(contender.peer))}</script>` : '';
  return `${HEAD}
<script ${kind} src="${scriptOf(contender)}"></script>
</head>
<body>
<div class="chart" id="chart"></div>
<script type="application/json" id="data">${JSON.stringify(makeColumns(COLD_POINTS))}</script>
${glue}
<script>${inline(builtScript('cold'))}</script>
</body>
</html>`;
}

/** @param {string} code */
function inline(code) {
  return code.replaceAll('</script', '<\\/script');
}
