import type { Section } from '../plan/plan';

/** Finds the sections around places of a plan. Sections are told by their numbers in the plan's order. */
export class SectionIndex {
  readonly #sections: readonly Section[];
  /** For each section the last one before it in which it begins; -1 where there is none. */
  readonly #parents: Int32Array;

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
    this.#parents = new Int32Array(sections.length);
    sections.forEach(({ span }, index) => {
      this.#parents[index] = this.#covering(index - 1, span.start);
    });
  }

  /** The innermost section around the offset; -1 outside all of them. */
  innermostAt(offset: number): number {
    let low = 0;
    let high = this.#sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sections[middle]?.span.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#covering(low - 1, offset);
  }

  /** The innermost section around another one; -1 where there is none. */
  around(section: number): number {
    return this.#parents[section] ?? -1;
  }

  /** From the section outwards the first one that covers the offset, which is not before it. */
  #covering(from: number, offset: number): number {
    let index = from;
    while (index >= 0 && (this.#sections[index]?.span.end ?? Infinity) <= offset) index = this.around(index);
    return index;
  }
}
