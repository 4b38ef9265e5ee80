import type { Span } from '../text/span';
import type { Block, TableRow } from './blocks';

/** The block as it stands in a document in which so much more stands before it. */
export function movedBlock(block: Block, by: number): Block {
  const span = moved(block.span, by);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, span, text: block.text.movedBy(by) };
    case 'list':
      return {
        ...block,
        span,
        items: block.items.map((item) => ({
          ...item,
          span: moved(item.span, by),
          blocks: item.blocks.map((inner) => movedBlock(inner, by)),
        })),
      };
    case 'table':
      return { ...block, span, header: movedRow(block.header, by), rows: block.rows.map((row) => movedRow(row, by)) };
    case 'break':
    case 'aside':
      return { ...block, span };
  }
}

function movedRow({ span, cells }: TableRow, by: number): TableRow {
  return {
    span: moved(span, by),
    cells: cells.map((cell) => ({ span: moved(cell.span, by), text: cell.text.movedBy(by) })),
  };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
