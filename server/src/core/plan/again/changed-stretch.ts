import type { MarkdownTree } from '../../markdown/blocks';
import type { Span } from '../../text/span';

/**
 * The stretch of the document in which something else may stand around an item than in the earlier version: the blocks
 * that changed, and those behind them that a label among them may introduce. `undefined` where it is not known. `since`
 * is the `version` of the earlier version's tree.
 */
export function changedStretch({ blocks, change, version }: MarkdownTree, since: object | undefined): Span | undefined {
  if (version === since) return { start: 0, end: 0 };
  if (change === undefined || change.since !== since) return undefined;
  let last = blocks.length - change.behind;
  while (last < blocks.length && blocks[last]?.kind !== 'heading' && blocks[last]?.kind !== 'break') last++;
  return { start: blocks[change.before - 1]?.span.end ?? 0, end: (blocks[last]?.span.end ?? Infinity) + 1 };
}
