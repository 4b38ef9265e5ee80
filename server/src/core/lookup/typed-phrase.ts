import type { Dimension, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { firstFrom } from '../text/sorted';

/** Words as they are compared while they are being typed: lower case, without accents, hyphens and slashes as blanks. */
export function foldTyped(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-‐‑/_.\s]+/gu, ' ')
    .trimStart();
}

/** Every label and surface form of each dimension, folded and in order, so that beginnings are found quickly. */
function buildPhrases(taxonomy: Taxonomy): ReadonlyMap<Dimension, readonly string[]> {
  const phrases = new Map<Dimension, Set<string>>();
  for (const term of taxonomy.terms) {
    const known = phrases.get(term.dimension) ?? new Set<string>();
    phrases.set(term.dimension, known);
    for (const form of wordsOf(term)) known.add(foldTyped(form));
  }
  return new Map([...phrases].map(([dimension, known]) => [dimension, [...known].sort()]));
}

/** All words that mean the term, its label first. */
export function wordsOf(term: Term): readonly string[] {
  return [term.label, ...term.forms, ...term.weakForms, ...term.sectionForms];
}

function beginsOneOf(phrases: readonly string[], wanted: string): boolean {
  return phrases[firstFrom(phrases, wanted)]?.startsWith(wanted) === true;
}

/**
 * Where in the text the phrase begins that its end is a part of: in "Increase conversion ra" at "conversion", where no
 * term of the dimension begins with "Increase conversion". Where no term begins so, the last word is the phrase; behind a
 * blank, nothing is.
 */
export function phraseStart(text: string, taxonomy: Taxonomy, dimension: Dimension | undefined): number {
  const phrases = taxonomy.derive(buildPhrases);
  const wanted = dimension === undefined ? [...phrases.values()] : [phrases.get(dimension) ?? []];
  for (const { index } of text.matchAll(WORD_START)) {
    const typed = text.slice(index);
    if (typed.length > LONGEST_PHRASE || (/\s$/.test(typed) && typed.trimEnd().length < SHORTEST_BEFORE_BLANK))
      continue;
    if (wanted.some((list) => beginsOneOf(list, foldTyped(typed)))) return index;
  }
  const word = /[\p{L}\p{N}\p{M}'’‐‑-]+$/u.exec(text)?.[0] ?? '';
  return text.length - word.length;
}

const WORD_START = /(?<![\p{L}\p{N}\p{M}'’‐‑-])[\p{L}\p{N}]/gu;
/** No form of a term is longer, in characters. */
const LONGEST_PHRASE = 60;
/** "Measured on ": a short word with a blank behind it is no term's beginning, though some begin with "on". */
const SHORTEST_BEFORE_BLANK = 5;
