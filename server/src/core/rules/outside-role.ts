import type { JudgedAssignment, Verdict } from '../assignments/judge';
import type { Known } from '../assignments/known';
import { scopeOf, spanOf } from '../assignments/moved-assignment';
import type { Scope, ScopeSource } from '../plan/plan';
import type { Dimension, Role, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { RuleName, Severity, Words } from './findings';
import { findInJudged } from './find-in-judged';
import type { Found, MovedFacts } from './moved-facts';
import { listRoles } from './role-phrases';
import type { Fact, Rule, RuleInput } from './rule';
import { sayingsOf } from './sayings';

/** A term that stands with a role that does not own it. */
export interface OutsideFact extends Fact {
  readonly verdict: Extract<Verdict, { kind: 'outside' }>;
  /** For what is said of it, which is the same after the next edit. */
  readonly known: Known;
}

/** The key by which it is kept with an assignment who is said to give it. */
const EVIDENCE = Object.freeze({});

/** What the five rules about terms differ in. */
interface OutsideRuleParts {
  readonly name: RuleName;
  readonly dimension: Dimension;
  readonly severity: Severity;
  readonly page: string;
  /** What to do with the term under the role that owns it: "measure" it, "plan" it. */
  readonly verb: string;
}

/** Makes the rule that flags one dimension's terms where they are given to a role that does not own them. */
export function outsideRole(parts: OutsideRuleParts): Rule<OutsideFact> {
  return {
    name: parts.name,
    severity: parts.severity,
    page: parts.page,
    find: (input, earlier) => findOutside(input, parts, earlier),
    say: (fact, taxonomy) => fact.known.of(parts, () => sayOutside(fact, taxonomy, parts)),
  };
}

function findOutside(
  input: RuleInput,
  parts: OutsideRuleParts,
  earlier: MovedFacts<OutsideFact> | undefined,
): Found<OutsideFact> {
  const { taxonomy } = input;
  const find = (judged: JudgedAssignment): OutsideFact | undefined => {
    const { verdict, known } = judged;
    if (verdict.kind !== 'outside' || verdict.term.dimension !== parts.dimension) return undefined;
    const scope = scopeOf(judged);
    const weak = scope.strength === 'weak';
    // A subject heading and a disputed attribution together are no ground to speak.
    if (weak && verdict.arguable) return undefined;
    const message = known.of(EVIDENCE, () => sayEvidence(scope, verdict, taxonomy));
    return {
      span: spanOf(judged),
      related: [{ span: scope.evidence, message }],
      term: verdict.term.id,
      roles: verdict.roles,
      arguable: verdict.arguable,
      weak,
      verdict,
      known,
    };
  };
  return findInJudged(input, parts, find, earlier);
}

const SOURCES: Readonly<Record<ScopeSource, string>> = {
  'owner-note': 'This owner note',
  sentence: 'This sentence',
  matrix: 'This column of the responsibility table',
  'owner-column': 'This owner cell',
  'role-row': 'The first cell of this row',
  'role-column': 'The heading of this column',
  'lead-in': 'This label',
  heading: 'This heading',
  title: "The document's title",
  'front-matter': 'The front matter',
};

function sayEvidence(scope: Scope, { roles }: OutsideFact['verdict'], taxonomy: Taxonomy): string {
  return sayingsOf(taxonomy).once(`given by ${scope.source} ${roles.join(' ')}`, () => {
    return `${SOURCES[scope.source]} gives it to ${listRoles(roles.map((id) => taxonomy.role(id)))}.`;
  });
}

function sayOutside(fact: OutsideFact, taxonomy: Taxonomy, parts: OutsideRuleParts): Words {
  const { term, roles, arguable } = fact.verdict;
  const key = `${parts.name} ${term.id} ${String(arguable)} ${roles.join(' ')}`;
  return sayingsOf(taxonomy).once(key, () => sayAfresh(fact, taxonomy, parts));
}

function sayAfresh(fact: OutsideFact, taxonomy: Taxonomy, parts: OutsideRuleParts): Words {
  const { term, roles, relation, arguable } = fact.verdict;
  const given = listRoles(roles.map((id) => taxonomy.role(id)));
  const owners = taxonomy.owners(term);
  const what =
    owners.length === 0
      ? `“${term.label}” is given to ${given} here.`
      : `“${term.label}” belongs to ${listRoles(owners)}, but is given to ${given} here.`;
  const instead = relation.instead === undefined ? undefined : taxonomy.term(relation.instead);
  return {
    what,
    why: arguable ? `${relation.reason} Practice differs on this one.` : relation.reason,
    todo: sayWhatToDo(given, roles.length > 1, owners, instead, parts),
  };
}

function sayWhatToDo(
  given: string,
  several: boolean,
  owners: readonly Role[],
  instead: Term | undefined,
  parts: OutsideRuleParts,
): string {
  const move = owners.length === 0 ? '' : `${capitalise(parts.verb)} it under ${listRoles(owners, 'or')}`;
  if (instead === undefined) return move === '' ? '' : `${move}.`;
  const use = `use “${instead.label}” for ${several ? 'these teams' : given}`;
  return move === '' ? `${capitalise(use)}.` : `${move}, or ${use}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
