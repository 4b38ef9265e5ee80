import { Tree } from '@lezer/common';
import type { Span } from '../text/span';
import type { Block, Comment } from './blocks';
import { movedBlock } from './move-blocks';

/** One of the parser's nodes right beneath the document, which it shares with the next version where nothing changed. */
export interface TopLevelNode {
  /** `null` for one that cannot be told apart from others. */
  readonly tree: Tree | null;
  readonly from: number;
}

/** Such a node with what was read from it. */
export interface TopLevel extends TopLevelNode {
  readonly blocks: readonly Block[];
  readonly comments: readonly Comment[];
  /** How many `<del>` blocks are open behind it. */
  readonly struckDepth: number;
}

/** How many nodes of a document are those of its earlier version, before and behind the change. */
export interface Kept {
  readonly before: number;
  readonly behind: number;
}

/**
 * The nodes right beneath the document, in order. The parser bundles long documents into bundles of bundles, which have
 * no meaning. `undefined` where a node is of a kind that cannot be told apart.
 */
export function topLevelNodes(document: Tree): readonly TopLevelNode[] | undefined {
  const nodes: TopLevelNode[] = [];
  return collect(document, 0, nodes) ? nodes : undefined;
}

function collect(parent: Tree, start: number, nodes: TopLevelNode[]): boolean {
  return parent.children.every((child, index) => {
    const from = start + (parent.positions[index] ?? 0);
    if (!(child instanceof Tree)) return false;
    if (child.type.isAnonymous) return collect(child, from, nodes);
    nodes.push({ tree: child, from });
    return true;
  });
}

/** What of an earlier version stands before and behind what changed. */
export function keptNodes(
  earlier: { readonly topLevel: readonly TopLevel[]; readonly text: string },
  nodes: readonly TopLevelNode[],
  text: string,
): Kept {
  const { topLevel } = earlier;
  const by = text.length - earlier.text.length;
  const most = Math.min(topLevel.length, nodes.length);
  let before = 0;
  while (before < most && isKept(topLevel[before], nodes[before], 0)) before++;
  // The parser reads the last node again and again, since the document might go on.
  const [oldLast, last] = [topLevel.at(-1), nodes.at(-1)];
  const isSameLast = before < most && isAlike(oldLast, last, by) && endOf(earlier.text, oldLast) === endOf(text, last);
  let behind = isSameLast ? 1 : 0;
  while (behind < most - before && isKept(topLevel.at(-1 - behind), nodes.at(-1 - behind), by)) behind++;
  return { before, behind };
}

function isKept(earlier: TopLevel | undefined, node: TopLevelNode | undefined, by: number): boolean {
  return (
    earlier !== undefined && earlier.tree !== null && earlier.tree === node?.tree && earlier.from + by === node.from
  );
}

/** Whether the two are of one kind and length, and stand where they would if they were the same. */
function isAlike(earlier: TopLevel | undefined, node: TopLevelNode | undefined, by: number): boolean {
  return (
    earlier !== undefined &&
    earlier.tree !== null &&
    earlier.tree.type === node?.tree?.type &&
    earlier.tree.length === node.tree.length &&
    earlier.from + by === node.from
  );
}

/** The document from the node on. */
function endOf(text: string, node: TopLevelNode | undefined): string | undefined {
  return node === undefined ? undefined : text.slice(node.from);
}

/** The node with what was read from it, as it stands in a document in which so much more stands before it. */
export function movedTopLevel(one: TopLevel, tree: Tree | null, by: number): TopLevel {
  if (by === 0 && tree === one.tree) return one;
  return {
    tree,
    from: one.from + by,
    blocks: one.blocks.map((block) => movedBlock(block, by)),
    comments: one.comments.map(({ span, content }) => ({ span: moved(span, by), content })),
    struckDepth: one.struckDepth,
  };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
