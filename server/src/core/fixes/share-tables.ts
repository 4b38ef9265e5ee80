import type { Table, TableRow } from '../markdown/blocks';
import { pathTo, type CellPlace } from '../markdown/find-block';
import { readLabel } from '../plan/labels/labels';
import type { Role } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import type { Origin } from './origin';
import { namesFor } from './role-wording';
import { columnOfRole, fillCell, saysNothing } from './table-rows';
import type { Variant } from './verify';

/** Ways to name one more owner in the cell that names the one who has the row. */
export function cellShares(origin: Origin, role: Role): readonly Variant[] {
  const { analysis, assignment } = origin;
  const { evidence, source } = assignment.scope;
  const cell = pathTo(analysis.tree, evidence.start).cell;
  if (cell?.cell === undefined) return [];
  const named = analysis.source.slice(cell.cell.span).trim();
  const joint = jointIn(cell, origin);
  const like = { text: analysis.source.slice(evidence), role: origin.from, source };
  return namesFor(role, like, analysis).map((name) => () => {
    const filled = fillCell(cell, named + joint + name, analysis.source);
    return filled === undefined ? undefined : [filled];
  });
}

/** How the column joins several owners, or else the table's other columns: `Community / Marketing`. */
function jointIn({ table, column }: CellPlace, { analysis }: Origin): string {
  const grammar = analysis.plan.grammar;
  const inOrder = [column, ...table.header.cells.keys()];
  for (const index of inOrder) {
    for (const { cells } of table.rows) {
      const text = cells[index]?.text;
      const names = text === undefined ? [] : readLabel(text, 0, text.text.length, grammar).roles;
      const [first, second] = names;
      if (text === undefined || first === undefined || second === undefined) continue;
      const between = /^\s*(?:[,/+&;]|and)\s*$/.exec(text.text.slice(first.end, second.start));
      if (between !== null) return between[0];
    }
  }
  return ' / ';
}

/** Another mark in a responsibility table: an R in the owner's column, an A where an R stands without one, or a tick. */
export function matrixShares(origin: Origin, role: Role): readonly Variant[] {
  const { path, assignment, analysis } = origin;
  const { cell } = path;
  const named = pathTo(analysis.tree, assignment.scope.evidence.start).cell;
  if (cell === undefined || named === undefined) return [];
  if (named.rowIndex >= 0) return cellShares(origin, role);
  const target = columnOfRole(cell.table, role, origin.analysis.plan.grammar);
  return target === undefined ? [] : [() => addMark(cell.table, cell.row, target, named.column, origin)];
}

function addMark(
  table: Table,
  row: TableRow,
  target: number,
  from: number,
  { analysis }: Origin,
): readonly Edit[] | undefined {
  const given = markIn(row, from);
  if (given === '') return undefined;
  const had = row.cells[target];
  // Whoever is consulted or informed so far is so no longer; other words in the cell are not ours to replace.
  if (!saysNothing(had) && !/^[SCIVQO](?:[/,&+][SCIVQO])*$/.test(markIn(row, target))) return undefined;
  const mark = /^[RA](?:[/,&+]?[RASCI])*$/.test(given) ? letterFor(row) : given;
  const filled = fillCell({ table, row, column: target }, mark, analysis.source);
  return filled === undefined ? undefined : [filled];
}

/** A row has one who answers for it: the A goes to the co-owner only where somebody does the work and nobody answers. */
function letterFor({ cells }: TableRow): string {
  const letters = cells.slice(1).map(({ text }) => text.text.replace(/[*_\s]/g, ''));
  const marks = letters.filter((text) => /^[RASCIVQO](?:[/,&+]?[RASCIVQO])*$/.test(text)).join('');
  return marks.includes('R') && !marks.includes('A') ? 'A' : 'R';
}

function markIn(row: TableRow, column: number): string {
  return (row.cells[column]?.text.text ?? '').replace(/[*_\s]/g, '');
}
