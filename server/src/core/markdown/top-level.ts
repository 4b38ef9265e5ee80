import { Tree } from '@lezer/common';
import { isBehindBlankLine } from '../text/around';
import type { Rope } from '../text/rope';
import type { Block, Comment } from './blocks';

/** Where the parser's nodes right beneath a document begin and end, in order, and of which kind they are. */
export interface TopLevelNodes {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By the parser's numbers. */
  readonly kinds: Int32Array;
}

/** Nodes as the parser has just made them. They take several times the room of their text, so nobody keeps them. */
export interface ParsedNodes {
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
  readonly blocks: Int32Array;
  /** How many comments stand in the nodes up to this one. */
  readonly comments: Int32Array;
  /** How many `<del>` blocks are open behind the node. */
  readonly struckDepths: Int32Array;
}

/** How many nodes of a document are those of its earlier version, before and behind the change. */
export interface Kept {
  readonly before: number;
  readonly behind: number;
}

/**
 * The nodes right beneath the document, which begins at an offset of a longer text. The parser bundles those of long
 * documents into bundles of bundles, which have no meaning.
 */
export function topLevelNodes(document: Tree, offset = 0): ParsedNodes {
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
  collect(document, offset);
  return { trees, starts };
}

/** What is kept of them. */
export function outlineOf({ trees, starts }: ParsedNodes): TopLevelNodes {
  return {
    starts: Int32Array.from(starts),
    ends: Int32Array.from(trees, ({ length }, index) => (starts[index] ?? 0) + length),
    kinds: Int32Array.from(trees, ({ type }) => type.id),
  };
}

/** The last node, from one backwards, that begins behind a blank line, and so depends on nothing before; or the first of all. */
export function lastBehindBlankLine(text: Rope, starts: ArrayLike<number>, from: number): number {
  let index = from;
  while (index > 0 && !isBehindBlankLine(text, starts[index] ?? 0)) index--;
  return Math.max(0, index);
}
