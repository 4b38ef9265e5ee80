import type { Analysis } from '../core/analyze';
import type { RoleId } from '../core/taxonomy/schema';

/** What a plan gives to one role, as labels of terms, each once, in the plan's order. */
export interface Given {
  /** The role's label. */
  readonly role: string;
  /** Its own, or shared by it. */
  readonly own: readonly string[];
  /** Another's, whether or not that is shown as a finding. */
  readonly outside: readonly string[];
}

/** How many terms are named of each kind. */
const MOST = 40;

/** How the plan was read: what it gives to each role. Roles to which it gives nothing that is known are left out. */
export function whatIsGiven({ judged, taxonomy }: Analysis): readonly Given[] {
  const given = new Map<RoleId, { readonly own: Set<string>; readonly outside: Set<string> }>();
  for (const { assignment, verdict } of judged) {
    const term = assignment.readings[0]?.term;
    if (term === undefined || verdict.kind === 'unstated') continue;
    for (const owner of assignment.owners) {
      if (owner.kind !== 'role') continue;
      const lists = given.get(owner.role) ?? { own: new Set(), outside: new Set() };
      given.set(owner.role, lists);
      const list = verdict.kind === 'outside' ? lists.outside : lists.own;
      if (list.size < MOST) list.add(term.label);
    }
  }
  return [...given].map(([role, { own, outside }]) => ({
    role: taxonomy.role(role)?.label ?? role,
    own: [...own],
    outside: [...outside],
  }));
}
