import type { Frame } from '../reading/frames';
import { isSamePart, type Leads, type Part } from './leads';
import type { OpenLabels } from '../labels/open-labels';
import type { Context } from '../plan';

/** Something that was open above a stretch when it was read, and what stands for it now. */
interface Inherited {
  readonly origin: Part;
  readonly now: Part;
}

/** Where an earlier version was reached again: all behind is as it was. */
export interface Joint {
  /** What is open there. */
  readonly leads: Leads;
  /** Where it was in the document, as an offset, and how much farther on it is now. */
  readonly start: number;
  readonly by: number;
}

/**
 * Leads what was read in an earlier version to what stands for it now: what was open above to what is open above now, all
 * else to the same so much farther on. It leads from the very version in which it was read, however many versions lie
 * between, so that nothing is kept of these.
 */
export class Mover {
  readonly by: number;
  /** Where the stretch began that it was made for, as an offset now. */
  readonly #start: number;
  readonly #inherited: readonly Inherited[];
  readonly #known = new Map<Part, Part>();

  private constructor(by: number, start: number, inherited: readonly Inherited[]) {
    this.by = by;
    this.#start = start;
    this.#inherited = inherited;
  }

  /** Leads on what is behind the joint, of that which the given mover leads to the earlier version. */
  static behind(mover: Mover | undefined, { leads, start, by }: Joint): Mover {
    if (mover === undefined)
      return new Mover(
        by,
        start + by,
        leads.pairs.map(([origin, now]) => ({ origin, now })),
      );
    const inherited: Inherited[] = [];
    // Behind the beginning of the mover's stretch, nothing is referred to but what is still open.
    const isWithin = start >= mover.#start;
    for (const { origin, now: earlier } of mover.#inherited) {
      const now = leads.leadOf(earlier);
      if (now !== undefined || !isWithin) inherited.push({ origin, now: now ?? movedPart(earlier, by) });
    }
    for (const [earlier, now] of leads.pairs)
      if (earlier.evidence.start >= mover.#start) inherited.push({ origin: movedPart(earlier, -mover.by), now });
    return new Mover(mover.by + by, Math.max(start, mover.#start) + by, inherited);
  }

  part<T extends Part | undefined>(part: T): T {
    if (part === undefined) return part;
    let now = this.#known.get(part);
    if (now === undefined) {
      now = this.#inherited.find(({ origin }) => isSamePart(origin, part))?.now ?? movedPart(part, this.by);
      this.#known.set(part, now);
    }
    return now as T;
  }

  context<T extends Context | undefined>(context: T): T | Context {
    if (context === undefined) return context;
    const { scope, dimension, silence } = context;
    return { scope: this.part(scope), dimension: this.part(dimension), silence: this.part(silence) };
  }

  frames(frames: readonly Frame[]): readonly Frame[] {
    return frames.map((frame) => ({
      ...frame,
      context: this.context(frame.context),
      sibling: this.part(frame.sibling),
    }));
  }

  labels(labels: OpenLabels): OpenLabels {
    const { role, dimension, next, speaker } = labels;
    if (role === undefined && dimension === undefined && next === undefined && speaker === undefined) return labels;
    return {
      role: this.context(role),
      dimension: this.context(dimension),
      next: this.context(next),
      speaker: this.context(speaker),
    };
  }
}

function movedPart<T extends Part>(part: T, by: number): T {
  const { start, end } = part.evidence;
  return { ...part, evidence: { start: start + by, end: end + by } };
}
