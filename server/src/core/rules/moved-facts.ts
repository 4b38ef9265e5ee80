import type { Relocated } from '../plan/plan';
import type { ChangedSpan } from '../text/changed-span';
import { movedAlong } from '../text/moved-along';
import { isSameSpan, type Span } from '../text/span';
import type { RelatedPlace } from './findings';
import type { RuleInput } from './rule';

/** Something that is said of a place, and the places that explain it. */
interface Placed {
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
}

/** What was found in the earlier version, where it stands in this one. */
export class MovedFacts<F extends Placed> {
  /** `undefined` for what has a place that has changed itself. */
  readonly facts: readonly (F | undefined)[];

  constructor(earlier: readonly F[], movement: Movement) {
    this.facts = earlier.map((fact) => moved(fact, movement));
  }

  /** All of them, if none of their places has changed itself. */
  get all(): readonly F[] | undefined {
    return this.facts.includes(undefined) ? undefined : (this.facts as readonly F[]);
  }

  /** All of them, if these are the very same. */
  ifSame(facts: readonly F[]): readonly F[] | undefined {
    const { length } = this.facts;
    return facts.length === length && facts.every((fact, index) => fact === this.facts[index])
      ? (this.facts as readonly F[])
      : undefined;
  }
}

/** How a plan's places have moved since the earlier version. */
export interface Movement {
  readonly changed: ChangedSpan;
  /** Of what is referred to from behind the change what has not just moved along with it. */
  readonly relocated: readonly Relocated[];
}

/** How that what is as it was in the earlier version has moved; `undefined` where that is not known. */
export function movementIn({ tree, plan }: Pick<RuleInput, 'tree' | 'plan'>): Movement | undefined {
  const { change } = tree;
  const { kept } = plan;
  return change !== undefined && kept?.since === change.since
    ? { changed: change.changed, relocated: kept.relocated }
    : undefined;
}

function moved<F extends Placed>(fact: F, movement: Movement): F | undefined {
  const span = movedAlong(fact.span, movement.changed);
  const related = movedRelated(fact, movement);
  if (span === undefined || related === undefined) return undefined;
  return span === fact.span && related === fact.related ? fact : { ...fact, span, related };
}

function movedRelated(
  { span, related }: Placed,
  { changed, relocated }: Movement,
): readonly RelatedPlace[] | undefined {
  const isBehind = span.start >= changed.toA;
  let moved: RelatedPlace[] | undefined;
  let index = 0;
  for (const place of related) {
    const found =
      isBehind && relocated.length > 0 ? relocated.find(({ from }) => isSameSpan(from, place.span)) : undefined;
    const there = found?.to ?? movedAlong(place.span, changed);
    if (there === undefined) return undefined;
    if (there !== place.span) (moved ??= related.slice())[index] = { span: there, message: place.message };
    index++;
  }
  return moved ?? related;
}
