import { roleNamed } from '../core/lookup/find-role';
import { sayUnknownRole } from '../core/lookup/unknown-role';
import { capitalise } from '../core/reference/words';
import type { Role } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { Misuse } from './desk';
import { cut } from './tool';

/** The role that a name means, by its id, its names or a title. Fails with a sentence that names those that there are. */
export function roleMeant(name: string, taxonomy: Taxonomy, consequence?: string): Role {
  const role = roleNamed(name, taxonomy);
  if (role === undefined) throw new Misuse(capitalise(sayUnknownRole(cut(name), taxonomy, consequence)));
  return role;
}
