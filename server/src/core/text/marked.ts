import { endsStep, finish, type Steps } from '../steps';
import { firstFrom } from './sorted';

/** How many things are those of an earlier version, at the beginning and at the end. */
export interface SameEnds {
  readonly before: number;
  readonly behind: number;
}

/** Those of so many things in which something was found, and what. Mostly they are few. */
export interface Marked<T> {
  readonly count: number;
  /** Their numbers, in order, and what was found in each. */
  readonly numbers: readonly number[];
  readonly found: readonly T[];
  /** How many at either end are what was found in the earlier version. */
  readonly same: SameEnds;
}

/** Marks things again of which some at either end are as they were in an earlier version; only the others are looked at. */
export function mark<T>(
  count: number,
  find: (index: number) => T | undefined,
  earlier?: Marked<T>,
  sameThings?: SameEnds,
): Marked<T> {
  return finish(markInSteps(count, find, earlier, sameThings));
}

/** The same, to be left between things. */
export function* markInSteps<T>(
  count: number,
  find: (index: number) => T | undefined,
  earlier: Marked<T> = NOTHING_MARKED,
  sameThings: SameEnds = NOTHING_SAME,
): Steps<Marked<T>> {
  const { before, behind } = earlier === NOTHING_MARKED ? NOTHING_SAME : sameThings;
  const first = firstFrom(earlier.numbers, before);
  const last = firstFrom(earlier.numbers, earlier.count - behind);
  const numbers = earlier.numbers.slice(0, first);
  const found = earlier.found.slice(0, first);
  for (let index = before; index < count - behind; index++) {
    if (endsStep(index)) yield;
    const made = find(index);
    if (made === undefined) continue;
    numbers.push(index);
    found.push(made);
  }
  const shift = count - earlier.count;
  for (let index = last; index < earlier.numbers.length; index++) {
    numbers.push((earlier.numbers[index] ?? 0) + shift);
    found.push(earlier.found[index] as T);
  }
  return { count, numbers, found, same: { before: first, behind: earlier.numbers.length - last } };
}

const NOTHING_SAME: SameEnds = { before: 0, behind: 0 };
const NOTHING_MARKED: Marked<never> = { count: 0, numbers: [], found: [], same: NOTHING_SAME };

/** What is marked beside what already was in the earlier version. */
export function newlyMarked<T>({ found, same }: Marked<T>): readonly T[] {
  return found.slice(same.before, found.length - same.behind);
}

/** What was marked in the earlier version, and is not any more. */
export function noLongerMarked<T>({ found }: Marked<T>, { same }: Marked<T>): readonly T[] {
  return found.slice(same.before, found.length - same.behind);
}

/** Whether the very same was marked in the earlier version. */
export function isMarkedAsBefore<T>(earlier: Marked<T> | undefined, now: Marked<T>): boolean {
  const same = now.same.before + now.same.behind;
  return earlier?.found.length === same && now.found.length === same;
}

/** What there is to say of each that is marked. */
export function ofMarked<T, R>(
  { numbers, found }: Marked<T>,
  say: (number: number, found: T) => readonly R[],
): readonly R[] {
  return numbers.flatMap((number, index) => {
    const one = found[index];
    return one === undefined ? [] : say(number, one);
  });
}
