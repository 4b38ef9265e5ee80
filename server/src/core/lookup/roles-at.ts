import type { Analysis } from '../analyze';
import type { RoleId } from '../taxonomy/schema';
import { sectionAt } from './place';
import { placeAt } from './place-at';

/** The roles to which the plan gives what is written at the offset; else those of the section around it. */
export function rolesAt(analysis: Analysis, offset: number): readonly RoleId[] {
  const place = placeAt(analysis, offset);
  const written = 'owners' in place ? place.owners : [];
  const owners = written.length > 0 ? written : (sectionAt(analysis.plan, offset)?.context.scope?.owners ?? []);
  return owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : []));
}
