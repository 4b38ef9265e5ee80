import type { Heading } from '../../markdown/blocks';
import type { People } from '../../roles/owners';
import { namesRole } from '../../roles/owners';
import type { RoleGrammar } from '../../roles/role-names';
import { elsewhere, scopeOf } from '../context';
import type { OutlinedHeading } from '../labels/headings';
import { personScope, TITLE_OF_A_PERSON } from '../labels/label-contexts';
import { isDocumentOf, isDocumentTitle, readLabel, type Label } from '../labels/labels';
import { findOwnerNote, scopeOfNote } from '../owners/owner-notes';
import type { Context, Scope } from '../plan';

/** "### Conversion rate (owner: social)": who owns the heading's item owns what stands beneath it too. */
export function headingNote(
  { text }: Heading,
  { isTitle }: OutlinedHeading,
  grammar: RoleGrammar,
  people: People,
): { scope: Scope; label: Label } | undefined {
  // Whoever keeps the document does not own what stands in it.
  const note = isTitle ? undefined : findOwnerNote(text, 0, text.text.length, grammar, people, 'elsewhere');
  if (note === undefined) return undefined;
  const label = readLabel(text, note.restStart, note.restEnd, grammar);
  if (label.roles.length > 0 || label.neighbours.length > 0) return undefined;
  return { scope: scopeOfNote(text, note), label };
}

/** Whom a heading speaks for: a role that it names, somebody else, nobody where it compares, else whoever spoke before. */
export function headingScope(
  heading: Heading,
  outlined: OutlinedHeading,
  outer: Context,
  people: People,
  dimensionBeneath: () => boolean,
): Scope | undefined {
  const { label, isTitle } = outlined;
  const name = label.roles[0];
  const source = isTitle && heading.level === 1 ? 'title' : 'heading';
  if (name === undefined) {
    const person = personScope(heading.text, label, people);
    if (person !== undefined) return { ...person, source };
    const named =
      label.neighbours.length > 0 &&
      !(isTitle && label.hasSubject) &&
      (label.neighbours.some((neighbour) => neighbour.form === 'title') ||
        (!label.hasSubject && outlined.siblingNamesAnother));
    const inRole = outer.scope !== undefined && namesRole(outer.scope.owners);
    const looksLikeOne = inRole
      ? label.someoneElse && TITLE_OF_A_PERSON.test(heading.text.text.replace(/\([^()]*\)/g, '').trim())
      : label.someoneElse;
    const amongOwners = outlined.siblingsAreOwners && label.dimension === undefined && label.silence === undefined;
    return named || amongOwners || (looksLikeOne && !label.dimensionOnly)
      ? elsewhere(heading.text, label, source)
      : outer.scope;
  }
  if (label.roles.length > 1) return undefined;
  if (label.neighbours.length > 0 && !label.hasSubject) {
    return { ...elsewhere(heading.text, label, source), owners: [{ kind: 'other', name: heading.text.text.trim() }] };
  }
  const strength = namingStrength(heading, outlined, dimensionBeneath);
  if (strength === undefined) return outer.scope;
  const scope = scopeOf(heading.text, name, source, strength);
  const speaking = outer.scope;
  if (speaking === undefined || !namesRole(speaking.owners) || speaking.source === 'front-matter') return scope;
  const another = !speaking.owners.some((owner) => owner.kind === 'role' && owner.role === name.role);
  if (!another) return strength === 'weak' && speaking.strength === 'strong' ? speaking : scope;
  if (strength === 'weak') return speaking.strength === 'weak' ? scope : speaking;
  // A function's name inside another role's document is as much that role's activity as a team of its own.
  const isActivity = name.form !== 'title' && !outlined.siblingNamesAnother;
  return isActivity ? { ...scope, owners: [...scope.owners, ...speaking.owners] } : scope;
}

function namingStrength(
  heading: Heading,
  { label, isTitle, siblingNamesAnother }: OutlinedHeading,
  dimensionBeneath: () => boolean,
): Scope['strength'] | undefined {
  const name = label.roles[0];
  if (name === undefined) return undefined;
  if (name.form === 'title') return 'strong';
  // "Digital marketing plan" is a kind of document, whoever has what stands in it.
  const isGenre = name.role === 'marketing' && isTitle && heading.level === 1 && isDocumentTitle(heading.text.text);
  if (name.form === 'function') return isGenre ? undefined : 'strong';
  const text = heading.text.text;
  if (label.hasSubject) {
    const isOwn = isTitle && heading.level === 1 && name.role !== 'marketing' && isDocumentOf(text, name);
    return isOwn ? 'strong' : undefined;
  }
  if (isTitle && isDocumentTitle(text)) return name.role === 'marketing' ? undefined : 'strong';
  if (isTitle && label.dimension !== undefined) return name.role === 'marketing' ? undefined : 'weak';
  if (siblingNamesAnother) return 'strong';
  if (isDocumentTitle(text)) return name.role === 'marketing' ? undefined : 'weak';
  if (name.role === 'marketing' && label.dimension !== undefined) return undefined;
  return label.plainDimension || dimensionBeneath() ? 'strong' : 'weak';
}
