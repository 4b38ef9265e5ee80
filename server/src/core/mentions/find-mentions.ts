import type { Dimension, Term } from '../taxonomy/schema';
import { compareSpans, firstStartingFrom, type Span } from '../text/span';
import { sortedBy } from '../text/sorted';
import { foldWord } from '../text/fold-word';
import type { Word } from '../text/words';
import {
  DOING,
  NO_DESCRIPTION,
  verbsOf,
  WITH_VERBS,
  type Form,
  type Lexicon,
  type LexiconNode,
  type Need,
  type NextWords,
} from './lexicon';
import { GAP, SKIPPED_INSIDE } from './spellings';
import { pattern } from '../text/pattern';

/** One term that a stretch of plain text may stand for. */
export interface Reading extends Span {
  readonly term: Term;
  readonly need: Need;
}

/**
 * A place where one or more terms stand, as plain-text offsets.
 *
 * In "Increase website traffic" the objective covers all three words and the metric the last two: one mention, two readings.
 */
export interface Mention extends Span {
  /** Longest first. At most one a dimension, except where a form belongs to several terms of it. */
  readonly readings: readonly Reading[];
}

/** Finds the terms in a text, given as its words and the text itself. Mentions come in order and do not overlap. */
export function findMentions(text: string, words: readonly Word[], lexicon: Lexicon): readonly Mention[] {
  const { next } = lexicon.root;
  if (next === undefined) return [];
  const meant = new Walker(text, words).meant(next);
  const [only] = meant;
  if (only === undefined) return NONE;
  if (meant.length === 1) return [{ start: only.start, end: only.end, readings: meant }];
  return cluster(longestPerDimension(meant));
}

const NONE: readonly Mention[] = [];

/** What a text's words lead to in the tree. Most lead nowhere, so that nothing is laid out before it is needed. */
class Matches {
  #found: Reading[] | undefined;
  /** In the order of their starts; each ends where the furthest ends that starts no later. */
  #cancelled: Map<Term, Span[]> | undefined;
  #cancelledNearby: Set<Term> | undefined;

