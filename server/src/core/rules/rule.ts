import type { Assignment } from '../assignments/assign';
import type { Verdict } from '../assignments/judge';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { RoleId, TermId } from '../taxonomy/schema';
import type { Span } from '../text/span';
import type { RelatedPlace, RuleName, Severity, Words } from './findings';

/** An assignment with what the taxonomy says of it. */
export interface JudgedAssignment {
  readonly assignment: Assignment;
  readonly verdict: Verdict;
}

/** What a rule may look at: the judged assignments of one document and the taxonomy. */
export interface RuleInput {
  readonly judged: readonly JudgedAssignment[];
  readonly taxonomy: Taxonomy;
}

/** What every rule's fact has in common. */
export interface Fact {
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  readonly term?: TermId;
  readonly roles?: readonly RoleId[];
  /** Practice differs on it, so that it is shown one level milder. */
  readonly arguable: boolean;
  /** What gave the role is a channel or a subject rather than a team, so that it is information at most. */
  readonly weak: boolean;
}

/** A rule: finding yields facts, saying turns a fact into words. Its page stands beside it and is its manual. */
export interface Rule<F extends Fact = Fact> {
  readonly name: RuleName;
  readonly severity: Severity;
  /** The rule's page: Markdown, the manual first and the specimens below it. */
  readonly page: string;
  find(input: RuleInput): readonly F[];
  say(fact: F, taxonomy: Taxonomy): Words;
}
