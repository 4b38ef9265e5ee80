import type { Frame, OpenThere } from '../reading/frames';
import type { OpenLabels } from '../labels/open-labels';
import type { Context, DimensionCue, Scope, Silence } from '../plan';
import { isSameScope } from '../owners/same-owners';

/** What a statement's context consists of. */
export type Part = Scope | DimensionCue | Silence;

/**
 * Leads what was open at a place of an earlier version to what is open there now, where both say the same. Parts that were
 * one object stay one, since the reader tells by it whether something new was opened.
 */
export class Leads {
  readonly pairs: (readonly [earlier: Part, now: Part])[] = [];

  /** Whether the same is open, wherever it is said; from then on one is led to the other. */
  lead(earlier: OpenThere, now: OpenThere): boolean {
    return this.#leadLabels(earlier.labels, now.labels) && this.#leadFrames(earlier.frames, now.frames);
  }

  #leadFrames(earlier: readonly Frame[], now: readonly Frame[]): boolean {
    if (earlier.length !== now.length) return false;
    return earlier.every((frame, index) => {
      const other = now[index];
      if (other === undefined) return false;
      return (
        frame.level === other.level &&
        frame.bareRole === other.bareRole &&
        frame.opensScope === other.opensScope &&
        this.leadContext(frame.context, other.context) &&
        this.#leadPart(frame.sibling, other.sibling, isSameScope)
      );
    });
  }

  #leadLabels(earlier: OpenLabels, now: OpenLabels): boolean {
    return (
      this.leadContext(earlier.role, now.role) &&
      this.leadContext(earlier.dimension, now.dimension) &&
      this.leadContext(earlier.next, now.next) &&
      this.leadContext(earlier.speaker, now.speaker)
    );
  }

  leadContext(earlier: Context | undefined, now: Context | undefined): boolean {
    if (earlier === undefined || now === undefined) return earlier === now;
    return (
      this.#leadPart(earlier.scope, now.scope, isSameScope) &&
      this.#leadPart(earlier.dimension, now.dimension, (one, other) => one.dimension === other.dimension) &&
      this.#leadPart(earlier.silence, now.silence, (one, other) => one.kind === other.kind)
    );
  }

  #leadPart<T extends Part>(
    earlier: T | undefined,
    now: T | undefined,
    isSame: (one: T, other: T) => boolean,
  ): boolean {
    if (earlier === undefined || now === undefined) return earlier === now;
    for (const [one, other] of this.pairs)
      if (one === earlier || other === now) return one === earlier && other === now;
    if (!isSame(earlier, now)) return false;
    this.pairs.push([earlier, now]);
    return true;
  }

  /** What the part of the earlier version is led to: itself, or one that says the same at the same place of its text. */
  leadOf<T extends Part>(part: T): T | undefined {
    for (const [one, now] of this.pairs) if (one === part) return now as T;
    for (const [one, now] of this.pairs) if (isSamePart(one, part)) return now as T;
    return undefined;
  }
}

/** Whether two parts say the same of the same place. */
export function isSamePart(one: Part, other: Part): boolean {
  if (one.evidence.start !== other.evidence.start || one.evidence.end !== other.evidence.end) return false;
  if ('owners' in one) return 'owners' in other && isSameScope(one, other);
  if ('kind' in one) return 'kind' in other && one.kind === other.kind;
  return 'dimension' in other && one.dimension === other.dimension;
}
