import type { Analysis } from '../analyze';
import type { Scope, ScopeSource } from '../plan/plan';
import type { RoleId, TermId } from '../taxonomy/schema';
import { covers, overlaps, type Span } from '../text/span';

/** The terms that a stretch of the document gives to one of the roles already, what is being replaced left out. */
export function presentTerms(
  { judged }: Analysis,
  within: Span,
  roles: readonly RoleId[],
  replaced: Span,
): ReadonlySet<TermId> {
  const present = new Set<TermId>();
  for (const { assignment } of judged) {
    if (!covers(within, assignment.span) || overlaps(assignment.span, replaced)) continue;
    const isTheirs = assignment.owners.some((owner) => owner.kind === 'role' && roles.includes(owner.role));
    if (isTheirs) for (const { term } of assignment.readings) present.add(term.id);
  }
  return present;
}

/** Places that name the owner of the very item, where a section or a column speaks for all that it holds. */
const ON_THE_ITEM: ReadonlySet<ScopeSource> = new Set(['owner-note', 'owner-column', 'matrix']);

/**
 * The terms that the plan plainly gives to one other role, so that giving them to these too would set two owners against
 * each other. Two sections that each list a thing of the same name do not.
 */
export function heldElsewhere(
  { judged }: Analysis,
  roles: readonly RoleId[],
  scope: Scope | undefined,
): ReadonlyMap<TermId, RoleId> {
  const held = new Map<TermId, RoleId>();
  const isNamedHere = scope !== undefined && ON_THE_ITEM.has(scope.source);
  for (const { assignment, verdict } of judged) {
    const [owner, ...others] = assignment.owners;
    if (owner?.kind !== 'role' || others.length > 0 || roles.includes(owner.role) || verdict.kind === 'outside')
      continue;
    if (!isNamedHere && !ON_THE_ITEM.has(assignment.scope.source)) continue;
    const term = assignment.readings[0]?.term;
    if (term !== undefined) held.set(term.id, owner.role);
  }
  return held;
}
