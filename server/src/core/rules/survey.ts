import type { JudgedAssignment, Verdict } from '../assignments/judge';
import type { SameEnds } from '../plan/plan';
import type { Dimension, RoleId, Term } from '../taxonomy/schema';
import { heldTerm, soleRole } from './holdings';
import { isOwnedMetric } from './owned-metric';
import type { RuleInput } from './rule';
import { firstFrom } from '../text/sorted';

/** A term that stands with a role that does not own it. */
export interface Misplaced extends JudgedAssignment {
  readonly verdict: Extract<Verdict, { kind: 'outside' }>;
}

/** What rules look for among all that a plan gives away, each in the plan's order. */
export interface Survey {
  readonly misplaced: ReadonlyMap<Dimension, readonly Misplaced[]>;
  /** The terms that are given to several roles, one at a time, by where each first stands. */
  readonly contested: ReadonlyMap<Term, readonly JudgedAssignment[]>;
  /** Metrics in lists and tables of metrics, given to a role that may have them. */
  readonly metrics: readonly JudgedAssignment[];
}

/** What is of note among all that a plan gives away: how much that is, and the numbers of what rules look for, in order. */
interface Notes {
  readonly count: number;
  readonly numbers: readonly number[];
  /** What each of those is. */
  readonly natures: readonly Nature[];
}

/** The keys by which survey and notes are kept as long as rules look at a plan. */
const SURVEY = Object.freeze({});
const NOTES = Object.freeze({});

/** Goes through all that the plan gives away, once for all rules: that is much, and of most of it no rule has anything to say. */
export function surveyOf(input: RuleInput): Survey {
  const { memory } = input;
  if (memory === undefined) return survey(input, note(input));
  return memory.of<Survey>(SURVEY, () =>
    survey(
      input,
      memory.of<Notes>(NOTES, (earlier) => note(input, earlier)),
    ),
  );
}

/** What is the same as in the earlier version is of the same nature, and is not looked at again. */
function note({ judged, sameJudged }: RuleInput, earlier?: Notes): Notes {
  const { before, behind } = earlier === undefined || sameJudged === undefined ? NOTHING_SAME : sameJudged;
  const { count, numbers: earlierNumbers, natures: earlierNatures } = earlier ?? NO_NOTES;
  const first = firstFrom(earlierNumbers, before);
  const numbers = earlierNumbers.slice(0, first);
  const natures = earlierNatures.slice(0, first);
  for (let number = before; number < judged.length - behind; number++) {
    const one = judged[number];
    const nature = one && natureOf(one);
    if (nature === undefined) continue;
    numbers.push(number);
    natures.push(nature);
  }
  const shift = judged.length - count;
  for (let index = firstFrom(earlierNumbers, count - behind); index < earlierNumbers.length; index++) {
    const nature = earlierNatures[index];
    if (nature === undefined) break;
    numbers.push((earlierNumbers[index] ?? 0) + shift);
    natures.push(nature);
  }
  return { count: judged.length, numbers, natures };
}

const NOTHING_SAME: SameEnds = { before: 0, behind: 0 };
const NO_NOTES: Notes = { count: 0, numbers: [], natures: [] };

function survey({ judged }: RuleInput, { numbers, natures }: Notes): Survey {
  const misplaced = new Map<Dimension, Misplaced[]>();
  const held = new Map<Term, Held>();
  const metrics: JudgedAssignment[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const one = judged[numbers[index] ?? 0];
    const nature = natures[index];
    if (one === undefined || nature === undefined) break;
    if (nature.misplaced !== undefined) listed(misplaced, nature.misplaced).push(one as Misplaced);
    if (nature.held !== undefined) hold(held, nature.held.term, nature.held.role, one);
    if (nature.isMetric) metrics.push(one);
  }
  const contested = new Map<Term, readonly JudgedAssignment[]>();
  for (const [term, { places, isContested }] of held) if (isContested) contested.set(term, places);
  return { misplaced, contested, metrics };
}

/** What rules look for in an assignment, wherever it stands. */
interface Nature {
  /** The dimension of a term that stands with a role that does not own it. */
  readonly misplaced: Dimension | undefined;
  readonly held: { readonly term: Term; readonly role: RoleId | undefined } | undefined;
  readonly isMetric: boolean;
}

/** `undefined` where no rule has anything to say. */
function natureOf(judged: JudgedAssignment): Nature | undefined {
  const { verdict } = judged;
  if (verdict.kind === 'outside') return { misplaced: verdict.term.dimension, held: undefined, isMetric: false };
  const term = heldTerm(judged);
  const isMetric = isOwnedMetric(judged);
  if (term === undefined && !isMetric) return undefined;
  return { misplaced: undefined, held: term && { term, role: soleRole(judged.assignment) }, isMetric };
}

function listed<K, T>(lists: Map<K, T[]>, key: K): T[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}

/** Where a term is held, and whether by several. */
interface Held {
  readonly role: RoleId | undefined;
  readonly places: JudgedAssignment[];
  isContested: boolean;
}

function hold(all: Map<Term, Held>, term: Term, role: RoleId | undefined, judged: JudgedAssignment): void {
  const held = all.get(term);
  if (held === undefined) {
    all.set(term, { role, places: [judged], isContested: false });
    return;
  }
  held.places.push(judged);
  if (held.role !== role) held.isContested = true;
}
