import type { Cues } from './cues';
import { cuesOfCharacter } from './find-cues';
import type { Span } from './span';
import { hashFrom, Vocabulary } from './vocabulary';
import { LETTER_DIGIT_OR_MARK, LETTER_OR_DIGIT, type Pattern } from './pattern';

/** A word of a text with its folded form, by which differently spelt or inflected forms of it are the same. */
export interface Word extends Span {
  /** The word as it stands. */
  readonly raw: string;
  /** See {@link foldWord}. */
  readonly key: string;
}

const BLANK = 32;
const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const AMPERSAND = 38;

/** The words of a text in order, and what it holds of words and characters on which patterns hang. */
export interface WordsOfText {
  readonly words: readonly Word[];
  readonly cues: Cues;
}

/** The words of a text in order. `&` counts as the word "and"; all other punctuation stands between words. */
export function splitWords(text: string, vocabulary = new Vocabulary()): readonly Word[] {
  return readWords(text, vocabulary).words;
}

/** Splits a text like {@link splitWords}, and gathers the cues in it on the way. */
export function readWords(text: string, vocabulary: Vocabulary): WordsOfText {
  const words: Word[] = [];
  let cues = 0;
  const { length } = text;
  for (let offset = 0; offset < length;) {
    const code = text.charCodeAt(offset);
    if (code === BLANK) {
      offset++;
      continue;
    }
    if (code === AMPERSAND) {
      cues |= cuesOfCharacter(code, false);
      words.push({ start: offset, end: offset + 1, raw: '&', key: 'and' });
      offset++;
      continue;
    }
    let end = code < 128 ? offset + Number(isPlainWordCode(code)) : wordCharacter(text, offset, LETTER_OR_DIGIT);
    if (end === offset) {
      cues |= cuesOfCharacter(code, offset > 0 && isPlainWordCode(text.charCodeAt(offset - 1)));
      offset++;
      continue;
    }
    let hash = hashFrom(0, code);
    while (end < length) {
      const next = text.charCodeAt(end);
      if (isPlainWordCode(next)) {
        hash = hashFrom(hash, next);
        end++;
      } else if (next === APOSTROPHE || next === CURLY_APOSTROPHE) {
        if (wordCharacter(text, end + 1, LETTER_OR_DIGIT) === end + 1) break;
        end++;
      } else {
        const after = next < 128 ? end : wordCharacter(text, end, LETTER_DIGIT_OR_MARK);
        if (after === end) break;
        end = after;
      }
    }
    const vocable = vocabulary.look(text, offset, end, hash);
    cues |= vocable.cues;
    words.push({ start: offset, end, raw: vocable.raw, key: vocable.key });
    offset = end;
  }
  return { words, cues };
}

/** Folds each word of a phrase: the key sequence by which it is looked up. */
export function foldPhrase(phrase: string, vocabulary?: Vocabulary): readonly string[] {
  return splitWords(phrase, vocabulary).map((word) => word.key);
}

/** Gives the folded words of a phrase. */
export type Fold = (phrase: string) => readonly string[];

/**
 * Folds each phrase once. Take it from `taxonomy.derive(foldOnce)`: a taxonomy has phrases by the thousand, and several
 * tables are made of them.
 */
export function foldOnce(): Fold {
  const vocabulary = new Vocabulary();
  const known = new Map<string, readonly string[]>();
  return (phrase) => {
    let keys = known.get(phrase);
    if (keys === undefined) {
      keys = foldPhrase(phrase, vocabulary);
      known.set(phrase, keys);
    }
    return keys;
  };
}

/** A phrase in the form in which differently spelt ones are the same. */
export function foldedPhrase(phrase: string): string {
  return foldPhrase(phrase).join(' ');
}

/** Where the character ends that begins at the offset, or the offset itself if it is none of the kind. */
function wordCharacter(text: string, offset: number, kind: Pattern): number {
  if (offset >= text.length) return offset;
  const code = text.charCodeAt(offset);
  if (code < 128) return isPlainWordCode(code) ? offset + 1 : offset;
  if (isLatinLetter(code)) return offset + 1;
  if (isGeneralPunctuation(code)) return offset;
  const isPair = code >= 0xd800 && code <= 0xdbff && offset + 1 < text.length;
  const end = offset + (isPair ? 2 : 1);
  return kind.test(text.slice(offset, end)) ? end : offset;
}

/** An ASCII letter or digit. */
export function isPlainWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** The accented letters of European languages, among which only × and ÷ are none. */
function isLatinLetter(code: number): boolean {
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}

/** Dashes, quotation marks, ellipses and odd blanks: a block of Unicode without a letter, a digit or an accent. */
function isGeneralPunctuation(code: number): boolean {
  return code >= 0x2000 && code <= 0x206f;
}
