import type { Term } from '../../taxonomy/schema';
import { foldedPhrase } from '../../text/words';

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
