import type { Chance } from './random';

const beginnings = ['Al', 'Bren', 'Cor', 'Dun', 'El', 'Far', 'Gal', 'Hes', 'Il', 'Jor', 'Kel', 'Lor', 'Mar', 'Nor'];
const middles = ['a', 'e', 'i', 'o', 'u', 'ae', 'ei', 'ia', 'ora', 'ana', 'ive', 'uld'];
const ends = ['by', 'dale', 'den', 'field', 'gate', 'lin', 'mond', 'ric', 'rose', 'sley', 'ster', 'ton', 'vik', 'wick'];

/** A name that nobody has: "Brenavik". There are some 2,000. */
export function madeUpName(chance: Chance): string {
  return chance.oneOf(beginnings) + chance.oneOf(middles) + chance.oneOf(ends);
}

const word = /\p{L}[\p{L}'’]*/gu;
/** A capital letter that no beginning of a sentence, a line or a cell asks for. */
const capitalInside = /(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}(?![\p{L}'-])/gu;
const calendar =
  'January February March April May June July August September October November December ' +
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday';

/**
 * The words of these texts that are names: they have a capital letter inside sentences, and stand nowhere with a small
 * one. Words in `vocabulary` (what a term or a role is called) and names of months and days are none.
 */
export function namesIn(texts: readonly string[], vocabulary: string): ReadonlySet<string> {
  const known = new Set<string>(`${vocabulary} ${calendar}`.toLowerCase().match(word) ?? []);
  for (const text of texts) for (const found of text.match(word) ?? []) if (/^\p{Ll}/u.test(found)) known.add(found);
  const names = texts.flatMap((text) => text.match(capitalInside) ?? []);
  return new Set(names.filter((name) => !known.has(name.toLowerCase())));
}
