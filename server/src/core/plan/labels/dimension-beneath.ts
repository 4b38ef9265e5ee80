import type { Block } from '../../markdown/blocks';
import type { RoleGrammar } from '../../roles/role-names';
import { readLabel } from './labels';
import { linesOf, splitLabel } from './lines';

/** Whether headings, labels or columns of some of the blocks name a dimension. Asked of few headings' sections, so read only then. */
export function namesDimensionBeneath(
  blocks: readonly Block[],
  from: number,
  to: number,
  grammar: RoleGrammar,
): boolean {
  for (let index = from; index < to; index++) {
    const block = blocks[index];
    if (block !== undefined && namesDimension(block, grammar)) return true;
  }
  return false;
}

function namesDimension(block: Block, grammar: RoleGrammar): boolean {
  switch (block.kind) {
    case 'heading':
      return readLabel(block.text, 0, block.text.text.length, grammar).plainDimension;
    case 'paragraph':
      return linesOf(block.text.text).some(([start, end]) => {
        const label = splitLabel(block.text, start, end);
        return label !== undefined && readLabel(block.text, label.start, label.end, grammar).plainDimension;
      });
    case 'list':
      return block.items.some((item) => {
        const first = item.blocks[0];
        if (first?.kind !== 'paragraph') return false;
        const label = splitLabel(first.text, 0, first.text.text.length);
        if (label === undefined && item.blocks.length === 1) return false;
        const end = label?.end ?? first.text.text.length;
        return end < 60 && readLabel(first.text, 0, end, grammar).plainDimension;
      });
    case 'table':
      return block.header.cells.some((cell) => readLabel(cell.text, 0, cell.text.text.length, grammar).plainDimension);
    default:
      return false;
  }
}
