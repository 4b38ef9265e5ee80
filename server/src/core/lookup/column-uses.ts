import type { Table } from '../markdown/blocks';
import type { ColumnUse } from '../writing/shapes';

const USES: readonly (readonly [ColumnUse, RegExp])[] = [
  ['target', /\b(?:targets?|tgt|goal value|aim|threshold|benchmark)\b/i],
  ['unit', /^units?\b|\bmeasured in\b/i],
  ['formula', /\bformula\b|\bcalculat|\bhow (?:it is |we )?measured?\b/i],
  ['date', /\b(?:dates?|by when|when|due|deadline|until|timing|quarter|month)\b|^by$/i],
  ['owner', /\b(?:owners?|owned by|dri|responsible|accountable|who)\b/i],
  ['definition', /\bdefinition\b|\bdescription\b|\bmeaning\b|\bwhat it (?:is|means|tells)\b/i],
];

/** What each column of the table holds, by its header, where the terms stand in the column given. */
export function columnUses(table: Table, termColumn: number): readonly ColumnUse[] {
  return table.header.cells.map(({ text }, index) =>
    index === termColumn ? 'term' : (USES.find(([, pattern]) => pattern.test(text.text.trim()))?.[0] ?? 'other'),
  );
}