  find(reading: Reading): void {
    (this.#found ??= []).push(reading);
  }

  cancel(term: Term, span: Span): void {
    const spans = (this.#cancelled ??= new Map<Term, Span[]>()).get(term);
    if (spans === undefined) this.#cancelled.set(term, [span]);
    else spans.push({ start: span.start, end: Math.max(span.end, spans.at(-1)?.end ?? 0) });
  }

  cancelNearby(term: Term): void {
    (this.#cancelledNearby ??= new Set<Term>()).add(term);
  }

  /** What was found and is meant. */
  meant(): readonly Reading[] {
    const [found, cancelled, nearby] = [this.#found, this.#cancelled, this.#cancelledNearby];
    if (found === undefined || (cancelled === undefined && nearby === undefined)) return found ?? [];
    return found.filter(
      (reading) => nearby?.has(reading.term) !== true && !isCancelled(reading, cancelled?.get(reading.term)),
    );
  }
}

/** Whether a phrase overlaps the reading that says that the term is not meant. */
function isCancelled(reading: Span, cancelled: readonly Span[] | undefined): boolean {
  if (cancelled === undefined) return false;
  // The last that starts before the reading's end tells how far all of those reach.
  const behind = firstStartingFrom(cancelled, reading.end, ({ start }) => start);
  return (cancelled[behind - 1]?.end ?? 0) > reading.start;
}

/** Goes from each word of a text along the tree, and notes what ends on the way. */
class Walker {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #matches = new Matches();
  /** The word with which the phrase begins, by its number. */
  #from = 0;
  /** That word is a verb in another ending, and stands for its stem. */
  #byVerb = false;
  /** That word says what is done, so that the next one may describe what it is done to. */
  #isDoing = false;

  constructor(text: string, words: readonly Word[]) {
    this.#text = text;
    this.#words = words;
  }

  /** What the text's words mean that begin something in the tree. */
  meant(beginnings: NextWords): readonly Reading[] {
    for (let index = 0; index < this.#words.length; index++) {
      const key = this.#words[index]?.key ?? '';
      const node = beginnings.get(key);
      const verbs = verbsOf(key);
      if (node === undefined && verbs.length === 0) continue;
      this.#from = index;
      this.#isDoing = DOING.has(key) || verbs.some((verb) => DOING.has(verb));
      this.#byVerb = false;
      if (node !== undefined) this.#walk(index, node);
      this.#byVerb = true;
      for (const verb of verbs) {
        const verbNode = beginnings.get(verb);
        if (verbNode !== undefined) this.#walk(index, verbNode);
      }
    }
    return this.#matches.meant();
  }

  /** Follows the tree from a word onward, to which the phrase has come. */
  #walk(at: number, start: LexiconNode): void {
    const [text, words] = [this.#text, this.#words];
    let previous = words[at];
    if (previous === undefined) return;
    let node = start;
    let described = !this.#isDoing;
    for (let index = at; ;) {
      const ends = node.forms !== undefined || node.cancels !== undefined || node.cancelsNearby !== undefined;
      if (ends && !(this.#byVerb && index === this.#from)) this.#note(node, previous.end);
      if (node.next === undefined) return;
      const gap = node.next.get(GAP);
      if (gap !== undefined) this.#walkBehindGap(index, gap);
      index++;
      let word = words[index];
      if (word === undefined || !joins(text, previous, word)) return;
      let next: LexiconNode | undefined = node.next.get(word.key);
      if (next === undefined && SKIPPED_INSIDE.has(word.key)) {
        const after = words[index + 1];
        if (after === undefined || !joins(text, word, after)) return;
        index++;
        word = after;
        next = node.next.get(word.key);
      }
      if (next === undefined && !described && mayDescribe(word)) {
        described = true;
        index = behindDescription(text, words, index, node.next);
        word = words[index];
        if (word === undefined) return;
        next = node.next.get(word.key);
      }
      if (next === undefined) {
        index = addressEnd(text, words, index);
        word = words[index];
        if (word === undefined) return;
        next = node.next.get(SITE);
      }
      if (next === undefined) return;
      previous = word;
      node = next;
    }
  }

  /** Goes on behind a gap, which words of the writer's own fill: "visits to", "the appeal", "page". */
  #walkBehindGap(before: number, gap: LexiconNode): void {
    const [text, words] = [this.#text, this.#words];
    if (gap.forms !== undefined) {
      const end =
        namedThingEnd(text, words, before) ?? (isNumberOf(gap.forms) ? nextNounEnd(text, words, before) : undefined);
      if (end !== undefined) this.#note(gap, end);
    }
    if (gap.next === undefined) return;
    for (let index = before + 1; index <= before + LONGEST_GAP + 1; index++) {
      const [previous, word] = [words[index - 1], words[index]];
      if (previous === undefined || word === undefined || !joins(text, previous, word)) return;
      const next = index > before + 1 ? gap.next.get(word.key) : undefined;
      if (next === undefined) continue;
      this.#walk(index, next);
      return;
    }
  }

  /** Writes down what ends on a node. Behind a verb in another ending only phrases of tasks and aims count. */
  #note({ forms, cancels, cancelsNearby }: LexiconNode, end: number): void {
    const start = this.#words[this.#from]?.start ?? end;
    if (forms !== undefined)
      for (const form of forms) {
        const counts = this.#byVerb
          ? WITH_VERBS.has(form.term.dimension)
          : spelledAsMeant(form, this.#text, start, end) && !isOrdinary(form, this.#text, start, end);
        if (counts) this.#matches.find({ start, end, term: form.term, need: form.need });
      }
    if (this.#byVerb) return;
    if (cancels !== undefined) for (const term of cancels) this.#matches.cancel(term, { start, end });
    if (cancelsNearby !== undefined) for (const term of cancelsNearby) this.#matches.cancelNearby(term);
  }
}

/** The number of the last word of a website's address that begins with a word; -1 where none does. */
function addressEnd(text: string, words: readonly Word[], from: number): number {
  const first = words[from];
  const mark = first === undefined ? BLANK : text.charCodeAt(first.end);
  if (first === undefined || (mark !== FULL_STOP && mark !== HYPHEN)) return -1;
  ADDRESS.lastIndex = first.start;
  if (!ADDRESS.test(text)) return -1;
  return firstStartingFrom(words, ADDRESS.lastIndex, ({ start }) => start) - 1;
}

/** "Visits to acme.com" are visits to the website. */
const SITE = foldWord('website');
const ADDRESS = /[a-z\d]+(?:[.-][a-z\d]+){0,6}\.[a-z]{2,}\b(?!\.\w)/iy;

/** Whether what ends there are numbers, whose thing need not be anything in particular: "cost per new …". */
function isNumberOf(forms: readonly Form[]): boolean {
  return forms.every(({ term }) => term.dimension === 'metric');
}

function nextNounEnd(text: string, words: readonly Word[], before: number): number | undefined {
  const [left, right] = [words[before], words[before + 1]];
  const isNoun = left !== undefined && right !== undefined && joins(text, left, right) && !ENDS_THING.has(right.key);
  return isNoun ? right.end : undefined;
}

/**
 * Where a thing ends that its article, its sign or a capital shows to be one of its own: "the match-day channels" and "#jobs"
 * behind "moderate", but nothing in "moderate growth".
 */
function namedThingEnd(text: string, words: readonly Word[], before: number): number | undefined {
  let end: number | undefined;
  let isNamed = false;
  for (let index = before + 1; index <= before + LONGEST_NAME + 1; index++) {
    const [previous, word] = [words[index - 1], words[index]];
    if (previous === undefined || word === undefined || !isNext(text, previous, word)) break;
    isNamed ||= SKIPPED_INSIDE.has(word.key) || CAPITAL.test(word.raw) || /[#@]/.test(text.charAt(word.start - 1));
    if (SKIPPED_INSIDE.has(word.key) && end === undefined) continue;
    // Behind "until" another phrase begins.
    if (!isNamed || SKIPPED_INSIDE.has(word.key) || ENDS_THING.has(word.key)) break;
    end = word.end;
  }
  // With the mark that ends a quotation: "moderate the “Kitchen Table”".
  return end !== undefined && /["”]/.test(text.charAt(end)) ? end + 1 : end;
}

/** Whether one word follows the other in a phrase; signs may stand around its name. */
function isNext(text: string, left: Word, right: Word): boolean {
  return joins(text, left, right) || NAME_SIGNS.test(text.slice(left.end, right.start));
}

/** Before a channel's name, and around what is quoted: "moderate #jobs", "moderating the “New look” board". */
const NAME_SIGNS = /^["”]? [#@"“]?$/;

/** In words: "the families of our members". */
const LONGEST_GAP = 7;

/** Words, folded, that belong to no thing behind a gap: another part of the sentence begins with them. */
const ENDS_THING: ReadonlySet<string> = new Set([
  ...NO_DESCRIPTION,
  ...'is are was were be been will would shall should must can could may might do does did has have had goes stay'.split(
    ' ',
  ),
  ...'of in on at to by as after before during while because since if so than between among across per daily weekly'.split(
    ' ',
  ),
]);

/**
 * Which of the words goes on with the phrase behind the one that describes: "forum" in "moderate the customer forum", and
 * "group" in "moderate the Pet Parents group", for a name may be of several words. No word's number where none does.
 */
function behindDescription(text: string, words: readonly Word[], described: number, next: NextWords): number {
  for (let index = described + 1; index <= described + LONGEST_NAME; index++) {
    const [before, word] = [words[index - 1], words[index]];
    if (before === undefined || word === undefined || !joins(text, before, word)) break;
    if (next.get(word.key) !== undefined) return index;
    if (!CAPITAL.test(before.raw)) break;
  }
  return words.length;
}

/** "Moderate the customer forum": behind a verb of doing, one word may describe what it is done to. */
function mayDescribe({ raw, key }: Word): boolean {
  return LONG_WORD.test(raw) && !NO_DESCRIPTION.has(key);
}

/** How long a shortened word is, in characters. */
const LONGEST_SHORT = 4;
const SMALL_BEHIND = pattern`^\p{Ll}`;

/** In words. */
const LONGEST_NAME = 3;
const CAPITAL = pattern`^\p{Lu}`;
const LONG_WORD = pattern`^[\p{L}-]{3,}$`;

/** Whether two words belong to one phrase: nothing but blanks, or one joining mark without blanks, stands between them. */
function joins(text: string, left: Word, right: Word): boolean {
  const code = text.charCodeAt(left.end);
  const gap = right.start - left.end;
  if (gap === 1) return code === BLANK || code === HYPHEN || (code !== COMMA && JOINING.test(text.charAt(left.end)));
  if (gap === 0) return true;
  // "Conv. rate", "avg. order value": a point that ends no sentence.
  if (code === FULL_STOP) return gap === 2 && left.raw.length <= LONGEST_SHORT && SMALL_BEHIND.test(right.raw);
  return code !== COMMA && BLANKS.test(text.slice(left.end, right.start));
}

const BLANK = 32;
const COMMA = 44;
const HYPHEN = 45;
const FULL_STOP = 46;
const JOINING = /[\s\-‐‑/:'’.+]/u;
const BLANKS = /^\s{1,8}$|^['’]\s$/u;

const ONLY_CAPITALS = pattern`^\p{Lu}+s?$`;

function spelledAsMeant(form: Form, text: string, start: number, end: number): boolean {
  return !form.capitals || ONLY_CAPITALS.test(text.slice(start, end));
}

/**
 * An ordinary word that stands there in its ordinary use: a count noun in the singular or the genitive ("lead pipes",
 * "members' shares"), or a verb with its object ("shares the results", "reach 500 members").
 */
function isOrdinary({ term, need, plural }: Form, text: string, start: number, end: number): boolean {
  if (plural && !/s$/i.test(text.slice(start, end))) return true;
  if (need === 'nothing') return false;
  const after = text.slice(end, end + FAR_ENOUGH);
  return (need === 'support' || term.dimension === 'objective') && (GENITIVE.test(after) || OBJECT.test(after));
}

/** In characters: an article or a number with the noun that it belongs to. */
const FAR_ENOUGH = 60;
const GENITIVE = pattern`^['’](?!\p{L})(?=\s+\p{L})`;
/** What follows a verb. "Leads this quarter" and "sessions a month" say when, and "leads 40 in spring" how many. */
const OBJECT = pattern`^\s+(?:(?:the|an?|our|your|their|its|his|her|my|this|these|those|every|each|all)\s+(?!(?:\p{L}+\s+)?(?:day|week|month|quarter|year|season|term|half|sprint|episode|post|member|user|visit|head|channel|platform|round)s?\b)|(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?!(?:in|per|by|from|at|on|of|an?|for|with|to|via|each|every|and|or|this|days|weeks|months|quarters|years)\s)(?:\p{Ll}+\s+)?\p{Ll}{2,}(?<!s)s\b)\p{L}*`;

/** Of overlapping readings of one dimension the one that begins first, and of those the longest; the same words may be several terms. */
function longestPerDimension(readings: readonly Reading[]): readonly Reading[] {
  const last: Partial<Record<Dimension, Reading>> = {};
  return sortedBy(readings, compareSpans).filter((reading) => {
    const { dimension } = reading.term;
    const before = last[dimension];
    if (before === undefined || reading.start >= before.end) {
      last[dimension] = reading;
      return true;
    }
    return before.start === reading.start && before.end === reading.end && before.term !== reading.term;
  });
}

/** Readings that overlap are one mention. They come in order, longer ones first where they start together. */
function cluster(readings: readonly Reading[]): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < readings.length;) {
    const start = readings[from]?.start ?? 0;
    let end = readings[from]?.end ?? 0;
    let to = from + 1;
    for (let next = readings[to]; next !== undefined && next.start < end; next = readings[++to])
      end = Math.max(end, next.end);
    const together = readings.slice(from, to);
    mentions.push({ start, end, readings: sortedBy(together, longerFirst) });
    from = to;
  }
  return mentions;
}

function longerFirst(a: Span, b: Span): number {
  return b.end - b.start - (a.end - a.start);
}
