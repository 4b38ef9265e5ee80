import type { Table, TableCell, TableRow } from '../markdown/blocks';
import { readLabel } from '../plan/labels/labels';
import type { buildRoleGrammar } from '../roles/role-names';
import type { Role } from '../taxonomy/schema';
import { insertAt, type Edit } from '../text/edits';
import { appendElement, readEnumeration } from './enumeration';
import { lineEndOf } from './layout';
import { newPlaces } from './new-places';
import type { Origin } from './origin';
import { termsOf } from './origin';
import { capitalise, type Piece } from './piece';
import { elementPiece } from './pieces';
import { standingPlaces, type Place } from './places';
import { namesFor } from './role-wording';
import { blankOf, fillCell, rowFor, saysNothing } from './table-rows';
import type { Variant } from './verify';

/** One way to take a term from a role's cell to its owner's. */
export interface CellMove {
  readonly where: Pick<Place, 'section' | 'isNew'> | undefined;
  readonly variant: Variant;
}

/** In a table with a row or a column for each role: to the owner's cell, which is made where there is none. */
export function cellMoves(origin: Origin, role: Role): readonly CellMove[] {
  const { path, assignment } = origin;
  const { cell } = path;
  if (cell?.cell === undefined) return [];
  const piece = elementPiece(origin) ?? cellPiece(origin, cell.table, cell.row, cell.column);
  if (piece === undefined) return [];
  const byRow = assignment.scope.source === 'role-row';
  const place = byRow ? rowOf(cell.table, role, origin) : columnOf(cell.table, role, origin);
  const where = { section: undefined, isNew: false };
  const moves: CellMove[] = [];
  if (place !== undefined) {
    const [row, column] = byRow ? [cell.table.rows[place], cell.column] : [cell.row, place];
    moves.push({ where, variant: () => joined(piece, row && addTo(origin, cell.table, row, column, piece)) });
  } else if (byRow) {
    for (const name of newRowNames(origin, role))
      moves.push({ where, variant: () => joined(piece, addRow(origin, cell.table, cell.column, name, piece)) });
  }
  for (const other of [...standingPlaces(origin, role), ...newPlaces(origin, role, false)])
    moves.push({ where: other, variant: () => joined(piece, other.insert(piece)) });
  return moves;
}

function joined(piece: Piece, inserted: readonly Edit[] | undefined): readonly Edit[] | undefined {
  return inserted === undefined ? undefined : [...piece.removal, ...inserted];
}

/** All that a cell says; what stays is what the table's other empty cells hold. */
function cellPiece({ analysis }: Origin, table: Table, row: TableRow, column: number): Piece | undefined {
  const { source } = analysis;
  const cell = row.cells[column];
  if (cell === undefined) return undefined;
  const emptied = fillCell({ table, row, column }, blankOf(table), source);
  if (emptied === undefined) return undefined;
  return {
    text: source.slice(cell.span).trim(),
    lines: [],
    marker: undefined,
    removal: [emptied],
  };
}

function addTo(origin: Origin, table: Table, row: TableRow, column: number, piece: Piece): readonly Edit[] | undefined {
  const { source } = origin.analysis;
  const cell = row.cells[column];
  if (cell === undefined || saysNothing(cell)) {
    const filled = fillCell({ table, row, column }, asFirst(piece.text, origin), source);
    return filled === undefined ? undefined : [filled];
  }
  const { text } = cell;
  const statement = origin.analysis.plan.statements.find((other) => other.text.origin === text.origin);
  const stretch = { start: 0, end: text.text.trimEnd().length };
  const terms = statement === undefined ? [] : termsOf(statement, origin.analysis);
  const own = readEnumeration(text.text, stretch, terms, terms, true);
  return appendElement(text, source, own, stretch, asAmong(piece.text, text.text), piece.separator);
}

/** As the first words of a cell, where cells begin with a capital letter. */
function asFirst(text: string, { statement }: Origin): string {
  return /^\s*\p{Lu}/u.test(statement.text.text) ? capitalise(text) : text;
}

/** In lower case where the cell goes on so behind its separators, and the word is no name or abbreviation. */
function asAmong(text: string, others: string): string {
  const word = /^\p{Lu}\p{Ll}+(?=\s|$)/u.exec(text)?.[0];
  const goesOnLower = /[,;]\s+\p{Ll}/u.test(others) || /^\p{Ll}/u.test(others);
  return word !== undefined && goesOnLower ? word.toLowerCase() + text.slice(word.length) : text;
}

function addRow(origin: Origin, table: Table, column: number, name: string, piece: Piece): readonly Edit[] {
  const { source } = origin.analysis;
  const last = table.rows.at(-1) ?? table.header;
  const cells = table.header.cells.map((_, index) =>
    index === 0 ? name : index === column ? asFirst(piece.text, origin) : blankOf(table),
  );
  return [insertAt(source.lineEnd(source.lineAt(last.span.start)), lineEndOf(source) + rowFor(table, cells, source))];
}

/** Names for a new row, set like that of the row from which the term comes. */
function newRowNames(origin: Origin, role: Role): readonly string[] {
  const { analysis, assignment } = origin;
  const { evidence, source } = assignment.scope;
  const names = namesFor(role, { text: analysis.source.slice(evidence), role: origin.from, source }, analysis);
  const isStrong = analysis.source.text.slice(evidence.start - 2, evidence.start) === '**';
  return isStrong ? names.map((name) => `**${name}**`) : names;
}

function rowOf(table: Table, role: Role, { analysis, path }: Origin): number | undefined {
  const grammar = analysis.plan.grammar;
  const found = table.rows.findIndex((row) => row !== path.cell?.row && names(row.cells[0], role, grammar));
  return found < 0 ? undefined : found;
}

function columnOf(table: Table, role: Role, { analysis }: Origin): number | undefined {
  const grammar = analysis.plan.grammar;
  const found = table.header.cells.findIndex((cell) => names(cell, role, grammar));
  return found < 0 ? undefined : found;
}

function names(cell: TableCell | undefined, role: Role, grammar: ReturnType<typeof buildRoleGrammar>): boolean {
  if (cell === undefined) return false;
  const { roles, neighbours } = readLabel(cell.text, 0, cell.text.text.length, grammar);
  return roles.length === 1 && roles[0]?.role === role.id && neighbours.length === 0;
}
