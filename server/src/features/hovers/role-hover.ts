import type { Analysis } from '../../core/analyze';
import type { RoleAt } from '../../core/lookup/role-at';
import type { ScopeSource } from '../../core/plan/plan';
import { comparisonCard } from '../../core/reference/comparison-page';
import { blocks, bold, escapeText } from '../../core/reference/markdown';
import { linked, type LinkTo } from '../../core/reference/pages';
import { list, roleList } from '../../core/reference/words';
import type { NeighbourRole, Role } from '../../core/taxonomy/schema';
import { silenceInWords } from './evidence';

/** What the hover on a role's name says: what the name does here, then how the role differs from the others. */
export function roleHover(at: RoleAt, analysis: Analysis, linkTo: LinkTo): string | undefined {
  const { taxonomy } = analysis;
  const neighbour = taxonomy.neighbours.find(({ id }) => id === at.neighbour);
  if (neighbour !== undefined) return neighbourHover(neighbour, taxonomy.roles, linkTo);
  const role = at.role === undefined ? undefined : taxonomy.role(at.role);
  if (role === undefined) return undefined;
  const besides = at.besides.flatMap((id) => taxonomy.role(id) ?? []);
  const others = taxonomy.roles.filter(({ id }) => id !== role.id);
  const columns = besides.length > 1 ? besides : [role, ...others];
  return blocks(
    firstLine(at, role, besides, analysis, linkTo),
    escapeText(role.definition),
    comparisonCard(columns, taxonomy, linkTo, { brief: true }),
    links(role, besides.length > 1 ? besides : undefined, others, linkTo),
  );
}

/** What the stretch is called that each kind of naming gives to a role. */
const STRETCHES: Readonly<Record<ScopeSource, string>> = {
  'owner-note': 'The item with this note',
  sentence: 'What this sentence says of it',
  matrix: 'What this column marks',
  'owner-column': 'What stands in this row',
  'role-row': 'What stands in this row',
  'role-column': 'What stands in this column',
  'lead-in': 'What this label introduces',
  heading: 'What stands in this section',
  title: 'What stands in this document',
  'front-matter': 'What stands in this document',
};

/** What naming the role does here. */
function firstLine(at: RoleAt, role: Role, besides: readonly Role[], analysis: Analysis, linkTo: LinkTo): string {
  const name = bold(escapeText(role.label));
  const { opens, silence } = at;
  if (opens?.owners.some((owner) => owner.kind === 'role' && owner.role === role.id) === true) {
    const what = STRETCHES[opens.source];
    if (silence !== undefined) return `${name}. ${what} is given to nobody: ${silenceInWords(silence, analysis)}.`;
    if (opens.owners.length > 1)
      return `${name}, one of several owners here. ${what} is judged for all of them together.`;
    if (opens.strength === 'weak')
      return `${name}, read as a subject rather than a team here. ${what} is judged mildly.`;
    return WIDE.has(opens.source)
      ? `${name}. ${what} counts as given to this role, unless something in it names another owner.`
      : `${name}. ${what} counts as given to this role.`;
  }
  if (besides.length > 1)
    return `${name} beside ${roleList(besides.slice(1), linkTo)}. A heading or cell that names several roles gives none of them anything by itself.`;
  return `${name}, only mentioned here. That alone gives the role nothing.`;
}

/** Namings whose stretch may name other owners inside. */
const WIDE: ReadonlySet<ScopeSource> = new Set(['heading', 'title', 'front-matter', 'lead-in', 'role-column']);

function links(
  role: Role,
  besides: readonly Role[] | undefined,
  others: readonly Role[],
  linkTo: LinkTo,
): string | undefined {
  if (linkTo({ kind: 'role', role: role.id }) === undefined) return undefined;
  const all = linked(`All about ${escapeText(role.phrase)}`, { kind: 'role', role: role.id }, linkTo);
  if (besides !== undefined) {
    const page = { kind: 'comparison', roles: besides.map(({ id }) => id) } as const;
    return `${all} · ${linked('Compared in full', page, linkTo)}`;
  }
  const compared = others.map((other) =>
    linked(escapeText(other.phrase), { kind: 'comparison', roles: [role.id, other.id] }, linkTo),
  );
  return compared.length === 0 ? all : `${all} · Compared in full with ${list(compared)}`;
}

function neighbourHover({ label, why }: NeighbourRole, checked: readonly Role[], linkTo: LinkTo): string {
  return blocks(
    `${bold(escapeText(label))} is recognised and never checked: what it is given is held against nobody.`,
    escapeText(why),
    `Checked are ${roleList(checked, linkTo)}.`,
  );
}
