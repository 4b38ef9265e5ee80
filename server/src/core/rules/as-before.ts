import type { Plan } from '../plan/plan';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { ChangedSpan } from '../text/changed-span';
import { isMovedAlong, stretchedAlong } from '../text/moved-along';
import { isSameSpan, type Span } from '../text/span';
import { messageOf } from './findings';
import { MovedFacts, type Found } from './moved-facts';
import type { Directions, Fact, Rule } from './rule';

/** Whether a rule says of what it has found what it said before, of the same places. */
export function saysAsBefore(rule: Rule, found: Found<Fact>, before: MovedFacts<Fact>, taxonomy: Taxonomy): boolean {
  if (found instanceof MovedFacts) return found === before;
  const { facts } = before;
  return found.length === facts.length && found.every((fact, index) => isAlike(rule, fact, facts[index], taxonomy));
}

function isAlike(rule: Rule, one: Fact, other: Fact | undefined, taxonomy: Taxonomy): boolean {
  if (one === other || other === undefined) return one === other;
  const [words, otherWords] = [rule.say(one, taxonomy), rule.say(other, taxonomy)];
  return (
    isSameSpan(one.span, other.span) &&
    one.term === other.term &&
    one.arguable === other.arguable &&
    one.weak === other.weak &&
    one.roles?.join() === other.roles?.join() &&
    (words === otherWords || messageOf(words) === messageOf(otherWords)) &&
    one.related.length === other.related.length &&
    one.related.every(({ span, message }, index) => {
      const there = other.related[index];
      return message === there?.message && isSameSpan(span, there.span);
    })
  );
}

/** What the document says of its findings, with what its front matter says of that. */
interface Directed extends Directions {
  readonly switches: Plan['switches'];
}

/** Whether the document silences the same stretches by the same words, and nothing else can be said of these. */
export function directsAsBefore(
  earlier: Directed & { readonly hasDirectiveFacts: boolean },
  now: Directed,
  changed: ChangedSpan,
): boolean {
  // Words that have not changed themselves say what they said.
  const areSame =
    earlier.switches === now.switches &&
    earlier.directives.length === now.directives.length &&
    earlier.directives.every(({ span }, index) =>
      isMovedAlong(span, now.directives[index]?.span ?? NOWHERE, changed),
    ) &&
    earlier.suppressions.length === now.suppressions.length &&
    earlier.suppressions.every(({ covers }, index) => {
      const there = stretchedAlong(covers, changed);
      return there !== undefined && isSameSpan(there, now.suppressions[index]?.covers ?? NOWHERE);
    });
  return areSame && (!earlier.hasDirectiveFacts || isFarFromDirectives(earlier, now, changed));
}

const NOWHERE: Span = { start: -1, end: -1 };

/** What is said of a directive may speak of lines by their numbers, and hang on the lines above and below. */
function isFarFromDirectives(
  { source: before }: Directions,
  { source, directives }: Directions,
  { fromA, toA, fromB, toB }: ChangedSpan,
): boolean {
  const line = source.lineAt(fromB);
  const isInLine =
    before.lineAt(fromA) === before.lineAt(toA) && line === source.lineAt(toB) && before.lineCount === source.lineCount;
  return (
    isInLine &&
    !directives.some(({ span }) => line >= source.lineAt(span.start) - 1 && line <= source.lineAt(span.end) + 1)
  );
}
