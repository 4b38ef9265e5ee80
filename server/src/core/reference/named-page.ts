import type { Named } from '../lookup/find-by-name';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { neighbourPage } from './neighbour-page';
import { writePage } from './page';
import type { LinkTo } from './pages';

/** The page about what a name means, in Markdown. */
export function pageOfNamed(named: Named, taxonomy: Taxonomy, linkTo: LinkTo): string {
  switch (named.kind) {
    case 'term':
      return writePage({ kind: 'term', term: named.term.id }, taxonomy, linkTo) ?? '';
    case 'role':
      return writePage({ kind: 'role', role: named.role.id }, taxonomy, linkTo) ?? '';
    case 'rule':
      return writePage({ kind: 'rule', rule: named.rule }, taxonomy, linkTo) ?? '';
    case 'neighbour':
      return neighbourPage(named.neighbour);
  }
}

/** What kind of thing a name means, where several are listed: “Reach (metric)”. */
export function whatIs(named: Named): string {
  switch (named.kind) {
    case 'term':
      return `${named.term.label} (${named.term.dimension})`;
    case 'role':
      return `${named.role.label} (role)`;
    case 'rule':
      return 'a rule';
    case 'neighbour':
      return `${named.neighbour.label} (recognised and never checked)`;
  }
}
