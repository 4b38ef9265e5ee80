import type { Term } from '../taxonomy/schema';
import { foldPhrase } from '../text/words';

/**
 * The term as a plan writes it at the start of an item: its label where readers of plans say that, or else the surface
 * form nearest to it, so that what is written is read back as the same term. “Engagement rate”, not
 * “Engagement rate (content)”.
 */
export function nameOf(term: Term): string {
  const label = plainLabel(term);
  return formLike(term, label) === undefined ? capitalised(nearestForm(term, label)) : label;
}

/** The same within a line: “engagement rate”, “Net Promoter Score”, “ROI”. */
export function runningNameOf(term: Term): string {
  const label = plainLabel(term);
  return formLike(term, label) ?? nearestForm(term, label);
}

/** The text with a capital first letter; what is spelt with one elsewhere (“eNPS”) stays as it is. */
export function capitalised(text: string): string {
  return /^\p{Ll}+(?![\p{L}])/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Brackets in a label tell entries of the taxonomy apart, which is nothing to a plan. */
function plainLabel(term: Term): string {
  return term.label.replace(/\s*\([^)]*\)/g, '').trim();
}

/** “People who do not know the brand” would be read as being ruled out. */
const NEGATION = /\bnot\b|n['’]t\b/i;

/** The surface form that says the same as the words; its spelling is the one for running text. */
function formLike(term: Term, words: string): string | undefined {
  const forms = [...term.forms, ...term.weakForms, ...term.sectionForms];
  const lower = words.toLowerCase();
  const isSame = (form: string): boolean => form.length === lower.length && form.toLowerCase() === lower;
  // Most labels stand among the forms as they are, which is found without folding every one of them.
  const form = forms.find((candidate) => isSame(candidate) && !NEGATION.test(candidate)) ?? foldedLike(forms, words);
  return form === undefined ? undefined : spelledLike(words, form);
}

function foldedLike(forms: readonly string[], words: string): string | undefined {
  const key = foldPhrase(words).join(' ');
  return forms.find((form) => !NEGATION.test(form) && foldPhrase(form).join(' ') === key);
}

/** The words with their first letter as the form has it; a name, such as “Net Promoter Score”, stays one. */
function spelledLike(words: string, form: string): string {
  return /\s\p{Lu}\p{Ll}/u.test(words) ? words : form.charAt(0) + words.slice(1);
}

/** The form that has most words in common with the label; of equals the first. */
function nearestForm(term: Term, label: string): string {
  const wanted = new Set(foldPhrase(label));
  let best = label;
  let bestScore = -1;
  for (const form of term.forms.length > 0 ? term.forms : term.weakForms) {
    if (NEGATION.test(form)) continue;
    const words = foldPhrase(form);
    const common = words.filter((word) => wanted.has(word)).length;
    const score = common / (wanted.size + words.length - common);
    if (score <= bestScore) continue;
    best = form;
    bestScore = score;
  }
  return best;
}
