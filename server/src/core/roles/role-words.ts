import type { Taxonomy } from '../taxonomy/taxonomy';
import { neededRoleWords } from './needed-role-words';
import { buildRoleGrammar, type RoleGrammar } from './role-names';

/** How one of the words is found, and in a short text with marks within it; both as the sources of patterns. */
export interface WordPatterns {
  readonly plain: string;
  readonly marked: string;
  readonly flags: string;
}

/** Tells Markdown in which no role is named without reading it, for a fraction of what it costs to read it. */
export class RoleWords {
  readonly #patterns: readonly WordPatterns[];
  readonly #plain: readonly RegExp[];
  #marked: readonly RegExp[] | undefined;

  constructor(patterns: readonly WordPatterns[]) {
    this.#patterns = patterns;
    this.#plain = patterns.map(({ plain, flags }) => new RegExp(plain, flags));
  }

  /** Whether a role may be named in the Markdown. Where it says no, none is. */
  mayStandIn(markdown: string): boolean {
    const text = withoutAccents(markdown);
    return this.#plain.some((pattern) => pattern.test(text)) || this.#mayBeMarked(text);
  }

  /** "**Mark**eting" is a word to its reader. */
  #mayBeMarked(text: string): boolean {
    const marks = new RegExp(MARK_WITHIN_WORD, 'gi');
    const marked = (): readonly RegExp[] =>
      (this.#marked ??= this.#patterns.map(({ marked: source, flags }) => new RegExp(source, flags)));
    for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
      let start = found.index;
      while (start > 0 && found.index - start <= LONGEST_BEGINNING && IN_MARKED_WORD.test(text.charAt(start - 1)))
        start--;
      const around = text.slice(start, found.index + LONGEST_MARKED);
      if (found.index - start > LONGEST_BEGINNING || marked().some((pattern) => pattern.test(around))) return true;
      marks.lastIndex = found.index + 1;
    }
    return false;
  }
}

export function buildRoleWords(taxonomy: Taxonomy): RoleWords {
  return new RoleWords(findWordPatterns(taxonomy.derive(buildRoleGrammar)));
}

/** The patterns for the words without which none of the grammar's roles is named. Plain data, so that they can be written down. */
export function findWordPatterns(grammar: RoleGrammar): readonly WordPatterns[] {
  const { anyCase, asWritten } = neededRoleWords(grammar);
  // The patterns know the letters of ASCII only.
  if ([...anyCase, ...asWritten].some((word) => /[^a-z0-9]/i.test(word))) {
    return [{ plain: '^', marked: '^', flags: '' }];
  }
  const kinds = [
    { words: anyCase, flags: 'i' },
    { words: asWritten, flags: '' },
  ].filter(({ words }) => words.length > 0);
  return kinds.map(({ words, flags }) => ({
    plain: `(?:\\b|_)${alternatives(words, '')}`,
    marked: `(?<![A-Za-z0-9])${alternatives(words, `${OPENS}|${MARKS}`)}`,
    flags,
  }));
}

/** What may stand within a word and is not seen: emphasis, links, tags, comments. */
const MARK_WITHIN_WORD = '[a-z0-9](?:[*_~[]+[a-z0-9]|\\](?=[([])|<(?=[!?a-z/]))';
const IN_MARKED_WORD = /[a-z0-9*_~[]/i;
/** In UTF-16 code units, as the next one. */
const LONGEST_BEGINNING = 200;
const LONGEST_MARKED = 400;

const MARKS = '[*_~[]*';
/** Where a link or a tag begins within a word, unless it is plain that the word ends with it. */
const GOES_ON = '[*_~[\\]<A-Za-z0-9]';
const OPENS = [
  `\\](?=\\[|\\([^()\\s]*(?:[(\\s]|$|\\)${GOES_ON}))`,
  `<(?=[!?]|[A-Za-z/][^<>"']*(?:[<"']|$|>${GOES_ON}))`,
].join('|');

/** A pattern of the words, each letter but the first with something before it. */
function alternatives(words: readonly string[], between: string): string {
  const behind = new Map<string, string[]>();
  for (const word of words) behind.set(word.charAt(0), [...(behind.get(word.charAt(0)) ?? []), word.slice(1)]);
  const ways = [...behind].map(([letter, rests]) => {
    if (letter === '') return '(?![A-Za-z0-9])';
    return rests.every((rest) => rest === '')
      ? `${letter}(?![A-Za-z0-9])`
      : `${letter}(?:${between}${alternatives(rests, between)})`;
  });
  return `(?:${ways.join('|')})`;
}

function withoutAccents(text: string): string {
  return text.replace(/[\u0080-\uffff]+/g, (run) => run.normalize('NFD').replace(/\p{M}/gu, ''));
}
