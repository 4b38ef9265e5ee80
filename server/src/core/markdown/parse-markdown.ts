import { TreeFragment, type Tree } from '@lezer/common';
import { Vocabulary } from '../text/vocabulary';
import type { Change, FrontMatter, MarkdownTree } from './blocks';
import { changedSpan, type ChangedSpan } from '../text/changed-span';
import { findFrontMatter, normaliseForParser } from './normalise';
import { normaliseAgain } from './normalise-again';
import { parser } from './parser';
import { NodesReader } from './read-nodes';
import { TextPool } from './text-pool';
import { keptNodes, topLevelNodes, type Read, type TopLevelNodes } from './top-level';

/**
 * Reads a document into blocks. Every text parses; there are no errors. With the tree of an earlier version only what
 * changed since is parsed and read again; the result is the same. Whoever knows what that is can say so.
 */
export function parseMarkdown(text: string, previous?: MarkdownTree, change?: ChangedSpan): MarkdownTree {
  const frontMatter = findFrontMatter(text);
  if (previous !== undefined)
    return readAgain(text, frontMatter, previous, change ?? changedSpan(previous.syntax.source, text));
  const normalised = normaliseForParser(text, frontMatter);
  const reading = readAll(normalised, parser.parse(normalised), new TextPool(new Vocabulary()));
  return finished(text, frontMatter, normalised, reading);
}

/** What was read, and from which of the parser's trees. */
interface Reading extends Read {
  readonly change: Change | undefined;
  readonly nodes: TopLevelNodes;
  readonly tree: Tree;
  readonly pool: TextPool;
}

function finished(
  source: string,
  frontMatter: FrontMatter | undefined,
  text: string,
  { blocks, comments, counts, change, nodes, tree, pool }: Reading,
): MarkdownTree {
  return { blocks, comments, frontMatter, version: {}, change, syntax: { tree, text, source, nodes, counts, pool } };
}

function readAgain(
  source: string,
  frontMatter: FrontMatter | undefined,
  previous: MarkdownTree,
  change: ChangedSpan,
): MarkdownTree {
  const { syntax } = previous;
  const { text, changed } = normaliseAgain(source, change, frontMatter, syntax, previous.frontMatter);
  const tree = parser.parse(text, TreeFragment.applyChanges(TreeFragment.addTree(syntax.tree), [changed]));
  const reading = readChanged(tree, text, previous, changed) ?? readAll(text, tree, syntax.pool.next());
  return finished(source, frontMatter, text, reading);
}

function readAll(text: string, tree: Tree, pool: TextPool): Reading {
  const nodes = topLevelNodes(tree);
  const reader = new NodesReader(text, pool);
  reader.readNodes(nodes, 0, nodes.trees.length);
  pool.close();
  return { ...reader.read, change: undefined, nodes, tree, pool };
}

/** Reads what stands between the parts that are as they were, where they can be told. */
function readChanged(tree: Tree, text: string, previous: MarkdownTree, changed: ChangedSpan): Reading | undefined {
  const { nodes: earlier, counts: earlierCounts, pool } = previous.syntax;
  if (pool.isWorn) return undefined;
  const nodes = topLevelNodes(tree);
  const by = changed.toB - changed.toA;
  const kept = keptNodes(earlier, nodes, changed, text.indexOf('\n', changed.toB) + 1);
  const firstBehind = earlier.trees.length - kept.behind;
  const read = { blocks: previous.blocks, comments: previous.comments, counts: earlierCounts };
  const reader = new NodesReader(text, pool, read, kept.before);
  reader.readNodes(nodes, kept.before, nodes.trees.length - kept.behind);
  // A `<del>` that was opened or closed bears on all that follows.
  if (kept.behind > 0 && reader.struckDepth !== (earlierCounts.struckDepths[firstBehind - 1] ?? 0)) return undefined;
  reader.moveRest(read, firstBehind, by);
  const change = {
    since: previous.version,
    before: earlierCounts.blocks[kept.before - 1] ?? 0,
    behind: previous.blocks.length - (earlierCounts.blocks[firstBehind - 1] ?? 0),
    by,
  };
  return { ...reader.read, change, nodes, tree, pool };
}
