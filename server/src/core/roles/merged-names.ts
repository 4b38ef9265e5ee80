import type { RoleId } from '../taxonomy/schema';
import type { Span } from '../text/span';
import type { PlainText } from './owners';
import { findRoleNames, type RoleGrammar, type RoleName } from './role-names';

/** Two roles that are named in one breath, as plain-text offsets of both names together. */
export interface MergedNames extends Span {
  readonly roles: readonly [RoleId, RoleId];
  /** One title stands over both: "Social media & community manager". Otherwise they only stand side by side. */
  readonly underOneTitle: boolean;
}

const JOINED = /^\s*(?:[/&+]|and)\s*$/i;
/** One person's title, or one team. In the plural, "social media and community managers", they are several. */
const TITLE =
  /\b(?:manager|lead|leader|specialist|strategist|coordinator|co-ordinator|officer|executive|editor|analyst|associate|assistant|consultant|planner|producer|builder|intern|volunteer|marketer|supervisor|representative|person|owner|expert|freelancer|team|desk|unit|crew|squad|function|department|dept|office)$/i;
/** What departments are called: "Marketing & brand team" is marketing with all that belongs to it. */
const DEPARTMENT = /\b(?:team|desk|unit|crew|squad|function|department|dept|office)$/i;
/** Whoever heads two departments leads them and is neither: heads, directors and chiefs are no merger. */
const TITLE_IN_FRONT = /^(?:manager|lead|officer|specialist|coordinator|strategist)\b/i;

/** Finds two of the checked roles that a text names as one thing: "Social media / community manager", "Community & social". */
export function findMergedNames(
  inline: PlainText,
  start: number,
  end: number,
  grammar: RoleGrammar,
): MergedNames | undefined {
  const { text } = inline;
  const names = findRoleNames(text, inline.wordsIn(start, end), grammar).filter(({ form }) => form !== 'abbreviation');
  for (const [index, second] of names.entries()) {
    const first = names[index - 1];
    if (first?.role === undefined || second.role === undefined || first.role === second.role) continue;
    if (!JOINED.test(text.slice(first.end, second.start)) || (isTitle(first) && isTitle(second))) continue;
    const underOneTitle = isTitle(second)
      ? TITLE.test(text.slice(second.start, second.end))
      : isTitle(first) && TITLE_IN_FRONT.test(text.slice(first.start, first.end));
    // "Head of Community and Brand", "social media and community managers": two of something.
    if ((isTitle(first) || isTitle(second)) && !underOneTitle) continue;
    const isDepartment = DEPARTMENT.test(text.slice(second.start, second.end));
    if (underOneTitle && isDepartment && [first.role, second.role].includes('marketing')) continue;
    // A third role beside them is a list of teams.
    const third = names[index + 1] ?? names[index - 2];
    if (third !== undefined && isBeside(third, first, second, text)) continue;
    return { start: first.start, end: second.end, roles: [first.role, second.role], underOneTitle };
  }
  return undefined;
}

function isTitle({ form }: RoleName): boolean {
  return form === 'title';
}

function isBeside(third: RoleName, first: RoleName, second: RoleName, text: string): boolean {
  const gap = third.start >= second.end ? text.slice(second.end, third.start) : text.slice(third.end, first.start);
  return JOINED.test(gap) || /^\s*,\s*(?:and\s+)?$/i.test(gap);
}
