import { CUE_BEGINNINGS, CUE_WORDS } from './cue-words.built';
import {
  ASIDE,
  AT_SIGN,
  BRACKET,
  CAPITALS,
  COLON,
  DASH,
  DENIAL,
  EXCLUSION,
  EXPRESSION,
  HEAD_END,
  LINE_END,
  PARENTHESIS,
  SEPARATOR,
  type Cues,
} from './cues';
import { foldWord } from './fold-word';
import { pattern } from './pattern';
import { listIn } from './list-in';

const BY_KEY = byWord(CUE_WORDS);

/** A way to begin a word, with the cues of all words that begin so. */
type Beginning = readonly [beginning: string, cues: Cues];

/** No beginning has fewer. */
const FIRST_LETTERS = 3;
/** By the first of their letters. */
const BEGINNINGS = byFirstLetters(byWord(CUE_BEGINNINGS));

function byWord(lists: readonly (readonly [Cues, string])[]): ReadonlyMap<string, Cues> {
  const found = new Map<string, Cues>();
  for (const [cues, words] of lists) for (const word of words.split(' ')) found.set(word, cues);
  return found;
}

function byFirstLetters(beginnings: Iterable<Beginning>): ReadonlyMap<string, readonly Beginning[]> {
  const found = new Map<string, Beginning[]>();
  for (const beginning of beginnings) {
    listIn(found, beginning[0].slice(0, FIRST_LETTERS)).push(beginning);
  }
  return found;
}

/** The cues of a word, as it stands and folded. */
export function cuesOfWord(raw: string, key: string): Cues {
  const cues = cuesOfKey(key);
  if (PLAIN_LOWER.test(raw)) return cues;
  return cues | (PLAIN.test(raw) ? 0 : cuesOfParts(raw)) | (TWO_CAPITALS.test(raw) ? CAPITALS : 0);
}

const PLAIN_LOWER = /^[A-Za-z]?[a-z0-9]*$/;
const PLAIN = /^[A-Za-z0-9]+$/;
const TWO_CAPITALS = pattern`\p{Lu}{2}`;

function cuesOfKey(key: string): Cues {
  let cues = BY_KEY.get(key) ?? 0;
  const beginnings = BEGINNINGS.get(key.slice(0, FIRST_LETTERS));
  if (beginnings !== undefined) for (const [beginning, cue] of beginnings) if (key.startsWith(beginning)) cues |= cue;
  return cues;
}

/**
 * To a pattern, an apostrophe or a letter with an accent is no part of a word, and two odd letters, ſ and the Kelvin sign,
 * are for some patterns and not for others.
 */
function cuesOfParts(raw: string): Cues {
  const lower = raw.toLowerCase();
  let cues = /n['’]t/.test(lower) ? EXCLUSION | DENIAL : 0;
  if (/['’]/.test(raw)) cues |= EXPRESSION;
  const readings = isAscii(raw) ? lower : `${raw} ${lower} ${lower.replaceAll('ſ', 's')}`;
  for (const part of readings.match(/[a-z0-9]+/gi) ?? []) cues |= cuesOfKey(foldWord(part));
  return cues;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** The cues of a character that belongs to no word, and stands right behind a letter or a digit or not. */
export function cuesOfCharacter(code: number, isBehindWord: boolean): Cues {
  switch (code) {
    case 0x0a:
      return LINE_END | SEPARATOR;
    // ( [ { " “ « „
    case 0x28:
      return PARENTHESIS | ASIDE;
    case 0x5b:
      return BRACKET | ASIDE | DENIAL;
    case 0x7b:
      return ASIDE | DENIAL;
    case 0x22:
    case 0x201c:
    case 0xab:
    case 0x201e:
      return ASIDE;
    case 0x40:
      return AT_SIGN;
    case 0x3a:
      return COLON | SEPARATOR;
    case 0x3d:
      return HEAD_END | (isBehindWord ? COLON : COLON | DASH);
    // Dashes and arrows.
    case 0x2d:
    case 0x2013:
    case 0x2014:
    case 0x2192:
      return isBehindWord ? 0 : DASH | SEPARATOR;
    case 0x21d2:
    case 0x2794:
    case 0x279c:
      return isBehindWord ? 0 : DASH;
    // ' ’
    case 0x27:
    case 0x2019:
      return EXPRESSION;
    case 0x26:
      return SEPARATOR;
    // ? < _
    case 0x3f:
      return DENIAL | SEPARATOR;
    case 0x3c:
      return DENIAL | HEAD_END;
    case 0x5f:
      return DENIAL;
    // > ≥ ≤, and what stands for something left out
    case 0x3e:
    case 0x2265:
    case 0x2264:
    case 0xfffc:
      return HEAD_END;
    // , ; · • | / + . !
    case 0x2c:
    case 0x3b:
    case 0xb7:
    case 0x2022:
    case 0x7c:
    case 0x2f:
    case 0x2b:
    case 0x2e:
    case 0x21:
      return SEPARATOR;
    default:
      return 0;
  }
}
