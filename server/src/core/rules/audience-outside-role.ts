import { outsideRole } from './outside-role';
import page from './audience-outside-role.md';

/** An audience given to a role that does not serve it: e-mail subscribers for the social media manager. */
export const audienceOutsideRole = outsideRole({
  name: 'audience-outside-role',
  dimension: 'audience',
  severity: 'information',
  page,
  verb: 'put',
});
