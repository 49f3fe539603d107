import type { CsvCell } from '../model/csv.js';
import type { TimeSpan } from '../model/range.js';
import { toTsv } from '../model/tsv.js';

/** How long (ms) a file stays at hand for a browser that asks before it saves. */
const KEEP_FILE_MS = 60_000;

/** A file name that all systems take, such as `byte-usage_2026-11-21T14-00Z_2026-11-22T15-00Z`. */
export function fileNameOf({ localName }: Element, { fromMs, toMs }: TimeSpan): string {
  const [from, to] = [fromMs, toMs].map((ms) => `${new Date(ms).toISOString().slice(0, 16)}Z`);
  const what = localName.replace(/^nano-/, '').replace(/[^\w-]/g, '');
  return `${what}_${from}_${to}`.replaceAll(':', '-');
}

/**
 * Has the browser save a file.
 *
 * @returns whether it does so, as far as a page can know: a sandboxed frame is not told
 */
export function save(file: Blob, name: string): boolean | undefined {
  if (isForbiddenByFrame()) return false;
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // It is not in the page, whose own handling of links does not see it.
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEEP_FILE_MS);
  return window.origin === 'null' && location.protocol !== 'file:' ? undefined : true;
}

/** Puts rows onto the clipboard, as a table and as text. Resolves to whether it is there. */
export async function copyRows(
  rows: readonly (readonly CsvCell[])[],
  place: ParentNode,
): Promise<boolean> {
  const text = toTsv(rows);
  const html = tableOf(text).outerHTML;
  try {
    await navigator.clipboard.write([
      // eslint-disable-next-line compat/compat -- Firefox 127; without it, the older command copies.
      new ClipboardItem({ 'text/plain': blobOf(text, 'plain'), 'text/html': blobOf(html, 'html') }),
    ]);
    return true;
  } catch {
    // No secure page, no permission, or an old browser.
    return copyByCommand(text, html, place);
  }
}

function isForbiddenByFrame(): boolean {
  let frame = window.frameElement;
  while (frame) {
    if (frame.hasAttribute('sandbox')) {
      if (!(frame as HTMLIFrameElement).sandbox.contains('allow-downloads')) return true;
    }
    frame = frame.ownerDocument.defaultView?.frameElement ?? null;
  }
  return false;
}

function copyByCommand(text: string, html: string, place: ParentNode): boolean {
  const area = document.createElement('textarea');
  area.className = 'visually-hidden';
  area.value = text;
  area.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopPropagation();
  });
  place.append(area);
  area.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all there is without permission
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}

function tableOf(tsv: string): HTMLTableElement {
  const table = document.createElement('table');
  for (const line of tsv.slice(0, -1).split('\n')) {
    const row = table.insertRow();
    for (const text of line.split('\t')) row.insertCell().textContent = text;
  }
  return table;
}

function blobOf(text: string, kind: 'plain' | 'html'): Blob {
  return new Blob([text], { type: `text/${kind}` });
}
