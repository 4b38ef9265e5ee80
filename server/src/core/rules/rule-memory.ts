import type { Steps } from '../steps';

/**
 * What rules have worked out for one version of a document and can use for the next one. Each keeps what it wants under
 * a key of its own.
 */
export class RuleMemory {
  readonly #kept = new Map<object, unknown>();
  #earlier: RuleMemory | undefined;

  /** `earlier`: of the version since which the document has changed as its tree says. */
  constructor(earlier?: RuleMemory) {
    this.#earlier = earlier;
  }

  /** What a rule keeps of this version, made once, with the help of what it kept of the earlier one. */
  of<T>(key: object, make: (earlier: T | undefined) => T): T {
    if (this.#kept.has(key)) return this.#kept.get(key) as T;
    const made = make(this.#recall(key) as T | undefined);
    this.#kept.set(key, made);
    return made;
  }

  /** The same for what is made in steps. */
  *inSteps<T>(key: object, make: (earlier: T | undefined) => Steps<T>): Steps<T> {
    if (this.#kept.has(key)) return this.#kept.get(key) as T;
    const made = yield* make(this.#recall(key) as T | undefined);
    this.#kept.set(key, made);
    return made;
  }

  /** Ends the reading of this version: the one before is no longer needed. */
  forgetEarlier(): void {
    this.#earlier = undefined;
  }

  #recall(key: object): unknown {
    const earlier = this.#earlier;
    return earlier === undefined ? undefined : earlier.#kept.get(key);
  }
}
