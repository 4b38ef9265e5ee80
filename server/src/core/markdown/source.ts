import type { Comment } from './blocks';
import type { NormalisedText } from './normalised-text';
import type { TextPool } from './text-pool';

/** What one of the parser's nodes right beneath the document is read from. */
export interface Source {
  /** The document as the parser has read it. */
  readonly text: NormalisedText;
  /** Where the node stands in it: the parser counts from there. */
  readonly base: number;
  readonly pool: TextPool;
  /** The comments in the node so far. */
  readonly comments: Comment[];
}
