import type { FrontMatter } from './blocks';
import { changedSpan, type ChangedSpan } from '../text/changed-span';
import { behindLine, lineStart } from '../text/around';
import { normaliseForParser } from './normalise';

/** A version of a document as it stands and as the parser has read it. */
export interface Normalised {
  readonly source: string;
  readonly text: string;
}

/** The next version of a document as the parser can read it, and where that differs from what it has read. */
export interface NormalisedAgain {
  readonly text: string;
  readonly changed: ChangedSpan;
}

/** The same as `normaliseForParser`, for which only the lines that changed are looked at. */
export function normaliseAgain(
  source: string,
  change: ChangedSpan,
  frontMatter: FrontMatter | undefined,
  earlier: Normalised,
  earlierFrontMatter: FrontMatter | undefined,
): NormalisedAgain {
  const start = lineStart(source, change.fromB);
  if (!isSame(frontMatter, earlierFrontMatter) || start < (frontMatter?.span.end ?? 0)) {
    const text = normaliseForParser(source, frontMatter);
    return { text, changed: changedSpan(earlier.text, text) };
  }
  // Whether a line is a row of dashes depends on the line above it too.
  const above = lineStart(source, start - 1);
  const end = behindLine(source, behindLine(source, change.toB));
  const by = change.toB - change.toA;
  const lines = normaliseForParser(source.slice(above, end), undefined).slice(start - above);
  const earlierLines = earlier.text.slice(start, end - by);
  const { fromA, toA, fromB, toB } = changedSpan(earlierLines, lines);
  const changed = { fromA: start + fromA, toA: start + toA, fromB: start + fromB, toB: start + toB };
  // The same string is kept but once.
  const isAsItStands = earlier.text === earlier.source && lines === source.slice(start, end);
  const text = isAsItStands ? source : earlier.text.slice(0, start) + lines + earlier.text.slice(end - by);
  return { text, changed };
}

function isSame(one: FrontMatter | undefined, other: FrontMatter | undefined): boolean {
  return one?.span.end === other?.span.end && one?.span.start === other?.span.start && one?.yaml === other?.yaml;
}
