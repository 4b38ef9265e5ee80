import { termsOfRole } from '../lookup/terms-of-role';
import type { Dimension, Role, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { sourceName } from './attributions';
import { blocks, bold, bullets, escapeText, table } from './markdown';
import { linked, type LinkTo } from './pages';
import { capitalise, DIMENSIONS, PLURALS, termLink } from './words';

/** All that is known of a role. */
export function rolePage(role: Role, taxonomy: Taxonomy, linkTo: LinkTo): string {
  const others = taxonomy.roles.filter(({ id }) => id !== role.id);
  return blocks(
    `# ${escapeText(role.label)}`,
    escapeText(role.definition),
    `${bold('Focus:')} ${escapeText(role.focus)}`,
    others.length === 0
      ? undefined
      : `Compare it with ${others
          .map((other) => linked(escapeText(other.phrase), { kind: 'comparison', roles: [role.id, other.id] }, linkTo))
          .join(' · ')}.`,
    '## Names',
    namesOf(role),
    ...DIMENSIONS.map((dimension) => belongings(dimension, role, taxonomy, linkTo)),
    qualities(role, taxonomy),
    role.sources.length === 0
      ? undefined
      : blocks('## Sources', bullets(role.sources.map((source) => sourceName(source, taxonomy)))),
  );
}

function namesOf({ titles }: Role): string {
  const say = (names: readonly string[]): string => names.map(escapeText).join(' · ');
  const line = (label: string, names: readonly string[]): string | undefined =>
    names.length === 0 ? undefined : `${bold(label)} ${say(names)}`;
  return blocks(
    line('The function:', titles.functions),
    line('With a word such as manager, lead, head of or team:', titles.domains),
    line('Titles of their own:', titles.names),
    line('Where an owner or a list of figures stands:', titles.departments),
    line('Where the plan spells them out:', titles.abbreviations),
  );
}

function belongings(dimension: Dimension, role: Role, taxonomy: Taxonomy, linkTo: LinkTo): string | undefined {
  const terms = termsOfRole(taxonomy, role.id, dimension);
  const of = (relation: 'own' | 'share'): readonly Term[] =>
    terms.filter((one) => one.relation === relation).map(({ term }) => term);
  const outside = taxonomy.terms.filter(
    (term) => term.dimension === dimension && taxonomy.relation(role.id, term)?.is === 'outside',
  );
  const line = (label: string, list: readonly Term[]): string | undefined =>
    list.length === 0 ? undefined : `${bold(label)} ${list.map((term) => termLink(term, linkTo)).join(' · ')}`;
  const body = blocks(
    line('Its own:', of('own')),
    line('Shared with others:', of('share')),
    line('Belongs elsewhere:', outside),
  );
  return body === '' ? undefined : blocks(`## ${capitalise(PLURALS[dimension])}`, body);
}

/** `undefined` for a role of a team's own, of whose qualities no source speaks. */
function qualities(role: Role, taxonomy: Taxonomy): string | undefined {
  const rows = taxonomy.traits.flatMap((trait) => {
    const answer = trait.values[role.id];
    if (answer === undefined) return [];
    const note = answer.note === undefined ? [] : [escapeText(answer.note)];
    const sources = [...new Set(answer.basis.map(({ source }) => source))];
    const says = sources.map((source) => sourceName(source, taxonomy));
    return [[escapeText(trait.label), escapeText(answer.value), [...says, ...note].join('; ')]];
  });
  return rows.length === 0 ? undefined : blocks('## Qualities', table(['Quality', 'This role', 'Who says so'], rows));
}
