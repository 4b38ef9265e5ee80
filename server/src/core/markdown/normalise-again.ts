import type { FrontMatter } from './blocks';
import { changedSpan, type ChangedSpan } from '../text/changed-span';
import { behindLine, lineStart } from '../text/around';
import { Rope } from '../text/rope';
import { normaliseForParser } from './normalise';
import { NormalisedText } from './normalised-text';

/** A version of a document as it stands and as the parser has read it. */
export interface Normalised {
  readonly source: Rope;
  readonly text: NormalisedText;
}

/** The next version of a document as the parser can read it, and where that differs from what it has read. */
export interface NormalisedAgain {
  readonly text: NormalisedText;
  readonly changed: ChangedSpan;
}

/** The same as `normaliseForParser`, for which only the lines that changed are looked at. */
export function normaliseAgain(
  source: Rope,
  change: ChangedSpan,
  frontMatter: FrontMatter | undefined,
  earlier: Normalised,
  earlierFrontMatter: FrontMatter | undefined,
): NormalisedAgain {
  const start = lineStart(source, change.fromB);
  if (!isSame(frontMatter, earlierFrontMatter) || start < (frontMatter?.span.end ?? 0)) {
    const text = normaliseForParser(source, frontMatter);
    return { text, changed: changedSpan(earlier.text.whole(), text.whole()) };
  }
  // Whether a line is a row of dashes depends on the line above it too.
  const above = lineStart(source, start - 1);
  const end = behindLine(source, behindLine(source, change.toB));
  const by = change.toB - change.toA;
  const aroundSource = Rope.of(source.slice(above, end));
  const around = normaliseForParser(aroundSource, undefined);
  const lines = around.slice(start - above, around.length);
  const { fromA, toA, fromB, toB } = changedSpan(earlier.text.slice(start, end - by), lines);
  const changed = { fromA: start + fromA, toA: start + toA, fromB: start + fromB, toB: start + toB };
  const { base } = earlier.text;
  // The same text is kept but once.
  const isAsItStands = base === earlier.source && around.base === aroundSource;
  const text = new NormalisedText(
    isAsItStands ? source : base.replaced({ start, end: end - by }, around.base.slice(start - above)),
    [
      ...earlier.text.substitutesIn({ start: 0, end: start }, 0),
      ...around.substitutesIn({ start: start - above, end: around.length }, above),
      ...earlier.text.substitutesIn({ start: end - by, end: base.length }, by),
    ],
  );
  return { text, changed };
}

function isSame(one: FrontMatter | undefined, other: FrontMatter | undefined): boolean {
  return one?.span.end === other?.span.end && one?.span.start === other?.span.start && one?.yaml === other?.yaml;
}
