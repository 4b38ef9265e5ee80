import type { Section } from '../plan/plan';
import type { RuleInput } from './rule';
import { firstFrom } from '../text/sorted';

/** Finds the sections around places of a plan. Sections are told by their numbers in the plan's order. */
export class SectionIndex {
  /** Where each section begins and ends. */
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  /** For each section the last one before it in which it begins; -1 where there is none. */
  readonly #parents: Int32Array;

  constructor(sections: readonly Section[]) {
    const { length } = sections;
    this.#starts = new Float64Array(length);
    this.#ends = new Float64Array(length);
    this.#parents = new Int32Array(length);
    for (let index = 0; index < length; index++) {
      const { start = 0, end = 0 } = sections[index]?.span ?? {};
      this.#starts[index] = start;
      this.#ends[index] = end;
      this.#parents[index] = this.#covering(index - 1, start);
    }
  }

  /** The innermost section around the offset; -1 outside all of them. */
  innermostAt(offset: number): number {
    return this.#covering(firstFrom(this.#starts, offset + 1) - 1, offset);
  }

  /** The innermost section around another one; -1 where there is none. */
  around(section: number): number {
    return this.#parents[section] ?? -1;
  }

  /** From the section outwards the first one that covers the offset, which is not before it. */
  #covering(from: number, offset: number): number {
    let index = from;
    while (index >= 0 && (this.#ends[index] ?? Infinity) <= offset) index = this.#parents[index] ?? -1;
    return index;
  }
}

/** The key by which the index is kept as long as rules look at a plan. */
const INDEX = Object.freeze({});

/** The sections around the places of the rules' plan; made once for all rules that ask. */
export function sectionsOf({ plan, memory }: RuleInput): SectionIndex {
  return memory?.of<SectionIndex>(INDEX, () => new SectionIndex(plan.sections)) ?? new SectionIndex(plan.sections);
}
