/**
 * What is known of an assignment and of what stands around it, to be filled by whoever works it out: none of it says where
 * in the document that is, so that it holds for the next version too, as long as all of that stands there again.
 */
export class Known {
  // One or two ask: a list of them takes a fraction of what a map would.
  readonly #makers: object[] = [];
  readonly #made: unknown[] = [];

  /** What the maker makes, made once. */
  of<T>(by: object, make: () => T): T {
    const index = this.#makers.indexOf(by);
    if (index >= 0) return this.#made[index] as T;
    const made = make();
    this.#makers.push(by);
    this.#made.push(made);
    return made;
  }
}
