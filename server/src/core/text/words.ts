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
  for (let offset = 0; offset < text.length;) {
    if (text.charCodeAt(offset) === AMPERSAND) {
      words.push({ start: offset, end: offset + 1, raw: '&', key: 'and' });
      offset++;
      continue;
    }
    let end = wordCharacter(text, offset, LETTER_OR_DIGIT);
    if (end === offset) {
      offset++;
      continue;
    }
    const start = offset;
    for (;;) {
      const next = wordCharacter(text, end, LETTER_DIGIT_OR_MARK);
      if (next > end) end = next;
      else if (isApostrophe(text.charCodeAt(end)) && wordCharacter(text, end + 1, LETTER_OR_DIGIT) > end + 1) end++;
      else break;
    }
    const raw = text.slice(start, end);
    words.push({ start, end, raw, key: fold(raw) });
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
  const code = text.charCodeAt(offset);
  if (code < 128) {
    const isWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    return isWord ? offset + 1 : offset;
  }
  if (Number.isNaN(code)) return offset;
  const isPair = code >= 0xd800 && code <= 0xdbff && offset + 1 < text.length;
  const end = offset + (isPair ? 2 : 1);
  return kind.test(text.slice(offset, end)) ? end : offset;
}

function isApostrophe(code: number): boolean {
  return code === APOSTROPHE || code === CURLY_APOSTROPHE;
}

/** Folds one word; see {@link Word.key}. */
export function foldWord(raw: string): string {
  let word = raw.toLowerCase();
  if (NOT_ASCII.test(word)) word = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0 && word.endsWith("'s")) word = word.slice(0, -2);
  return singular(americanSpelling(word));
}

const NOT_ASCII = /[^\x00-\x7F]/;

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
