import type { Plan, SameEnds } from '../plan/plan';

/** Which of so many things a rule has something to say about. */
export interface Marked {
  readonly count: number;
  /** Their numbers, in order. */
  readonly numbers: readonly number[];
}

/** Marks things again of which some at either end are as they were in an earlier version; only the others are looked at. */
export function mark(
  count: number,
  isMarked: (index: number) => boolean,
  earlier?: Marked,
  same: SameEnds = { before: 0, behind: 0 },
): Marked {
  const { before, behind } = earlier === undefined ? { before: 0, behind: 0 } : same;
  const numbers: number[] = [];
  const shift = count - (earlier?.count ?? 0);
  const end = count - behind;
  for (const index of earlier?.numbers ?? []) if (index < before) numbers.push(index);
  for (let index = before; index < end; index++) if (isMarked(index)) numbers.push(index);
  for (const index of earlier?.numbers ?? []) if (index + shift >= end) numbers.push(index + shift);
  return { count, numbers };
}

/** Which of a plan's statements are as they were in the earlier version, of which there were so many. */
export function sameStatements({ statements, kept }: Plan, earlier: number): SameEnds {
  const [first, last] = [kept?.runs[0], kept?.runs.at(-1)];
  const before = first?.at === 0 && first.from === 0 ? first.count : 0;
  const reachesEnd =
    last !== undefined && last.at + last.count === statements.length && last.from + last.count === earlier;
  return { before, behind: reachesEnd && last !== first ? last.count : 0 };
}
