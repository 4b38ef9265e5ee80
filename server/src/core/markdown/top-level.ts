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
