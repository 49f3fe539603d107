import type { CountedMessage } from './messages.js';

/** The English words of a card's menu and of what it offers. */
export const enTools = {
  showTable: 'Show table',
  downloadCsv: 'Download CSV',
  downloadPng: 'Download PNG',
  copyTable: 'Copy table',

  tableShown: 'The table is below the chart',
  copied: 'Copied',
  notCopied: 'Could not copy',
  saved: 'Download started',
  notSaved: 'Could not download',
  perhapsSaved: 'If nothing was saved, downloads are not allowed here',

  time: 'Time',
  allRows: { other: 'Show all {count} rows' } as CountedMessage,
};

/** The words of menus in one language. */
export type ToolMessages = typeof enTools;
