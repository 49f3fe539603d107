/** One cell: text, a number written in full, or nothing. */
export type CsvCell = string | number | null;

/**
 * Rows as RFC 4180 CSV: CRLF line ends, quotes where needed, no formula that a sheet would run.
 * Without a byte order mark, which other readers than Excel take for a part of the first name.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * Spreadsheets run text that starts with one of a few signs as a formula, and some of them pass
 * over blanks and invisible signs before it, or take the full-width forms; a leading apostrophe
 * makes text of it.
 */
export function disarm(text: string): string {
  return /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u.test(text) ? `'${text}` : text;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = disarm(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
