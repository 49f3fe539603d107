import { type CsvCell, disarm } from './csv.js';

/** Rows as text with tabs, which spreadsheets take from the clipboard cell by cell. */
export function toTsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

/** Tabs and line ends would be read as the next cell or row, and have no escape. */
function cell(value: CsvCell): string {
  return typeof value === 'string' ? disarm(value).replace(/[\t\r\n]+/g, ' ') : String(value ?? '');
}
