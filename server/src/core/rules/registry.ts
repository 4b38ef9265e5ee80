import { audienceOutsideRole } from './audience-outside-role';
import { metricOutsideRole } from './metric-outside-role';
import { objectiveOutsideRole } from './objective-outside-role';
import type { Rule } from './rule';
import { skillOutsideRole } from './skill-outside-role';
import { tacticOutsideRole } from './tactic-outside-role';
import type { OutsideFact } from './outside-role';

/** Every rule, in the order in which they are documented. */
export const rules: readonly Rule<OutsideFact>[] = [
  metricOutsideRole,
  tacticOutsideRole,
  objectiveOutsideRole,
  audienceOutsideRole,
  skillOutsideRole,
];
