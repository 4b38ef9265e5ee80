import type { JudgedAssignment } from '../assignments/judge';
import { mark, type Marked } from '../text/marked';
import { areWhole, type Found, type MovedFacts } from './moved-facts';
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
): Found<F> {
  let found: F[] = [];
  const findAt = (number: number): true | undefined => {
    const fact = judged[number] && find(judged[number], number);
    if (fact !== undefined) found.push(fact);
    return fact && true;
  };
  const findAll = (before?: Marked<true>): Marked<true> => mark(judged.length, findAt, before, sameJudged);
  let before: Marked<true> | undefined;
  const { same } = memory?.of<Marked<true>>(key, (kept) => findAll((before = earlier && kept))) ?? findAll();
  if (before === undefined || earlier === undefined) return found;
  if (found.length === 0 && same.before + same.behind === before.numbers.length) return earlier;
  const { facts } = earlier;
  const all = [...facts.slice(0, same.before), ...found, ...facts.slice(facts.length - same.behind)];
  if (areWhole(all)) return all;
  found = [];
  findAll();
  return found;
}
