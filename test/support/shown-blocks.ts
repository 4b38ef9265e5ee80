import type { Block } from '../../server/src/core/markdown/blocks';
import type { InlineText } from '../../server/src/core/markdown/inline-text';

/** All that a reader of the blocks can see of them, places included. */
export function shown(blocks: readonly Block[]): unknown {
  const seen = (text: InlineText): unknown => ({
    text: text.text,
    emphases: text.emphases,
    places: Array.from({ length: text.text.length + 1 }, (_, at) => text.sourceSpan(at, at + 1)),
  });
  return blocks.map((block) => {
    const { kind, span } = block;
    switch (block.kind) {
      case 'heading':
        return { kind, span, level: block.level, text: seen(block.text) };
      case 'paragraph':
        return { kind, span, text: seen(block.text) };
      case 'list':
        return {
          kind,
          span,
          ordered: block.ordered,
          items: block.items.map((item) => ({ ...item, blocks: shown(item.blocks) })),
        };
      case 'table':
        return {
          kind,
          span,
          rows: [block.header, ...block.rows].map((row) => ({
            span: row.span,
            cells: row.cells.map((cell) => ({ span: cell.span, text: seen(cell.text) })),
          })),
        };
      case 'break':
        return { kind, span };
      case 'aside':
        return { kind, span, isComment: block.isComment };
    }
  });
}
