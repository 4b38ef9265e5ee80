import { audienceOutsideRole } from './audience-outside-role';
import { mergedRoles } from './merged-roles';
import { metricOutsideRole } from './metric-outside-role';
import { metricWithoutTarget } from './metric-without-target';
import { objectiveOutsideRole } from './objective-outside-role';
import { objectiveWithoutMetric } from './objective-without-metric';
import { ownerConflict } from './owner-conflict';
import type { DirectiveRule, Rule, RuleCard } from './rule';
import { skillOutsideRole } from './skill-outside-role';
import { tacticOutsideRole } from './tactic-outside-role';
import { unusedSuppression } from './unused-suppression';

/** The rules about plans. Of two findings about the very same words the earlier rule's is shown. */
export const planRules: readonly Rule[] = [
  metricOutsideRole,
  tacticOutsideRole,
  objectiveOutsideRole,
  audienceOutsideRole,
  skillOutsideRole,
  ownerConflict,
  mergedRoles,
  objectiveWithoutMetric,
  metricWithoutTarget,
];

/** The rules about a document's own directives, which need to know what the others have found. */
export const directiveRules: readonly DirectiveRule[] = [unusedSuppression];

/** Every rule, in the order in which they are documented. */
export const rules: readonly RuleCard[] = [...planRules, ...directiveRules];
