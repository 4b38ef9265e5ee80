import type { Cues } from './cues';
import { cuesOfWord } from './find-cues';
import { foldWord } from './fold-word';
import { ownCopy } from './own-copy';

/** What is known of one way to write a word. */
export interface Vocable {
  readonly raw: string;
  readonly key: string;
  readonly cues: Cues;
  readonly hash: number;
}

/** The words that documents share: where one is read after another, nearly all of its words are known. */
export class SharedVocabulary {
  #vocabulary = new Vocabulary();

  /** For the next document; a new one when many documents have gone by. */
  get next(): Vocabulary {
    if (this.#vocabulary.size > MOST_WORDS) this.#vocabulary = new Vocabulary();
    return this.#vocabulary;
  }
}

/** Several times what plans say; more would be words of documents that are gone. */
const MOST_WORDS = 20_000;

/** Makes the vocabulary of whoever reads documents one after another: take it from `taxonomy.derive`, which keeps it. */
export function shareVocabulary(): SharedVocabulary {
  return new SharedVocabulary();
}

/**
 * The words of a document, each looked at once: it says the same few thousand again and again. They are found where they
 * stand, without cutting them out; the caller makes the hash as it goes over their letters with {@link hashFrom}.
 */
export class Vocabulary {
  /** By their numbers, which begin with 1. */
  readonly #vocables: Vocable[] = [{ raw: '', key: '', cues: 0, hash: 0 }];
  /** For each hash, cut to the length of the table, the number of a vocable, or of another one that was there before; else 0. */
  #places = new Int32Array(FEWEST_PLACES);

  /** How many words it knows. */
  get size(): number {
    return this.#vocables.length - 1;
  }

  look(text: string, start: number, end: number, hash: number): Vocable {
    const last = this.#places.length - 1;
    for (let at = spread(hash) & last; ; at = (at + 1) & last) {
      const number = this.#places[at] ?? 0;
      const vocable = this.#vocables[number];
      if (number === 0 || vocable === undefined) return this.#add(ownCopy(text.slice(start, end)), hash);
      const { raw } = vocable;
      if (vocable.hash === hash && raw.length === end - start && text.startsWith(raw, start)) return vocable;
    }
  }

  #add(raw: string, hash: number): Vocable {
    const key = foldWord(raw);
    const vocable = { raw, key, cues: cuesOfWord(raw, key), hash };
    const number = this.#vocables.push(vocable) - 1;
    if (number * 2 > this.#places.length) this.#grow();
    else this.#place(hash, number);
    return vocable;
  }

  #grow(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    for (const [number, { hash }] of this.#vocables.entries()) if (number > 0) this.#place(hash, number);
  }

  #place(hash: number, number: number): void {
    const last = this.#places.length - 1;
    let at = spread(hash) & last;
    while (this.#places[at] !== 0) at = (at + 1) & last;
    this.#places[at] = number;
  }
}

/** A power of two, and small, since phrases of a few words are read with vocabularies of their own. */
const FEWEST_PLACES = 16;

/** The hash of a word with one more code unit. */
export function hashFrom(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
