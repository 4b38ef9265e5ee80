import type { RoleId } from '../taxonomy/schema';
import { findRoleNames, type RoleGrammar, type RoleName } from './role-names';
import { isInside, type Span } from '../text/span';
import type { Word } from '../text/words';
import { caseless, pattern } from '../text/pattern';
import { findTimes } from '../text/times';
import { matchesOf } from '../text/matches';

/** Somebody who is named as an owner: one of the roles that are checked, or anybody else. */
export type Owner =
  | { readonly kind: 'role'; readonly role: RoleId }
  /** A neighbour function, a person, "TBD", "everyone": never checked, and whatever they own is not charged to a role. */
  | { readonly kind: 'other'; readonly name: string };

/** A person whom the document ties to a role: "Sofie, community manager". */
export type People = ReadonlyMap<string, RoleId>;

/** Plain text with its words. */
export interface PlainText {
  readonly text: string;
  wordsIn(start: number, end: number): readonly Word[];
}

/** Who a cell, a note or the text behind `Owner:` names. */
export interface OwnerReading {
  readonly owners: readonly Owner[];
  /** Where the first of our roles is named, as plain-text offsets; the whole text where none is. */
  readonly start: number;
  readonly end: number;
}

/** Words around an owner's name that name nobody else: "the", "team", "(lead)", "jointly". */
const FILLER = caseless`^(?:the|a|our|an|and|or|with|team|teams|dept|department|lead|leads|owner|owned|by|jointly|together|each|per|of|for|in|from|main|primary|secondary|co|also|plus|internal|global|local|regional|central|senior|head|group|corporate|m|f|x|d|w|fte|person|people|only|now|new|yours|ours|area|perhaps|maybe|probably)$`;

/**
 * Reads an owner expression: "Marketing + Community", "Théo (marketing)", "@community-team", "tbd, perhaps Community".
 *
 * Whoever is named beside a role is an owner too, known or not; without any name there is no reading.
 * `known`: the roles and functions, where somebody has looked for them in the same words before.
 */
export function readOwners(
  inline: PlainText,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
  known?: readonly RoleName[],
): OwnerReading | undefined {
  const { text } = inline;
  const words = inline.wordsIn(start, end);
  const asides = findParentheses(text, start, end);
  const times = words.length > 1 ? findTimes(text, start, end) : [];
  const found = known ?? findRoleNames(text, words, grammar);
  const names = found.filter((name) => !isInside(asides, name.start) && !isInside(times, name.start));
  const inner = found.filter((name) => isInside(asides, name.start));
  const spelt = names.filter((name) => name.form !== 'abbreviation');
  const owners: Owner[] = [];
  const named = new Set<string>();
  const add = (owner: Owner): void => {
    const name = owner.kind === 'role' ? owner.role : `"${owner.name.toLowerCase()}`;
    if (!named.has(name)) owners.push(owner);
    named.add(name);
  };
  let first: RoleName | undefined;
  for (const name of spelt) {
    add(ownerOf(name, text));
    if (name.role !== undefined) first ??= name;
  }
  const rest = words.filter(
    (word) =>
      word.raw !== '&' &&
      !FILLER.test(word.raw) &&
      !/^\d+$/.test(word.raw) &&
      !isInside(asides, word.start) &&
      !isInside(times, word.start) &&
      !isInside(spelt, word.start),
  );
  const inParentheses =
    names.length === 0 ? inner.find((name) => name.role !== undefined || name.neighbour !== undefined) : undefined;
  if (rest.length > 0 && inParentheses !== undefined && !/[,+/&;]/.test(withoutParentheses(text.slice(start, end)))) {
    add(ownerOf(inParentheses, text));
    if (inParentheses.role !== undefined) first ??= inParentheses;
  } else for (const name of namesAmong(text, rest)) add(whoIs(name, people));
  if (owners.length === 0) return undefined;
  return first === undefined ? { owners, start, end } : { owners, start: first.start, end: first.end };
}

/** Names of people and others: "Wiktor, Aurelio" are two, "Ana Ruiz" is one. */
function namesAmong(text: string, words: readonly Word[]): readonly string[] {
  const names: string[] = [];
  words.forEach((word, index) => {
    const previous = words[index - 1];
    const parts = previous === undefined || /[,+/&;|·\n→]|\s(?:and|or)\s/.test(text.slice(previous.end, word.start));
    if (parts) names.push(word.raw);
    else names[names.length - 1] = `${names.at(-1) ?? ''} ${word.raw}`;
  });
  return names;
}

/** A person whom the document ties to a role, by first name or full name, or somebody else. */
function whoIs(name: string, people: People): Owner {
  const [firstName = ''] = name.split(' ');
  const isFullName = FULL_NAME.test(name);
  const role = people.get(name.toLowerCase()) ?? (isFullName ? people.get(firstName.toLowerCase()) : undefined);
  return role === undefined ? { kind: 'other', name } : { kind: 'role', role };
}

const FULL_NAME = pattern`^\p{Lu}[\p{L}'’-]*\s\p{Lu}[\p{L}'’-]*$`;

/** One owner for one name. */
export function ownerOf(name: RoleName, text: string): Owner {
  return name.role === undefined
    ? { kind: 'other', name: text.slice(name.start, name.end) }
    : { kind: 'role', role: name.role };
}

/** The parentheses in a stretch of text, the last one closed or not. */
export function findParentheses(text: string, start: number, end: number): readonly Span[] {
  if (!text.includes('(')) return [];
  return matchesOf(text.slice(start, end), IN_PARENTHESES).map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

const IN_PARENTHESES = /\([^()]*\)?/g;

export function withoutParentheses(text: string): string {
  return text.includes('(') ? text.replace(IN_PARENTHESES, ' ').trim() : text.trim();
}

/** Whether two owners are the same role or bear the same name. */
export function sameOwner(a: Owner, b: Owner): boolean {
  return a.kind === 'role'
    ? b.kind === 'role' && a.role === b.role
    : b.kind === 'other' && a.name.toLowerCase() === b.name.toLowerCase();
}

/** Whether any of the owners is a role that is checked. */
export function namesRole(owners: readonly Owner[]): boolean {
  return owners.some((owner) => owner.kind === 'role');
}
