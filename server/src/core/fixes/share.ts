import type { Analysis } from '../analyze';
import type { Role } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import { covers } from '../text/span';
import type { FindFixes } from './fix';
import { originOf, type Origin } from './origin';
import { newNotes, noteExtensions, rolesOf } from './share-notes';
import { cellShares, matrixShares } from './share-tables';
import { changedAssignments } from './unchanged';
import { firstVerified, type Variant } from './verify';

/**
 * Gives a term to its owner besides whoever has it now, in the plan's own notation: one more name in the owner note or
 * the owner's cell, one more mark in the responsibility table, or else an owner note behind the item.
 */
export const findShares: FindFixes = (finding, analysis) => {
  const origin = originOf(finding, analysis);
  if (origin === undefined) return [];
  const words = analysis.source.slice(finding.span).replace(/\s+/g, ' ');
  const given = rolesOf(origin).flatMap((id) => analysis.taxonomy.role(id) ?? []);
  return analysis.taxonomy.owners(origin.term).map((role) => ({
    id: `share:${role.id}`,
    title: `Share “${words}” between ${listFields([...given, role])}`,
    preferred: false,
    edits: () => sharing(origin, role),
  }));
};

/** “community and social media management”, “brand management and marketing” */
function listFields(roles: readonly Role[]): string {
  const phrases = roles.map(({ phrase }) => phrase);
  const [last = ''] = phrases.slice(-1);
  const common = /\s\S+$/.exec(last)?.[0] ?? '';
  const isCommon = common !== '' && phrases.every((phrase) => phrase.endsWith(common));
  const shown = isCommon ? phrases.map((phrase) => phrase.slice(0, -common.length)) : phrases;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}${isCommon ? common : ''}`;
}

function sharing(origin: Origin, role: Role): readonly Edit[] | undefined {
  const { finding, analysis, assignment } = origin;
  const { source } = assignment.scope;
  const inRow =
    source === 'owner-column' ? cellShares(origin, role) : source === 'matrix' ? matrixShares(origin, role) : [];
  // A row's owners own all that stands in it.
  const shared = firstVerified(finding, analysis, inRow, (after) => sharesOnly(origin, role, after, 'row'));
  if (shared !== undefined) return shared.edits;
  const notes: readonly Variant[] = [...noteExtensions(origin, role), ...newNotes(origin, role)];
  const alone = firstVerified(finding, analysis, notes, (after) => sharesOnly(origin, role, after, 'term'));
  if (alone !== undefined) return alone.edits;
  // What is nested in an item belongs to whoever owns the item.
  return firstVerified(finding, analysis, notes, (after) => sharesOnly(origin, role, after, 'item'))?.edits;
}

/** Whether the term, or all of its row or item, has one more owner now, and everything else the owners that it had. */
function sharesOnly(origin: Origin, role: Role, after: Analysis, extent: 'term' | 'row' | 'item'): boolean {
  const { gone, come } = changedAssignments(origin.analysis, after);
  if (gone.length !== come.length || (extent === 'term' && come.length > 1)) return false;
  const item = origin.path.items.at(-1)?.item.span;
  if (extent === 'item' && !gone.every(({ assignment: { span } }) => item !== undefined && covers(item, span)))
    return false;
  const wanted = [...rolesOf(origin), role.id];
  const isShared = come.every(
    ({ assignment: { owners } }) =>
      owners.length === wanted.length && owners.every((owner) => owner.kind === 'role' && wanted.includes(owner.role)),
  );
  return isShared && come.some(({ assignment }) => assignment.readings.some(({ term }) => term.id === origin.term.id));
}
