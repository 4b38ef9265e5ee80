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

/** So many versions may lie between what was found and where somebody asks where it stands now. */
const MOST_MOVEMENTS = 32;

/**
 * What was found in the earlier version, where it stands in this one. That is worked out when somebody asks: mostly all
 * that there is to know is that there is nothing else.
 */
export class MovedFacts<F extends Placed> {
  readonly #origin: readonly (F | undefined)[];
  readonly #movements: readonly Movement[];
  #there: readonly (F | undefined)[] | undefined;

  constructor(earlier: Found<F>, movement: Movement) {
    const isMoving =
      earlier instanceof MovedFacts && earlier.#there === undefined && earlier.#movements.length < MOST_MOVEMENTS;
    this.#origin = isMoving ? earlier.#origin : earlier instanceof MovedFacts ? earlier.facts : earlier;
    this.#movements = isMoving ? [...earlier.#movements, movement] : [movement];
  }

  /** `undefined` for what has a place that has changed itself. */
  get facts(): readonly (F | undefined)[] {
    return (this.#there ??= this.#origin.map((fact) => fact && moved(fact, this.#movements)));
  }
}

/** What a rule has found: a list, or the very same as in the earlier version. */
export type Found<F extends Placed> = readonly F[] | MovedFacts<F>;

/** Whether none of them has a place that has changed itself. */
export function areWhole<F>(facts: readonly (F | undefined)[]): facts is readonly F[] {
  return !facts.includes(undefined);
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

function moved<F extends Placed>(fact: F, movements: readonly Movement[]): F | undefined {
  let { span, related }: Placed = fact;
  for (const movement of movements) {
    const there = movedAlong(span, movement.changed);
    const relatedThere = movedRelated(span, related, movement);
    if (there === undefined || relatedThere === undefined) return undefined;
    [span, related] = [there, relatedThere];
  }
  return span === fact.span && related === fact.related ? fact : { ...fact, span, related };
}

function movedRelated(
  span: Span,
  related: readonly RelatedPlace[],
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
