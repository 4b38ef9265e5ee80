import type { Mention } from '../mentions/find-mentions';

/**
 * The number that an item describes and then calls by its name: "member retention" in "Members still posting after 90 days
 * (member retention)". Only where nothing outside of parentheses goes by another name.
 */
export function namedInParentheses(
  text: string,
  inHeads: readonly Mention[],
  mentions: readonly Mention[],
): Mention | undefined {
  if (mentions.length === 0) return undefined;
  const named = mentions.filter(
    (mention) => text.charAt(mention.start - 1) === '(' && /[),;]/.test(text.charAt(mention.end)) && isName(mention),
  );
  const [name, another] = named;
  const isOther = (head: Mention): boolean => isName(head) && name !== undefined && !sharesTerm(head, name);
  return another !== undefined || inHeads.some(isOther) ? undefined : name;
}

function isName({ readings }: Mention): boolean {
  return readings.some(({ need, term }) => need === 'nothing' && term.dimension === 'metric');
}

function sharesTerm(one: Mention, other: Mention): boolean {
  return one.readings.some(({ term }) => other.readings.some((reading) => reading.term === term));
}
