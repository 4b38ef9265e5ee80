import { outsideRole } from './outside-role';
import page from './objective-outside-role.md';

/** An objective given to a role that does not own it: "Generate demand" under *Community*. */
export const objectiveOutsideRole = outsideRole({
  name: 'objective-outside-role',
  dimension: 'objective',
  severity: 'information',
  page,
  verb: 'put',
});
