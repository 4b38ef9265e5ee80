import type { Span } from './span';

/** A word of a text with its folded form, by which differently spelt or inflected forms of it are the same. */
export interface Word extends Span {
  /** The word as it stands. */
  readonly raw: string;
  /** Lower case, without accents, possessive and plural, in American spelling: `Programmes’` is `program`. */
  readonly key: string;
}

const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const AMPERSAND = 38;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LETTER_DIGIT_OR_MARK = /[\p{L}\p{N}\p{M}]/u;

/** The words of a text in order. `&` counts as the word "and"; all other punctuation stands between words. */
export function splitWords(text: string, fold: (raw: string) => string = foldWord): readonly Word[] {
  const words: Word[] = [];
  const { length } = text;
  for (let offset = 0; offset < length;) {
    const code = text.charCodeAt(offset);
    if (code === AMPERSAND) {
      words.push({ start: offset, end: offset + 1, raw: '&', key: 'and' });
      offset++;
      continue;
    }
    let end = code < 128 ? offset + Number(isPlainWordCode(code)) : wordCharacter(text, offset, LETTER_OR_DIGIT);
    if (end === offset) {
      offset++;
      continue;
    }
    while (end < length) {
      const next = text.charCodeAt(end);
      if (isPlainWordCode(next)) end++;
      else if (next === APOSTROPHE || next === CURLY_APOSTROPHE) {
        if (wordCharacter(text, end + 1, LETTER_OR_DIGIT) === end + 1) break;
        end++;
      } else {
        const after = next < 128 ? end : wordCharacter(text, end, LETTER_DIGIT_OR_MARK);
        if (after === end) break;
        end = after;
      }
    }
    const raw = text.slice(offset, end);
    words.push({ start: offset, end, raw, key: fold(raw) });
    offset = end;
  }
  return words;
}

/** Folds words like {@link foldWord}, each only once: a document says the same few thousand words again and again. */
export function rememberingFold(): (raw: string) => string {
  const keys = new Map<string, string>();
  return (raw) => {
    let key = keys.get(raw);
    if (key === undefined) {
      key = foldWord(raw);
      keys.set(raw, key);
    }
    return key;
  };
}

/** Where the character ends that begins at the offset, or the offset itself if it is none of the kind. */
function wordCharacter(text: string, offset: number, kind: RegExp): number {
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
function isPlainWordCode(code: number): boolean {
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

/** Folds one word; see {@link Word.key}. */
export function foldWord(raw: string): string {
  let word = raw;
  let hasApostrophe = false;
  for (let index = 0; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code > 127) return foldAccented(raw);
    // Most words are in lower case already, and then stay the string that they are.
    if (code >= 65 && code <= 90 && word === raw) word = raw.toLowerCase();
    else if (code === APOSTROPHE) hasApostrophe = true;
  }
  return withoutEnding(word, hasApostrophe);
}

function foldAccented(raw: string): string {
  const word = raw.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
  return withoutEnding(word, word.includes("'"));
}

function withoutEnding(word: string, hasApostrophe: boolean): string {
  const isGenitive = hasApostrophe && word.indexOf("'") > 0 && word.endsWith("'s");
  return singular(americanSpelling(isGenitive ? word.slice(0, -2) : word));
}

/** Folds each word of a phrase: the key sequence by which it is looked up. */
export function foldPhrase(phrase: string): readonly string[] {
  return splitWords(phrase).map((word) => word.key);
}

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -3) + 'y' : word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|[nrstx]is|^news)$/.test(word)) return word;
  return word.slice(0, -1);
}

const DIFFERS = /[iy]s|our|^programme|^centre|^enrolment/;

function americanSpelling(word: string): string {
  if (word.length < 5 || !DIFFERS.test(word)) return word;
  if (word.includes('is') || word.includes('ys')) {
    word = word.replace(/isation/, 'ization').replace(/(i|y)s(e|ed|es|er|ers|ing)$/, '$1z$2');
  }
  if (word.includes('our')) word = word.replace(/^(behavi|fav|col|hon|lab|flav|neighb|rum|hum|harb|end)our/, '$1or');
  if (word.startsWith('programme') && word !== 'programmer') return word.replace('programme', 'program');
  if (word.startsWith('centre')) return word.replace('centre', 'center');
  if (word.startsWith('enrolment')) return word.replace('enrolment', 'enrollment');
  return word;
}
