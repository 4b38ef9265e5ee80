import type { PatternGroup } from './word-patterns';

/**
 * The words, in lower case, with which a match of a regular expression can begin, read off its source: `is`, `are` for
 * `(?:is|are)\s+in\s+charge\b`. A lookaround may rule out some of the places where they stand, and is not looked at.
 *
 * @throws {SyntaxError} where a match may begin with anything but an ASCII word that the source spells out to its end.
 */
export function openingWords(source: string): ReadonlySet<string> {
  const reader = new Reader(source);
  const open = reader.alternatives(new Set(['']));
  if (open.size > 0 || !reader.isAtEnd) throw notSpelledOut(source);
  return reader.words;
}

/** Patterns and what stands behind each of them, as a group that needs no reading when it is first used. */
export function withOpenings(patterns: readonly string[], after: string): PatternGroup {
  const openings = patterns.map((pattern) => [...openingWords(`(?:${pattern})${after}`)].join(' '));
  return { patterns, after, openings };
}

/** What the words begin with that may still go on at the place that is being read; the empty one has not begun. */
type Beginnings = ReadonlySet<string>;

/** Reads a source from left to right with all the words that may have begun so far. */
class Reader {
  /** The words that have ended. */
  readonly words = new Set<string>();
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  alternatives(before: Beginnings): Beginnings {
    const after = new Set<string>();
    do {
      let branch = before;
      while (branch.size > 0 && !this.isAtEnd && !this.#sees('|') && !this.#sees(')'))
        branch = this.#quantified(branch);
      this.#skipBranch();
      for (const beginning of branch) after.add(beginning);
    } while (this.#takes('|'));
    return after;
  }

  /** To where the branch ends: behind the first word nothing matters, and that is most of a source. */
  #skipBranch(): void {
    for (let depth = 0; !this.isAtEnd; this.#at++) {
      const character = this.#source.charAt(this.#at);
      if (character === '\\') this.#at++;
      else if (character === '[') this.#at = this.#classEnd();
      else if (character === '(') depth++;
      else if (depth === 0 && (character === '|' || character === ')')) return;
      else if (character === ')') depth--;
    }
  }

  #classEnd(): number {
    let end = this.#at + 1;
    while (end < this.#source.length && this.#source.charAt(end) !== ']')
      end += this.#source.charAt(end) === '\\' ? 2 : 1;
    return end;
  }

  #quantified(before: Beginnings): Beginnings {
    const letters = this.#take(/^\w+(?=\w[*+?{])|^\w+(?![\w*+?{])/);
    if (letters !== undefined) return new Set(Array.from(before, (beginning) => beginning + letters.toLowerCase()));
    const after = this.#atom(before);
    const quantifier = this.#take(/^(?:[*+?]|\{\d+(?:,\d*)?\})\??/);
    if (quantifier === undefined) return after;
    // A letter that may be repeated leads to words without end.
    if (!quantifier.startsWith('?') && [...after].some((beginning) => !before.has(beginning)))
      throw notSpelledOut(this.#source);
    return /^(?:[*?]|\{0)/.test(quantifier) ? new Set([...before, ...after]) : after;
  }

  #atom(before: Beginnings): Beginnings {
    if (this.#take(/^\(\?<?[=!]/) !== undefined) {
      this.#inGroup(new Set());
      return before;
    }
    if (this.#take(/^\((?:\?:|\?<\w+>)?/) !== undefined) return this.#inGroup(before);
    const atom = this.#take(/^(?:\[(?:\\.|[^\]])*\]|\\[pP]\{[^}]*\}|\\.|[^])/) ?? '';
    if (atom === '^') return before;
    if (atom === '\\b' || atom === '$') return this.#ended(before, true);
    const letters = atom.startsWith('[') ? Array.from(atom.slice(1, -1)) : [atom];
    if (letters.every((letter) => /^\w$/.test(letter)))
      return new Set([...before].flatMap((beginning) => letters.map((letter) => beginning + letter.toLowerCase())));
    const mayBeWord = atom.startsWith('[') ? /\w|\\[^s]|^\[\^/.test(atom) : /^(?:\\[wdpPDS]|\.)/.test(atom);
    if (mayBeWord && before.size > 0) throw notSpelledOut(this.#source);
    return this.#ended(before, false);
  }

  /** Between two words: what has begun has ended. Only what takes no room may stand before the first word. */
  #ended(before: Beginnings, takesNoRoom: boolean): Beginnings {
    for (const beginning of before) {
      if (beginning !== '') this.words.add(beginning);
      else if (!takesNoRoom) throw notSpelledOut(this.#source);
    }
    return takesNoRoom && before.has('') ? new Set(['']) : new Set();
  }

  #inGroup(before: Beginnings): Beginnings {
    const after = this.alternatives(before);
    if (!this.#takes(')')) throw notSpelledOut(this.#source);
    return after;
  }

  #sees(character: string): boolean {
    return this.#source.startsWith(character, this.#at);
  }

  #takes(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += character.length;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    const taken = pattern.exec(this.#source.slice(this.#at))?.[0];
    this.#at += taken?.length ?? 0;
    return taken;
  }
}

function notSpelledOut(source: string): SyntaxError {
  return new SyntaxError(`Matches may begin with a word that is not spelled out: ${source}`);
}
