import type { RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Holding } from './holdings';
import { listIn } from '../text/list-in';

/** A holding that another one speaks against, both as numbers in a list. */
export interface Conflict {
  readonly here: number;
  /** The first of the places that speak against it. */
  readonly places: readonly number[];
  /** Whom all of those give the term to. */
  readonly elsewhere: readonly RoleId[];
}

/** How many other places a finding points at. */
const MOST_PLACES = 3;

/** The holdings of one term that cannot all be meant: those of a kind together, in the order of the first of each. */
export function findConflictsAmong(holdings: readonly Holding[], term: Term, taxonomy: Taxonomy): readonly Conflict[] {
  const groups = groupAlike(holdings);
  const rivals = new Map<string, Group[]>();
  for (const group of groups) {
    const { qualifiers } = group.first.traits;
    listIn(rivals, qualifiers).push(group);
  }
  return groups.flatMap(({ first, members }) => {
    const places: number[] = [];
    const elsewhere = new Set<RoleId>();
    const among = rivals.get(first.traits.qualifiers) ?? [];
    for (const other of among) {
      if (!isConflict(first, other.first, term, taxonomy)) continue;
      elsewhere.add(other.first.traits.role);
      if (places.length < MOST_PLACES) places.push(...other.members.slice(0, MOST_PLACES - places.length));
      // More can only be said of more roles.
      else if (elsewhere.size === taxonomy.roles.length - 1) break;
    }
    if (places.length === 0) return [];
    const said = [...elsewhere];
    return members.map((here) => ({ here, places, elsewhere: said }));
  });
}

/** Holdings that conflict with the same others. */
interface Group {
  readonly first: Holding;
  readonly members: number[];
}

/** Puts together what conflicts with the same places, so that a long plan's items are not compared one by one. */
function groupAlike(holdings: readonly Holding[]): readonly Group[] {
  const groups = new Map<string, Group>();
  holdings.forEach((holding, index) => {
    const key = `${holding.section.toString()}\n${holding.traits.key}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: holding, members: [index] });
    else group.members.push(index);
  });
  return [...groups.values()];
}

/**
 * Whether two places give the same thing to two roles. Where each role has a thing of that name by nature (both sections
 * of a plan list their "newsletter"), only owners named on both items, or the very same figure, tell that it is one.
 */
function isConflict(one: Holding, other: Holding, term: Term, taxonomy: Taxonomy): boolean {
  const [here, there] = [one.traits, other.traits];
  if (here.role === there.role || here.qualifiers !== there.qualifiers) return false;
  if (areSideBySide(one, other)) return false;
  if (here.figure !== undefined && there.figure !== undefined) {
    // Two numbers for one thing are two things, or two years of it.
    if (here.figure !== there.figure) return false;
    if (here.figure.length > 1) return true;
  }
  const named = Number(here.onItem) + Number(there.onItem);
  const byNature = [here, there].every(({ role }) => taxonomy.relation(role, term) !== undefined);
  return byNature ? named === 2 : named >= 1;
}

/** Whether the two stand in sections of one kind about different things: "Germany" beside "France". */
function areSideBySide(one: Holding, other: Holding): boolean {
  return (
    one.section >= 0 &&
    other.section >= 0 &&
    one.section !== other.section &&
    one.level === other.level &&
    one.traits.columns === other.traits.columns
  );
}
