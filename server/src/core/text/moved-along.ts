import type { ChangedSpan } from './changed-span';
import { isSameSpan, movedSpan, type Span } from './span';

/** Where a stretch of the earlier text stands in the later one; `undefined` where some of it has changed. */
export function movedAlong(span: Span, { fromA, toA, toB }: ChangedSpan): Span | undefined {
  if (span.end <= fromA) return span;
  return span.start < toA ? undefined : movedSpan(span, toB - toA);
}

/** The same of a stretch that may hold what has changed as a whole; `undefined` where it begins or ends within. */
export function stretchedAlong({ start, end }: Span, { fromA, toA, toB }: ChangedSpan): Span | undefined {
  const by = toB - toA;
  if ((start > fromA && start < toA) || (end > fromA && end < toA)) return undefined;
  return { start: start <= fromA ? start : start + by, end: end >= toA ? end + by : end };
}

/** Whether the two stretches are one and the same, the second in the later text. */
export function isMovedAlong(earlier: Span, now: Span, changed: ChangedSpan): boolean {
  const moved = movedAlong(earlier, changed);
  return moved !== undefined && isSameSpan(moved, now);
}
