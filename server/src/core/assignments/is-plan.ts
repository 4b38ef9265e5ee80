import type { JudgedAssignment } from './judge';
import { namesRole } from '../roles/owners';
import type { Plan } from '../plan/plan';

/** Files that are never plans, unless their front matter asks to be checked. */
export const NO_PLAN =
  /^(?:change-?log|changes|history|contributing|code[-_]of[-_]conduct|licen[cs]e|notice|security|skill|claude|agents)(?:\.[\w.-]+)?$/i;
const README = /^readme(?:\.[\w.-]+)?$/i;

/**
 * Whether a document is a plan: it speaks for a role somewhere, and either a heading, label or column names a dimension
 * or a term is assigned outside running prose. What the front matter says comes first, then what the team says of the file.
 */
export function isPlan(
  plan: Plan,
  judged: readonly Pick<JudgedAssignment, 'assignment'>[],
  { fileName, isIncluded = false }: { readonly fileName?: string; readonly isIncluded?: boolean },
): boolean {
  if (plan.asked !== undefined) return plan.asked;
  if (isIncluded) return true;
  if (fileName !== undefined && NO_PLAN.test(fileName)) return false;
  if (fileName !== undefined && README.test(fileName) && !plan.hasStrongScope) return false;
  const isGiven = (beside: boolean): boolean =>
    judged.some(
      ({ assignment: { owners, statement } }) => (!beside || statement.form !== 'prose') && namesRole(owners),
    );
  return (plan.hasScope || isGiven(false)) && (plan.hasDimension || isGiven(true));
}
