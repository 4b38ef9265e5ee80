import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Relation, RoleId, Term } from '../taxonomy/schema';
import type { Assignment } from './assign';
import type { Known } from './known';
import { caseless } from '../text/pattern';

type Outside = Extract<Relation, { is: 'outside' }>;

/** What the taxonomy says of an assignment. */
export type Verdict =
  | { readonly kind: 'own' | 'shared' | 'unstated' }
  | {
      readonly kind: 'outside';
      readonly term: Term;
      /** Every owner that the plan names; the term is outside for all of them. */
      readonly roles: readonly RoleId[];
      readonly relation: Outside;
      readonly arguable: boolean;
    };

/** An assignment with what the taxonomy says of it. */
export interface JudgedAssignment {
  readonly assignment: Assignment;
  readonly verdict: Verdict;
  /** For whoever works out more about it. */
  readonly known: Known;
}

const UNSTATED: Verdict = { kind: 'unstated' };
const OWN: Verdict = { kind: 'own' };
const SHARED: Verdict = { kind: 'shared' };

/**
 * Judges an assignment. Outside only if the term is outside for every owner and in every reading that the place allows;
 * an owner that is none of the checked roles makes it unstated.
 */
export function judge(assignment: Assignment, taxonomy: Taxonomy): Verdict {
  const roles: RoleId[] = [];
  for (const owner of assignment.owners) {
    if (owner.kind !== 'role') return UNSTATED;
    if (!roles.includes(owner.role)) roles.push(owner.role);
  }
  const [first, ...others] = assignment.readings;
  if (first === undefined || roles.length === 0) return UNSTATED;
  const outside: Outside[] = [];
  let isShared = false;
  for (const role of roles) {
    const relation = taxonomy.relation(role, first.term);
    if (relation?.is === 'own') return OWN;
    if (relation?.is === 'share') isShared = true;
    else if (relation?.is === 'outside') outside.push(relation);
  }
  if (isShared) return SHARED;
  const relation = outside[0];
  if (relation === undefined || outside.length < roles.length) return UNSTATED;
  const allowedOtherwise = others.some((reading) =>
    roles.some((role) => taxonomy.relation(role, reading.term)?.is !== 'outside'),
  );
  if (allowedOtherwise) return UNSTATED;
  const arguable = outside.some((one) => one.strength === 'arguable') || isAttributed(assignment);
  return { kind: 'outside', term: taxonomy.current(first.term), roles, relation, arguable };
}

/** "Community-sourced pipeline", "leads from the forum", "sign-ups referred by members": the plan says whose share is meant. */
function isAttributed({ statement, mention, readings }: Assignment): boolean {
  const { text } = statement.text;
  const { start, end } = readings[0] ?? mention;
  // "Forum-sourced leads": some terms take the second half of such a word with them.
  const [firstWord = ''] = text.slice(start, end).split(/\s/);
  const from = Math.max(statement.start, start - LONGEST_SOURCE);
  return (
    SOURCED_BEFORE.test(text.slice(from, start)) ||
    SOURCED_BEFORE.test(text.slice(from, start + firstWord.length)) ||
    SOURCED_BEHIND.test(text.slice(end, Math.min(statement.end, end + LONGEST_SOURCE)))
  );
}

/** In characters. */
const LONGEST_SOURCE = 50;
const SOURCED_BEFORE = caseless`\p{L}+[-‐ ](?:driven|sourced|led|influenced|attributed|attributable|generated|assisted|referred|originated|initiated|first)\s*$`;
const SOURCED_BEHIND = caseless`^\s+\(?(?:(?:attribut(?:ed|able)|sourced|driven|generated|influenced|referred|assisted|originating|coming|won|brought in)\s+(?:to|by|from|through|via|in)\b|(?:from|via|through|by|thanks to)\s+(?:[\p{L}’'-]+\s+){0,2}?(?:communit(?:y|ies)|forums?|members?|discord|slack|reddit|subreddits?|groups?|circle|meet-?ups?|ambassadors?|advocates?|champions?|superusers?|referrals?|threads?|word of mouth)(?![\p{L}\p{N}]))`;
