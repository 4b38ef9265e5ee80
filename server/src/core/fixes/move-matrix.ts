import type { Table, TableRow } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import { readOwners } from '../roles/owners';
import type { Role } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import { covers } from '../text/span';
import { ownerChanges } from './move-owner';
import type { Origin } from './origin';
import { blankOf, columnOfRole, fillCell, saysNothing } from './table-rows';
import type { Variant } from './verify';

/** Ways to make another role responsible in a RACI table: its letters change columns, or the names change cells. */
export function matrixChanges(origin: Origin, role: Role): readonly Variant[] {
  const { cell } = origin.path;
  const evidence = pathTo(origin.analysis.tree, origin.assignment.scope.evidence.start).cell;
  if (cell === undefined || evidence === undefined) return [];
  if (evidence.rowIndex >= 0)
    return [() => exchangeNames(origin, cell.table, cell.row, role), ...ownerChanges(origin, role)];
  const target = columnOfRole(cell.table, role, origin.analysis.plan.grammar);
  return target === undefined ? [] : [() => exchangeLetters(origin, cell.row, cell.table, target)];
}

const OWNS = /[RA]/;
const TICK = /^(?:[✔✓✅☑]+\ufe0f?|[xX×]|yes)$/u;

/** The new owner gets the letters of the old one, who is consulted from now on; a tick changes places with what stood there. */
function exchangeLetters(origin: Origin, row: TableRow, table: Table, target: number): readonly Edit[] | undefined {
  const { source } = origin.analysis;
  const usesLetters = table.rows.some(({ cells }) =>
    cells.some(({ text }) => /^[\s*_]*[RA](?:\s*[/,&+]\s*[RASCI])*[\s*_]*$/.test(text.text)),
  );
  const marks = row.cells.flatMap(({ text }, column) => {
    const mark = text.text.replace(/[*_\s]/g, '');
    const owns = usesLetters ? /^[RASCI/,&+]+$/.test(mark) && OWNS.test(mark) : TICK.test(mark);
    return owns && column > 0 && column !== target ? [column] : [];
  });
  const given = marks.map((column) =>
    row.cells[column] === undefined ? '' : source.slice(row.cells[column].span).trim(),
  );
  const [first] = given;
  if (first === undefined) return undefined;
  const had = row.cells[target];
  const left = usesLetters
    ? 'C'
    : had === undefined || saysNothing(had)
      ? blankOf(table)
      : source.slice(had.span).trim();
  const own = had === undefined ? '' : had.text.text.replace(/[^RA]/g, '');
  const letters = given.length > 1 || own !== '' ? combined([own, ...given]) : first;
  const edits = [
    fillCell({ table, row, column: target }, letters, source),
    ...marks.map((column) => fillCell({ table, row, column }, left, source)),
  ];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function combined(letters: readonly string[]): string {
  const all = letters.join('');
  if (!OWNS.test(all)) return letters.find((mark) => mark !== '') ?? '';
  return ['A', 'R'].filter((letter) => all.includes(letter)).join('/');
}

/** Names in the cells: the new owner's name stands where the old one's stood, and the old one's where the new one's was. */
function exchangeNames(origin: Origin, table: Table, row: TableRow, role: Role): readonly Edit[] | undefined {
  const { analysis, assignment, finding } = origin;
  const { source, plan } = analysis;
  const { grammar } = plan;
  const old = new Set(assignment.owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : [])));
  const read = row.cells.map((cell, column) => {
    const isItem = covers(cell.span, finding.span);
    const owners = isItem ? undefined : readOwners(cell.text, 0, cell.text.text.length, grammar, plan.people)?.owners;
    const roles = owners?.map((owner) => (owner.kind === 'role' ? owner.role : ''));
    return { column, text: source.slice(cell.span).trim(), roles };
  });
  const olds = read.filter(({ roles }) => roles !== undefined && roles.length > 0 && roles.every((id) => old.has(id)));
  const news = read.filter(({ roles }) => roles?.length === 1 && roles[0] === role.id);
  const [oldName, newName] = [olds[0]?.text, news[0]?.text];
  if (oldName === undefined || newName === undefined) return undefined;
  const edits = [
    ...olds.map(({ column }) => fillCell({ table, row, column }, newName, source)),
    ...news.map(({ column }) => fillCell({ table, row, column }, oldName, source)),
  ];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}
