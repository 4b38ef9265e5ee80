import { outsideRole } from './outside-role';
import page from './skill-outside-role.md';

/** A skill asked of a role that does not need it: paid media for the community manager. */
export const skillOutsideRole = outsideRole({
  name: 'skill-outside-role',
  dimension: 'skill',
  severity: 'hint',
  page,
  verb: 'ask for',
});
