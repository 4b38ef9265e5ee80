import type { BlockPath, CellPlace } from '../markdown/find-block';
import { ownerHeaderKind } from '../plan/reading/columns';
import { buildRoleGrammar, findRoleNames, type RoleGrammar } from '../roles/role-names';
import type { InlineText } from '../markdown/inline-text';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { LineAt } from './line-at';
import { lastName, type OwnerPlace } from './owner-place';

/** Where in its row the caret stands. */
interface CaretInRow {
  readonly line: LineAt;
  readonly offset: number;
  /** The blank that is missing behind the bar. */
  readonly lead: string;
}

/** The cell of an Owner column, or the head of a column that may name a role; nothing for any other cell. */
export function ownerCellAt(path: BlockPath, taxonomy: Taxonomy, caret: CaretInRow): OwnerPlace | undefined {
  const { cell } = path;
  if (cell === undefined) return undefined;
  const form = formOf(cell, taxonomy.derive(buildRoleGrammar));
  if (form === undefined) return undefined;
  const { line, offset, lead } = caret;
  const value = /[^|]*$/.exec(line.before)?.[0] ?? '';
  const { typed, rest } = lastName(value, line.behind);
  const replace = { start: offset - typed.length, end: offset + rest };
  return { kind: 'owner', form, replace, typed, lead, tail: '', isPlain: true };
}

function formOf({ table, rowIndex, column }: CellPlace, grammar: RoleGrammar): 'cell' | 'header' | undefined {
  const names = (text: InlineText | undefined): boolean =>
    text !== undefined && findRoleNames(text.text, text.wordsIn(0, text.text.length), grammar).length > 0;
  if (rowIndex < 0) return column > 0 && table.header.cells.some(({ text }) => names(text)) ? 'header' : undefined;
  const kind = ownerHeaderKind(table.header.cells[column]?.text.text ?? '');
  if (kind === undefined || kind === 'owner') return kind === undefined ? undefined : 'cell';
  return table.rows.some((row, index) => index !== rowIndex && names(row.cells[column]?.text)) ? 'cell' : undefined;
}
