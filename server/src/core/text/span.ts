/**
 * A half-open range of UTF-16 code units in a document: `start` is covered, `end` is not.
 *
 * In `# KPIs` the word `KPIs` is `{ start: 2, end: 6 }`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Makes a span; throws a `RangeError` when `end` stands before `start`, which is always a defect of the caller. */
export function span(start: number, end: number): Span {
  if (end < start) throw new RangeError(`A span cannot end (${end}) before it starts (${start}).`);
  return { start, end };
}

/** Whether the two spans have at least one code unit in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` covers all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Orders spans by where they start, longer ones first where they start together. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
