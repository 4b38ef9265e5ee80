import type { Role } from '../taxonomy/schema';

/** How a message names roles: “community management, brand management and marketing”. */
export function listRoles(roles: readonly (Role | undefined)[], word = 'and'): string {
  const phrases = roles.flatMap((role) => (role === undefined ? [] : [role.phrase]));
  if (phrases.length <= 1) return phrases[0] ?? 'this role';
  return `${phrases.slice(0, -1).join(', ')} ${word} ${phrases.at(-1) ?? ''}`;
}
