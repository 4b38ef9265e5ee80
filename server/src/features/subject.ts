import type { Analysis } from '../core/analyze';
import { whatStandsAt } from '../core/lookup/what-stands-at';
import type { RoleId, TermId } from '../core/taxonomy/schema';

/** What a person can follow through plans: a term in all its wordings, or a role or neighbour function under all its names. */
export type Subject =
  { readonly kind: 'term'; readonly term: TermId } | { readonly kind: 'role'; readonly role: RoleId };

/** The term or role that stands at an offset. */
export function subjectAt(analysis: Analysis, offset: number): Subject | undefined {
  const standing = whatStandsAt(analysis, offset);
  if (standing?.kind === 'term') return { kind: 'term', term: standing.term.id };
  if (standing?.kind !== 'role') return undefined;
  const role = standing.role ?? standing.neighbour;
  return role === undefined ? undefined : { kind: 'role', role };
}
