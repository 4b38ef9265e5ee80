import type { Mention } from '../mentions/find-mentions';

/**
 * The number that an item describes and then calls by its name: "member retention" in "Members still posting after 90 days
 * (member retention)". Only where nothing outside of parentheses is called by a name of its own.
 */
export function namedInParentheses(
  text: string,
  inHeads: readonly Mention[],
  mentions: readonly Mention[],
): Mention | undefined {
  if (mentions.length === 0 || inHeads.some(isName)) return undefined;
  const named = mentions.filter(
    (mention) => text.charAt(mention.start - 1) === '(' && text.charAt(mention.end) === ')' && isName(mention),
  );
  return named.length === 1 ? named[0] : undefined;
}

function isName({ readings }: Mention): boolean {
  return readings.some(({ need, term }) => need === 'nothing' && term.dimension === 'metric');
}
