import type { Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Fold } from '../text/words';

/** A term that a single ordinary word may mean, with all of its forms folded and between blanks. */
interface Sharer {
  readonly term: Term;
  readonly forms: readonly string[];
}

/** For one term: the other terms that one of its phrases of another sense rules out as well. */
export type SharersOf = (phrase: readonly string[]) => readonly Term[];

/**
 * Another sense of a word is one for every term that the word may mean: "talent pipeline" is neither the number nor
 * the aim, though only the number lists it. A phrase that holds among the other term's own words rules out nothing there.
 */
export function shareSenses(taxonomy: Taxonomy, fold: Fold): (term: Term) => SharersOf {
  const sharers = new Map<string, Sharer[]>();
  const wordsOf = new Map<Term, ReadonlySet<string>>();
  for (const term of taxonomy.terms) {
    const strong = term.forms.map(fold);
    const ordinary = [...term.weakForms, ...term.sectionForms].map(fold);
    const forms = [...strong, ...ordinary].map((keys) => ` ${keys.join(' ')} `);
    if (term.notThese.length > 0) wordsOf.set(term, new Set([...strong, ...ordinary].flatMap(single)));
    for (const word of new Set(ordinary.flatMap(single))) {
      const others = sharers.get(word);
      if (others === undefined) sharers.set(word, [{ term, forms }]);
      else others.push({ term, forms });
    }
  }
  return (lister) => {
    const words = wordsOf.get(lister) ?? new Set<string>();
    return (phrase) => {
      const found = new Set<Term>();
      for (const word of phrase) {
        if (!words.has(word)) continue;
        const text = ` ${phrase.join(' ')} `;
        for (const { term, forms } of sharers.get(word) ?? [])
          if (term !== lister && !forms.some((form) => form.includes(text))) found.add(term);
      }
      return [...found];
    };
  };
}

function single(keys: readonly string[]): readonly string[] {
  return keys.length === 1 ? keys : [];
}
