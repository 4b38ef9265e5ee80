import { inLowerCase } from './lower-case';
import { matchesOf } from './matches';

/**
 * A regular expression with letters in it, `\p{L}`, `\p{Lu}` or `\p{Ll}`, or one that ignores case, which costs little
 * before it is of use. An engine keeps each of these classes as hundreds of stretches and pairs of surrogates, and looks up
 * both cases of everything where case is ignored: compiled so, the patterns that read a plan take longer than all their
 * runs. But nearly every text has no letters beyond Latin-1, of which a few stretches say the same, and can be had in lower
 * case.
 */
export class Pattern {
  readonly source: string;
  readonly #isCaseless: boolean;
  readonly #hasLetters: boolean;
  #plain: RegExp | undefined;
  #exact: RegExp | undefined;

  /** `source`: as a literal has it, and in lower case where the pattern is caseless. */
  constructor(source: string, isCaseless: boolean) {
    this.source = source;
    this.#isCaseless = isCaseless;
    this.#hasLetters = source.includes('\\p{');
  }

  test(text: string): boolean {
    const read = this.#isCaseless ? inLowerCase(text) : text;
    return this.#for(read).test(read);
  }

  /** The first match; in lower case, if the pattern is caseless. */
  exec(text: string): RegExpExecArray | null {
    const read = this.#isCaseless ? inLowerCase(text) : text;
    return this.#for(read).exec(read);
  }

  /** All matches, as {@link exec} gives them. */
  matchAll(text: string): readonly RegExpExecArray[] {
    const read = this.#isCaseless ? inLowerCase(text) : text;
    return matchesOf(read, this.#for(read));
  }

  #for(text: string): RegExp {
    const isExact = this.#hasLetters && hasRareLetter(text);
    const pattern = isExact
      ? (this.#exact ??= new RegExp(this.source, 'gu'))
      : (this.#plain ??= new RegExp(this.#hasLetters ? withPlainLetters(this.source) : this.source, 'g'));
    pattern.lastIndex = 0;
    return pattern;
  }
}

/** A pattern that is written like a literal: pattern`^\p{Lu}\p{Ll}+$`. */
export function pattern(strings: TemplateStringsArray, ...parts: readonly string[]): Pattern {
  return new Pattern(String.raw(strings, ...parts), false);
}

/** One that ignores case and is written in lower case. */
export function caseless(strings: TemplateStringsArray, ...parts: readonly string[]): Pattern {
  return new Pattern(String.raw(strings, ...parts), true);
}

/** A letter of any script. */
export const A_LETTER = pattern`\p{L}`;
export const LETTER_OR_DIGIT = pattern`[\p{L}\p{N}]`;
export const LETTER_DIGIT_OR_MARK = pattern`[\p{L}\p{N}\p{M}]`;

/** Whether a text may have letters or digits beyond Latin-1. */
export function hasRareLetter(text: string): boolean {
  return RARE_LETTER.test(text);
}

// What these leave out are dashes, quotation marks, arrows, symbols and pictures.
const RARE_LETTER =
  /[\u0100-\u1fff\u2070-\u209f\u2100-\u218f\u2460-\u24ff\u2776-\u2793\u2c00-\ud83b\ud83f-\udbff\uf900-\ufe0e\ufe10-\ufffb]|\ud83c[\udd00-\udd0c]|\ud83e[\udff0-\udff9]/;

/** The source of a regular expression with the flag `u`, as one without it that says the same of texts without rare letters. */
export function withPlainLetters(source: string): string {
  let plain = '';
  let end = 0;
  for (let start = source.indexOf('\\p{'); start >= 0; start = source.indexOf('\\p{', end)) {
    const close = source.indexOf('}', start);
    const letters = isEscaped(source, start) ? undefined : PLAIN_LETTERS.get(source.slice(start + 3, close));
    const before = source.slice(end, start);
    end = close + 1;
    plain += `${before}${letters === undefined ? source.slice(start, end) : isInClass(source, start) ? letters : `[${letters}]`}`;
  }
  return plain + source.slice(end);
}

/** Whether what begins at the offset of a pattern's source stands between brackets. */
function isInClass(source: string, offset: number): boolean {
  return lastMark(source, '[', offset) > lastMark(source, ']', offset);
}

/** Where the last such mark before the offset stands that means what it does, and not itself; -1 if there is none. */
function lastMark(source: string, mark: string, offset: number): number {
  let at = offset;
  do at = at === 0 ? -1 : source.lastIndexOf(mark, at - 1);
  while (at > 0 && isEscaped(source, at));
  return at;
}

function isEscaped(source: string, offset: number): boolean {
  let start = offset;
  while (source[start - 1] === '\\') start--;
  return (offset - start) % 2 === 1;
}

/** What there is of some kinds of characters in texts without rare letters; signs of all kinds are among the punctuation. */
export const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['L', 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff'],
  ['Lu', 'A-Z\\xc0-\\xd6\\xd8-\\xde'],
  ['Ll', 'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff'],
  ['N', '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe'],
  ['M', '\\u20d0-\\u20f0\\ufe0f'],
  [
    'P',
    '!-/:-@\\[-`{-~\\xa1-\\xa9\\xab\\xac\\xae-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf\\xd7\\xf7\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20cf\\u2190-\\u2bff\\ufffc-\\uffff\\ud83c-\\ud83e\\udc00-\\udfff',
  ],
  ['S', ''],
  ['Extended_Pictographic', ''],
]);
