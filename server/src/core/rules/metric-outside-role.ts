import { outsideRole } from './outside-role';
import page from './metric-outside-role.md';

/** A metric given to a role that does not own it: a conversion rate under *Community management*. */
export const metricOutsideRole = outsideRole({
  name: 'metric-outside-role',
  dimension: 'metric',
  severity: 'warning',
  page,
  verb: 'measure',
});
