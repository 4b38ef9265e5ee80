import { firstStartingFrom } from '../text/span';
import type { Suppression } from './suppressions';

/** Finds the suppressions that hold at a place, of which a document may have as many as it has places. */
export class SuppressionsAround {
  /** Those for a line reach about equally far, others as far as they like. */
  readonly #forLines: InOrder;
  readonly #others: InOrder;

  constructor(suppressions: readonly Suppression[]) {
    const isForLine = ({ directive: { kind } }: Suppression): boolean =>
      kind === 'disable-line' || kind === 'disable-next-line';
    this.#forLines = new InOrder(suppressions.filter(isForLine));
    this.#others = new InOrder(suppressions.filter((one) => !isForLine(one)));
  }

  /** Whether the test says yes to one of those around the offset. */
  some(offset: number, test: (suppression: Suppression) => boolean): boolean {
    return this.#others.some(offset, test) || this.#forLines.some(offset, test);
  }
}

/** Suppressions in the order in which they begin to hold. */
class InOrder {
  readonly #suppressions: readonly Suppression[];
  /** For each which of it and those before it reaches farthest. */
  readonly #farthest: readonly Suppression[];

  constructor(suppressions: readonly Suppression[]) {
    this.#suppressions = [...suppressions].sort((a, b) => a.covers.start - b.covers.start);
    let farthest: Suppression | undefined;
    this.#farthest = this.#suppressions.map((one) => {
      if (farthest === undefined || one.covers.end > farthest.covers.end) farthest = one;
      return farthest;
    });
  }

  some(offset: number, test: (suppression: Suppression) => boolean): boolean {
    for (let index = this.#lastFrom(offset); index >= 0; index--) {
      const [one, farthest] = [this.#suppressions[index], this.#farthest[index]];
      if (one === undefined || farthest === undefined || farthest.covers.end <= offset) return false;
      if (test(farthest) || (one.covers.end > offset && test(one))) return true;
    }
    return false;
  }

  /** The last that begins to hold at the offset or before it; -1 where there is none. */
  #lastFrom(offset: number): number {
    return firstStartingFrom(this.#suppressions, offset + 1, ({ covers }) => covers.start) - 1;
  }
}
