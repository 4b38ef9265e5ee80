import * as z from 'zod';
import { Refusal, askerArgument, command, newDocument } from './command';
import type { Role } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';

/** A role as a client lists it for the writer to choose from. */
export interface RoleItem {
  readonly id: string;
  readonly label: string;
  /** What its work centres on, in a sentence. */
  readonly focus: string;
}

/** `rolecheck.roles {uri?}`: the roles that can be asked for, those of the document's team among them, as {@link RoleItem}s. */
export const listRoles = command(
  () => z.object({ uri: askerArgument() }),
  async ({ uri }, { reference }): Promise<readonly RoleItem[]> => {
    const { roles } = await reference.taxonomy(uri ?? newDocument);
    return roles.map(({ id, label, focus }) => ({ id, label, focus }));
  },
);

/** Names of roles in an argument: ids, or labels in whatever case. */
export const rolesArgument = () =>
  z
    .array(z.string({ error: 'must name roles' }), { error: 'must be a list of roles' })
    .min(1, 'must name at least one role');

/** The roles that are meant, each once, in the order asked for. Fails with a sentence where there is no such role. */
export function rolesNamed(names: readonly string[], taxonomy: Taxonomy): readonly Role[] {
  const found = names.map((name) => {
    const wanted = name.trim().toLowerCase();
    const role = taxonomy.roles.find(({ id, label }) => id === wanted || label.toLowerCase() === wanted);
    if (role !== undefined) return role;
    throw new Refusal(`There is no role “${name}”. There are: ${taxonomy.roles.map(({ id }) => id).join(', ')}.`);
  });
  return [...new Set(found)];
}

/** The same for what only makes sense of several roles. */
export function severalRoles(names: readonly string[], taxonomy: Taxonomy): readonly Role[] {
  const roles = rolesNamed(names, taxonomy);
  if (roles.length < 2) throw new Refusal('Choose at least two roles: with one there is nothing to set side by side.');
  return roles;
}
