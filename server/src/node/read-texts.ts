import type { Analysis } from '../core/analyze';
import type { TextPool } from '../core/markdown/text-pool';

/**
 * The texts of the plans that were read, as long as somebody holds the plans. What is known of each of them takes about a
 * sixth of what a plan takes, and is of use to the next edit only where that touches the same words.
 */
export class ReadTexts {
  readonly #pools = new Set<WeakRef<TextPool>>();
  /** One version of a document hands its texts on to the next. */
  readonly #known = new WeakSet<TextPool>();

  add(analysis: Analysis): void {
    // What was not read as a plan is not read for this.
    if (!analysis.isPlan) return;
    const { pool } = analysis.tree.syntax;
    if (this.#known.has(pool)) return;
    this.#known.add(pool);
    this.#pools.add(new WeakRef(pool));
  }

  forgetMade(): void {
    for (const reference of this.#pools) {
      const pool = reference.deref();
      if (pool === undefined) this.#pools.delete(reference);
      else pool.forgetMade();
    }
  }
}
