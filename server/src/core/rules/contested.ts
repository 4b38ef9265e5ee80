import type { JudgedAssignment } from '../assignments/judge';
import type { RoleId, Term } from '../taxonomy/schema';
import { heldTerm, soleRole } from './holdings';
import { mark, type Marked } from '../text/marked';
import type { RuleInput } from './rule';

/** A term that is given to a single role. */
export interface Held {
  readonly term: Term;
  readonly role: RoleId | undefined;
}

/** What a plan gives to single roles, by its numbers among all that is given away. */
export function markHeld({ judged, sameJudged }: RuleInput, earlier?: Marked<Held>): Marked<Held> {
  return mark(judged.length, (number) => heldIn(judged[number]), earlier, sameJudged);
}

function heldIn(judged: JudgedAssignment | undefined): Held | undefined {
  const term = judged && heldTerm(judged);
  return term && { term, role: soleRole(judged.assignment) };
}

/** The terms that are given to several roles, one at a time, by where each first stands, with where they are given to whom. */
export function contestedIn({ numbers, found }: Marked<Held>): ReadonlyMap<Term, readonly number[]> {
  const all = new Map<Term, { readonly role: RoleId | undefined; readonly places: number[]; isContested: boolean }>();
  for (let index = 0; index < numbers.length; index++) {
    const [number, one] = [numbers[index], found[index]];
    if (number === undefined || one === undefined) break;
    const { term, role } = one;
    const held = all.get(term);
    if (held === undefined) {
      all.set(term, { role, places: [number], isContested: false });
      continue;
    }
    held.places.push(number);
    if (held.role !== role) held.isContested = true;
  }
  const contested = new Map<Term, readonly number[]>();
  for (const [term, { places, isContested }] of all) if (isContested) contested.set(term, places);
  return contested;
}
