import type { Fold } from '../text/words';

/** Words that a writer may put into a form or leave out: "moderate (the) forum". */
export const SKIPPED_INSIDE: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'our',
  'your',
  'their',
  'its',
  'his',
  'her',
  'my',
  'this',
  'these',
  'those',
]);

/** All key sequences of a phrase: with its hyphens as blanks, and joined; `email` also as `e-mail`. */
export function spellings(phrase: string, fold: Fold): readonly (readonly string[])[] {
  const apart = withoutSkipped(fold(phrase));
  const results = [apart];
  if (phrase.includes('-') && /\p{L}-\p{L}/u.test(phrase))
    results.push(withoutSkipped(fold(phrase.replace(/(?<=\p{L})-(?=\p{L})/gu, ''))));
  const email = apart.indexOf('email');
  if (email >= 0) results.push([...apart.slice(0, email), 'e', 'mail', ...apart.slice(email + 1)]);
  return results.filter((keys) => keys.length > 0);
}

/** What stands for a gap among the words of a form; no folded word is the same. */
export const GAP = '@';

/** The key sequence of a form with a gap. */
export function openSpelling(phrase: string, fold: Fold): readonly string[] {
  const [before = '', behind = ''] = phrase.split('…');
  return [...withoutSkipped(fold(before)), GAP, ...fold(behind).filter((key) => !SKIPPED_INSIDE.has(key))];
}

/** The words by which a form is looked up. */
export function withoutSkipped(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => index === 0 || !SKIPPED_INSIDE.has(key));
}
