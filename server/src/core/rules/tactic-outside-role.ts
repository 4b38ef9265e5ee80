import { outsideRole } from './outside-role';
import page from './tactic-outside-role.md';

/** A tactic given to a role that does not own it: forum moderation under *Brand*. */
export const tacticOutsideRole = outsideRole({
  name: 'tactic-outside-role',
  dimension: 'tactic',
  severity: 'warning',
  page,
  verb: 'plan',
});
