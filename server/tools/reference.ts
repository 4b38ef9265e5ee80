import { writePage } from '../src/core/reference/page';
import { pathOf, relativeLinks, type PageRef } from '../src/core/reference/pages';
import { capitalise, DIMENSIONS, PLURALS } from '../src/core/reference/words';
import type { Dimension, Term } from '../src/core/taxonomy/schema';
import type { Taxonomy } from '../src/core/taxonomy/taxonomy';

/** Where the reference stands as files, for those who read it without the program. */
export const referenceFolder = 'server/taxonomy/reference';

const madeFrom =
  '<!-- Made from the files in server/taxonomy by "npm run generate". Change those: what is changed here gets lost. -->';

/**
 * The reference as files by their path below {@link referenceFolder}: a page for each role, each pair of roles and each
 * dimension, where every term has an anchor of its id. The rules' own pages are elsewhere and are led to.
 */
export function buildReference(taxonomy: Taxonomy): Readonly<Record<string, string>> {
  const placeOf = places(taxonomy);
  const write = (page: PageRef): string => {
    const text = writePage(page, taxonomy, relativeLinks(page, placeOf));
    if (text === undefined) throw new Error(`The reference has no page ${pathOf(page)}.`);
    return text;
  };
  const { roles } = taxonomy;
  const pages: readonly PageRef[] = [
    { kind: 'taxonomy' },
    { kind: 'config' },
    ...roles.map(({ id }) => ({ kind: 'role', role: id }) as const),
    ...roles.flatMap(({ id }, index) =>
      roles.slice(index + 1).map((other) => ({ kind: 'comparison', roles: [id, other.id] }) as const),
    ),
  ];
  return Object.fromEntries([
    ...pages.map((page) => [placeOf(page), `${madeFrom}\n\n${write(page)}`] as const),
    ...DIMENSIONS.map((dimension) => [fileOf(dimension), termsPage(dimension, taxonomy, write)] as const),
  ]);
}

/** Where each page stands below the folder, an anchor behind its file where it is a part of one. */
function places(taxonomy: Taxonomy): (page: PageRef) => string {
  const order = taxonomy.roles.map(({ id }) => id);
  return (page) => {
    switch (page.kind) {
      case 'taxonomy':
        // The name under which a folder's page is shown with it.
        return 'README.md';
      case 'term': {
        const dimension = taxonomy.term(page.term)?.dimension;
        if (dimension === undefined) throw new Error(`There is no term ${page.term}.`);
        return `${fileOf(dimension)}#${page.term}`;
      }
      case 'comparison':
        // One file for a pair, whichever of the two comes first.
        return pathOf({ ...page, roles: [...page.roles].sort((a, b) => order.indexOf(a) - order.indexOf(b)) });
      case 'rule':
        return `../../src/core/rules/${page.rule}.md`;
      case 'role':
      case 'config':
        return pathOf(page);
    }
  };
}

function fileOf(dimension: Dimension): string {
  return `${PLURALS[dimension]}.md`;
}

/** All terms of a dimension by their labels, each with its own page's text below a heading with an anchor. */
function termsPage(dimension: Dimension, taxonomy: Taxonomy, write: (page: PageRef) => string): string {
  const place = ({ label, id }: Term): string => `${label.toLowerCase()} ${id}`;
  const terms = taxonomy.terms
    .filter((term) => term.dimension === dimension)
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const sections = terms.map(({ id }) => `<a id="${id}"></a>\n\n${asSection(write({ kind: 'term', term: id }))}`);
  const about = 'What each of them means, whose it is and why, in alphabetical order.';
  return [madeFrom, `# ${capitalise(PLURALS[dimension])}`, about, ...sections].join('\n\n');
}

/** A page as a section of a longer one: its title one level lower, and its parts without headings, which nobody looks for. */
function asSection(page: string): string {
  return page
    .replace(/^## (.*)$/gm, '**$1**')
    .replace(/^# /, '## ')
    .trimEnd()
    .concat('\n');
}
