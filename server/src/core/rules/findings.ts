import type { RoleId, TermId } from '../taxonomy/schema';
import type { Span } from '../text/span';

/** How strongly a finding is shown; the four levels are LSP's, `off` shows nothing. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type SeveritySetting = Severity | 'off';

/** Every rule's name, in the order in which they are documented. */
export const ruleNames = [
  'metric-outside-role',
  'tactic-outside-role',
  'objective-outside-role',
  'audience-outside-role',
  'skill-outside-role',
  'owner-conflict',
  'merged-roles',
  'objective-without-metric',
  'metric-without-target',
  'unused-suppression',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** A finding's words for the person who writes the plan: what is wrong, why, and what to do. Plain text, no markup. */
export interface Words {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

/** A place that explains a finding: the text that set the role, with a sentence on what it did. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** One thing that a rule has to say about a plan. `span` covers the mention itself and nothing more. */
export interface Finding {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly span: Span;
  readonly words: Words;
  readonly related: readonly RelatedPlace[];
  /** Set by the rules about terms, so that fixes and hovers need not work it out again. */
  readonly term?: TermId;
  readonly roles?: readonly RoleId[];
  readonly arguable?: boolean;
}

/** A finding's words as editors show them: a line each, so that lists which show one line show what is wrong. */
export function messageOf(words: Words): string {
  return [words.what, words.why, words.todo].filter((part) => part !== '').join('\n');
}
