import { foldWord } from '../text/fold-word';
import { isPlainWordCode } from '../text/words';
import { LEADING_NOUNS, LINKS, MAY_PRECEDE_TITLE, TITLE_NOUNS, TITLE_PAIRS, type RoleGrammar } from './role-names';
import { LETTER_DIGIT_OR_MARK } from '../text/pattern';

/** A word of Markdown as it is written. */
interface WrittenWord {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly key: string;
}

/** Something stands there that has to be read before it is known which words its reader sees. */
const UNSURE = 'unsure';
type Neighbour = WrittenWord | typeof UNSURE | undefined;

/**
 * Whether the word that ends at the offset may belong to a role's name, together with the words that stand around it in
 * the Markdown, which has no accents. Where it says no, no reader of the document sees one. At most `before` words of the
 * name stand before it.
 */
export function mayBelongToName(text: string, end: number, before: number, { root }: RoleGrammar): boolean {
  let first: Neighbour = wordEndingAt(text, end);
  for (let count = 0; ; count++) {
    if (first === undefined) return false;
    if (first === UNSURE || mayBeNameFrom(text, first, root)) return true;
    if (count === before) return false;
    first = wordBefore(text, first.start);
  }
}

function mayBeNameFrom(text: string, first: WrittenWord, root: RoleGrammar['root']): boolean {
  let node = root.next.get(first.key);
  for (let last = first; node !== undefined;) {
    for (const { role, kind, capitals, exact } of node.entries) {
      if (role === undefined || kind === 'other' || kind === 'abbreviation') continue;
      if (capitals && first.raw !== first.raw.toUpperCase() && !/^[A-Z]+s$/.test(first.raw)) continue;
      if (exact !== undefined && first.raw !== exact && first.raw !== `${exact}s`) continue;
      if (kind !== 'domain' || mayHaveTitle(text, first, last)) return true;
    }
    const next = node.next.size === 0 ? undefined : wordAfter(text, last.end);
    if (next === undefined) return false;
    if (next === UNSURE) return true;
    node = node.next.get(next.key);
    last = next;
  }
  return false;
}

/** Whether a domain may be part of a title: "community lead", "head of community". */
function mayHaveTitle(text: string, first: WrittenWord, last: WrittenWord): boolean {
  let after = wordAfter(text, last.end);
  if (after !== undefined && after !== UNSURE && MAY_PRECEDE_TITLE.test(after.key)) after = wordAfter(text, after.end);
  if (after !== undefined && (after === UNSURE || TITLE_NOUNS.has(after.key) || TITLE_PAIRS.has(after.key)))
    return true;
  let before = wordBefore(text, first.start);
  while (before !== undefined && before !== UNSURE && LINKS.has(before.key)) before = wordBefore(text, before.start);
  return before !== undefined && (before === UNSURE || LEADING_NOUNS.has(before.key));
}

/** The word that follows what ends at the offset, if nothing stands between them that every reader sees. */
function wordAfter(text: string, end: number): Neighbour {
  for (let at = end; at < text.length;) {
    const behindMarks = marksEnd(text, at);
    if (behindMarks === undefined) return UNSURE;
    if (isPlainWordCode(text.charCodeAt(behindMarks))) {
      return at === end && behindMarks > at && !isUnderscores(text, at, behindMarks)
        ? UNSURE
        : wordStartingAt(text, behindMarks);
    }
    at = behindMarks;
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '&') return /[a-z#]/i.test(next) ? UNSURE : ampersand(at);
    if (character === "'") return next === "'" ? UNSURE : undefined;
    const kind = kindOf(text, at);
    if (kind !== 'gap') return kind;
    at++;
  }
  return undefined;
}

/** The word that what starts at the offset follows, if nothing stands between them that every reader sees. */
function wordBefore(text: string, start: number): Neighbour {
  for (let at = start; at > 0;) {
    const beforeMarks = marksStart(text, at);
    if (beforeMarks === undefined) return UNSURE;
    if (isPlainWordCode(text.charCodeAt(beforeMarks - 1))) {
      return at === start && beforeMarks < at && !isUnderscores(text, beforeMarks, at)
        ? UNSURE
        : wordEndingAt(text, beforeMarks);
    }
    at = beforeMarks - 1;
    const character = text.charAt(at);
    if (character === '&') return ampersand(at);
    if (character === "'") return text.charAt(at - 1) === "'" ? UNSURE : undefined;
    if (character === ';') return ENTITY.test(text.slice(Math.max(0, at - FAR), at)) ? UNSURE : undefined;
    const kind = at < 0 ? undefined : kindOf(text, at);
    if (kind !== 'gap') return kind;
  }
  return undefined;
}

