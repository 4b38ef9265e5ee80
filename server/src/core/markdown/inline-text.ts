import { ANY_CUES, type Cues } from '../text/cues';
import { fitted } from '../text/fitted';
import { spansWithin, type Span } from '../text/span';
import { Vocabulary } from '../text/vocabulary';
import { isPlainWordCode, type Word } from '../text/words';
import { Stretches, TextPool, type PooledText } from './text-pool';

/** Stands in plain text for anything that is not the plan's own wording: code, an image, struck-out text, a URL. */
export const MASK = '\uFFFC';

/** A stretch of plain text and the stretch of the document that it comes from. */
interface Run {
  /** Where the stretch begins in the plain text. */
  readonly plain: number;
  /** Where it begins in the document. */
  readonly source: number;
  /** Its length in the document; runs are either copied one to one or stand for a single plain character. */
  readonly sourceLength: number;
  readonly copied: boolean;
}

/** Emphasised plain text: `**so**` or `*so*`. */
export interface Emphasis extends Span {
  readonly strong: boolean;
}

/**
 * What a reader sees of a heading, a paragraph or a cell, with the way back to the document.
 *
 * `**CTR** ≥ [2 %](x)` reads `CTR ≥ 2 %`. Marks are left out, line ends stay, and what is not the plan's own wording
 * (code, struck-out text, images) is one {@link MASK} each, so that no phrase is read across it.
 */
export class InlineText {
  readonly emphases: readonly Emphasis[];
  readonly #pooled: PooledText;
  /** Counted in the document's first version in which the text stands; see `#by`. */
  readonly #runs: readonly Run[];
  /** How much farther on in its document the text stands than the runs say. */
  readonly #by: number;
  readonly #origin: InlineText;
  /** Of the origin: the last copy, and what is made of the text. */
  #copy: InlineText | undefined;
  #made: Stretches<unknown> | undefined;

  constructor(pooled: PooledText, runs: readonly Run[], emphases: readonly Emphasis[], by = 0, origin?: InlineText) {
    this.#pooled = pooled;
    this.emphases = emphases;
    this.#runs = runs;
    this.#by = by;
    this.#origin = origin ?? this;
  }

  /** The same for a text and all that it becomes as it moves, so that it tells the texts of a document apart. */
  get origin(): object {
    return this.#origin;
  }

  get text(): string {
    return this.#pooled.text;
  }

  /** See {@link PooledText.known}. */
  known<B extends object, T extends object>(by: B, make: (by: B) => T): T {
    return this.#pooled.known(by, make);
  }

  /** See {@link PooledText.derive}. */
  derive<T>(by: object, start: number, end: number, make: () => T): T {
    return this.#pooled.derive(by, start, end, make);
  }

  /**
   * What is made of a stretch of the text and its emphases, once: for that which several ask. There is one such thing
   * only, the label that a line begins with.
   */
  once<T>(start: number, end: number, make: () => T): T {
    return (this.#origin.#made ??= new Stretches<unknown>()).get(start, end, make) as T;
  }

  /** The words that stand in a stretch of the text. */
  wordsIn(start: number, end: number): readonly Word[] {
    const { words } = this.#pooled;
    if (start <= 0 && end >= this.text.length) return words;
    return spansWithin(words, { start, end });
  }

  /** What the text holds of words and characters on which patterns hang. */
  get cues(): Cues {
    return this.#pooled.cues;
  }

  /**
   * What a stretch of the text may hold of them: no more than the text does, unless it begins or ends within a word, of
   * which the rest is another word.
   */
  cuesIn(start: number, end: number): Cues {
    return this.#isWithinWord(start) || this.#isWithinWord(end) ? ANY_CUES : this.#pooled.cues;
  }

  #isWithinWord(offset: number): boolean {
    const { text } = this;
    return offset > 0 && isWordPart(text.charCodeAt(offset - 1)) && isWordPart(text.charCodeAt(offset));
  }

