/**
 * A half-open range of UTF-16 code units in a document: `start` is covered, `end` is not.
 *
 * In `# KPIs` the word `KPIs` is `{ start: 2, end: 6 }`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the two spans have at least one code unit in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` covers all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two spans cover the very same. */
export function isSameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

/** Orders spans by where they start, longer ones first where they start together. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The span as it stands where so much more stands before it. */
export function movedSpan(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

/** The first index whose span ends behind the offset; the spans are in order and do not overlap. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the offset stands in one of the spans, which are in order and do not overlap. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  const candidate = spans[firstEndingAfter(spans, offset)];
  return candidate !== undefined && candidate.start <= offset;
}

/** The spans that lie wholly in the stretch; the spans are in order and do not overlap. */
export function spansWithin<S extends Span>(spans: readonly S[], stretch: Span): readonly S[] {
  const within: S[] = [];
  for (let index = firstEndingAfter(spans, stretch.start); index < spans.length; index++) {
    const candidate = spans[index];
    if (candidate === undefined || candidate.end > stretch.end) break;
    if (candidate.start >= stretch.start) within.push(candidate);
  }
  return within;
}

/** The first index whose thing starts at the offset or behind it; things stand in the order of their starts. */
export function firstStartingFrom<T>(things: readonly T[], offset: number, startOf: (thing: T) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && startOf(thing) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
