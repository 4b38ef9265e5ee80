import { sameOwner, type Owner } from '../../roles/owners';
import type { Scope } from '../plan';

/** Whether the same owners are named in the same words and order. */
export function sameOwners(ones: readonly Owner[] | undefined, others: readonly Owner[] | undefined): boolean {
  if (ones === undefined || others === undefined) return ones === others;
  return (
    ones === others ||
    (ones.length === others.length &&
      ones.every((one, index) => {
        const other = others[index];
        return other !== undefined && sameOwner(one, other) && (one.kind === 'role' || one.name === nameOf(other));
      }))
  );
}

/** Whether two scopes speak for the same owners in the same way, wherever they are named. */
export function isSameScope(one: Scope, other: Scope): boolean {
  return one.source === other.source && one.strength === other.strength && sameOwners(one.owners, other.owners);
}

function nameOf(owner: Owner): string | undefined {
  return owner.kind === 'other' ? owner.name : undefined;
}
