import { Vocabulary } from '../text/vocabulary';
import type { Change, FrontMatter, MarkdownTree } from './blocks';
import type { Tree } from '@lezer/common';
import { endsStep, finish, type Steps } from '../steps';
import type { ChangedSpan } from '../text/changed-span';
import { Rope } from '../text/rope';
import { findFrontMatter, normaliseForParser } from './normalise';
import { normaliseAgain } from './normalise-again';
import type { NormalisedText } from './normalised-text';
import { nodesAgain, type NodesAgain } from './nodes-again';
import { parser } from './parser';
import { NodesReader } from './read-nodes';
import { TextPool } from './text-pool';
import { outlineOf, topLevelNodes, type Read, type TopLevelNodes } from './top-level';

/**
 * Reads a document into blocks. Every text parses; there are no errors. With the tree of an earlier version only what
 * changed since is parsed and read again; the result is the same. Whoever knows what that is can say so. `vocabulary` is
 * that of other documents, which say the same words.
 */
export function parseMarkdown(
  text: string | Rope,
  previous?: MarkdownTree,
  change?: ChangedSpan,
  vocabulary?: Vocabulary,
): MarkdownTree {
  return finish(parseMarkdownInSteps(text, previous, change, vocabulary));
}

/** The same, to be left between blocks. */
export function* parseMarkdownInSteps(
  text: string | Rope,
  previous?: MarkdownTree,
  change?: ChangedSpan,
  vocabulary = new Vocabulary(),
): Steps<MarkdownTree> {
  const source = Rope.of(text, previous?.syntax.source);
  const frontMatter = findFrontMatter(source);
  if (previous !== undefined)
    return yield* readAgain(source, frontMatter, previous, change ?? source.changedSince(previous.syntax.source));
  const normalised = normaliseForParser(source, frontMatter);
  const reading = yield* readAll(normalised, new TextPool(vocabulary));
  return finished(source, frontMatter, normalised, reading);
}

/** What was read, and from which of the parser's nodes. */
interface Reading extends Read {
  readonly change: Change | undefined;
  readonly nodes: TopLevelNodes;
  readonly pool: TextPool;
}

function finished(
  source: Rope,
  frontMatter: FrontMatter | undefined,
  text: NormalisedText,
  { blocks, comments, counts, change, nodes, pool }: Reading,
): MarkdownTree {
  return { blocks, comments, frontMatter, version: {}, change, syntax: { text, source, nodes, counts, pool } };
}

function* readAgain(
  source: Rope,
  frontMatter: FrontMatter | undefined,
  previous: MarkdownTree,
  change: ChangedSpan,
): Steps<MarkdownTree> {
  const { syntax } = previous;
  const { text, changed } = normaliseAgain(source, change, frontMatter, syntax, previous.frontMatter);
  const again = nodesAgain(text, syntax.nodes, changed);
  const reading = (yield* readChanged(again, text, previous, change)) ?? (yield* readAll(text, syntax.pool.next()));
  return finished(source, frontMatter, text, reading);
}

function* readAll(text: NormalisedText, pool: TextPool): Steps<Reading> {
  const nodes = topLevelNodes(yield* parse(text.whole()));
  const reader = new NodesReader(text, pool);
  yield* reader.readNodes(nodes);
  pool.close();
  return { ...reader.finish(), change: undefined, nodes: outlineOf(nodes), pool };
}

function* parse(text: string): Steps<Tree> {
  const parsing = parser.startParse(text);
  for (let block = 1; ; block++) {
    const tree = parsing.advance();
    if (tree !== null) return tree;
    if (endsStep(block)) yield;
  }
}

/** Reads what stands between the parts that are as they were, where they can be told. */
function* readChanged(
  { nodes, kept, parsed }: NodesAgain,
  text: NormalisedText,
  previous: MarkdownTree,
  changed: ChangedSpan,
): Steps<Reading | undefined> {
  const by = changed.toB - changed.toA;
  const { nodes: earlier, counts: earlierCounts, pool } = previous.syntax;
  if (pool.isWorn) return undefined;
  const firstBehind = earlier.starts.length - kept.behind;
  const read = { blocks: previous.blocks, comments: previous.comments, counts: earlierCounts };
  const reader = new NodesReader(text, pool, read, kept.before);
  yield* reader.readNodes(parsed);
  // A `<del>` that was opened or closed bears on all that follows.
  if (kept.behind > 0 && reader.struckDepth !== (earlierCounts.struckDepths[firstBehind - 1] ?? 0)) return undefined;
  const change = {
    since: previous.version,
    before: earlierCounts.blocks[kept.before - 1] ?? 0,
    behind: previous.blocks.length - (earlierCounts.blocks[firstBehind - 1] ?? 0),
    by,
    changed,
  };
  return { ...reader.finish(firstBehind, by), change, nodes, pool };
}
