import { removedBlock, removeRow } from './layout';
import type { Origin } from './origin';
import type { Piece } from './piece';
import { replaceBy } from '../text/edits';
import { headerOf, rowByHeader } from './table-rows';

/** A whole row of a role's table as what moves; as words, its other cells stand behind its item. */
export function rowPiece({ analysis, path }: Origin): Piece | undefined {
  const { cell } = path;
  if (cell?.cell === undefined || cell.rowIndex < 0) return undefined;
  const { source } = analysis;
  const { table, row, column } = cell;
  const others = row.cells.flatMap((other, index) => {
    const text = source.slice(other.span).trim();
    return index === column ||
      /^[\s\-–—]*$/u.test(text) ||
      /^(?:#|no\.?|nr\.?|id|ref\.?)$/i.test(headerOf(table, index))
      ? []
      : [{ header: headerOf(table, index), text }];
  });
  const item = source.slice(cell.cell.span).trim();
  const [only] = others;
  const text =
    others.length === 0 || only === undefined
      ? item
      : others.length === 1
        ? `${item}: ${only.text}`
        : `${item} (${others.map(({ header, text: words }) => (header === '' ? words : `${lowerFirst(header)}: ${words}`)).join('; ')})`;
  const removal = table.rows.length > 1 ? removeRow(source, row) : replaceBy(removedBlock(source, table.span), '');
  return { text, lines: [], marker: undefined, row: rowByHeader(table, row, source), removal: [removal] };
}

/** A piece that was a table's row as a table of its own, with the same columns. */
export function tableOfRow(piece: Piece, { analysis, path }: Origin): readonly string[] | undefined {
  const { cell } = path;
  if (piece.row === undefined || cell === undefined) return undefined;
  const { source } = analysis;
  const header = source.lineAt(cell.table.header.span.start);
  return [header, header + 1, source.lineAt(cell.row.span.start)].map((line) => source.lineText(line));
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
