import { isBehindBlankLine, lineStart } from '../text/around';
import type { ChangedSpan } from '../text/changed-span';
import type { Rope } from '../text/rope';
import { firstFrom } from '../text/sorted';
import { splicedNumbers } from '../text/spliced';
import type { NormalisedText } from './normalised-text';
import { parser } from './parser';
import {
  lastBehindBlankLine,
  outlineOf,
  topLevelNodes,
  type Kept,
  type ParsedNodes,
  type TopLevelNodes,
} from './top-level';

/** The nodes right beneath the next version of a document, and which of them are those of the last one. */
export interface NodesAgain {
  readonly nodes: TopLevelNodes;
  readonly kept: Kept;
  /** Those between the ones that are kept. */
  readonly parsed: ParsedNodes;
}

/** How many of the nodes behind the change are parsed with it at first, so that it is seen where all is as it was. */
const FIRST_LOOK = 2;

/**
 * Parses a document again around what changed, and takes over the nodes before and behind; the result is the same. The
 * parser has a way of its own to take over what it made of an earlier version, but walks through the whole document for it,
 * and now and then takes over what has another meaning in its new place.
 *
 * A node that begins behind a blank line depends on nothing before, and what stands before depends on nothing behind its
 * first line. So reading begins with such a node in a line before the change, and ends where such a node begins behind the
 * change and one began there before.
 */
export function nodesAgain(text: NormalisedText, earlier: TopLevelNodes, changed: ChangedSpan): NodesAgain {
  const { starts } = earlier;
  // Both have the same lines, and what is blank in a document is blank to the parser.
  const { base } = text;
  const by = changed.toB - changed.toA;
  const lineEnd = base.indexOf('\n', changed.toB) + 1;
  const first = firstToParse(base, starts, changed);
  const from = first === 0 ? 0 : lineStart(base, starts[first] ?? 0);
  // There is no place behind the change if it ends in the last line.
  const behind = lineEnd === 0 ? starts.length : firstFrom(starts, lineEnd - by);
  for (let look = FIRST_LOOK; ; look *= 4) {
    const last = starts[behind + look];
    const to = last === undefined ? text.length : lineStart(base, last + by);
    const found = topLevelNodes(parser.parse(text.slice(from, to)), from);
    const joint = lineEnd === 0 ? undefined : jointOf(base, found, starts, lineEnd, by);
    if (joint === undefined && to < text.length) continue;
    return joined(earlier, found, first, joint ?? { now: found.starts.length, then: starts.length }, changed);
  }
}

/** A node, by its numbers among those found and in the earlier version, from which on all is as it was. */
interface Joint {
  readonly now: number;
  readonly then: number;
}

/** The last node that begins behind a blank line and in a line before the change; what comes before it is as it was. */
function firstToParse(text: Rope, starts: ArrayLike<number>, { fromB }: ChangedSpan): number {
  return lastBehindBlankLine(text, starts, firstFrom(starts, lineStart(text, fromB)) - 1);
}

function jointOf(
  text: Rope,
  { starts }: ParsedNodes,
  earlier: ArrayLike<number>,
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
  earlier: TopLevelNodes,
  { trees, starts }: ParsedNodes,
  first: number,
  { now, then }: Joint,
  { fromB, toA, toB }: ChangedSpan,
): NodesAgain {
  const found = outlineOf({ trees: trees.slice(0, now), starts: starts.slice(0, now) });
  let same = 0;
  while (same < now && first + same < then && isSame(found, same, earlier, first + same, fromB)) same++;
  const by = toB - toA;
  return {
    nodes: {
      starts: splicedNumbers(earlier.starts, first, found.starts, then, by),
      ends: splicedNumbers(earlier.ends, first, found.ends, then, by),
      kinds: splicedNumbers(earlier.kinds, first, found.kinds, then),
    },
    kept: { before: first + same, behind: earlier.starts.length - then },
    parsed: { trees: trees.slice(same, now), starts: starts.slice(same, now) },
  };
}

/** Whether a node that stands before the change is what it was. */
function isSame(now: TopLevelNodes, index: number, then: TopLevelNodes, earlier: number, before: number): boolean {
  const { starts, ends, kinds } = now;
  const end = ends[index] ?? before;
  return (
    end < before &&
    starts[index] === then.starts[earlier] &&
    end === then.ends[earlier] &&
    kinds[index] === then.kinds[earlier]
  );
}
