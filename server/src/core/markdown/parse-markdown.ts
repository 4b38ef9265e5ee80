import { TreeFragment, type Tree } from '@lezer/common';
import { rememberingFold } from '../text/words';
import type { MarkdownTree, Syntax } from './blocks';
import { changedSpan } from './changed-span';
import { findFrontMatter, normaliseForParser } from './normalise';
import { parser } from './parser';
import { NodesReader } from './read-nodes';
import { TextPool } from './text-pool';
import { keptNodes, topLevelNodes } from './top-level';

/**
 * Reads a document into blocks. Every text parses; there are no errors. With the tree of an earlier version only what
 * changed since is parsed and read again; the result is the same.
 */
export function parseMarkdown(text: string, previous?: MarkdownTree): MarkdownTree {
  const frontMatter = findFrontMatter(text);
  const normalised = normaliseForParser(text, frontMatter);
  const tree = parser.parse(normalised, previous === undefined ? [] : unchangedParts(previous.syntax, normalised));
  const reading =
    (previous === undefined ? undefined : readChanged(tree, normalised, previous)) ??
    readAll(tree, normalised, previous?.syntax.pool);
  return { ...reading, frontMatter, version: {} };
}

/** The parts of the earlier tree that stand before and behind what changed. */
function unchangedParts(earlier: Syntax, text: string): readonly TreeFragment[] {
  return TreeFragment.applyChanges(TreeFragment.addTree(earlier.tree), [changedSpan(earlier.text, text)]);
}

type Reading = Pick<MarkdownTree, 'blocks' | 'comments' | 'change' | 'syntax'>;

function readAll(tree: Tree, text: string, earlier: TextPool | undefined): Reading {
  const pool = earlier?.next() ?? new TextPool(rememberingFold());
  const nodes = topLevelNodes(tree);
  const reader = new NodesReader(text, pool);
  reader.readNodes(nodes, 0, nodes.trees.length);
  pool.close();
  const { blocks, comments, counts } = reader.read;
  return { blocks, comments, change: undefined, syntax: { tree, text, nodes, counts, pool } };
}

/** Reads what stands between the parts that the parser has taken over, where they can be told. */
function readChanged(tree: Tree, text: string, previous: MarkdownTree): Reading | undefined {
  const { nodes: earlier, counts: earlierCounts, pool, text: earlierText } = previous.syntax;
  if (pool.isWorn) return undefined;
  const nodes = topLevelNodes(tree);
  const by = text.length - earlierText.length;
  const kept = keptNodes(earlier, earlierText, nodes, text);
  const firstBehind = earlier.trees.length - kept.behind;
  const { blocks: earlierBlocks, comments: earlierComments } = previous;
  const before = { blocks: earlierBlocks, comments: earlierComments, counts: earlierCounts };
  const reader = new NodesReader(text, pool, before, kept.before);
  reader.readNodes(nodes, kept.before, nodes.trees.length - kept.behind);
  // A `<del>` that was opened or closed bears on all that follows.
  if (kept.behind > 0 && reader.struckDepth !== (earlierCounts.struckDepths[firstBehind - 1] ?? 0)) return undefined;
  reader.moveRest(before, firstBehind, by);
  const { blocks, comments, counts } = reader.read;
  const change = {
    since: previous.version,
    before: earlierCounts.blocks[kept.before - 1] ?? 0,
    behind: earlierBlocks.length - (earlierCounts.blocks[firstBehind - 1] ?? 0),
    by,
  };
  return { blocks, comments, change, syntax: { tree, text, nodes, counts, pool } };
}
