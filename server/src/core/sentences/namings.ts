import type { People } from '../roles/owners';
import { findRoleNames, type RoleGrammar, type RoleName } from '../roles/role-names';
import { overlaps } from '../text/span';
import { splitWords } from '../text/words';
import { pattern } from '../text/pattern';
import { matchesOf } from '../text/matches';

const CAPITALISED = pattern`(?<![\p{L}\p{N}])\p{Lu}[\p{L}-]*\p{L}(?:\s+\p{Lu}[\p{L}-]+)*`;

const WORD = /\S+/g;

/**
 * Who is named in a sentence, in order: roles, neighbour functions, and the people whom the document ties to a role.
 * `known`: the roles and functions, where somebody has looked for them in the same words before.
 */
export function findNamings(
  sentence: string,
  grammar: RoleGrammar,
  people: People,
  known: readonly RoleName[] = findRoleNames(sentence, splitWords(sentence), grammar),
): readonly RoleName[] {
  const roles = known.some(isAbbreviation) ? known.filter((name) => !isAbbreviation(name)) : known;
  if (people.size === 0 || !mayName(sentence, people)) return roles;
  const persons: RoleName[] = [];
  for (const match of CAPITALISED.matchAll(sentence)) {
    // "Since Odile" and "Noor El Idrissi": the first of the capitalised words that is known is who is meant.
    for (const word of matchesOf(match[0], WORD)) {
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

function isAbbreviation({ form }: RoleName): boolean {
  return form === 'abbreviation';
}

/** Whether any of the people may be named: a word in capitals begins that is one's first name, or is none of plain letters. */
function mayName(sentence: string, people: People): boolean {
  for (let offset = 0; offset < sentence.length; offset++) {
    const code = sentence.charCodeAt(offset);
    if (isOddLetter(code)) return true;
    if (!isCapital(code)) continue;
    const start = offset;
    do offset++;
    while (isPlainLetter(sentence.charCodeAt(offset)));
    const next = sentence.charCodeAt(offset);
    if (next === HYPHEN || isOddLetter(next) || people.has(sentence.slice(start, offset).toLowerCase())) return true;
  }
  return false;
}

const HYPHEN = 45;

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || isCapital(code);
}

/** Whatever is no ASCII, apart from dashes, quotation marks and what stands for something left out. */
function isOddLetter(code: number): boolean {
  return code > 127 && (code < 0x2000 || code > 0x206f) && code !== 0xfffc;
}
