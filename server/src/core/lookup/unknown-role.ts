import type { Taxonomy } from '../taxonomy/taxonomy';
import { nearest } from '../text/nearest';
import { neighbourNamed } from './find-role';

/**
 * What to say where a name is that of no role: the one that may have been meant, and those that there are. It begins in
 * lower case; `consequence` is what a function that is recognised and never checked leads to.
 */
export function sayUnknownRole(name: string, taxonomy: Taxonomy, consequence = 'there is nothing to compare'): string {
  if (neighbourNamed(name, taxonomy) !== undefined)
    return `“${name}” is a function that Rolecheck recognises and never checks, so ${consequence}. ${choices(taxonomy)}`;
  const names = taxonomy.roles.flatMap(({ label, titles }) =>
    [label, ...titles.departments, ...titles.functions].map((known) => ({ name: known, label })),
  );
  // Few slips are made on the first letter; what begins otherwise is another word.
  const alike = names.filter((known) => known.name.charAt(0).toLowerCase() === name.charAt(0).toLowerCase());
  const near = nearest(
    name,
    alike.map((known) => known.name),
  );
  const meant = names.find((known) => known.name === near)?.label.toLowerCase();
  const guess = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `there is no role “${name}”.${guess} ${choices(taxonomy)}`;
}

/** The roles that there are, in a sentence. */
export function choices(taxonomy: Taxonomy): string {
  return `The roles are: ${taxonomy.roles.map(({ phrase }) => phrase).join(', ')}.`;
}
