import { rules } from '../rules/registry';
import type { Dimension, Role } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { sourceName } from './attributions';
import { blocks, bold, bullets, escapeText, table } from './markdown';
import { linked, noLinks, type LinkTo } from './pages';
import { whatRuleFinds } from './rule-page';
import { capitalise, DIMENSIONS, PLURALS, roleList, termLink } from './words';

/** The way into the reference: every role, comparison, rule, term and source. */
export function taxonomyPage(taxonomy: Taxonomy, linkTo: LinkTo): string {
  return blocks(
    '# Roles and what belongs to them',
    'What Rolecheck holds a plan against. It flags a term only where the term’s page says that the role does not own it.',
    '## Roles',
    bullets(
      taxonomy.roles.map(
        (role) =>
          `${bold(linked(escapeText(role.label), { kind: 'role', role: role.id }, linkTo))}: ${escapeText(role.focus)}`,
      ),
    ),
    '## Side by side',
    bullets(
      pairs(taxonomy.roles).map(([one, other]) =>
        linked(
          `${escapeText(one.label)} and ${escapeText(other.phrase)}`,
          { kind: 'comparison', roles: [one.id, other.id] },
          linkTo,
        ),
      ),
    ),
    '## Rules',
    bullets(
      rules.map(
        ({ name }) => `${bold(linked(name, { kind: 'rule', rule: name }, linkTo))}: ${whatRuleFinds(name, taxonomy)}`,
      ),
    ),
    linkTo({ kind: 'config' }) === undefined
      ? undefined
      : `Where your team sees it differently: ${linked('your team’s own rules', { kind: 'config' }, linkTo)}.`,
    ...DIMENSIONS.map((dimension) => terms(dimension, taxonomy, linkTo)),
    taxonomy.neighbours.length === 0
      ? undefined
      : blocks(
          '## Recognised and never checked',
          bullets(taxonomy.neighbours.map(({ label, why }) => `${bold(escapeText(label))}: ${escapeText(why)}`)),
        ),
    taxonomy.sources.length === 0
      ? undefined
      : blocks('## Sources', bullets(taxonomy.sources.map(({ id }) => sourceName(id, taxonomy)))),
  );
}

function terms(dimension: Dimension, taxonomy: Taxonomy, linkTo: LinkTo): string | undefined {
  const rows = taxonomy.terms
    .filter((term) => term.dimension === dimension)
    .sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1))
    .map((term) => [
      termLink(term, linkTo),
      roleList(taxonomy.owners(term), noLinks),
      roleList(taxonomy.sharers(term), noLinks),
    ]);
  if (rows.length === 0) return undefined;
  const heading = capitalise(PLURALS[dimension]);
  return blocks(`## ${heading}`, table([heading, 'Belongs to', 'Shared by'], rows));
}

function pairs(roles: readonly Role[]): readonly (readonly [Role, Role])[] {
  return roles.flatMap((one, index) => roles.slice(index + 1).map((other) => [one, other] as const));
}
