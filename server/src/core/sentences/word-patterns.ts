import { inLowerCase } from '../text/lower-case';
import { hasRareLetter, withPlainLetters } from '../text/pattern';
import { listIn } from '../text/list-in';

/** Patterns that are looked for together: at each place the first of them that matches counts, and its matches never overlap. */
export interface PatternGroup {
  /** Sources of regular expressions in small letters, which match capitals too. Each begins with words that it spells out. */
  readonly patterns: readonly string[];
  /** What stands behind each of the patterns. */
  readonly after: string;
  /** The words with which each of the patterns can begin, in lower case and apart by blanks; see `withOpenings`. */
  readonly openings: readonly string[];
}

/** Where a pattern of a group matches. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  /** The places of the group and of its pattern in their lists. */
  readonly group: number;
  readonly pattern: number;
}

/** Whether a group is to be looked for in a text, which is given in lower case. */
type IsWanted = (group: number, lower: string) => boolean;

/** A pattern that may match where a certain word stands. */
class Candidate {
  readonly group: number;
  readonly pattern: number;
  readonly #source: string;
  #plain: RegExp | undefined;
  #exact: RegExp | undefined;

  constructor(group: number, pattern: number, source: string) {
    this.group = group;
    this.pattern = pattern;
    this.#source = source;
  }

  /**
   * Where the pattern ends if it begins right there in a text in lower case; `undefined` if it does not. Most patterns are
   * never asked, and one that need not look for capitals takes a third of the time to compile. `isRare`: see
   * {@link hasRareLetter}.
   */
  endFrom(lower: string, start: number, isRare: boolean): number | undefined {
    const here = isRare
      ? (this.#exact ??= new RegExp(this.#source, 'uy'))
      : (this.#plain ??= new RegExp(withPlainLetters(this.#source), 'y'));
    here.lastIndex = start;
    return here.test(lower) ? here.lastIndex : undefined;
  }
}

/** The alternation that a group stands for, with the group `g0` for its first pattern and so on. */
export function plainPattern({ patterns, after }: PatternGroup): RegExp {
  const parts = patterns.map((pattern, index) => `(?<g${index.toString()}>${pattern})`);
  return new RegExp(`\\b(?:${parts.join('|')})${after}`, 'giu');
}

/**
 * Finds in a text whatever the {@link plainPattern} of each group finds there, in a fraction of the time: a large
 * alternation tries all its branches at every word, and most words begin none. Here a pattern is only tried where a word
 * stands with which it can begin; which words these are `withOpenings` reads off the pattern, so that nobody keeps a
 * second list.
 */
export class WordPatterns {
  readonly #groups: readonly PatternGroup[];
  #openings: Openings | undefined;

  constructor(groups: readonly PatternGroup[]) {
    this.#groups = groups;
  }

  /** All matches, in the order of the text; a group that is not wanted in it is asked for once, when it might begin, and left out. */
  matchAll(text: string, isWanted: IsWanted): readonly PatternMatch[] {
    const matches: PatternMatch[] = [];
    this.#visit(text, isWanted, (match) => {
      matches.push(match);
      return true;
    });
    return matches;
  }

  /** Whether any pattern of any group matches somewhere. */
  test(text: string): boolean {
    let found = false;
    this.#visit(
      text,
      () => true,
      () => {
        found = true;
        return false;
      },
    );
    return found;
  }

  /** Hands over the matches one by one for as long as more are wanted. */
  #visit(text: string, isWanted: IsWanted, visit: (match: PatternMatch) => boolean): void {
    /** Up to where each group has matched; without end where it is not wanted. */
    let reached: (number | undefined)[] | undefined;
    let lower: string | undefined;
    let isRare: boolean | undefined;
    // Few documents that are looked at need them: most are no plans.
    const { candidates: known, lengths: knownLengths } = (this.#openings ??= readOpenings(this.#groups));
    for (let start = 0; start < text.length; start++) {
      if (!isWordCode(text.charCodeAt(start))) continue;
      const from = start;
      do start++;
      while (isWordCode(text.charCodeAt(start)));
      const lengths = knownLengths[firstLetters(text, from, start)] ?? 0;
      if ((lengths & (1 << ((start - from) & 31))) === 0) continue;
      lower ??= inLowerCase(text);
      const candidates = known.get(lower.slice(from, start));
      if (candidates === undefined) continue;
      reached ??= new Array<undefined>(this.#groups.length).fill(undefined);
      for (const candidate of candidates) {
        const { group, pattern } = candidate;
        const to = (reached[group] ??= isWanted(group, lower) ? 0 : Infinity);
        if (to > from) continue;

        const end = candidate.endFrom(lower, from, (isRare ??= hasRareLetter(lower)));
        if (end === undefined) continue;
        reached[group] = end;
        if (!visit({ start: from, end, group, pattern })) return;
      }
    }
  }
}

/** The words with which the patterns begin. */
interface Openings {
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  /** For the first two letters of a word, a bit for each length in which such a word is known: what most words fail at. */
  readonly lengths: Uint32Array;
}

function readOpenings(groups: readonly PatternGroup[]): Openings {
  const candidates = new Map<string, Candidate[]>();
  const lengths = new Uint32Array(1 << 10);
  for (const [group, { patterns, after, openings }] of groups.entries()) {
    for (const [pattern, source] of patterns.entries()) {
      const candidate = new Candidate(group, pattern, `\\b(?:${source})${after}`);
      for (const word of openings[pattern]?.split(' ') ?? []) {
        const letters = firstLetters(word, 0, word.length);
        lengths[letters] = (lengths[letters] ?? 0) | (1 << (word.length & 31));
        listIn(candidates, word).push(candidate);
      }
    }
  }
  return { candidates, lengths };
}

/** A number below 1024 for the first two letters of the word that stands there, the same in both cases. */
function firstLetters(text: string, start: number, end: number): number {
  const second = end - start > 1 ? plainCode(text.charCodeAt(start + 1)) : 0;
  return ((plainCode(text.charCodeAt(start)) & 31) << 5) | (second & 31);
}

function plainCode(code: number): number {
  return code === LONG_S ? 115 : code === KELVIN_SIGN ? 107 : code;
}

/** What `\w` and `\b` take for a part of a word where case is ignored: two odd letters count as `s` and `k`. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === UNDERSCORE ||
    code === LONG_S ||
    code === KELVIN_SIGN
  );
}

const UNDERSCORE = 95;
const LONG_S = 0x17f;
const KELVIN_SIGN = 0x212a;
