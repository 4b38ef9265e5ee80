import type { Analysis } from '../analyze';
import { suppressionAt, type SuppressionAt } from './suppression-at';
import { dimensionAt, type DimensionAt } from './dimension-at';
import { textAt } from './place';
import { roleAt, type RoleAt } from './role-at';
import { mentionsIn, type TermMention } from './term-mentions';
import { covers } from '../text/span';

/** A term, given to somebody or not. */
export interface TermAt extends TermMention {
  readonly kind: 'term';
}

/** What stands at a place of a plan. `span` is the stretch of the document that it takes up, marks around it left out. */
export type Standing = TermAt | RoleAt | DimensionAt | SuppressionAt;

/**
 * Says what stands at an offset: a suppression, a term, the name of a role or a neighbour function, or a label that names a
 * dimension. Where several do, what is judged comes first, then a
 * role's name that opens a stretch, then the longer one. `undefined` for ordinary text, for what
 * is not the plan's own voice (quotes, code), and for documents that are no plans.
 */
export function whatStandsAt(analysis: Analysis, offset: number): Standing | undefined {
  if (!analysis.isPlan) return undefined;
  const suppression = suppressionAt(analysis, offset);
  if (suppression !== undefined) return suppression;
  const place = textAt(analysis, offset);
  if (place === undefined) return roleAt(analysis, offset, undefined);
  const mention = mentionsIn(analysis, place.text).find(({ span }) => span.start <= offset && offset <= span.end);
  const term: TermAt | undefined = mention === undefined ? undefined : { kind: 'term', ...mention };
  if (term?.judged !== undefined) return term;
  const role = roleAt(analysis, offset, place);
  if (term !== undefined && (role === undefined || !isRatherRole(role, term))) return term;
  return role ?? dimensionAt(analysis, offset, place);
}

/** Whether words that are both rather name the role: "# Community management strategy" speaks for it, a skill does not. */
function isRatherRole(role: RoleAt, term: TermAt): boolean {
  if (role.opens !== undefined) return true;
  const isAskedFor = term.context?.dimension?.dimension === term.term.dimension;
  return covers(role.span, term.span) && !(isAskedFor && covers(term.span, role.span));
}