  /** The document's span of a stretch of plain text. Marks inside the stretch are covered, marks around it are not. */
  sourceSpan(start: number, end: number): Span {
    if (end <= start) {
      const at = this.#sourceOffset(start);
      return { start: at, end: at };
    }
    const last = this.#runAt(end - 1);
    const length = last.copied ? end - last.plain : last.sourceLength;
    return { start: this.#sourceOffset(start), end: this.#by + last.source + length };
  }

  /** Where in the plain text an offset of the document stands; `undefined` outside the text and within a mark. */
  plainOffset(sourceOffset: number): number | undefined {
    if (this.text === '') return undefined;
    const source = sourceOffset - this.#by;
    for (const [index, run] of this.#runs.entries()) {
      if (source < run.source) return undefined;
      const plainLength = (this.#runs[index + 1]?.plain ?? this.text.length) - run.plain;
      const sourceLength = run.copied ? plainLength : run.sourceLength;
      if (source <= run.source + sourceLength) return run.copied ? run.plain + (source - run.source) : run.plain;
    }
    return undefined;
  }

  /** The same text as it stands in a document in which so much more stands before it. */
  movedBy(offset: number): InlineText {
    if (offset === 0) return this;
    const by = this.#by + offset;
    const origin = this.#origin;
    if (by === origin.#by) return origin;
    // Blocks and statements move by themselves, mostly to the same place.
    const last = origin.#copy;
    if (last !== undefined && last.#by === by) return last;
    return (origin.#copy = new InlineText(this.#pooled, this.#runs, this.emphases, by, origin));
  }

  #sourceOffset(plain: number): number {
    const run = this.#runAt(plain);
    return this.#by + (run.copied ? run.source + (plain - run.plain) : run.source);
  }

  #runAt(plain: number): Run {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle]?.plain ?? 0) <= plain) low = middle;
      else high = middle - 1;
    }
    return this.#runs[low] ?? FIRST_RUN;
  }
}

/** Whether a character may be a part of a word; `NaN` behind the text is none. */
function isWordPart(code: number): boolean {
  return code >= 128 || isPlainWordCode(code);
}

/** Of a text that stands in the document as it is; it is moved to where it stands. */
const FIRST_RUN: Run = { plain: 0, source: 0, sourceLength: Infinity, copied: true };
const AS_IT_STANDS: readonly Run[] = [FIRST_RUN];
const NO_EMPHASES: readonly Emphasis[] = [];

/** A text without marks, which begins at the offset and stands there as it is. Most texts are such. */
export function unmarkedText(text: string, source: number, pool: TextPool): InlineText {
  return new InlineText(pool.get(text), AS_IT_STANDS, NO_EMPHASES, source);
}

/** Puts an {@link InlineText} together, piece by piece in document order. */
export class InlineTextBuilder {
  #text = '';
  readonly #runs: Run[] = [];
  #emphases: Emphasis[] | undefined;

  get length(): number {
    return this.#text.length;
  }

  /** Adds document text as it stands. */
  copy(text: string, source: number): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    const continues = last?.copied === true && last.source + (this.#text.length - last.plain) === source;
    if (!continues) this.#runs.push({ plain: this.#text.length, source, sourceLength: text.length, copied: true });
    this.#text += text;
  }

  /** Adds one plain character that stands for a stretch of the document. */
  replace(character: string, source: Span): void {
    this.#runs.push({
      plain: this.#text.length,
      source: source.start,
      sourceLength: source.end - source.start,
      copied: false,
    });
    this.#text += character;
  }

  emphasise(start: number, strong: boolean): void {
    if (this.#text.length > start) (this.#emphases ??= []).push({ start, end: this.#text.length, strong });
  }

  /** The text that was put together; where it is empty, it stands at the offset. */
  build(pool: TextPool, at: number): InlineText {
    if (this.#runs.length === 0) return unmarkedText('', at, pool);
    return new InlineText(pool.get(this.#text), fitted(this.#runs), fitted(this.#emphases ?? NO_EMPHASES));
  }
}

/** A text without marks, as it stands in the document from the offset on: a value of the front matter. */
export function plainText(text: string, source: number): InlineText {
  return unmarkedText(text, source, new TextPool(new Vocabulary()));
}
