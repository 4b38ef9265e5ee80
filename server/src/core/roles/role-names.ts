import { asciiJson } from '../taxonomy/ascii-json';
import type { RoleId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { firstStartingFrom, overlaps, type Span } from '../text/span';
import { CAPITALS, type Cues } from '../text/cues';
import { sortedBy } from '../text/sorted';
import { foldWord } from '../text/fold-word';
import { foldPhrase, type Word } from '../text/words';
import { LEADING_NOUN_KEYS, TITLE_NOUN_KEYS, TITLE_PAIR_KEYS } from './title-nouns.built';
import { pattern } from '../text/pattern';

/**
 * How a role is named.
 *
 * - `title`: a job or a team, "Senior community manager", "the brand team"
 * - `function`: the discipline, "community management"
 * - `department`: a bare word, "Community", that is the role only where an owner or a section of duties stands
 * - `abbreviation`: "SMM", which only the document's own words can make plain
 */
export type NamingForm = 'title' | 'function' | 'department' | 'abbreviation';

/** A place where one of our roles or a neighbour function is named, as plain-text offsets. */
export interface RoleName extends Span {
  /** One of the roles that are checked, or `undefined` for a neighbour. */
  readonly role: RoleId | undefined;
  /** The neighbour function's id, or `undefined` for one of our roles. */
  readonly neighbour: string | undefined;
  readonly form: NamingForm;
}

/** An abbreviation that a document spells out as one of our roles or a neighbour: "CM = community management". */
export interface SpeltOut {
  /** As the document writes it. */
  readonly short: string;
  readonly role: RoleId | undefined;
  readonly neighbour: string | undefined;
}

interface Entry {
  readonly role: RoleId | undefined;
  readonly neighbour: string | undefined;
  readonly kind: 'domain' | 'name' | 'function' | 'department' | 'abbreviation' | 'other';
  /** Meant only where it stands in capitals. */
  readonly capitals: boolean;
  /** Meant only where it is written just so, a plural's "s" aside: "SoMe" is not "some". */
  readonly exact: string | undefined;
}

/** What stands behind the words so far, and the names that end with them. */
export interface Node {
  readonly next: Map<string, Node>;
  readonly entries: Entry[];
}

/** The words with which a name begins. What was written down of a word is read when a text has that word. */
class FirstWords {
  /** For each word its node, or what was written down of it. */
  readonly #nodes: Map<string, Node | string>;

  constructor(nodes: Iterable<readonly [string, Node | string]>) {
    this.#nodes = new Map(nodes);
  }

  get(key: string): Node | undefined {
    const known = this.#nodes.get(key);
    if (typeof known !== 'string') return known;
    const node = grow(JSON.parse(known) as readonly ListedName[]);
    this.#nodes.set(key, node);
    return node;
  }

  /** The same words with others, or with more that they mean. */
  with(nodes: ReadonlyMap<string, Node>): FirstWords {
    return new FirstWords([...this.#nodes, ...nodes]);
  }

  *[Symbol.iterator](): Generator<readonly [string, Node]> {
    for (const key of this.#nodes.keys()) {
      const node = this.get(key);
      if (node !== undefined) yield [key, node];
    }
  }
}

/** Where names begin. */
interface Root {
  readonly next: FirstWords;
}

/** The taxonomy's names of roles and functions, ready to be looked for. Built once; what it finds never changes. */
export class RoleGrammar {
  readonly root: Root;
  /** The grammar without abbreviations that a document spells out; itself, if it has none. */
  readonly #titles: RoleGrammar;
  readonly #withSpeltOut = new Map<string, RoleGrammar>();

  constructor(root: Root, titles?: RoleGrammar) {
    this.root = root;
    this.#titles = titles ?? this;
  }

  /**
   * The grammar that finds the same in texts with these cues. Abbreviations that a document spells out stand in capitals,
   * and most texts have none, so that what was worked out with the titles alone holds for them.
   */
  forTextWith(cues: Cues): RoleGrammar {
    return (cues & CAPITALS) === 0 ? this.#titles : this;
  }

  /**
   * The grammar of a document that spells out abbreviations. The same abbreviations get the same grammar, so that what
   * was worked out with it for one version of a document holds for the next.
   */
  spelling(abbreviations: readonly SpeltOut[]): RoleGrammar {
    if (abbreviations.length === 0) return this;
    const key = abbreviations.map(({ short, role, neighbour }) => `${short}=${role ?? neighbour ?? ''}`).join(' ');
    let grammar = this.#withSpeltOut.get(key);
    if (grammar === undefined) {
      grammar = new RoleGrammar(withEntries(this.root, abbreviations), this.#titles);
      const [oldest] = this.#withSpeltOut.keys();
      if (oldest !== undefined && this.#withSpeltOut.size >= MOST_VARIANTS) this.#withSpeltOut.delete(oldest);
      this.#withSpeltOut.set(key, grammar);
    }
    return grammar;
  }

  /** Whether the word is a name of its own already, which no document spells otherwise: "PR", "CMO". */
  knows(word: string): boolean {
    const entries = this.root.next.get(foldWord(word))?.entries ?? [];
    return entries.some(({ kind }) => kind !== 'abbreviation' && kind !== 'other');
  }
}

/** Of how many documents at a time the abbreviations are remembered. */
const MOST_VARIANTS = 64;

/** A copy of the root with the abbreviations; all else is shared. */
function withEntries(root: Root, abbreviations: readonly SpeltOut[]): Root {
  const added = new Map<string, Node>();
  for (const { short, role, neighbour } of abbreviations) {
    const key = foldWord(short);
    const node = added.get(key) ?? root.next.get(key) ?? newNode();
    const entry: Entry = { role, neighbour, kind: 'function', capitals: false, exact: short };
    added.set(key, { next: node.next, entries: [...node.entries, entry] });
  }
  return { next: root.next.with(added) };
}

/** Nouns that make a domain a job or a team: "community" + "manager". */
export const TITLE_NOUNS: ReadonlySet<string> = new Set(TITLE_NOUN_KEYS);
/** See {@link TITLE_PAIR_KEYS}. */
export const TITLE_PAIRS: ReadonlyMap<string, string> = new Map(TITLE_PAIR_KEYS);
/** Nouns that stand before the domain: "Head of Community", "Manager, Social Media". */
export const LEADING_NOUNS: ReadonlySet<string> = new Set(LEADING_NOUN_KEYS);
/** What may stand between such a noun and the domain. */
export const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'global', 'regional', 'the', 'digital', 'online']);
/** What may stand between a domain and the noun behind it: "community content manager". */
export const MAY_PRECEDE_TITLE = /^(?:marketing|program|operation|content)$/;
const NO_LINK_NEEDED: ReadonlySet<string> = new Set(['vp', 'svp', 'evp', 'avp', 'president']);

/** A name of a role, or a phrase that is none, as the words by which it is looked for, with what it means there. */
export type ListedName = readonly [keys: readonly string[], entry: Entry];

export function buildRoleGrammar(taxonomy: Taxonomy): RoleGrammar {
  return growRoleGrammar(listRoleNames(taxonomy));
}

/** The grammar that knows these names. */
export function growRoleGrammar(names: readonly ListedName[]): RoleGrammar {
  return new RoleGrammar({ next: new FirstWords(grow(names).next) });
}

function grow(names: readonly ListedName[]): Node {
  const root = newNode();
  for (const [keys, entry] of names) {
    let node = root;
    for (const key of keys) {
      const next = node.next.get(key) ?? newNode();
      node.next.set(key, next);
      node = next;
    }
    node.entries.push(entry);
  }
  return root;
}

/** Names written down: the words with which they begin and, for each of them, what it begins as JSON. */
export interface WrittenNames {
  readonly words: readonly string[];
  readonly names: readonly string[];
}

/** Writes names down, so that hardly any of them need be read to look for them in a text. */
export function writeRoleNames(names: readonly ListedName[]): WrittenNames {
  const groups = new Map<string, ListedName[]>();
  for (const [[first = '', ...keys], entry] of names) {
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [[keys, entry]]);
    else group.push([keys, entry]);
  }
  return { words: [...groups.keys()], names: [...groups.values()].map(asciiJson) };
}

/** The grammar that knows the names that were written down. */
export function openRoleGrammar({ words, names }: WrittenNames): RoleGrammar {
  return new RoleGrammar({
    next: new FirstWords(words.map((word, number) => [word, names[number] ?? '[]'] as const)),
  });
}

/** All names that the taxonomy has for roles and neighbour functions. Plain data, so that they can be written down. */
export function listRoleNames(taxonomy: Taxonomy): readonly ListedName[] {
  const names: ListedName[] = [];
  const add = (phrase: string, entry: Omit<Entry, 'capitals' | 'exact'>): void => {
    const keys = foldPhrase(phrase);
    // A phrase that folds to one word would cancel the word itself: "brands" is no reason to overlook "Brand".
    if (keys.length === 0 || (entry.kind === 'other' && keys.length === 1)) return;
    const capitals = keys.length === 1 && /^\p{Lu}{1,4}s?$/u.test(phrase);
    const exact = /^\p{Lu}\p{Ll}\p{Lu}\p{Ll}$/u.test(phrase) ? phrase : undefined;
    names.push([keys, { ...entry, capitals, exact }]);
  };
  for (const role of taxonomy.roles) {
    const whose = { role: role.id, neighbour: undefined };
    for (const domain of role.titles.domains) add(domain, { ...whose, kind: 'domain' });
    for (const name of role.titles.names) add(name, { ...whose, kind: 'name' });
    for (const name of role.titles.functions) add(name, { ...whose, kind: 'function' });
    for (const name of role.titles.departments) add(name, { ...whose, kind: 'department' });
    for (const name of role.titles.abbreviations) add(name, { ...whose, kind: 'abbreviation' });
    for (const phrase of role.notThese) add(phrase, { ...whose, kind: 'other' });
  }
  for (const neighbour of taxonomy.neighbours) {
    const whose = { role: undefined, neighbour: neighbour.id };
    for (const name of neighbour.names) add(name, { ...whose, kind: 'name' });
    for (const name of neighbour.departments) {
      add(name, { ...whose, kind: 'department' });
      add(name, { ...whose, kind: 'domain' });
    }
  }
  return names;
}

/** Finds the names of roles and neighbour functions in a text, longest first, none overlapping another. */
export function findRoleNames(text: string, words: readonly Word[], grammar: RoleGrammar): readonly RoleName[] {
  const candidates: RoleName[] = [];
  const others: Span[] = [];
  for (let index = 0; index < words.length; index++) {
    const first = words[index];
    if (first === undefined) continue;
    let node = grammar.root.next.get(first.key);
    for (let last = index; node !== undefined; last++) {
      const word = words[last];
      if (word === undefined) break;
      for (const entry of node.entries) {
        if (entry.kind === 'other') others.push({ start: first.start, end: word.end });
        else {
          const candidate = nameAt(text, words, index, last, entry);
          if (candidate !== undefined) candidates.push(candidate);
        }
      }
      node = nodeBehind(node, text, word, words[last + 1]);
    }
  }
  if (candidates.length === 0) return NONE;
  return withoutLeadingDepartments(text, longest(outside(others, candidates)));
}

const NONE: readonly RoleName[] = [];

/**
 * Whether a stretch of the text may name anybody. Most texts name nobody, and one look at each of their words is all
 * that it takes to know for every stretch of them.
 */
export function mayNameRoles(text: string, words: readonly Word[], grammar: RoleGrammar): boolean {
  for (let index = 0; index < words.length; index++) {
    let node = grammar.root.next.get(words[index]?.key ?? '');
    for (let last = index; node !== undefined; last++) {
      const word = words[last];
      if (word === undefined) break;
      if (node.entries.some(({ kind }) => kind !== 'other')) return true;
      node = nodeBehind(node, text, word, words[last + 1]);
    }
  }
  return false;
}

/** Where a phrase goes on with the following word; nowhere for most. */
function nodeBehind(node: Node, text: string, word: Word, following: Word | undefined): Node | undefined {
  if (following === undefined || node.next.size === 0) return undefined;
  const next = node.next.get(following.key);
  return next !== undefined && connected(text, word, following) ? next : undefined;
}

/** The candidates that no phrase covers which means something else. Those phrases are in order of their beginnings. */
function outside(others: readonly Span[], candidates: readonly RoleName[]): readonly RoleName[] {
  if (others.length === 0) return candidates;
  // How far the phrases up to each one reach, so that a text of thousands of names takes one look for each.
  const reaches: number[] = [];
  for (const { end } of others) reaches.push(Math.max(end, reaches.at(-1) ?? 0));
  return candidates.filter(({ start, end }) => {
    const before = firstStartingFrom(others, start + 1, (other) => other.start) - 1;
    return (reaches[before] ?? 0) < end;
  });
}

const PLURAL_OF_CAPITALS = pattern`^\p{Lu}+s$`;

function nameAt(text: string, words: readonly Word[], from: number, to: number, entry: Entry): RoleName | undefined {
  const first = words[from];
  const last = words[to];
  if (first === undefined || last === undefined) return undefined;
  if (entry.capitals && first.raw !== first.raw.toUpperCase() && !PLURAL_OF_CAPITALS.test(first.raw)) return undefined;
  if (entry.exact !== undefined && first.raw !== entry.exact && first.raw !== `${entry.exact}s`) return undefined;
  const name = (form: NamingForm, start = first.start, end = last.end): RoleName => ({
    role: entry.role,
    neighbour: entry.neighbour,
    form,
    start,
    end,
  });
  switch (entry.kind) {
    case 'name':
      return name('title');
    case 'function':
      return titleAfter(text, words, to) === undefined
        ? name('function')
        : name('title', first.start, titleAfter(text, words, to));
    case 'department':
      return name('department');
    case 'abbreviation':
      return name('abbreviation');
    case 'domain': {
      const end = titleAfter(text, words, to);
      if (end !== undefined) return name('title', first.start, end);
      const start = titleBefore(text, words, from);
      return start === undefined ? undefined : name('title', start);
    }
    case 'other':
      return undefined;
  }
}

/** Where the title ends when a title noun follows: "community manager", "community team lead". */
function titleAfter(text: string, words: readonly Word[], to: number): number | undefined {
  let end: number | undefined;
  for (let index = to + 1; index <= to + 3; index++) {
    const previous = words[index - 1];
    const word = words[index];
    if (previous === undefined || word === undefined || !connected(text, previous, word)) return end;
    const second = end === undefined && index === to + 1 ? secondOfPair(text, words, index) : undefined;
    if (second !== undefined) return second.end;
    if (!TITLE_NOUNS.has(word.key)) {
      if (end === undefined && index === to + 1 && MAY_PRECEDE_TITLE.test(word.key)) continue;
      return end;
    }
    if (isVerbLead(text, words, index)) return end;
    end = word.end;
  }
  return end;
}

/** The word with which the one at the index is a title noun, if it stands behind it: "group" behind "working". */
function secondOfPair(text: string, words: readonly Word[], index: number): Word | undefined {
  const [first, second] = [words[index], words[index + 1]];
  const isPair = first !== undefined && second !== undefined && TITLE_PAIRS.get(first.key) === second.key;
  return isPair && connected(text, first, second) ? second : undefined;
}

/** "The community leads the way": a verb, not people. */
function isVerbLead(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const after = words[index + 1];
  if (word === undefined || after === undefined || !/^leads$/i.test(word.raw)) return false;
  return connected(text, word, after) && /^(?:the|a|an|to|our|in|with)$/.test(after.key);
}

function titleBefore(text: string, words: readonly Word[], from: number): number | undefined {
  let index = from - 1;
  let linked = false;
  let right = words[from];
  while (index >= 0) {
    const word = words[index];
    if (word === undefined || right === undefined) return undefined;
    const gap = text.slice(word.end, right.start);
    if (!/^\s+$|^,\s*$/.test(gap)) return undefined;
    if (gap.startsWith(',')) linked = true;
    if (LEADING_NOUNS.has(word.key)) return linked || NO_LINK_NEEDED.has(word.key) ? word.start : undefined;
    if (!LINKS.has(word.key)) return undefined;
    if (word.key === 'of' || word.key === 'for') linked = true;
    right = word;
    index--;
  }
  return undefined;
}

/** The words next to the title noun decide: in "Marketing Reddit Community Builder" marketing is where the builder sits. */
function withoutLeadingDepartments(text: string, names: readonly RoleName[]): readonly RoleName[] {
  if (names.length < 2) return names;
  return names.filter((name, index) => {
    const next = names[index + 1];
    return !(name.form === 'department' && next?.form === 'title' && /^\s+$/.test(text.slice(name.end, next.start)));
  });
}

/** Of overlapping names the title wins, then the longest. */
function longest(candidates: readonly RoleName[]): readonly RoleName[] {
  if (candidates.length < 2) return candidates;
  const ordered = sortedBy(candidates, byStart);
  if (standApart(ordered)) return ordered;
  const kept: RoleName[] = [];
  // Names that overlap stand in one bunch, so that a text of thousands of names is not compared name by name.
  let bunch: RoleName[] = [];
  let reach = 0;
  for (const candidate of ordered) {
    if (candidate.start >= reach && bunch.length > 0) {
      kept.push(...longestOf(bunch));
      bunch = [];
    }
    bunch.push(candidate);
    reach = Math.max(reach, candidate.end);
  }
  kept.push(...longestOf(bunch));
  return kept;
}

/** Whether none of them overlaps another; they are in order. */
function standApart(names: readonly Span[]): boolean {
  for (let index = 1; index < names.length; index++)
    if ((names[index]?.start ?? 0) < (names[index - 1]?.end ?? 0)) return false;
  return true;
}

const STRENGTH: Readonly<Record<NamingForm, number>> = { title: 3, function: 2, department: 1, abbreviation: 0 };

function longestOf(bunch: readonly RoleName[]): readonly RoleName[] {
  if (bunch.length < 2) return bunch;
  const ordered = sortedBy(
    bunch,
    (a, b) =>
      Number(b.form === 'title') - Number(a.form === 'title') ||
      b.end - b.start - (a.end - a.start) ||
      STRENGTH[b.form] - STRENGTH[a.form] ||
      a.start - b.start,
  );
  const kept: RoleName[] = [];
  for (const candidate of ordered) if (!kept.some((other) => overlaps(other, candidate))) kept.push(candidate);
  return sortedBy(kept, byStart);
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start;
}

function connected(text: string, left: Word, right: Word): boolean {
  if (right.start === left.end + 1 && text.charCodeAt(left.end) === BLANK) return true;
  const gap = text.slice(left.end, right.start);
  return /^\s{0,3}$|^[-‐‑/]$/u.test(gap);
}

const BLANK = 32;

function newNode(): Node {
  return { next: new Map(), entries: [] };
}
