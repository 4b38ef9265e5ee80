import { Tree } from '@lezer/common';
import type { Block, Comment } from './blocks';

/** The parser's nodes right beneath a document, in order, and where each begins. */
export interface TopLevelNodes {
  readonly trees: readonly Tree[];
  readonly starts: readonly number[];
}

/**
 * What was read from the nodes right beneath a document, and the counts by which it is known from which: one entry a node.
 * Nodes are many, and every version of a document has all of them anew.
 */
export interface Read {
  readonly blocks: readonly Block[];
  readonly comments: readonly Comment[];
  readonly counts: NodeCounts;
}

export interface NodeCounts {
  /** How many blocks the nodes make up to this one. */
  readonly blocks: readonly number[];
  /** How many comments stand in the nodes up to this one. */
  readonly comments: readonly number[];
  /** How many `<del>` blocks are open behind the node. */
  readonly struckDepths: readonly number[];
}

/** How many nodes of a document are those of its earlier version, before and behind the change. */
export interface Kept {
  readonly before: number;
  readonly behind: number;
}

/** The nodes right beneath the document. The parser bundles those of long documents into bundles of bundles, which have no meaning. */
export function topLevelNodes(document: Tree): TopLevelNodes {
  const trees: Tree[] = [];
  const starts: number[] = [];
  const collect = (parent: Tree, start: number): void => {
    parent.children.forEach((child, index) => {
      // Only what stands within a line is kept in another form.
      if (!(child instanceof Tree)) return;
      const from = start + (parent.positions[index] ?? 0);
      if (child.type.isAnonymous) collect(child, from);
      else {
        trees.push(child);
        starts.push(from);
      }
    });
  };
  collect(document, 0);
  return { trees, starts };
}

/** What of an earlier version stands before and behind what changed, the texts being as long as given. */
export function keptNodes(earlier: TopLevelNodes, earlierText: string, nodes: TopLevelNodes, text: string): Kept {
  const by = text.length - earlierText.length;
  const [oldCount, count] = [earlier.trees.length, nodes.trees.length];
  const most = Math.min(oldCount, count);
  const isKept = (old: number, now: number, moved: number): boolean =>
    earlier.trees[old] === nodes.trees[now] && (earlier.starts[old] ?? 0) + moved === nodes.starts[now];
  let before = 0;
  while (before < most && isKept(before, before, 0)) before++;
  let behind = before < most && isSameLast(earlier, earlierText, nodes, text) ? 1 : 0;
  while (behind < most - before && isKept(oldCount - 1 - behind, count - 1 - behind, by)) behind++;
  return { before, behind };
}

/** The parser reads the last node again and again, since the document might go on. */
function isSameLast(earlier: TopLevelNodes, earlierText: string, nodes: TopLevelNodes, text: string): boolean {
  const [old, now] = [earlier.trees.at(-1), nodes.trees.at(-1)];
  const [oldStart, start] = [earlier.starts.at(-1), nodes.starts.at(-1)];
  if (old === undefined || now === undefined || oldStart === undefined || start === undefined) return false;
  return (
    old.type === now.type &&
    old.length === now.length &&
    oldStart + text.length - earlierText.length === start &&
    earlierText.slice(oldStart) === text.slice(start)
  );
}
