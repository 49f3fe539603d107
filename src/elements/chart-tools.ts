import type { ChartModel } from '../chart/chart-model.js';
import { CardMenu, type MenuItem } from './card-menu.js';
import { type CardLink, CardTools } from './card-tools.js';
import { shownSpanOf } from './chart-words.js';
import { DataTable } from './data-table.js';
import type { Exploration } from './exploration.js';

export { drawCard } from './chart-png.js';

/** What the tools of a chart need of it. */
export interface ChartToolsLink extends Omit<CardLink, 'span'> {
  /** The same object as long as nothing changed; `undefined` while there is no picture. */
  readonly model: () => ChartModel | undefined;
  readonly exploration: () => Exploration | undefined;
  readonly toPng: () => Promise<Blob | undefined>;
}

/** The menu of a chart, and the table that it shows. */
export function chartMenu(link: ChartToolsLink, button: HTMLElement): CardMenu {
  const { host, model, shown, exploration, toPng } = link;
  const span = () => {
    const shownModel = model();
    return shownModel ? shownSpanOf(shownModel) : { fromMs: 0, toMs: 0 };
  };
  const tools = new CardTools({ ...link, span }, button);
  const table = new DataTable(host, { model, shown, words: () => tools.words });
  return new CardMenu(host, button, (): MenuItem[] => {
    const { words } = tools;
    const chartWords = model()?.words;
    const explored = exploration();
    return [
      {
        label: words.showTable,
        isChecked: table.isShown,
        run: () => {
          table.toggle();
          tools.say(table.isShown ? words.tableShown : '', false);
        },
      },
      tools.csvItem,
      {
        label: words.downloadPng,
        run: () => {
          void toPng()
            .catch(() => undefined)
            .then((file) => {
              tools.save(file, 'png');
            });
        },
      },
      tools.copyItem,
      ...(explored && chartWords
        ? [
            { label: chartWords.zoomIn, run: () => explored.zoomIn() },
            ...(explored.zoom
              ? [{ label: chartWords.resetZoom, run: () => void explored.reset() }]
              : []),
          ]
        : []),
    ];
  });
}
