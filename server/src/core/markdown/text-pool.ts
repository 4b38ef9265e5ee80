import { splitWords, type Word } from '../text/words';

/**
 * A plain text with what was worked out about it. Texts that read the same share one, within a document and from one
 * version of it to the next, so that nothing is worked out twice for what did not change.
 */
export class PooledText {
  readonly text: string;
  readonly #fold: (raw: string) => string;
  #words: readonly Word[] | undefined;
  #derived: Map<object, Map<string, unknown>> | undefined;

  constructor(text: string, fold: (raw: string) => string) {
    this.text = text;
    this.#fold = fold;
  }

  /** The words of the text, split when first asked for. */
  get words(): readonly Word[] {
    return (this.#words ??= splitWords(this.text, this.#fold));
  }

  /**
   * What somebody makes of the text and of nothing else but `by`: the lexicon, the grammar of titles. Made once for each
   * of them and each key, which says what is made and of which stretch.
   */
  derive<T>(by: object, key: string, make: () => T): T {
    const derived = (this.#derived ??= new Map<object, Map<string, unknown>>());
    let made = derived.get(by);
    if (made === undefined) {
      made = new Map();
      derived.set(by, made);
    }
    if (made.has(key)) return made.get(key) as T;
    const result = make();
    made.set(key, result);
    return result;
  }
}

/** The texts of one version of a document, each once. What the version before had and this one has not is let go. */
export class TextPool {
  readonly #texts = new Map<string, PooledText>();
  #earlier: TextPool | undefined;
  readonly #fold: (raw: string) => string;

  constructor(fold: (raw: string) => string, earlier?: TextPool) {
    this.#fold = fold;
    this.#earlier = earlier;
  }

  get(text: string): PooledText {
    let pooled = this.#texts.get(text);
    if (pooled === undefined) {
      pooled = this.#kept(text) ?? new PooledText(text, this.#fold);
      this.#texts.set(text, pooled);
    }
    return pooled;
  }

  #kept(text: string): PooledText | undefined {
    return this.#earlier === undefined ? undefined : this.#earlier.#texts.get(text);
  }

  /** Ends the version: the one before is no longer needed. */
  close(): void {
    this.#earlier = undefined;
  }
}
