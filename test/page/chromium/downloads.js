import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Saves the downloads of a browser, and tells of each once it is whole. A look into the folder would
 * not do: Chromium puts an empty file under the final name before there is anything in it.
 *
 * @param {import('puppeteer-core').Browser} browser
 */
export async function watchDownloads(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-'));
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {string[]} */
  const saved = [];
  let tell = () => {};
  const session = await browser.target().createCDPSession();
  session.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => {
    names.set(guid, suggestedFilename);
  });
  session.on('Browser.downloadProgress', ({ guid, state }) => {
    if (state !== 'completed') return;
    saved.push(guid);
    tell();
  });
  await session.send('Browser.setDownloadBehavior', {
    // By their ids, as equal names would be told apart by numbers.
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
  return {
    /** The first file that was saved and not asked for yet, or the next one. */
    async next() {
      while (saved.length === 0) {
        await new Promise((resolve) => {
          tell = () => resolve(undefined);
        });
      }
      const guid = String(saved.shift());
      return { name: String(names.get(guid)), bytes: readFileSync(join(folder, guid)) };
    },
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}
