import type { Taxonomy } from '../taxonomy/taxonomy';
import { comparisonPage } from './comparison-page';
import { configPage } from './config-page';
import { blocks, escapeText } from './markdown';
import { linked, type LinkTo, type PageRef } from './pages';
import { rolePage } from './role-page';
import { rulePage } from './rule-page';
import { taxonomyPage } from './taxonomy-page';
import { termPage } from './term-page';

/** A page's Markdown; `undefined` where the taxonomy has no such term or role, or a comparison names less than two. */
export function writePage(page: PageRef, taxonomy: Taxonomy, linkTo: LinkTo): string | undefined {
  switch (page.kind) {
    case 'term': {
      const term = taxonomy.term(page.term);
      return term === undefined ? undefined : `${termPage(term, taxonomy, linkTo)}\n`;
    }
    case 'role': {
      const role = taxonomy.role(page.role);
      return role === undefined ? undefined : `${rolePage(role, taxonomy, linkTo)}\n`;
    }
    case 'comparison': {
      const roles = [...new Set(page.roles)].flatMap((id) => taxonomy.role(id) ?? []);
      const complete = roles.length >= 2 && roles.length === page.roles.length;
      return complete ? `${comparisonPage(roles, taxonomy, linkTo)}\n` : undefined;
    }
    case 'rule':
      return `${rulePage(page.rule, taxonomy, linkTo)}\n`;
    case 'taxonomy':
      return `${taxonomyPage(taxonomy, linkTo)}\n`;
    case 'config':
      return `${configPage(taxonomy, linkTo)}\n`;
  }
}

/** What stands where no page is. `asked` is the place or address that was asked for. */
export function missingPage(asked: string, linkTo: LinkTo): string {
  const text = blocks(
    '# There is no such page',
    `Rolecheck knows nothing under “${escapeText(asked.slice(0, 200))}”. The term or role may have another name, or may come from a taxonomy that is no longer in force.`,
    `Everything there is: ${linked('the taxonomy', { kind: 'taxonomy' }, linkTo)}.`,
  );
  return `${text}\n`;
}
