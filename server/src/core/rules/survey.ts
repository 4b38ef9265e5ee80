import type { JudgedAssignment, Verdict } from '../assignments/judge';
import type { Dimension, RoleId, Term } from '../taxonomy/schema';
import { heldTerm, soleRole } from './holdings';
import { isOwnedMetric } from './owned-metric';
import type { RuleInput } from './rule';

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

/** The key by which the survey is kept as long as rules look at a plan. */
const SURVEY = Object.freeze({});

/** Goes through all that the plan gives away, once for all rules: that is much, and of most of it no rule has anything to say. */
export function surveyOf(input: RuleInput): Survey {
  return input.memory?.of<Survey>(SURVEY, () => survey(input.judged)) ?? survey(input.judged);
}

function survey(judged: readonly JudgedAssignment[]): Survey {
  const misplaced = new Map<Dimension, Misplaced[]>();
  const held = new Map<Term, Held>();
  const metrics: JudgedAssignment[] = [];
  for (const one of judged) {
    const nature = one.known.of(NATURE, () => natureOf(one));
    if (nature === NOTHING_OF_IT) continue;
    if (isMisplaced(one)) listed(misplaced, one.verdict.term.dimension).push(one);
    if (nature.held !== undefined) hold(held, nature.held.term, nature.held.role, one);
    if (nature.isMetric) metrics.push(one);
  }
  const contested = new Map<Term, readonly JudgedAssignment[]>();
  for (const [term, { places, isContested }] of held) if (isContested) contested.set(term, places);
  return { misplaced, contested, metrics };
}

/** What rules look for in an assignment, wherever it stands. */
interface Nature {
  readonly held: { readonly term: Term; readonly role: RoleId | undefined } | undefined;
  readonly isMetric: boolean;
}

/** The key by which its nature is kept with an assignment. */
const NATURE = Object.freeze({});
const NOTHING_OF_IT: Nature = { held: undefined, isMetric: false };
const MISPLACED: Nature = { held: undefined, isMetric: false };

function natureOf(judged: JudgedAssignment): Nature {
  if (isMisplaced(judged)) return MISPLACED;
  const term = heldTerm(judged);
  const isMetric = isOwnedMetric(judged);
  if (term === undefined && !isMetric) return NOTHING_OF_IT;
  return { held: term && { term, role: soleRole(judged.assignment) }, isMetric };
}

function isMisplaced(judged: JudgedAssignment): judged is Misplaced {
  return judged.verdict.kind === 'outside';
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
