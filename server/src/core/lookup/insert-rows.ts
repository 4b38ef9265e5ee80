import type { Analysis } from '../analyze';
import type { Table } from '../markdown/blocks';
import type { Term } from '../taxonomy/schema';
import { fitDraft } from '../text/draft';
import type { Edit } from '../text/edits';
import { writeTerm } from '../writing/terms';
import { columnUses } from './column-uses';
import { lineAt } from './line-at';
import { rolesAt } from './roles-at';
import { termColumnOf } from './term-column';

/** Writes terms as rows of a table, in its own columns, below the row at the offset or in its place if it is empty. */
export function insertRows(analysis: Analysis, table: Table, offset: number, terms: readonly Term[]): Edit {
  const { source } = analysis;
  const { start, end, text, lineEnd } = lineAt(source, offset);
  const indent = /^[ \t]*/.exec(source.lineText(source.lineAt(table.span.start)))?.[0] ?? '';
  const rows = terms.map((term) => {
    const columns = columnUses(table, termColumnOf(analysis, table, term.dimension));
    const row = writeTerm(term, { kind: 'row', columns, whole: true }, ownerFor(analysis, offset, term));
    return [indent, ...fitDraft(row, lineEnd)];
  });
  const inLines = rows.flatMap((row, index) => (index === 0 ? row : [lineEnd, ...row]));
  if (/^[\s|]*$/.test(text)) return { span: { start, end }, draft: inLines };
  const headerLine = source.lineAt(table.header.span.start);
  // Between the header and the line of dashes there is no room for a row.
  const line = Math.max(source.lineAt(offset), headerLine + 1);
  const at = source.lineEnd(line);
  return { span: { start: at, end: at }, draft: [lineEnd, ...inLines] };
}

/** Who answers for the term in a column of owners: the place's own role if it may, or the only one that owns the term. */
function ownerFor(analysis: Analysis, offset: number, term: Term): string {
  const { taxonomy } = analysis;
  const [here, another] = rolesAt(analysis, offset);
  const relation = here === undefined || another !== undefined ? undefined : term.roles[here]?.is;
  if (here !== undefined && (relation === 'own' || relation === 'share')) return taxonomy.role(here)?.label ?? '';
  const owners = taxonomy.owners(term);
  return owners.length === 1 ? (owners[0]?.label ?? '') : '';
}
