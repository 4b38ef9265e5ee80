import type { Analysis } from '../analyze';
import type { Table } from '../markdown/blocks';
import { readLabel } from '../plan/labels/labels';
import type { Dimension } from '../taxonomy/schema';
import { columnUses } from './column-uses';

/**
 * The column of a table in which its terms stand: the one that holds most of those that are given to somebody; in a table
 * that holds none yet the one whose header names the dimension, or the first that is for nothing else.
 */
export function termColumnOf({ judged, plan: { grammar } }: Analysis, table: Table, dimension: Dimension): number {
  const starts = judged.map(({ assignment }) => assignment.span.start);
  const counts = table.header.cells.map(
    (_, column) =>
      table.rows.filter(({ cells }) => {
        const span = cells[column]?.span;
        return span !== undefined && starts.some((start) => span.start <= start && start < span.end);
      }).length,
  );
  const most = Math.max(0, ...counts);
  if (most > 0) return counts.indexOf(most);
  const uses = columnUses(table, -1);
  const isFree = (column: number): boolean => uses[column] === 'other';
  const named = table.header.cells.findIndex(
    ({ text }, column) => isFree(column) && readLabel(text, 0, text.text.length, grammar).dimension === dimension,
  );
  return named >= 0 ? named : Math.max(0, uses.indexOf('other'));
}
