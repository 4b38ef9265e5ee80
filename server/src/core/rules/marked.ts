import type { Plan, SameEnds } from '../plan/plan';
import { firstFrom } from '../text/sorted';

/** Which of so many things a rule has something to say about, and what it has found in them. */
export interface Marked<T> {
  readonly count: number;
  /** Their numbers, in order, and what was found in each. */
  readonly numbers: readonly number[];
  readonly found: readonly T[];
}

/** Marks things again of which some at either end are as they were in an earlier version; only the others are looked at. */
export function mark<T>(
  count: number,
  find: (index: number) => T | undefined,
  earlier?: Marked<T>,
  same: SameEnds = NOTHING_SAME,
): Marked<T> {
  const { before, behind } = earlier === undefined ? NOTHING_SAME : same;
  const numbers: number[] = [];
  const found: T[] = [];
  const end = count - behind;
  const takeOver = (from: number, to: number, shift: number): void => {
    for (let index = from; index < to; index++) {
      const known = earlier?.found[index];
      if (known === undefined) continue;
      numbers.push((earlier?.numbers[index] ?? 0) + shift);
      found.push(known);
    }
  };
  const earlierNumbers = earlier?.numbers ?? [];
  const shift = count - (earlier?.count ?? 0);
  takeOver(0, firstFrom(earlierNumbers, before), 0);
  for (let index = before; index < end; index++) {
    const made = find(index);
    if (made === undefined) continue;
    numbers.push(index);
    found.push(made);
  }
  takeOver(firstFrom(earlierNumbers, end - shift), earlierNumbers.length, shift);
  return { count, numbers, found };
}

const NOTHING_SAME: SameEnds = { before: 0, behind: 0 };

/** What the rule has to say of each that is marked. */
export function ofMarked<T, R>(
  { numbers, found }: Marked<T>,
  say: (number: number, found: T) => readonly R[],
): readonly R[] {
  return numbers.flatMap((number, index) => {
    const one = found[index];
    return one === undefined ? [] : say(number, one);
  });
}

/** Which of a plan's statements are as they were in the earlier version, of which there were so many. */
export function sameStatements({ statements, kept }: Plan, earlier: number): SameEnds {
  const [first, last] = [kept?.runs[0], kept?.runs.at(-1)];
  const before = first?.at === 0 && first.from === 0 ? first.count : 0;
  const reachesEnd =
    last !== undefined && last.at + last.count === statements.length && last.from + last.count === earlier;
  return { before, behind: reachesEnd && last !== first ? last.count : 0 };
}
