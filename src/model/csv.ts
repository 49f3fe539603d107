/** One cell: text, a number written in full, or nothing. */
export type CsvCell = string | number | null;

/** Rows as RFC 4180 CSV: CRLF line ends, quotes where needed, no formula that a sheet would run. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Spreadsheets run text that starts like this as a formula; a leading apostrophe disarms it.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
