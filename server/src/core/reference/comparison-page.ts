import { termsOfRole } from '../lookup/terms-of-role';
import type { Comparison, Dimension, Role, RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { sourceName } from './attributions';
import { blocks, bold, bullets, escapeText, table } from './markdown';
import { linked, noLinks, type LinkTo } from './pages';
import { capitalise, DIMENSIONS, list, PLURALS, termLink, termList } from './words';

/** A row of the comparison card: a role's own most telling terms, or its answer to a question. */
type CardRow =
  { readonly label: string; readonly dimension: Dimension } | { readonly label: string; readonly trait: string };

const CARD: readonly CardRow[] = [
  { label: 'Objective', dimension: 'objective' },
  { label: 'Audience', dimension: 'audience' },
  { label: 'Focus', trait: 'focus' },
  { label: 'Tactics', dimension: 'tactic' },
  { label: 'Metrics', dimension: 'metric' },
  { label: 'Time horizon', trait: 'time-horizon' },
  { label: 'Communication', trait: 'communication-mode' },
  { label: 'Control', trait: 'control' },
  { label: 'Effort', trait: 'effort' },
  { label: 'Measurability', trait: 'measurability' },
  { label: 'Placement', trait: 'organisational-placement' },
];

/** How many of a role's terms stand in one cell of a card; with more than two columns cells are narrow. */
function termsInACell(columns: number): number {
  return columns > 2 ? 2 : 4;
}

/** The roles side by side at a glance, a column each in the order given. `brief` keeps each answer to its gist, and leaves terms without links. */
export function comparisonCard(
  roles: readonly Role[],
  taxonomy: Taxonomy,
  linkTo: LinkTo,
  { brief }: { readonly brief: boolean },
): string {
  const rows = CARD.flatMap((row) => {
    const cells = roles.map((role) => cellOf(row, role, taxonomy, linkTo, { brief, most: termsInACell(roles.length) }));
    return cells.every((cell) => cell === '') ? [] : [[bold(row.label), ...cells]];
  });
  const header = roles.map((role) => linked(escapeText(role.label), { kind: 'role', role: role.id }, linkTo));
  return table(['', ...header], rows);
}

function cellOf(
  row: CardRow,
  role: Role,
  taxonomy: Taxonomy,
  linkTo: LinkTo,
  { brief, most }: { readonly brief: boolean; readonly most: number },
): string {
  if ('dimension' in row) {
    const own = termsOfRole(taxonomy, role.id, row.dimension).filter(({ relation }) => relation === 'own');
    return own
      .slice(0, most)
      .map(({ term }) => termLink(term, brief ? noLinks : linkTo))
      .join(', ');
  }
  const answer = taxonomy.traits.find(({ id }) => id === row.trait)?.values[role.id]?.value ?? '';
  return escapeText(brief ? gistOf(answer) : answer);
}

/** An answer up to its first pause: “High: image and message are set …” is “High”. */
export function gistOf(answer: string): string {
  return /^.{3,}?(?=[;:.](?:\s|$))/u.exec(answer)?.[0] ?? answer;
}

/** The heading over roles that are compared. */
export function comparisonTitle(roles: readonly Role[]): string {
  const names = roles.map(({ label, phrase }, index) => escapeText(index === 0 ? label : phrase));
  return `# ${list(names)} compared`;
}

/** Two to four roles side by side: what sources say of them, their qualities, and what belongs to which. */
export function comparisonPage(roles: readonly Role[], taxonomy: Taxonomy, linkTo: LinkTo): string {
  return blocks(
    comparisonTitle(roles),
    comparisonCard(roles, taxonomy, linkTo, { brief: true }),
    whatSourcesSay(roles, taxonomy),
    ...qualities(roles, taxonomy),
    ...DIMENSIONS.map((dimension) => whatBelongsToWhich(dimension, roles, taxonomy, linkTo)),
  );
}

/** The roles' qualities side by side; those of which nobody speaks, as with roles of a team's own, are left out. */
function qualities(roles: readonly Role[], taxonomy: Taxonomy): readonly string[] {
  const parts = taxonomy.traits.flatMap((trait) => {
    const answers = roles.flatMap((role) => {
      const answer = trait.values[role.id];
      if (answer === undefined) return [];
      const note = answer.note === undefined ? '' : ` (${escapeText(answer.note)})`;
      return [`${bold(escapeText(role.label))}: ${escapeText(answer.value)}${note}`];
    });
    if (answers.length === 0) return [];
    const { label, question, contrasts } = trait;
    return [blocks(`### ${escapeText(label)}`, escapeText(question), bullets(answers), ...contrasts.map(escapeText))];
  });
  return parts.length === 0 ? [] : ['## Qualities', ...parts];
}

/** What the sources say of these roles together, below a heading of its own; `undefined` where they say nothing. */
export function whatSourcesSay(roles: readonly Role[], taxonomy: Taxonomy): string | undefined {
  const ids: readonly RoleId[] = roles.map(({ id }) => id);
  const fits = (comparison: Comparison): boolean =>
    comparison.roles.length > 1 && comparison.roles.every((role) => ids.includes(role));
  const statements = new Map<string, Set<string>>();
  for (const { statement, basis } of taxonomy.comparisons.filter(fits)) {
    const sources = [...new Set(basis.map(({ source }) => source))];
    const who = sources.map((source) => sourceName(source, taxonomy)).join('; ');
    statements.set(who, (statements.get(who) ?? new Set()).add(escapeText(statement)));
  }
  const parts = [...statements].map(([who, said]) => blocks(`${who}:`, bullets([...said])));
  return parts.length === 0 ? undefined : blocks('## What the sources say', ...parts);
}

/** How many terms a list on the page names before it counts the rest. */
const LONG_LIST = 30;

function whatBelongsToWhich(
  dimension: Dimension,
  roles: readonly Role[],
  taxonomy: Taxonomy,
  linkTo: LinkTo,
): string | undefined {
  const holds = ({ id }: Role, term: Term): boolean => {
    const is = taxonomy.relation(id, term)?.is;
    return is === 'own' || is === 'share';
  };
  const parts = roles.map((role) => {
    const terms = termsOfRole(taxonomy, role.id, dimension).map(({ term }) => term);
    const alone = terms.filter((term) => !roles.some((other) => other.id !== role.id && holds(other, term)));
    return alone.length === 0
      ? undefined
      : `${bold(`${escapeText(role.label)} only:`)} ${termList(alone, LONG_LIST, linkTo)}`;
  });
  const common = taxonomy.terms.filter(
    (term) => term.dimension === dimension && roles.filter((role) => holds(role, term)).length > 1,
  );
  const shared =
    common.length === 0
      ? undefined
      : `${bold(roles.length === 2 ? 'Both:' : 'More than one of them:')} ${termList(common, LONG_LIST, linkTo)}`;
  const body = blocks(...parts, shared);
  return body === '' ? undefined : blocks(`## ${capitalise(PLURALS[dimension])}`, body);
}
