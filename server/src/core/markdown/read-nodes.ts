import { movedSpan } from '../text/span';
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
  readonly #blocks: Block[];
  readonly #comments: Comment[];
  readonly #blockCounts: number[];
  readonly #commentCounts: number[];
  readonly #struckDepths: number[];

  /** With the first nodes of the earlier version, so many of them, which are as they were. */
  constructor(text: NormalisedText, pool: TextPool, earlier?: Read, first = 0) {
    this.#text = text;
    this.#pool = pool;
    this.#blockCounts = earlier?.counts.blocks.slice(0, first) ?? [];
    this.#commentCounts = earlier?.counts.comments.slice(0, first) ?? [];
    this.#struckDepths = earlier?.counts.struckDepths.slice(0, first) ?? [];
    this.#blocks = earlier?.blocks.slice(0, this.#blockCounts.at(-1) ?? 0) ?? [];
    this.#comments = earlier?.comments.slice(0, this.#commentCounts.at(-1) ?? 0) ?? [];
  }

  /** How many `<del>` blocks are open behind what was read. */
  get struckDepth(): number {
    return this.#struckDepths.at(-1) ?? 0;
  }

  get read(): Read {
    return {
      blocks: this.#blocks,
      comments: this.#comments,
      counts: { blocks: this.#blockCounts, comments: this.#commentCounts, struckDepths: this.#struckDepths },
    };
  }

  readNodes({ trees, starts }: ParsedNodes): void {
    trees.forEach((tree, index) => {
      const source = { text: this.#text, base: starts[index] ?? 0, pool: this.#pool, comments: this.#comments };
      const reader = new BlockReader(source, tree, this.struckDepth);
      reader.readInto(this.#blocks);
      this.#blockCounts.push(this.#blocks.length);
      this.#commentCounts.push(this.#comments.length);
      this.#struckDepths.push(reader.struckDepth);
    });
  }

  /** Takes over the nodes of the earlier version from one on, which stand so much farther on. */
  moveRest({ blocks, comments, counts }: Read, from: number, by: number): void {
    const firstBlock = counts.blocks[from - 1] ?? 0;
    const firstComment = counts.comments[from - 1] ?? 0;
    const moreBlocks = this.#blocks.length - firstBlock;
    const moreComments = this.#comments.length - firstComment;
    for (let index = firstBlock; index < blocks.length; index++) {
      const block = blocks[index];
      if (block !== undefined) this.#blocks.push(by === 0 ? block : movedBlock(block, by));
    }
    for (const { span, content } of comments.slice(firstComment))
      this.#comments.push({ span: movedSpan(span, by), content });
    for (let index = from; index < counts.blocks.length; index++) {
      this.#blockCounts.push((counts.blocks[index] ?? 0) + moreBlocks);
      this.#commentCounts.push((counts.comments[index] ?? 0) + moreComments);
      this.#struckDepths.push(counts.struckDepths[index] ?? 0);
    }
  }
}
