import type { RuleName } from '../rules/findings';
import { rules } from '../rules/registry';
import type { RoleId, TermId } from '../taxonomy/schema';

/** One page of the reference. */
export type PageRef =
  | { readonly kind: 'term'; readonly term: TermId }
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'comparison'; readonly roles: readonly RoleId[] }
  | { readonly kind: 'rule'; readonly rule: RuleName }
  | { readonly kind: 'taxonomy' }
  | { readonly kind: 'config' };

/** Where a link to a page leads, or `undefined` where pages cannot be opened: then the words stand without a link. */
export type LinkTo = (page: PageRef) => string | undefined;

/** The page's place among the others: `terms/conversion-rate.md`. */
export function pathOf(page: PageRef): string {
  switch (page.kind) {
    case 'term':
      return `terms/${page.term}.md`;
    case 'role':
      return `roles/${page.role}.md`;
    case 'comparison':
      return `compare/${page.roles.join('+')}.md`;
    case 'rule':
      return `rules/${page.rule}.md`;
    case 'taxonomy':
      return 'taxonomy.md';
    case 'config':
      return 'configuration.md';
  }
}

/** The page at a place, `undefined` for a place that can hold none. Whether its term or role exists is the taxonomy's to say. */
export function pageAt(path: string): PageRef | undefined {
  if (path === 'taxonomy.md') return { kind: 'taxonomy' };
  if (path === 'configuration.md') return { kind: 'config' };
  const [, folder, name] = /^(terms|roles|compare|rules)\/([a-z0-9+-]+)\.md$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  switch (folder) {
    case 'terms':
      return { kind: 'term', term: name };
    case 'roles':
      return { kind: 'role', role: name };
    case 'compare':
      return { kind: 'comparison', roles: name.split('+').filter((role) => role !== '') };
    default: {
      const rule = rules.find((one) => one.name === name);
      return rule === undefined ? undefined : { kind: 'rule', rule: rule.name };
    }
  }
}

/** The scheme of the pages as documents in an editor. */
export const pageScheme = 'rolecheck';

/** The address of a page as a document in an editor: `rolecheck:/terms/conversion-rate.md`. */
export function pageUri(page: PageRef): string {
  return `${pageScheme}:/${pathOf(page)}`;
}

/** Whether an address is meant for a page of the reference, there or not. Pages are about plans and none themselves. */
export function isPage(uri: string): boolean {
  return uri.toLowerCase().startsWith(`${pageScheme}:`);
}

/** The page that an editor's address means; editors may write it with an escaped `+` or an empty host. */
export function pageOfUri(uri: string): PageRef | undefined {
  const path = /^rolecheck:(?:\/\/(?=\/))?\/*([^?#]*)/i.exec(uri)?.[1];
  return path === undefined ? undefined : pageAt(path.replace(/%2b/gi, '+').replace(/%2f/gi, '/'));
}

/**
 * Leads from one page to another by a path relative to it, as pages in a folder of files need. `placeOf` says where in
 * that folder each page stands, be it with others in one file (`metrics.md#reach`), or outside (`../rules.md`).
 */
export function relativeLinks(from: PageRef, placeOf: (page: PageRef) => string = pathOf): LinkTo {
  const [file = ''] = placeOf(from).split('#');
  const up = '../'.repeat(file.split('/').length - 1);
  return (page) => {
    const place = placeOf(page);
    return place.startsWith(`${file}#`) ? place.slice(file.length) : up + place;
  };
}

/** Leads nowhere: every link is its words alone. */
export const noLinks: LinkTo = () => undefined;

/** Words as a link to a page, or the words alone. Takes Markdown. */
export function linked(markdown: string, page: PageRef, linkTo: LinkTo): string {
  const target = linkTo(page);
  return target === undefined ? markdown : `[${markdown}](${target})`;
}
