import type { Analysis } from '../analyze';
import { namesRole } from '../roles/owners';
import type { Role } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import { covers } from '../text/span';
import type { FindFixes, Fix } from './fix';
import { ownerChanges } from './move-owner';
import { cellMoves } from './move-cells';
import { matrixChanges } from './move-matrix';
import { newPlaces } from './new-places';
import { originOf, type Origin } from './origin';
import { isSentence, piecesOf } from './pieces';
import { standingPlaces, type Place } from './places';
import { changedAssignments, gist } from './unchanged';
import { firstVerified, type Variant } from './verify';

/** How a term comes to its owner: what that is called, and the ways to do it, the most natural first. */
export interface Course {
  /** What the writer reads behind the term: `to marketing (section “Marketing”)`. */
  readonly title: string;
  readonly variants: readonly Variant[];
}

/**
 * Gives a term to a role that owns it, or shares it where none does: a list item moves to that role's list or section;
 * where a cell or a note names the owner, that changes instead.
 */
export const findMoves: FindFixes = (finding, analysis) => {
  const origin = originOf(finding, analysis);
  if (origin === undefined) return [];
  const owners = analysis.taxonomy.owners(origin.term);
  const roles = owners.length > 0 ? owners : analysis.taxonomy.sharers(origin.term);
  const present = roles.filter((role) => isNamed(role, analysis));
  const ordered = [...present, ...roles.filter((role) => !present.includes(role))];
  const best = roles.length === 1 || present.length === 1 ? ordered[0] : undefined;
  return ordered.flatMap((role) => {
    const course = courseOf(origin, role);
    return course === undefined || course.variants.length === 0 ? [] : [fixOf(origin, role, course, role === best)];
  });
};

/** How many ways are tried: each takes an analysis, and what the first few do not manage, none does. */
const MOST_VARIANTS = 8;

function fixOf(origin: Origin, role: Role, { title, variants }: Course, preferred: boolean): Fix {
  const { finding, analysis } = origin;
  const before = countOwned(analysis, origin.term.id, role);
  return {
    id: `move:${role.id}`,
    title,
    preferred,
    edits: () =>
      firstVerified(
        finding,
        analysis,
        variants.slice(0, MOST_VARIANTS),
        (after, edits) => countOwned(after, origin.term.id, role) > before && leavesTheRest(origin, after, edits),
      )?.edits,
  };
}

/** Whether all that stands neither on the term's line nor in what moves is still whose it was. */
function leavesTheRest({ analysis, finding }: Origin, after: Analysis, edits: readonly Edit[]): boolean {
  const { source } = analysis;
  const line = source.lineAt(finding.span.start);
  const moved = analysis.judged
    .filter(
      ({ assignment: { span } }) => source.lineAt(span.start) === line || edits.some((edit) => covers(edit.span, span)),
    )
    .map(gist);
  return changedAssignments(analysis, after).gone.every((one) => moved.includes(gist(one)));
}

/** How often the term stands with the role and nobody else. */
function countOwned({ judged }: Analysis, term: string, role: Role): number {
  return judged.filter(
    ({ assignment: { owners, readings } }) =>
      owners.length > 0 &&
      owners.every((owner) => owner.kind === 'role' && owner.role === role.id) &&
      readings.some((reading) => reading.term.id === term),
  ).length;
}

/** Whether anything in the plan is the role's. */
function isNamed(role: Role, { plan }: Analysis): boolean {
  return plan.statements.some(
    ({ scope }) =>
      scope !== undefined &&
      namesRole(scope.owners) &&
      scope.owners.some((owner) => owner.kind === 'role' && owner.role === role.id),
  );
}

function courseOf(origin: Origin, role: Role): Course | undefined {
  switch (origin.assignment.scope.source) {
    case 'matrix':
      return given(origin, role, matrixChanges(origin, role));
    case 'owner-column':
      return given(origin, role, ownerChanges(origin, role));
    case 'role-row':
    case 'role-column': {
      const moves = cellMoves(origin, role);
      return moves.length > 0
        ? { title: titleOf(origin, role, moves[0]?.where), variants: moves.map(({ variant }) => variant) }
        : undefined;
    }
    case 'owner-note': {
      const changes = ownerChanges(origin, role);
      return changes.length > 0 ? given(origin, role, changes) : moved(origin, role);
    }
    case 'sentence':
    case 'lead-in':
    case 'heading':
    case 'title':
    case 'front-matter':
      return moved(origin, role);
  }
}

/** The owner's name changes, and the term stays where it is. */
function given(origin: Origin, role: Role, variants: readonly Variant[]): Course {
  return { title: `Give ${quoted(origin)} to ${role.phrase} (change the owner)`, variants };
}

/** The term moves to a place of its owner's. */
function moved(origin: Origin, role: Role): Course | undefined {
  const pieces = piecesOf(origin);
  if (pieces.length === 0) return undefined;
  const places = [...standingPlaces(origin, role), ...(isSentence(origin) ? [] : newPlaces(origin, role, true))];
  const variants = places.flatMap((place) =>
    pieces.map((piece): Variant => () => {
      const inserted = place.insert(piece);
      return inserted === undefined ? undefined : [...piece.removal, ...inserted];
    }),
  );
  return { title: titleOf(origin, role, places[0]), variants };
}

function titleOf(origin: Origin, role: Role, place: Pick<Place, 'section' | 'isNew'> | undefined): string {
  const move = `Move ${quoted(origin)} to ${role.phrase}`;
  if (place?.section === undefined) return move;
  return `${move} (${place.isNew ? 'new section' : 'section'} “${place.section}”)`;
}

/** The term as the writer wrote it. */
function quoted({ analysis, finding }: Origin): string {
  return `“${analysis.source.slice(finding.span).replace(/[*_]/g, '')}”`;
}
