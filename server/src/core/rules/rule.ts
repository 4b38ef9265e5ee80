import type { JudgedAssignment } from '../assignments/judge';
import type { MarkdownTree } from '../markdown/blocks';
import type { FrontMatterSlip } from '../plan/front-matter/switch';
import type { Plan } from '../plan/plan';
import type { RoleGrammar } from '../roles/role-names';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { RoleId, TermId } from '../taxonomy/schema';
import type { SameEnds } from '../text/marked';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { Directive } from './directives';
import type { Finding, RelatedPlace, RuleName, SeveritySetting, Words } from './findings';
import type { Found, MovedFacts } from './moved-facts';
import type { RuleMemory } from './rule-memory';
import type { Suppression } from './suppressions';

/** What a rule about plans may look at: one document, as far as it has been understood, and the taxonomy. */
export interface RuleInput {
  readonly tree: MarkdownTree;
  readonly plan: Plan;
  readonly judged: readonly JudgedAssignment[];
  readonly taxonomy: Taxonomy;
  readonly grammar: RoleGrammar;
  /** What rules remember of the version before, and are to remember of this one. */
  readonly memory?: RuleMemory;
  /** How much of what is given away is that of the version before, and known to be the same. */
  readonly sameJudged?: SameEnds;
}

/** What the document itself says of its findings. */
export interface Directions {
  readonly directives: readonly Directive[];
  readonly suppressions: readonly Suppression[];
  readonly source: SourceText;
}

/** What a rule about the document's own directives may look at, after the rules about plans have spoken. */
export interface DirectiveRuleInput extends Directions {
  /** The first of what the rules about plans have found in a stretch, silenced or not, whatever the settings show. */
  readonly firstIn: (stretch: Span) => Pick<Finding, 'rule' | 'span' | 'term'> | undefined;
  /** Whether a suppression silences something that some setting would show. */
  readonly isUsed: (suppression: Suppression) => boolean;
  /** Whether it silences something that goes by this one of its names. */
  readonly isUsedFor: (name: string, suppression: Suppression) => boolean;
  /** What in the front matter was meant to silence something and cannot be read. */
  readonly slips: readonly FrontMatterSlip[];
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

/** A fact about a directive. */
export interface DirectiveFact extends Fact {
  /** The suppression that the directive repeats, which does not silence what is said of that. */
  readonly repeats?: Suppression;
}

/** What a rule says of itself. Its page stands beside it and is its manual. */
export interface RuleCard {
  readonly name: RuleName;
  /** How strongly it is shown where no setting says otherwise. */
  readonly severity: SeveritySetting;
  /** The rule's page: Markdown, the manual first and the specimens below it. */
  readonly page: string;
}

/** A rule about plans: finding yields facts, saying turns one of its own facts into words. */
export interface Rule<F extends Fact = Fact> extends RuleCard {
  /**
   * `earlier`: what it found in the earlier version, where it stands now, if all else of the plan has only moved. Where that
   * is what there is to say again, it gives that itself.
   */
  find(input: RuleInput, earlier?: MovedFacts<F>): Found<F>;
  say(fact: F, taxonomy: Taxonomy): Words;
}

/** The same about a document's own directives. */
export interface DirectiveRule<F extends DirectiveFact = DirectiveFact> extends RuleCard {
  find(input: DirectiveRuleInput): readonly F[];
  say(fact: F, taxonomy: Taxonomy): Words;
}
