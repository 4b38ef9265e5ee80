import type { Term, TermId } from '../../taxonomy/schema';
import type { Taxonomy } from '../../taxonomy/taxonomy';
import { foldedPhrase, foldOnce } from '../../text/words';
import { listIn } from '../../text/list-in';

/** Which terms words may mean, by the folded words. */
export type FormIndex = ReadonlyMap<string, readonly TermId[]>;

/** All forms of a taxonomy. Take it from `taxonomy.derive(indexForms)`, which keeps it. */
export function indexForms(taxonomy: Taxonomy): FormIndex {
  const fold = taxonomy.derive(foldOnce);
  const index = new Map<string, TermId[]>();
  for (const { id, forms, weakForms, sectionForms } of taxonomy.terms)
    for (const form of [...forms, ...weakForms, ...sectionForms]) {
      const ids = listIn(index, fold(form).join(' '));
      if (!ids.includes(id)) ids.push(id);
    }
  return index;
}

/** Whether the words are among the forms, however they are spelt. */
export function isListed(form: string, forms: readonly string[]): boolean {
  const words = foldedPhrase(form);
  return forms.some((other) => foldedPhrase(other) === words);
}

/** The forms without one, however it is spelt. */
export function without(form: string, forms: readonly string[]): string[] {
  const words = foldedPhrase(form);
  return forms.filter((other) => foldedPhrase(other) !== words);
}

/** Whether the term may be meant by the words. */
export function hasForm({ forms, weakForms, sectionForms }: Term, form: string): boolean {
  return isListed(form, [...forms, ...weakForms, ...sectionForms]);
}

/** The term without a form, however it is spelt. */
export function withoutForm(term: Term, form: string): Term {
  return {
    ...term,
    forms: without(form, term.forms),
    weakForms: without(form, term.weakForms),
    sectionForms: without(form, term.sectionForms),
  };
}
