import { buildRoleGrammar, findRoleNames } from '../roles/role-names';
import type { NeighbourRole, Role } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { foldPhrase, splitWords } from '../text/words';

/**
 * The role that the words name and nothing besides: “community”, “social media”, “CM”, “Head of Brand”, “senior community
 * manager”. `undefined` where they name none, several, or something more.
 */
export function roleNamed(words: string, taxonomy: Taxonomy): Role | undefined {
  const key = keyOf(words);
  if (key === '') return undefined;
  const known = taxonomy.roles.filter(({ id, label, phrase, titles }) =>
    [id, label, phrase, ...titles.functions, ...titles.names, ...titles.departments, ...titles.abbreviations].some(
      (name) => keyOf(name) === key,
    ),
  );
  if (known.length > 0) return known.length === 1 ? known[0] : undefined;
  const plain = splitWords(words);
  const names = findRoleNames(words, plain, taxonomy.derive(buildRoleGrammar)).filter(
    ({ form }) => form === 'title' || form === 'function',
  );
  const [name] = names;
  if (name?.role === undefined || names.length > 1) return undefined;
  const rest = plain.filter(({ start, end }) => end <= name.start || start >= name.end);
  return rest.every(({ raw }) => RANK.test(raw)) ? taxonomy.role(name.role) : undefined;
}

/** The function that the words name, where it is one that is recognised and never checked: “sales”, “PR”. */
export function neighbourNamed(words: string, taxonomy: Taxonomy): NeighbourRole | undefined {
  const key = keyOf(words);
  return taxonomy.neighbours.find(({ id, label, names, departments }) =>
    [id, label, ...names, ...departments].some((name) => keyOf(name) === key),
  );
}

/** Words around a title that say how high or where somebody stands, not what they do. */
const RANK =
  /^(?:the|a|an|our|senior|junior|sr|jr|head|of|chief|lead|principal|global|regional|local|interim|acting)$/i;

function keyOf(words: string): string {
  return foldPhrase(words).join('');
}
