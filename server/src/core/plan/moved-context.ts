import type { Owner } from '../roles/owners';
import { sameOwner } from '../roles/owners';
import type { Span } from '../text/span';
import type { Frame } from './frames';
import type { Context, DimensionCue, NotedElement, Scope, Silence, Statement } from './plan';

type Part = Scope | DimensionCue | Silence;

/**
 * Leads what an earlier version's statements hold to what stands for it in the new one: what was open when they were
 * reached to what is open now, the rest to the same as far on as the statements have moved. Parts that were one object
 * stay one, since the reader tells by it whether something new was opened.
 */
export class ContextMover {
  readonly #moved = new Map<Part, Part>();
  readonly #taken = new Set<Part>();
  readonly #from: number;
  readonly #kept: number;
  readonly by: number;

  /** `from`: where in the earlier version the statements begin. `kept`: what stands before is the same in both. */
  constructor(from: number, kept: number, by: number) {
    this.#from = from;
    this.#kept = kept;
    this.by = by;
  }

  /** Whether the frames hold the same open, wherever it is said; from then on they are led to each other. */
  leadFrames(earlier: readonly Frame[], now: readonly Frame[]): boolean {
    return (
      earlier.length === now.length &&
      earlier.every((frame, index) => {
        const other = now[index];
        if (other === undefined) return false;
        return (
          frame.level === other.level &&
          frame.bareRole === other.bareRole &&
          this.#leadContext(frame.context, other.context) &&
          this.#lead(frame.sibling, other.sibling, isSameScope)
        );
      })
    );
  }

  #leadContext(earlier: Context, now: Context): boolean {
    return (
      this.#lead(earlier.scope, now.scope, isSameScope) &&
      this.#lead(earlier.dimension, now.dimension, (one, other) => one.dimension === other.dimension) &&
      this.#lead(earlier.silence, now.silence, (one, other) => one.kind === other.kind)
    );
  }

  #lead<T extends Part>(earlier: T | undefined, now: T | undefined, isSame: (one: T, other: T) => boolean): boolean {
    if (earlier === undefined || now === undefined) return earlier === now;
    const known = this.#moved.get(earlier);
    if (known !== undefined) return known === now;
    if (this.#taken.has(now) || !isSame(earlier, now)) return false;
    this.#moved.set(earlier, now);
    this.#taken.add(now);
    return true;
  }

  statement(one: Statement): Statement {
    const { form, text, start, end, noted, sectionEnd } = one;
    return {
      form,
      text: text.movedBy(this.by),
      start,
      end,
      scope: this.#part(one.scope),
      dimension: this.#part(one.dimension),
      silence: this.#part(one.silence),
      noted: noted.length === 0 ? noted : noted.map((element) => this.#noted(element)),
      sectionEnd: sectionEnd === undefined ? undefined : sectionEnd + this.by,
    };
  }

  context({ scope, dimension, silence }: Context): Context {
    return { scope: this.#part(scope), dimension: this.#part(dimension), silence: this.#part(silence) };
  }

  frame(frame: Frame, sections: number): Frame {
    return {
      ...frame,
      context: this.context(frame.context),
      sibling: this.#part(frame.sibling),
      section: frame.section + sections,
    };
  }

  #noted(element: NotedElement): NotedElement {
    return { ...element, scope: this.#part(element.scope) };
  }

  #part<T extends Part | undefined>(part: T): T {
    if (part === undefined) return part;
    const known = this.#moved.get(part);
    if (known !== undefined) return known as T;
    const { start, end }: Span = part.evidence;
    if (start < this.#from && end > this.#kept) throw new NotMovable();
    const moved = start < this.#from ? part : { ...part, evidence: { start: start + this.by, end: end + this.by } };
    this.#moved.set(part, moved);
    return moved;
  }
}

/** Something refers to a place that is no longer there. */
export class NotMovable extends Error {}

function isSameScope(one: Scope, other: Scope): boolean {
  return one.source === other.source && one.strength === other.strength && sameOwners(one.owners, other.owners);
}

/** Whether the same owners are named in the same words and order. */
export function sameOwners(ones: readonly Owner[] | undefined, others: readonly Owner[] | undefined): boolean {
  if (ones === undefined || others === undefined) return ones === others;
  return (
    ones === others ||
    (ones.length === others.length &&
      ones.every((one, index) => {
        const other = others[index];
        return other !== undefined && sameOwner(one, other) && (one.kind === 'role' || one.name === nameOf(other));
      }))
  );
}

function nameOf(owner: Owner): string | undefined {
  return owner.kind === 'other' ? owner.name : undefined;
}
