import type { JudgedAssignment } from '../assignments/judge';
import { mark, type Marked } from '../text/marked';
import type { MovedFacts } from './moved-facts';
import type { Fact, RuleInput } from './rule';

/**
 * What a rule finds in the things that a plan gives away, at most one fact in each. Of what is as it was in the earlier
 * version the facts are taken over. `key`: the one by which the rule remembers in which things it found them.
 */
export function findInJudged<F extends Fact>(
  { judged, memory, sameJudged }: RuleInput,
  key: object,
  find: (judged: JudgedAssignment, number: number) => F | undefined,
  earlier?: MovedFacts<F>,
): readonly F[] {
  const findAt = (number: number): F | undefined => {
    const one = judged[number];
    return one && find(one, number);
  };
  const findAgain = (before?: Marked<F>): Marked<F> => {
    if (before === undefined || earlier === undefined) return mark(judged.length, findAt);
    const marked = mark(judged.length, findAt, { ...before, found: earlier.facts }, sameJudged);
    return hasAll(marked) ? marked : mark(judged.length, findAt);
  };
  const { found } = memory?.of(key, findAgain) ?? findAgain();
  return earlier?.ifSame(found) ?? found;
}

function hasAll<F>(marked: Marked<F | undefined>): marked is Marked<F> {
  return !marked.found.includes(undefined);
}
