/** What one maker made, and what others made before. */
interface Made {
  readonly by: object;
  readonly made: unknown;
  readonly before: Made | undefined;
}

/**
 * What is known of an assignment and of what stands around it, to be filled by whoever works it out: none of it says where
 * in the document that is, so that it holds for the next version too, as long as all of that stands there again.
 */
export class Known {
  // One or two ask: a chain of what they made takes a fraction of what a map would.
  #last: Made | undefined;

  /** What the maker makes, made once. */
  of<T>(by: object, make: () => T): T {
    for (let one = this.#last; one !== undefined; one = one.before) if (one.by === by) return one.made as T;
    const made = make();
    this.#last = { by, made, before: this.#last };
    return made;
  }
}
