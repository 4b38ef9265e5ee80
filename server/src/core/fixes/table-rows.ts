import type { Table, TableCell, TableRow } from '../markdown/blocks';
import { readLabel } from '../plan/labels/labels';
import type { RoleGrammar } from '../roles/role-names';
import type { Role } from '../taxonomy/schema';
import { replaceBy, type Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { Piece } from './piece';

/** The text of a table's column header. */
export function headerOf(table: Table, column: number): string {
  return (table.header.cells[column]?.text.text ?? '').trim();
}

/** The column whose header names the role and nobody else; the first one holds what the rows are about. */
export function columnOfRole(table: Table, role: Role, grammar: RoleGrammar): number | undefined {
  const found = table.header.cells.findIndex(({ text }, column) => {
    const { roles, neighbours } = readLabel(text, 0, text.text.length, grammar);
    return column > 0 && roles.length === 1 && roles[0]?.role === role.id && neighbours.length === 0;
  });
  return found < 0 ? undefined : found;
}

/** A row's cells by the words of their headers, in Markdown. */
export function rowByHeader(table: Table, row: TableRow, source: SourceText): ReadonlyMap<string, string> {
  return new Map(
    row.cells.map((cell, column) => [headerOf(table, column).toLowerCase(), source.slice(cell.span).trim()]),
  );
}

/** What a piece says in a table's columns; `undefined` where it says more than the table has columns for. */
export function cellsByHeader(table: Table, column: number, piece: Piece): readonly string[] | undefined {
  const width = table.header.cells.length;
  const { row } = piece;
  if (row === undefined) {
    return Array.from({ length: width }, (_, index) => (index === column ? piece.text.replace(/\|/g, '\\|') : ''));
  }
  const headers = Array.from({ length: width }, (_, index) => headerOf(table, index).toLowerCase());
  const lost = [...row].some(([header, text]) => text !== '' && !headers.includes(header));
  return lost ? undefined : headers.map((header) => row.get(header) ?? '');
}

/** A row of these cells, written as the table's last row is. */
export function rowFor(table: Table, cells: readonly string[], source: SourceText): string {
  const like = table.rows.at(-1) ?? table.header;
  const line = source.lineText(source.lineAt(like.span.start));
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const parts = splitRow(line.trim());
  const opens = line.trimStart().startsWith('|');
  const closes = line.trimEnd().endsWith('|');
  const padded = cells.map((cell, column) => {
    const width = isAligned(table, column, source) ? (parts[column] ?? '').length : 0;
    const text = opens || column > 0 ? ` ${cell} ` : `${cell} `;
    return cell === '' && width === 0 ? ' ' : text.padEnd(width);
  });
  const row = indent + (opens ? '|' : '') + padded.join('|');
  return closes ? `${row}|` : row.trimEnd();
}

/** A row's line at its bars, escaped ones left whole, the bars at its ends left out. */
function splitRow(line: string): readonly string[] {
  const inner = line.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/);
}

/** Where a row's cell stands between its bars, blanks included; `undefined` beyond the bars that its author wrote. */
function slotOf(row: TableRow, column: number, source: SourceText): Span | undefined {
  const line = source.lineAt(row.span.start);
  const text = source.lineText(line);
  const lineStart = source.lineStart(line);
  const bars = [...text.matchAll(/(?<!\\)\|/g)].map((match) => lineStart + match.index);
  const opens = text.trimStart().startsWith('|');
  const from = opens ? bars[column] : column === 0 ? lineStart - 1 : bars[column - 1];
  const to = (opens ? bars[column + 1] : bars[column]) ?? (opens ? undefined : source.lineEnd(line));
  return from === undefined || to === undefined ? undefined : { start: from + 1, end: to };
}

/** A row's cell, by its column. */
export interface CellAt {
  readonly table: Table;
  readonly row: TableRow;
  readonly column: number;
}

/**
 * Gives a cell another text. In a table whose bars stand in line the column keeps its width where the text fits;
 * `undefined` where the row has no such cell.
 */
export function fillCell({ table, row, column }: CellAt, text: string, source: SourceText): Edit | undefined {
  const slot = slotOf(row, column, source);
  if (slot === undefined) return undefined;
  const now = source.slice(slot);
  const isEmpty = now.trim() === '';
  const before = isEmpty ? ' ' : (/^[ \t]*/.exec(now)?.[0] ?? '');
  const closes = source.text.charAt(slot.end) === '|';
  if (!isAligned(table, column, source)) {
    const behind = isEmpty ? ' ' : (/[ \t]*$/.exec(now)?.[0] ?? '');
    return replaceBy(slot, text === '' ? ' ' : before + text + (closes ? behind : behind.trimEnd()));
  }
  return replaceBy(slot, (before + text).padEnd(now.length - 1) + ' ');
}

/** Whether the column is equally wide in every row. */
function isAligned(table: Table, column: number, source: SourceText): boolean {
  const widths = [table.header, ...table.rows].map((row) => {
    const slot = slotOf(row, column, source);
    return slot === undefined ? -1 : slot.end - slot.start;
  });
  return widths.length > 2 && widths.every((width) => width === widths[0]);
}

/** Whether a cell says nothing: it is empty, or holds a dash. */
export function saysNothing(cell: TableCell | undefined): boolean {
  return cell === undefined || /^[\s\-–—]*$/u.test(cell.text.text);
}

/** What the table's empty cells hold: a dash, or nothing. */
export function blankOf(table: Table): string {
  const cells = table.rows.flatMap((row) => row.cells.slice(1));
  return cells.find(({ text }) => /^[–—-]$/.test(text.text.trim()))?.text.text.trim() ?? '';
}
