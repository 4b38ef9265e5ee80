import type { Cues } from '../text/cues';
import { ownCopy } from '../text/own-copy';
import type { Vocabulary } from '../text/vocabulary';
import { readWords, type Word, type WordsOfText } from '../text/words';

/** Of how many makers besides the first a text keeps what they made: the grammar of titles, the same with abbreviations, the lexicon. */
const MOST_MAKERS = 3;

/** What one maker has made of a text, and what others have made before: a document has some of it for each of its texts. */
interface Made {
  readonly by: object;
  readonly made: unknown;
  readonly before: Made | undefined;
}

/** The newest of what was made, so many. */
function newest(made: Made | undefined, count: number): Made | undefined {
  return made === undefined || count === 0
    ? undefined
    : { by: made.by, made: made.made, before: newest(made.before, count - 1) };
}

/** Splits a document's texts into words, and knows which of them hold their words. */
class Splitter {
  readonly vocabulary: Vocabulary;
  #split: PooledText[] = [];

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  split(pooled: PooledText): WordsOfText {
    this.#split.push(pooled);
    return readWords(pooled.text, this.vocabulary);
  }

  forgetWords(): void {
    for (const pooled of this.#split) pooled.forgetWords();
    this.#split = [];
  }
}

/**
 * A plain text with what was worked out about it. Texts that read the same share one, within a document and from one
 * version of it to the next, so that nothing is worked out twice for what did not change.
 */
export class PooledText {
  readonly text: string;
  readonly #splitter: Splitter;
  #words: readonly Word[] | undefined;
  /** `undefined` as long as the text was never split. */
  #cues: Cues | undefined;
  /** Most texts are read by one maker or by two; a chain of the others takes a fraction of what a map would. */
  #maker: object | undefined;
  #made: unknown;
  #others: Made | undefined;

  constructor(text: string, splitter: Splitter) {
    this.text = text;
    this.#splitter = splitter;
  }

  /** The words of the text, split when first asked for. */
  get words(): readonly Word[] {
    return this.#words ?? this.#split();
  }

  /** What the text holds of words and characters on which patterns hang. */
  get cues(): Cues {
    if (this.#cues === undefined) this.#split();
    return this.#cues ?? 0;
  }

  /** Gives back the words, which take more room than all else and are quickly split again. */
  forgetWords(): void {
    this.#words = undefined;
  }

  /** Gives back what was made of the text, which is made again where somebody asks for it. */
  forgetMade(): void {
    this.#maker = undefined;
    this.#made = undefined;
    this.#others = undefined;
  }

  #split(): readonly Word[] {
    const { words, cues } = this.#splitter.split(this);
    this.#cues = cues;
    return (this.#words = words);
  }

  /**
   * What somebody knows of the text and of nothing else but `by`, their tables: the lexicon, the grammar of titles. Made
   * once for each of them, to be filled as they read on.
   */
  known<B extends object, T extends object>(by: B, make: (by: B) => T): T {
    if (this.#maker === by) return this.#made as T;
    if (this.#maker === undefined) {
      const first = make(by);
      this.#maker = by;
      this.#made = first;
      return first;
    }
    let count = 0;
    for (let other = this.#others; other !== undefined; other = other.before) {
      if (other.by === by) return other.made as T;
      count++;
    }
    const made = make(by);
    const before = count < MOST_MAKERS ? this.#others : newest(this.#others, MOST_MAKERS - 1);
    this.#others = { by, made, before };
    return made;
  }

  /** What somebody makes of a stretch of the text and of nothing else but `by`, made once. */
  derive<T>(by: object, start: number, end: number, make: () => T): T {
    return this.known(by, () => new Stretches<T>()).get(start, end, make);
  }
}

/** What was made of stretches of one text. Most texts have one stretch that is asked for, the whole of them. */
export class Stretches<T> {
  #start = -1;
  #end = -1;
  #first: T | undefined;
  #others: Map<number, T> | undefined;

  /** What was made of the stretch, or else is made now. */
  get(start: number, end: number, make: () => T): T {
    if (start === this.#start && end === this.#end) return this.#first as T;
    if (this.#start < 0) {
      const first = make();
      // Making it may have asked for another stretch of the same text.
      if (this.#start < 0) {
        this.#start = start;
        this.#end = end;
        this.#first = first;
        return first;
      }
      return this.#keep(start, end, first);
    }
    const key = start * LONGEST_TEXT + end;
    const others = this.#others;
    if (others?.has(key) === true) return others.get(key) as T;
    return this.#keep(start, end, make());
  }

  #keep(start: number, end: number, made: T): T {
    (this.#others ??= new Map<number, T>()).set(start * LONGEST_TEXT + end, made);
    return made;
  }
}

/** In UTF-16 code units: two offsets of a text make one exact number. */
const LONGEST_TEXT = 2 ** 26;

/**
 * The texts of a document, each once. The versions of a document share it while they are read from what changed, so that
 * it gathers texts that are gone; when they are many the document is read as a whole, and they are let go.
 */
export class TextPool {
  readonly #texts = new Map<string, PooledText>();
  readonly #splitter: Splitter;
  #earlier: TextPool | undefined;
  #sizeAtFirst = 0;

  constructor(vocabulary: Vocabulary, earlier?: TextPool) {
    this.#splitter = earlier === undefined ? new Splitter(vocabulary) : earlier.#splitter;
    this.#earlier = earlier;
  }

  /** Whether more than half of its texts may be gone. */
  get isWorn(): boolean {
    return this.#texts.size > 2 * this.#sizeAtFirst + FEW_TEXTS;
  }

  get(text: string): PooledText {
    let pooled = this.#texts.get(text);
    if (pooled === undefined) {
      pooled = this.#kept(text) ?? new PooledText(ownCopy(text), this.#splitter);
      this.#texts.set(pooled.text, pooled);
    }
    return pooled;
  }

  /** To be called when a version has been read: whatever hangs on words is kept with the texts, or asks for them again. */
  forgetWords(): void {
    this.#splitter.forgetWords();
  }

  /** To be called when nobody writes: an edit asks again for what it touches, and for no more. */
  forgetMade(): void {
    for (const pooled of this.#texts.values()) pooled.forgetMade();
  }

  #kept(text: string): PooledText | undefined {
    return this.#earlier === undefined ? undefined : this.#earlier.#texts.get(text);
  }

  /** For a version that is read as a whole: it takes over what it still has of the texts. */
  next(): TextPool {
    return new TextPool(this.#splitter.vocabulary, this);
  }

  /** Ends the reading of a whole version: the one before is no longer needed. */
  close(): void {
    this.#earlier = undefined;
    this.#sizeAtFirst = this.#texts.size;
  }
}

/** So many texts that are gone are no loss. */
const FEW_TEXTS = 1000;
