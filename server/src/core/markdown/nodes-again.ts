import { NodeType, Tree, TreeFragment } from '@lezer/common';
import { isBehindBlankLine, lineStart } from '../text/around';
import type { ChangedSpan } from '../text/changed-span';
import { firstFrom } from '../text/sorted';
import { parser } from './parser';
import { topLevelNodes, type Kept, type TopLevelNodes } from './top-level';

/** The nodes right beneath the next version of a document, and which of them are those of the last one. */
export interface NodesAgain {
  readonly nodes: TopLevelNodes;
  readonly kept: Kept;
}

/** How many of the nodes behind the change are parsed with it at first, so that it is seen where all is as it was. */
const FIRST_LOOK = 2;

/**
 * Parses a document again around what changed, and takes over the nodes before and behind; the result is the same. The
 * parser would do so by itself, but walks through all nodes of a document to put its tree together.
 *
 * A node that begins behind a blank line depends on nothing before, and what stands before depends on nothing behind its
 * first line. So reading begins with such a node in a line before the change, and ends where such a node begins behind the
 * change and one began there before.
 */
export function nodesAgain(text: string, earlier: TopLevelNodes, changed: ChangedSpan): NodesAgain {
  const { starts } = earlier;
  const by = changed.toB - changed.toA;
  const lineEnd = text.indexOf('\n', changed.toB) + 1;
  const first = firstToParse(text, starts, changed);
  const from = first === 0 ? 0 : lineStart(text, starts[first] ?? 0);
  // There is no place behind the change if it ends in the last line.
  const behind = lineEnd === 0 ? starts.length : firstFrom(starts, lineEnd - by);
  for (let look = FIRST_LOOK; ; look *= 4) {
    const last = starts[behind + look];
    const to = last === undefined ? text.length : lineStart(text, last + by);
    const found = parseStretch(text, from, to, earlier, first, changed);
    const joint = lineEnd === 0 ? undefined : jointOf(text, found, starts, lineEnd, by);
    if (joint === undefined && to < text.length) continue;
    return joined(earlier, found, first, joint ?? { now: found.starts.length, then: starts.length }, by);
  }
}

/** A node, by its numbers among those found and in the earlier version, from which on all is as it was. */
interface Joint {
  readonly now: number;
  readonly then: number;
}

/** The last node that begins behind a blank line and in a line before the change; what comes before it is as it was. */
function firstToParse(text: string, starts: readonly number[], { fromB }: ChangedSpan): number {
  const line = lineStart(text, fromB);
  let index = firstFrom(starts, line) - 1;
  while (index > 0 && !isBehindBlankLine(text, starts[index] ?? 0)) index--;
  return Math.max(0, index);
}

const DOCUMENT = parser.nodeSet.types.find(({ name }) => name === 'Document') ?? NodeType.none;

/** Parses a stretch of whole lines, with the help of the earlier version's nodes from the first on that stood there. */
function parseStretch(
  text: string,
  from: number,
  to: number,
  { trees, starts }: TopLevelNodes,
  first: number,
  { fromA, toA, fromB, toB }: ChangedSpan,
): TopLevelNodes {
  const earlierTo = to - (toB - toA);
  const end = firstFrom(starts, earlierTo);
  const positions = starts.slice(first, end).map((start) => start - from);
  const stood = new Tree(DOCUMENT, trees.slice(first, end), positions, earlierTo - from);
  const changed = { fromA: fromA - from, toA: toA - from, fromB: fromB - from, toB: toB - from };
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(stood), [changed]);
  const found = topLevelNodes(parser.parse(text.slice(from, to), fragments));
  return { trees: found.trees, starts: found.starts.map((start) => start + from) };
}

function jointOf(
  text: string,
  { starts }: TopLevelNodes,
  earlier: readonly number[],
  lineEnd: number,
  by: number,
): Joint | undefined {
  for (let now = firstFrom(starts, lineEnd); now < starts.length; now++) {
    const start = starts[now] ?? 0;
    const then = firstFrom(earlier, start - by);
    if (earlier[then] === start - by && isBehindBlankLine(text, start)) return { now, then };
  }
  return undefined;
}

function joined(
  { trees, starts }: TopLevelNodes,
  found: TopLevelNodes,
  first: number,
  { now, then }: Joint,
  by: number,
): NodesAgain {
  let same = 0;
  while (same < now && found.trees[same] === trees[first + same] && found.starts[same] === starts[first + same]) same++;
  const behind = starts.slice(then);
  if (by !== 0) for (let index = 0; index < behind.length; index++) behind[index] = (behind[index] ?? 0) + by;
  return {
    nodes: {
      trees: trees.slice(0, first).concat(found.trees.slice(0, now), trees.slice(then)),
      starts: starts.slice(0, first).concat(found.starts.slice(0, now), behind),
    },
    kept: { before: first + Math.min(same, Math.max(0, then - first)), behind: trees.length - then },
  };
}