/** Where marks end that no reader sees, links' targets among them; `undefined` where that is not plain. */
function marksEnd(text: string, start: number): number | undefined {
  for (let at = start; ;) {
    const character = text.charAt(at);
    if (character === ']') {
      const target = TARGET_BEHIND.exec(text.slice(at, at + FAR));
      if (target === null && /[([:]/.test(text.charAt(at + 1))) return undefined;
      at += target?.[0].length ?? 1;
    } else if (character === '<') return /[!?/a-z]/i.test(text.charAt(at + 1)) ? undefined : at;
    else if (MARKS.has(character)) at++;
    else return at;
  }
}

/** Where marks begin that no reader sees, links' targets among them; `undefined` where that is not plain. */
function marksStart(text: string, end: number): number | undefined {
  for (let at = end; ;) {
    const character = text.charAt(at - 1);
    const before = (): string => text.slice(Math.max(0, at - FAR), at);
    if (character === ')' || character === ']') {
      const target = TARGET_BEFORE.exec(before());
      if (target === null && (character === ')' ? !ASIDE.test(before()) : /\]\[[^\]]*\]$/.test(before())))
        return undefined;
      if (target === null && character === ')') return at;
      at -= target?.[0].length ?? 1;
    } else if (character === '>') return QUOTE.test(before()) ? at : undefined;
    else if (MARKS.has(character)) at--;
    else return at;
  }
}

const MARKS: ReadonlySet<string> = new Set(['*', '_', '~', '[', '\\', '`']);
const TARGET = '\\](?:\\([^()\\s<>\\\\"\']*\\)|\\[[^\\]\\s<\\\\`]*\\])';
const TARGET_BEHIND = new RegExp(`^${TARGET}`);
const TARGET_BEFORE = new RegExp(`${TARGET}$`);
/** Plain text in parentheses, no link's target. */
const ASIDE = /(?:^|\s)\([a-z0-9 ,-]*\)$/i;
/** The beginning of a quoted line; elsewhere it closes a tag. */
const QUOTE = /(?:^|\n)[\s>]*>$/;
const ENTITY = /&#?[a-z0-9]+$/i;

/** Intraword, they are no marks. */
function isUnderscores(text: string, from: number, to: number): boolean {
  return /^_+$/.test(text.slice(from, to));
}

/** In UTF-16 code units; what reaches farther has to be read. */
const FAR = 200;

function ampersand(at: number): WrittenWord {
  return { start: at, end: at + 1, raw: '&', key: 'and' };
}

/** What a character that is no letter of a word does between two words. */
function kindOf(text: string, at: number): 'gap' | typeof UNSURE | undefined {
  const code = text.charCodeAt(at);
  if (code < 0x80) return GAPS.has(code) ? 'gap' : undefined;
  if (code === 0x2010 || code === 0x2011 || /\s/.test(text.charAt(at))) return 'gap';
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
  const character = isSecondHalf ? text.slice(at - 1, at + 1) : String.fromCodePoint(text.codePointAt(at) ?? code);
  // Letters beyond ASCII may be part of the words themselves.
  return LETTER_DIGIT_OR_MARK.test(character) ? UNSURE : undefined;
}

/** What stands between two words of a name, or is not seen there. */
const GAPS: ReadonlySet<number> = new Set(Array.from(' \t\n\r\f\v,/->', (character) => character.charCodeAt(0)));

function wordStartingAt(text: string, start: number): Neighbour {
  let end = start;
  while (isPlainWordCode(text.charCodeAt(end)) || isApostropheAt(text, end)) end++;
  if (isForeignLetter(text.charCodeAt(end)) || goesOn(text, end)) return UNSURE;
  return wordOf(text, start, end);
}

/** Whether more letters of the word may follow behind marks. */
function goesOn(text: string, end: number): boolean {
  const behindMarks = marksEnd(text, end);
  if (behindMarks === undefined) return true;
  return behindMarks > end && isPlainWordCode(text.charCodeAt(behindMarks)) && !isUnderscores(text, end, behindMarks);
}

function wordEndingAt(text: string, end: number): Neighbour {
  let start = end;
  while (start > 0 && (isPlainWordCode(text.charCodeAt(start - 1)) || isApostropheAt(text, start - 1))) start--;
  let to = end;
  while (isPlainWordCode(text.charCodeAt(to)) || isApostropheAt(text, to)) to++;
  if (isForeignLetter(text.charCodeAt(start - 1)) || isForeignLetter(text.charCodeAt(to))) return UNSURE;
  const beforeMarks = marksStart(text, start);
  const isUnsure =
    beforeMarks === undefined ||
    (beforeMarks < start &&
      isPlainWordCode(text.charCodeAt(beforeMarks - 1)) &&
      !isUnderscores(text, beforeMarks, start));
  return isUnsure ? UNSURE : wordOf(text, start, to);
}

function wordOf(text: string, start: number, end: number): WrittenWord {
  const raw = text.slice(start, end);
  return { start, end, raw, key: foldWord(raw) };
}

/** An apostrophe within a word: "community's". */
function isApostropheAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code === 39 || code === 0x2019) &&
    isPlainWordCode(text.charCodeAt(at - 1)) &&
    isPlainWordCode(text.charCodeAt(at + 1))
  );
}

/** Anything beyond ASCII but the punctuation that texts are full of; it may be a letter. */
function isForeignLetter(code: number): boolean {
  return code >= 0x80 && !(code >= 0x2000 && code <= 0x206f) && code !== 0xa0;
}
