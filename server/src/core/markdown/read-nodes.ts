import { endsStep, type Steps } from '../steps';
import { movedSpan } from '../text/span';
import { spliced, splicedNumbers } from '../text/spliced';
import type { Block, Comment } from './blocks';
import { movedBlock } from './move-blocks';
import type { NormalisedText } from './normalised-text';
import { BlockReader } from './read-blocks';
import type { TextPool } from './text-pool';
import type { ParsedNodes, Read } from './top-level';

/** Reads a document node by node, or takes over what was read from the nodes of its earlier version. */
export class NodesReader {
  readonly #text: NormalisedText;
  readonly #pool: TextPool;
  readonly #earlier: Read;
  /** How many nodes, blocks and comments of the earlier version are taken over before what is read. */
  readonly #first: number;
  readonly #firstBlock: number;
  readonly #firstComment: number;
  readonly #blocks: Block[] = [];
  readonly #comments: Comment[] = [];
  readonly #blockCounts: number[] = [];
  readonly #commentCounts: number[] = [];
  readonly #struckDepths: number[] = [];

  /** With the first nodes of the earlier version, so many of them, which are as they were. */
  constructor(text: NormalisedText, pool: TextPool, earlier = NOTHING_READ, first = 0) {
    this.#text = text;
    this.#pool = pool;
    this.#earlier = earlier;
    this.#first = first;
    this.#firstBlock = earlier.counts.blocks[first - 1] ?? 0;
    this.#firstComment = earlier.counts.comments[first - 1] ?? 0;
  }

  /** How many `<del>` blocks are open behind what was read. */
  get struckDepth(): number {
    return this.#struckDepths.at(-1) ?? this.#earlier.counts.struckDepths[this.#first - 1] ?? 0;
  }

  *readNodes({ trees, starts }: ParsedNodes): Steps<void> {
    for (const [index, tree] of trees.entries()) {
      if (endsStep(index)) yield;
      const source = { text: this.#text, base: starts[index] ?? 0, pool: this.#pool, comments: this.#comments };
      const reader = new BlockReader(source, tree, this.struckDepth);
      reader.readInto(this.#blocks);
      this.#blockCounts.push(this.#firstBlock + this.#blocks.length);
      this.#commentCounts.push(this.#firstComment + this.#comments.length);
      this.#struckDepths.push(reader.struckDepth);
    }
  }

  /** All that was read, and behind it the nodes of the earlier version from one on, which stand so much farther on. */
  finish(from = this.#earlier.counts.blocks.length, by = 0): Read {
    const { blocks, comments, counts } = this.#earlier;
    const [firstBlock, firstComment] = [counts.blocks[from - 1] ?? 0, counts.comments[from - 1] ?? 0];
    const moreBlocks = this.#firstBlock + this.#blocks.length - firstBlock;
    const moreComments = this.#firstComment + this.#comments.length - firstComment;
    const move = by === 0 ? undefined : (block: Block): Block => movedBlock(block, by);
    const moveComment = ({ span, content }: Comment): Comment => ({ span: movedSpan(span, by), content });
    return {
      blocks: spliced(blocks, this.#firstBlock, this.#blocks, firstBlock, move),
      comments: spliced(comments, this.#firstComment, this.#comments, firstComment, moveComment),
      counts: {
        blocks: splicedNumbers(counts.blocks, this.#first, this.#blockCounts, from, moreBlocks),
        comments: splicedNumbers(counts.comments, this.#first, this.#commentCounts, from, moreComments),
        struckDepths: splicedNumbers(counts.struckDepths, this.#first, this.#struckDepths, from),
      },
    };
  }
}

const NO_NUMBERS = new Int32Array();
const NOTHING_READ: Read = {
  blocks: [],
  comments: [],
  counts: { blocks: NO_NUMBERS, comments: NO_NUMBERS, struckDepths: NO_NUMBERS },
};
