import type { RoleId } from '../taxonomy/schema';
import { findRoleNames, type RoleGrammar, type RoleName } from './role-names';
import { splitWords } from '../text/words';

/** Somebody who is named as an owner: one of the roles that are checked, or anybody else. */
export type Owner =
  | { readonly kind: 'role'; readonly role: RoleId }
  /** A neighbour function, a person, "TBD", "everyone": never checked, and whatever they own is not charged to a role. */
  | { readonly kind: 'other'; readonly name: string };

/** A person whom the document ties to a role: "Sofie, community manager". */
export type People = ReadonlyMap<string, RoleId>;

/** Who a cell, a note or the text behind `Owner:` names. */
export interface OwnerReading {
  readonly owners: readonly Owner[];
  /** Where the first of our roles is named, as plain-text offsets; the whole text where none is. */
  readonly start: number;
  readonly end: number;
}

/** Words around an owner's name that name nobody else: "the", "team", "(lead)", "jointly". */
const FILLER =
  /^(?:the|a|our|an|and|or|with|team|teams|dept|department|lead|leads|owner|owned|by|jointly|together|each|per|of|for|in|from|main|primary|secondary|co|also|plus|internal|global|local|regional|central|senior|head|group|corporate|m|f|x|d|w|fte|person|people|only|now|new|yours|ours|area)$/i;

/**
 * Reads an owner expression: "Marketing + Community", "Théo (marketing)", "@community-team", "tbd, perhaps Community".
 *
 * Whoever is named beside a role is an owner too, known or not; without any name there is no reading.
 */
export function readOwners(
  text: string,
  start: number,
  end: number,
  grammar: RoleGrammar,
  people: People,
): OwnerReading | undefined {
  const part = text.slice(start, end);
  const outer = blankParentheses(part);
  const inner = findRoleNames(part, splitWords(part), grammar).filter(
    (name) => outer.slice(name.start, name.end).trim() === '',
  );
  const names = findRoleNames(outer, splitWords(outer), grammar);
  const owners: Owner[] = [];
  const add = (owner: Owner): void => {
    if (!owners.some((other) => sameOwner(owner, other))) owners.push(owner);
  };
  let first: RoleName | undefined;
  for (const name of names) {
    if (name.form === 'abbreviation') continue;
    add(ownerOf(name, part));
    if (name.role !== undefined) first ??= name;
  }
  const rest = leftOver(
    outer,
    names.filter((name) => name.form !== 'abbreviation'),
  );
  if (rest !== '') {
    const followed = people.get(rest.toLowerCase());
    const inParentheses =
      names.length === 0 ? inner.find((name) => name.role !== undefined || name.neighbour !== undefined) : undefined;
    if (inParentheses !== undefined && !/[,+/&;]/.test(outer)) {
      add(ownerOf(inParentheses, part));
      if (inParentheses.role !== undefined) first ??= inParentheses;
    } else if (followed !== undefined) add({ kind: 'role', role: followed });
    else add({ kind: 'other', name: rest });
  }
  if (owners.length === 0) return undefined;
  return first === undefined ? { owners, start, end } : { owners, start: start + first.start, end: start + first.end };
}

/** One owner for one name. */
export function ownerOf(name: RoleName, text: string): Owner {
  return name.role === undefined
    ? { kind: 'other', name: text.slice(name.start, name.end) }
    : { kind: 'role', role: name.role };
}

function blankParentheses(text: string): string {
  return text.replace(/\([^()]*\)?/g, (inside) => ' '.repeat(inside.length));
}

/** What a text says besides the names: other people, "tbd", "everyone"; empty where nothing is left but filler. */
function leftOver(text: string, names: readonly RoleName[]): string {
  let rest = text;
  for (const name of names) rest = rest.slice(0, name.start) + ' '.repeat(name.end - name.start) + rest.slice(name.end);
  return splitWords(rest)
    .filter((word) => !FILLER.test(word.raw) && word.raw !== '&' && !/^\d+$/.test(word.raw))
    .map((word) => word.raw)
    .join(' ');
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
