import type { Rope } from '../text/rope';
import { firstEndingAfter, movedSpan, type Span } from '../text/span';

/** A stretch of a document within which the parser reads something else, of the same length and in the same lines. */
export interface Substitute extends Span {
  readonly text: string;
}

/**
 * A document as the Markdown parser can read it, at the same offsets. It mostly differs from the document in a few
 * stretches, so that these are all that is kept beside it: another text as long takes time with every letter that is typed.
 */
export class NormalisedText {
  /** What is read outside the substitutes: the document itself, unless it has ends of line that the parser does not know. */
  readonly base: Rope;
  /** In order; none overlaps another. */
  readonly substitutes: readonly Substitute[];

  constructor(base: Rope, substitutes: readonly Substitute[]) {
    this.base = base;
    this.substitutes = substitutes;
  }

  get length(): number {
    return this.base.length;
  }

  /** All that is read. */
  whole(): string {
    return this.substitutes.length === 0 ? this.base.toString() : this.slice(0, this.length);
  }

  /** What is read from one offset up to another. */
  slice(from: number, to: number): string {
    const { base, substitutes } = this;
    let index = firstEndingAfter(substitutes, from);
    let text = '';
    let at = from;
    for (let next = substitutes[index]; next !== undefined && next.start < to; next = substitutes[++index]) {
      if (next.start > at) text += base.slice(at, next.start);
      text += next.text.slice(Math.max(0, from - next.start), to - next.start);
      at = Math.min(next.end, to);
    }
    return at === from ? base.slice(from, to) : text + base.slice(at, to);
  }

  /** Those of the substitutes that stand in a stretch as a whole, so much farther on. */
  substitutesIn({ start, end }: Span, by: number): readonly Substitute[] {
    return this.substitutes
      .filter((one) => one.start >= start && one.end <= end)
      .map((one) => (by === 0 ? one : { ...movedSpan(one, by), text: one.text }));
  }
}
