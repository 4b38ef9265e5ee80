import type { Span } from './span';

/** A word of a text with its folded form, by which differently spelt or inflected forms of it are the same. */
export interface Word extends Span {
  /** The word as it stands. */
  readonly raw: string;
  /** Lower case, without accents, possessive and plural, in American spelling: `Programmes’` is `program`. */
  readonly key: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}]+)*|&/gu;

/** The words of a text in order. `&` counts as the word "and"; all other punctuation stands between words. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    words.push({ start: match.index, end: match.index + raw.length, raw, key: raw === '&' ? 'and' : foldWord(raw) });
  }
  return words;
}

/** Folds one word; see {@link Word.key}. */
export function foldWord(raw: string): string {
  let word = raw.toLowerCase();
  if (NOT_ASCII.test(word)) word = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0 && word.endsWith("'s")) word = word.slice(0, -2);
  return singular(americanSpelling(word));
}

// eslint-disable-next-line no-control-regex -- ASCII is meant
const NOT_ASCII = /[^\x00-\x7F]/;

/** Folds each word of a phrase: the key sequence by which it is looked up. */
export function foldPhrase(phrase: string): readonly string[] {
  return splitWords(phrase).map((word) => word.key);
}

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? word.slice(0, -3) + 'y' : word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.slice(0, -1);
}

function americanSpelling(word: string): string {
  if (word.length < 5) return word;
  if (word.includes('is') || word.includes('ys')) {
    word = word
      .replace(/isation/, 'ization')
      .replace(/(i|y)s(e|ed|es|er|ers|ing)$/, '$1z$2');
  }
  if (word.includes('our')) word = word.replace(/^(behavi|fav|col|hon|lab|flav|neighb|rum|hum|harb|end)our/, '$1or');
  if (word.startsWith('programme') && word !== 'programmer') return word.replace('programme', 'program');
  if (word.startsWith('centre')) return word.replace('centre', 'center');
  if (word.startsWith('enrolment')) return word.replace('enrolment', 'enrollment');
  return word;
}
