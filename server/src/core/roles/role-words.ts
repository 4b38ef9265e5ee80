import type { Taxonomy } from '../taxonomy/taxonomy';
import { mayBelongToName } from './names-in-markdown';
import { neededRoleWords, type NeededWords } from './needed-role-words';
import { buildRoleGrammar, type RoleGrammar } from './role-names';
import { firstFrom } from '../text/sorted';
import { isPlainWordCode } from '../text/words';

/** The words without which none of a grammar's roles is named, and how they are found. Plain data, so that they can be written down. */
export interface RoleWordList extends NeededWords {
  /** The source of a pattern that finds each of them; `undefined` where they cannot be looked for so. */
  readonly pattern: string | undefined;
}

/** Tells Markdown in which no role is named without reading it, for a fraction of what it costs to read it. */
export class RoleWords {
  readonly #list: RoleWordList;
  readonly #grammar: () => RoleGrammar;
  readonly #all: readonly string[];

  /** The grammar is asked for once one of the words is found. */
  constructor(list: RoleWordList, grammar: () => RoleGrammar) {
    this.#list = list;
    this.#grammar = grammar;
    this.#all = [...list.anyCase, ...list.asWritten.map((word) => word.toLowerCase())].sort();
  }

  /** Whether a role may be named in the Markdown. Where it says no, none is. */
  mayStandIn(markdown: string): boolean {
    const { pattern, before } = this.#list;
    if (pattern === undefined) return true;
    const text = withoutAccents(markdown);
    const words = new RegExp(pattern, 'g');
    while (words.test(text)) if (mayBelongToName(text, words.lastIndex, before, this.#grammar())) return true;
    return this.#mayBeMarked(text);
  }

  /** "**Mark**eting" is a word to its reader. */
  #mayBeMarked(text: string): boolean {
    const marks = new RegExp(MARK_IN_WORD, 'g');
    for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
      const end = mark.index + 1;
      let start = mark.index;
      while (start > 0 && isPlainWordCode(text.charCodeAt(start - 1))) start--;
      if (this.#mayGoOn(text, text.slice(start, end).toLowerCase(), end)) return true;
    }
    return false;
  }

  /** Whether the letters and those behind the marks at the offset may be one of the words. */
  #mayGoOn(text: string, letters: string, at: number): boolean {
    const index = firstFrom(this.#all, letters);
    const next = this.#all[index];
    if (next?.startsWith(letters) !== true) return false;
    const [marks = '', more = ''] = behind(text, at, MARKED) ?? [];
    if (marks === '') return behind(text, at, ENDS_WORD) === null;
    const joined = letters + more.toLowerCase();
    return this.#all[firstFrom(this.#all, joined)] === joined || this.#mayGoOn(text, joined, at + marks.length);
  }
}

export function buildRoleWords(taxonomy: Taxonomy): RoleWords {
  const grammar = taxonomy.derive(buildRoleGrammar);
  return new RoleWords(listRoleWords(grammar), () => grammar);
}

/** Lists the words without which none of the grammar's roles is named. */
export function listRoleWords(grammar: RoleGrammar): RoleWordList {
  const needed = neededRoleWords(grammar);
  const { anyCase, asWritten } = needed;
  // The patterns know the letters of ASCII only.
  if ([...anyCase, ...asWritten].some((word) => /[^a-z0-9]/i.test(word))) return { ...needed, pattern: undefined };
  const words = [...anyCase.map(inAnyCase), ...asWritten.map((word) => Array.from(word))];
  return { ...needed, pattern: `(?<![A-Za-z0-9])${alternatives(words)}` };
}

/** Where something that is not seen may stand within a word, from the letter before it: emphasis, links, tags, comments, code. */
const MARK_IN_WORD = '[A-Za-z0-9](?:[*_~`[]+(?=[A-Za-z0-9\\]<])|\\](?=[([])|<(?=[!?A-Za-z/]))';
const MARKED = /([*_~`[]+)([a-z0-9]+)/iy;
/** A link or a tag behind which it is plain that the word has ended. */
const ENDS_WORD = /(?:\]\([^()\s<>\\"']*\)|\]\[[^\]\s\\<`]*\]|<[a-z/][^<>"']*>)(?![*_~`[\]<a-z0-9])/iy;

function behind(text: string, at: number, pattern: RegExp): readonly [marks: string, more: string] | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  const found = sticky.exec(text);
  return found && [found[0], found[2] ?? ''];
}

function inAnyCase(word: string): readonly string[] {
  return Array.from(word, (letter) => (/\d/.test(letter) ? letter : `[${letter}${letter.toUpperCase()}]`));
}

/** A pattern of the words, which are given by the patterns of their letters: each letter is looked at once. */
function alternatives(words: readonly (readonly string[])[]): string {
  const behind = new Map<string, (readonly string[])[]>();
  for (const [letter = '', ...rest] of words) behind.set(letter, [...(behind.get(letter) ?? []), rest]);
  const ways = [...behind].map(([letter, rests]) => (letter === '' ? '(?![A-Za-z0-9])' : letter + alternatives(rests)));
  return ways.length === 1 ? ways.join('') : `(?:${ways.join('|')})`;
}

function withoutAccents(text: string): string {
  return text.replace(/[\u0080-\uffff]+/g, (run) => run.normalize('NFD').replace(/\p{M}/gu, ''));
}
