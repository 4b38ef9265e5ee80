import type { Block } from '../markdown/blocks';
import { isAlone, splitLabel } from '../plan/labels/lines';
import { firstStartingFrom } from '../text/span';

/** Finds the paragraphs above blocks that are nothing but labels for what follows them; how far above is told once. */
export class LabelsAbove {
  readonly #blocks: readonly Block[];
  readonly #found = new Map<number, Block | undefined>();

  /** The blocks right beneath a document. */
  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
  }

  /** The label above one of the blocks. */
  above(block: Block | undefined): Block | undefined {
    if (block === undefined) return undefined;
    const index = this.#indexOf(block);
    let from = index;
    let label: Block | undefined;
    while (!this.#found.has(from)) {
      const above = this.#blocks[from - 1];
      if (above === undefined || above.kind === 'heading' || above.kind === 'break') break;
      if (above.kind === 'paragraph' && isLabel(above)) {
        label = above;
        break;
      }
      from--;
    }
    label ??= this.#found.get(from);
    for (let behind = from; behind <= index; behind++) this.#found.set(behind, label);
    return label;
  }

  #indexOf({ span }: Block): number {
    return firstStartingFrom(this.#blocks, span.start, (block) => block.span.start);
  }
}

function isLabel({ text }: Extract<Block, { kind: 'paragraph' }>): boolean {
  const end = text.text.trimEnd().length;
  return isAlone(text, 0, end, splitLabel(text, 0, end)?.restStart);
}
