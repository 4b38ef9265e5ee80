import type { Dimension, Role, Term } from '../taxonomy/schema';
import { escapeText } from './markdown';
import { linked, type LinkTo, type PageRef } from './pages';

/** What the things of a dimension are called, in the order in which pages name them. */
export const PLURALS: Readonly<Record<Dimension, string>> = {
  objective: 'objectives',
  audience: 'audiences',
  tactic: 'tactics',
  metric: 'metrics',
  skill: 'skills',
};

/** The dimensions in the order in which pages name them. */
export const DIMENSIONS: readonly Dimension[] = ['objective', 'audience', 'tactic', 'metric', 'skill'];

/** “a, b and c”. Takes Markdown. */
export function list(parts: readonly string[], word = 'and'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}

/** The roles as a sentence names them, each a link to its page. */
export function roleList(roles: readonly Role[], linkTo: LinkTo, word = 'and'): string {
  return list(
    roles.map((role) => linked(escapeText(role.phrase), { kind: 'role', role: role.id }, linkTo)),
    word,
  );
}

/** A term's label as a link to its page. */
export function termLink(term: Term, linkTo: LinkTo): string {
  return linked(escapeText(term.label), { kind: 'term', term: term.id }, linkTo);
}

/** The first terms, each a link to its page, and how many more there are. */
export function termList(terms: readonly Term[], most: number, linkTo: LinkTo): string {
  const shown = terms.slice(0, most).map((term) => termLink(term, linkTo));
  const more = terms.length - shown.length;
  return shown.join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}

/** A sentence that ends with the way to the taxonomy; empty where pages cannot be opened, since it would lead nowhere. */
export function toTaxonomy(beginning: string, linkTo: LinkTo): string {
  const page: PageRef = { kind: 'taxonomy' };
  return linkTo(page) === undefined ? '' : `${beginning} ${linked('the taxonomy', page, linkTo)}.`;
}

/** With a capital letter in front. Takes plain text or a link. */
export function capitalise(markdown: string): string {
  return markdown.replace(/^\[?\p{Ll}/u, (start) => start.toUpperCase());
}
