import { firstStartingFrom, type Span } from '../text/span';
import type { Block, List, ListItem, MarkdownTree, Table, TableCell, TableRow } from './blocks';
import type { InlineText } from './inline-text';

/** A list item on the way to a place, with the list that it belongs to. */
export interface ItemOnTheWay {
  readonly list: List;
  readonly item: ListItem;
}

/** A table's cell, with where it stands in the table. */
export interface CellPlace {
  readonly table: Table;
  readonly row: TableRow;
  /** Counted from 0; the header is -1. */
  readonly rowIndex: number;
  readonly column: number;
  readonly cell: TableCell | undefined;
}

/** The blocks around an offset, from the outermost to the innermost. */
export interface BlockPath {
  readonly blocks: readonly Block[];
  readonly items: readonly ItemOnTheWay[];
  readonly cell: CellPlace | undefined;
  /** The heading's, paragraph's or cell's text in which the offset stands. */
  readonly text: InlineText | undefined;
}

/** Finds the blocks that cover an offset; both ends of a block count as within it. */
export function pathTo(tree: MarkdownTree, offset: number): BlockPath {
  const blocks: Block[] = [];
  const items: ItemOnTheWay[] = [];
  let level: readonly Block[] = tree.blocks;
  for (;;) {
    const block = lastStartingBefore(level, offset);
    if (block === undefined) return { blocks, items, cell: undefined, text: undefined };
    blocks.push(block);
    if (block.kind === 'list') {
      const item = lastStartingBefore(block.items, offset);
      if (item === undefined) return { blocks, items, cell: undefined, text: undefined };
      items.push({ list: block, item });
      level = item.blocks;
      continue;
    }
    const cell = block.kind === 'table' ? findCell(block, offset) : undefined;
    const text = block.kind === 'heading' || block.kind === 'paragraph' ? block.text : cell?.cell?.text;
    return { blocks, items, cell, text };
  }
}

/** The last of the spans, which are in order, that covers the offset. */
function lastStartingBefore<S extends { readonly span: Span }>(spans: readonly S[], offset: number): S | undefined {
  return spans[lastCovering(spans, offset)];
}

/** The index of that span; -1 where none covers the offset. */
function lastCovering(spans: readonly { readonly span: Span }[], offset: number): number {
  const behind = firstStartingFrom(spans, offset + 1, ({ span }) => span.start);
  return offset <= (spans[behind - 1]?.span.end ?? -1) ? behind - 1 : -1;
}

function findCell(table: Table, offset: number): CellPlace | undefined {
  const inHeader = offset <= table.header.span.end;
  const rowIndex = inHeader ? -1 : lastCovering(table.rows, offset);
  const row = inHeader ? table.header : table.rows[rowIndex];
  if (row === undefined || offset < row.span.start) return undefined;
  const found = row.cells.findLastIndex((cell) => cell.span.start <= offset);
  const column = Math.max(found, 0);
  const cell = row.cells[column];
  const isWithin = cell !== undefined && cell.span.start <= offset && offset <= cell.span.end;
  return { table, row, rowIndex, column, cell: isWithin ? cell : undefined };
}
