import type { Table, TableRow } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import { readOwners, sameOwner } from '../roles/owners';
import { findRoleNames } from '../roles/role-names';
import type { Role } from '../taxonomy/schema';
import { insertAt, replaceBy, type Edit } from '../text/edits';
import { covers, type Span } from '../text/span';
import type { Origin } from './origin';
import { isSolely, namesFor } from './role-wording';
import { fillCell } from './table-rows';
import type { Variant } from './verify';

/** Ways to name another owner where a cell, a note or an `Owner:` item names the one who has the term now. */
export function ownerChanges(origin: Origin, role: Role): readonly Variant[] {
  const { assignment, path } = origin;
  const { evidence, source } = assignment.scope;
  const place = pathTo(origin.analysis.tree, evidence.start);
  if (place.cell !== undefined) {
    const { table, row } = place.cell;
    return cellNames(origin, role).flatMap((name): Variant[] => [
      () => cellChange(origin, table, row, name, 'one'),
      () => cellChange(origin, table, row, name, 'all'),
    ]);
  }
  const item = path.items.at(-1)?.item;
  const around = path.items.find((entry) => covers(entry.item.span, evidence))?.item;
  if (item === undefined || around === undefined) return source === 'owner-note' ? ownNote(origin, role) : [];
  const text = origin.analysis.source.slice(evidence);
  return namesFor(role, { text, role: origin.from, source }, origin.analysis).flatMap((name): Variant[] => [
    () => [replaceBy(namesAround(origin, evidence), name)],
  ]);
}

/** The names next to each other in a note: "Community + Social" goes as a whole. */
function namesAround(origin: Origin, evidence: Span): Span {
  const { analysis, assignment } = origin;
  if (assignment.owners.length < 2) return evidence;
  const { text } = pathTo(analysis.tree, evidence.start);
  const at = text?.plainOffset(evidence.start);
  if (text === undefined || at === undefined) return evidence;
  const grammar = analysis.plan.grammar;
  const names = findRoleNames(text.text, text.wordsIn(at, text.text.length), grammar);
  let end = evidence.end;
  for (const name of names) {
    const span = text.sourceSpan(name.start, name.end);
    if (/^\s*(?:[,/+&]|and|or)?\s*(?:the\s+)?$/iu.test(analysis.source.text.slice(end, span.start))) end = span.end;
  }
  return { start: evidence.start, end };
}

/** Where the owner is named for a whole section: a note on the item itself, as the plan's other items have them. */
function ownNote(origin: Origin, role: Role): readonly Variant[] {
  const { analysis, statement, path, assignment } = origin;
  const { source } = analysis;
  const notes = analysis.plan.statements.flatMap(({ scope, text, start }) => {
    if (scope?.source !== 'owner-note') return [];
    const line = source.lineAt(text.sourceSpan(start, start + 1).start);
    if (source.lineAt(scope.evidence.start) !== line) return [];
    const note = /(?:\s[–—-]+)?\s*[([]?\s*(?:[a-z]+(?: by)?\s*[:=]\s*)?$/iu.exec(
      source.text.slice(source.lineStart(line), scope.evidence.start),
    );
    const behind = /^[)\]]/.exec(source.text.slice(scope.evidence.end))?.[0] ?? '';
    return note === null || !/^\s/.test(note[0]) ? [] : [{ before: note[0], behind }];
  });
  const note = notes[0];
  if (note === undefined || path.items.length === 0 || statement.form !== 'item') return [];
  const end = statement.text.sourceSpan(statement.start, statement.end).end;
  const text = source.slice(assignment.scope.evidence);
  return namesFor(role, { text, role: origin.from, source: 'owner-note' }, analysis).map((name): Variant => () => [
    insertAt(end, note.before.replace(/owners/i, 'owner') + name + note.behind),
  ]);
}

/** Names for an owner's cell: what other cells of the column hold that name the role alone come first. */
function cellNames(origin: Origin, role: Role): readonly string[] {
  const { analysis, assignment } = origin;
  const { source, tree } = analysis;
  const { evidence } = assignment.scope;
  const here = pathTo(tree, evidence.start).cell;
  const counts = new Map<string, number>();
  for (const { scope } of analysis.plan.statements) {
    if (scope === undefined || !isSolely(scope, role) || scope.source !== assignment.scope.source) continue;
    const cell = pathTo(tree, scope.evidence.start).cell;
    if (cell?.cell === undefined || cell.rowIndex < 0) continue;
    const weight = cell.table === here?.table && cell.column === here.column ? 100 : 1;
    const text = source.slice(cell.cell.span).trim();
    if (text.length <= 50) counts.set(text, (counts.get(text) ?? 0) + weight);
  }
  const used = [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  const like = { text: source.slice(evidence), role: origin.from, source: assignment.scope.source };
  return [...new Set([...used, ...namesFor(role, like, analysis)])];
}

/** Another name in the owner's cell of a row, or in every cell of it that names an owner who has the term now. */
function cellChange(
  origin: Origin,
  table: Table,
  row: TableRow,
  name: string,
  extent: 'one' | 'all',
): readonly Edit[] | undefined {
  const { analysis, assignment, finding } = origin;
  const { source, plan } = analysis;
  const { grammar } = plan;
  const edits = row.cells.flatMap((cell, column) => {
    const holdsEvidence = covers(cell.span, assignment.scope.evidence);
    if (extent === 'one' && !holdsEvidence) return [];
    if (covers(cell.span, finding.span) && !holdsEvidence) return [];
    const reading = readOwners(cell.text, 0, cell.text.text.length, grammar, plan.people);
    const isOwner = reading?.owners.every((owner) => assignment.owners.some((other) => sameOwner(owner, other)));
    if (!holdsEvidence && isOwner !== true) return [];
    return fillCell({ table, row, column }, name, source) ?? [];
  });
  return edits.length === 0 ? undefined : edits;
}
