import type { Term } from '../taxonomy/schema';
import type { Fold } from '../text/words';
import { listIn } from '../text/list-in';

/** The words of a term, folded. */
interface Folded {
  /** All of its forms, each between blanks. */
  readonly forms: readonly string[];
  /** Those forms that are a single word. */
  readonly words: ReadonlySet<string>;
  /** Those of them that are ordinary words, which mean the term under conditions only. */
  readonly ordinary: ReadonlySet<string>;
}

/**
 * Another sense of a word is one for every term that the word may mean: "talent pipeline" is neither the number nor
 * the aim, though only the number lists it. A phrase that holds among the other term's own words rules out nothing there.
 */
export class SharedSenses {
  readonly fold: Fold;
  readonly #sharers: (word: string) => readonly Term[];
  readonly #folded = new Map<Term, Folded>();

  /** `sharers`: the terms that a single ordinary word may mean, or all terms. */
  constructor(sharers: readonly Term[] | ((word: string) => readonly Term[]), fold: Fold) {
    this.fold = fold;
    this.#sharers = typeof sharers === 'function' ? sharers : this.#index(sharers);
  }

  /** The other terms that a phrase of another sense of the lister's, by its folded words, rules out as well. */
  alsoOf(lister: Term, phrase: readonly string[]): readonly Term[] {
    const found = new Set<Term>();
    for (const word of phrase) {
      if (!this.folded(lister).words.has(word)) continue;
      const text = inBlanks(phrase);
      for (const term of this.#sharers(word))
        if (term !== lister && !this.folded(term).forms.some((form) => form.includes(text))) found.add(term);
    }
    return [...found];
  }

  folded(term: Term): Folded {
    let folded = this.#folded.get(term);
    if (folded === undefined) {
      const strong = term.forms.map(this.fold);
      const ordinary = [...term.weakForms, ...term.sectionForms].map(this.fold);
      const all = [...strong, ...ordinary];
      folded = { forms: all.map(inBlanks), words: single(all), ordinary: single(ordinary) };
      this.#folded.set(term, folded);
    }
    return folded;
  }

  #index(terms: readonly Term[]): (word: string) => readonly Term[] {
    const sharers = new Map<string, Term[]>();
    for (const term of terms) for (const word of this.folded(term).ordinary) listIn(sharers, word).push(term);
    return (word) => sharers.get(word) ?? [];
  }
}

function inBlanks(keys: readonly string[]): string {
  return ` ${keys.join(' ')} `;
}

function single(forms: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(forms.flatMap((keys) => (keys.length === 1 ? keys : [])));
}
