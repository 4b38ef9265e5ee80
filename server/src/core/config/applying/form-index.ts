import type { Term, TermId } from '../../taxonomy/schema';
import type { Taxonomy } from '../../taxonomy/taxonomy';
import { Vocabulary } from '../../text/vocabulary';
import { splitWords } from '../../text/words';

/** Which terms words may mean, by the folded words. */
export type FormIndex = ReadonlyMap<string, readonly TermId[]>;

/** All forms of a taxonomy. Take it from `taxonomy.derive(indexForms)`, which keeps it. */
export function indexForms(taxonomy: Taxonomy): FormIndex {
  const vocabulary = new Vocabulary();
  const index = new Map<string, TermId[]>();
  for (const { id, forms, weakForms, sectionForms } of taxonomy.terms)
    for (const form of [...forms, ...weakForms, ...sectionForms]) {
      const words = splitWords(form, vocabulary).map(({ key }) => key);
      const ids = index.get(words.join(' '));
      if (ids === undefined) index.set(words.join(' '), [id]);
      else if (!ids.includes(id)) ids.push(id);
    }
  return index;
}

/** Words in the form in which differently spelt ones are the same. */
export function foldedForm(form: string): string {
  return splitWords(form)
    .map(({ key }) => key)
    .join(' ');
}

/** Whether the words are among the forms, however they are spelt. */
export function isListed(form: string, forms: readonly string[]): boolean {
  const words = foldedForm(form);
  return forms.some((other) => foldedForm(other) === words);
}

/** Whether the term may be meant by the words. */
export function hasForm({ forms, weakForms, sectionForms }: Term, form: string): boolean {
  return isListed(form, [...forms, ...weakForms, ...sectionForms]);
}

/** The term without a form, however it is spelt. */
export function withoutForm(term: Term, form: string): Term {
  const words = foldedForm(form);
  const keep = (one: string): boolean => foldedForm(one) !== words;
  return {
    ...term,
    forms: term.forms.filter(keep),
    weakForms: term.weakForms.filter(keep),
    sectionForms: term.sectionForms.filter(keep),
  };
}
