import type { JudgedAssignment } from '../assignments/judge';
import { namesRole } from '../roles/owners';

/** A metric that a list or a table of metrics gives to a role, and that is not misplaced there. */
export function isOwnedMetric({ assignment, verdict }: JudgedAssignment): boolean {
  const { statement, scope, owners, readings, dimension } = assignment;
  return (
    readings[0]?.term.dimension === 'metric' &&
    (statement.form === 'item' || statement.form === 'cell') &&
    scope.strength === 'strong' &&
    namesRole(owners) &&
    verdict.kind !== 'outside' &&
    // Among tasks and aims a number is what the work is about, not what it is measured by.
    dimension?.dimension === 'metric'
  );
}
