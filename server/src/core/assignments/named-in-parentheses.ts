import type { Mention } from '../mentions/find-mentions';

/**
 * The mentions that stand in an item's heads, with a number that the item describes and then calls by its name instead of
 * what describes it: "member retention" in "Members still posting after 90 days (member retention)". Only where the
 * description goes by no other name.
 */
export function withNamesInParentheses(
  text: string,
  inHeads: readonly Mention[],
  mentions: readonly Mention[],
): readonly Mention[] {
  if (mentions.length > MOST) return inHeads;
  let meant = inHeads;
  for (const name of mentions) {
    if (!isInParentheses(text, name) || !isName(name)) continue;
    const from = elementStart(text, name.start - 1);
    const described = ({ start }: Mention): boolean => start >= from && start <= name.start;
    if (meant.some((head) => described(head) && isName(head) && !sharesTerm(head, name))) continue;
    const before = meant.filter(({ start }) => start < from);
    meant = [...before, name, ...meant.filter(({ start }) => start > name.start)];
  }
  return meant;
}

/** What mentions more describes nothing. */
const MOST = 40;

/** The mention opens parentheses, and nothing but a unit or a scale stands behind it: "(sense of community, 1–7)". */
function isInParentheses(text: string, { start, end }: Mention): boolean {
  return text.charAt(start - 1) === '(' && /[),;]/.test(text.charAt(end));
}

/** Of a description, in characters. */
const LONGEST = 200;

function elementStart(text: string, before: number): number {
  for (let at = before - 1; at > Math.max(0, before - LONGEST); at--)
    if (/[,;|·•\n]/.test(text.charAt(at - 1)) && /\s/.test(text.charAt(at))) return at;
  return 0;
}

function isName({ readings }: Mention): boolean {
  return readings.some(({ need, term }) => need === 'nothing' && term.dimension === 'metric');
}

function sharesTerm(one: Mention, other: Mention): boolean {
  return one.readings.some(({ term }) => other.readings.some((reading) => reading.term === term));
}
