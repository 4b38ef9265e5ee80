import type { Term, TermId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { foldOnce } from '../text/words';
import { GrownNode } from './grown-node';
import { buildLexicon, growForms, phrasesOf, termsSpelled, type Elsewhere, type Lexicon } from './lexicon';
import { SharedSenses } from './shared-senses';
import { openSpelling, spellings } from './spellings';

/**
 * The lexicon of a taxonomy that is another one with other words for some of its terms, and some terms more: the other
 * one's, but for the nodes on which something else ends now. A team's file speaks of a few terms out of hundreds.
 */
export function extendLexicon(base: Taxonomy, taxonomy: Taxonomy): Lexicon {
  const gone: Term[] = [];
  const added: Term[] = [];
  for (const term of taxonomy.terms) {
    const before = base.term(term.id);
    if (before === term || (before !== undefined && wordsOf(before) === wordsOf(term))) continue;
    if (before !== undefined) gone.push(before);
    added.push(term);
  }
  return added.length === 0 ? base.derive(buildLexicon) : { root: new Extension(base, taxonomy, gone, added).grow() };
}

/** What a lexicon is made of, as one text. */
function wordsOf({ forms, weakForms, sectionForms, openForms, notThese }: Term): string {
  return JSON.stringify([forms, weakForms, sectionForms, openForms, notThese]);
}

/** What grows on a lexicon: terms that are gone from it, and others instead. */
class Extension {
  readonly #lexicon: Lexicon;
  readonly #gone: readonly Term[];
  readonly #added: readonly Term[];
  readonly #order: ReadonlyMap<TermId, number>;
  readonly #senses: SharedSenses;

  constructor(base: Taxonomy, taxonomy: Taxonomy, gone: readonly Term[], added: readonly Term[]) {
    this.#lexicon = base.derive(buildLexicon);
    this.#gone = gone;
    this.#added = added;
    this.#order = new Map(taxonomy.terms.map(({ id }, number) => [id, number]));
    this.#senses = new SharedSenses((word) => this.#inOrder(this.#called(word, 'ordinary')), base.derive(foldOnce));
  }

  grow(): GrownNode {
    const root = new GrownNode(this.#lexicon.root);
    this.#changeForms(root);
    const changed = [...this.#gone, ...this.#added];
    // A phrase rules out whatever shares a word with the term that lists it.
    const sharing = changed.flatMap((term) =>
      [...this.#senses.folded(term).ordinary].flatMap((word) => this.#called(word, 'words')),
    );
    for (const [phrase, keys] of this.#phrases([...changed, ...sharing], 'notWhen')) {
      const node = root.at(keys);
      const listers = this.#listers(node.cancels, phrase, 'notWhen');
      node.cancels = ifAny(listers.flatMap((term) => [term, ...this.#senses.alsoOf(term, keys)]));
    }
    for (const [phrase, keys] of this.#phrases(changed, 'notNear')) {
      const node = root.at(keys);
      node.cancelsNearby = ifAny(this.#listers(node.cancelsNearby, phrase, 'notNear'));
    }
    return root;
  }

  #changeForms(root: GrownNode): void {
    const { fold } = this.#senses;
    const nodesOf = ({ forms, weakForms, sectionForms, openForms }: Term): readonly GrownNode[] =>
      [
        ...[...forms, ...weakForms, ...sectionForms].flatMap((form) => spellings(form, fold)),
        ...openForms.map((form) => openSpelling(form, fold)),
      ].map((keys) => root.at(keys));
    for (const term of this.#gone)
      for (const node of nodesOf(term)) node.forms = ifAny(node.forms?.filter((form) => form.term !== term) ?? []);
    for (const term of this.#added) growForms(root, term, fold);
    for (const node of this.#added.flatMap(nodesOf))
      node.forms?.sort((one, other) => this.#numberOf(one.term) - this.#numberOf(other.term));
  }

  /** The terms that this single word may mean: by any of their forms, or as an ordinary word. */
  #called(word: string, by: 'words' | 'ordinary'): readonly Term[] {
    return this.#withAdded(termsSpelled(this.#lexicon, [word])).filter((term) =>
      this.#senses.folded(term)[by].has(word),
    );
  }

  /** The phrases of the terms by their words with blanks between them, each once. */
  #phrases(terms: readonly Term[], elsewhere: Elsewhere): ReadonlyMap<string, readonly string[]> {
    const phrases = [...new Set(terms)].flatMap((term) => phrasesOf(term, elsewhere, this.#senses.fold));
    return new Map(phrases.map((keys) => [keys.join(' '), keys]));
  }

  /** Of the terms that a phrase ruled out so far, and of those that are added, the ones that list the phrase themselves. */
  #listers(before: readonly Term[] | undefined, phrase: string, elsewhere: Elsewhere): Term[] {
    return this.#inOrder(this.#withAdded(before)).filter((term) => this.#phrases([term], elsewhere).has(phrase));
  }

  #withAdded(terms: readonly Term[] = []): readonly Term[] {
    return [...terms.filter((term) => !this.#gone.includes(term)), ...this.#added];
  }

  #inOrder(terms: readonly Term[]): Term[] {
    return [...new Set(terms)].sort((one, other) => this.#numberOf(one) - this.#numberOf(other));
  }

  #numberOf({ id }: Term): number {
    return this.#order.get(id) ?? 0;
  }
}

/** The list; `undefined` where it is empty. */
function ifAny<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
