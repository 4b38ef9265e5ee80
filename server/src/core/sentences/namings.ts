import type { People } from '../roles/owners';
import { findRoleNames, type RoleGrammar, type RoleName } from '../roles/role-names';
import { overlaps } from '../text/span';
import { splitWords } from '../text/words';

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}-]*\p{L}(?:\s+\p{Lu}[\p{L}-]+)*/gu;

/** Who is named in a sentence, in order: roles, neighbour functions, and the people whom the document ties to a role. */
export function findNamings(sentence: string, grammar: RoleGrammar, people: People): readonly RoleName[] {
  const roles = findRoleNames(sentence, splitWords(sentence), grammar).filter((name) => name.form !== 'abbreviation');
  if (people.size === 0) return roles;
  const persons: RoleName[] = [];
  for (const match of sentence.matchAll(CAPITALISED)) {
    // "Since Odile" and "Noor El Idrissi": the first of the capitalised words that is known is who is meant.
    for (const word of match[0].matchAll(/\S+/g)) {
      const role = people.get(word[0].toLowerCase());
      if (role === undefined || word[0] === 'I') continue;
      const start = match.index + word.index;
      const person: RoleName = { role, neighbour: undefined, form: 'title', start, end: match.index + match[0].length };
      if (!roles.some((name) => overlaps(name, person))) persons.push(person);
      else if (!roles.some((name) => overlaps(name, { start, end: start + word[0].length })))
        persons.push({ ...person, end: start + word[0].length });
      break;
    }
  }
  return persons.length === 0 ? roles : [...roles, ...persons].sort((a, b) => a.start - b.start);
}
