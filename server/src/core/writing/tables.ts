import type { Role, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Draft } from '../text/draft';
import { escapeCell } from './escape';
import { essentialTerms, type Business, type PlannedDimension } from './essentials';
import { nameOf, runningNameOf } from './names';
import { writeTerm } from './terms';

/** A table of a role's KPIs with places for targets and dates; the owner's column makes it speak for itself. */
export function kpiTable(taxonomy: Taxonomy, role: Role): Draft {
  const rows = essentialTerms(taxonomy, { role, dimension: 'metric', count: 4 }).flatMap((term) => [
    '\n',
    ...writeTerm(
      term,
      { kind: 'row', columns: ['term', 'formula', 'target', 'date', 'owner'], whole: true },
      role.label,
    ),
  ]);
  return [lines([row(['KPI', 'Formula', 'Target', 'By', 'Owner']), divider(5)]), ...rows];
}

/** What sets roles apart and what each of them owns, side by side; a column for each role. */
export function comparisonTable(taxonomy: Taxonomy, roles: readonly Role[]): Draft {
  const traits = taxonomy.traits
    .filter(({ id, values }) => !leftOut.has(id) && roles.every((role) => values[role.id] !== undefined))
    .map(({ id, label, values }) => ({ id, text: row([label, ...roles.map((role) => values[role.id]?.value ?? '')]) }));
  const focus = traits.filter(({ id }) => id === 'focus').map(({ text }) => text);
  const others = traits.filter(({ id }) => id !== 'focus').map(({ text }) => text);
  const owned = dimensions.map(([dimension, label]) =>
    row([label, ...roles.map((role) => enumeration(ownOnes(taxonomy, role, dimension)))]),
  );
  const header = row(['', ...roles.map(({ label }) => label)]);
  return [lines([header, divider(roles.length + 1), ...focus, ...owned, ...others])];
}

/** Traits that repeat the table's own rows, or that tell of the sources rather than of the roles. */
const leftOut: ReadonlySet<string> = new Set(['typical-kpis', 'audience-relationship', 'organisational-placement']);

const dimensions: readonly (readonly [PlannedDimension, string])[] = [
  ['objective', 'Objectives'],
  ['audience', 'Audience'],
  ['tactic', 'Tactics'],
  ['metric', 'KPIs'],
];

function ownOnes(taxonomy: Taxonomy, role: Role, dimension: PlannedDimension): readonly Term[] {
  return essentialTerms(taxonomy, { role, dimension, count: 4 });
}

function enumeration(terms: readonly Term[]): string {
  return terms.map((term, index) => (index === 0 ? nameOf(term) : runningNameOf(term))).join(', ');
}

/**
 * Who is responsible and accountable, consulted or informed (RACI): a column for each role, a row for each of some tactics
 * and KPIs of theirs. Whoever shares a term is consulted, everybody else informed.
 */
export function responsibilityMatrix(taxonomy: Taxonomy, roles: readonly Role[], business?: Business): Draft {
  const rows = (['tactic', 'metric'] as const).flatMap((dimension) =>
    roles.flatMap((owner) =>
      essentialTerms(taxonomy, { role: owner, dimension, count: 2, business }).map((term) =>
        row([nameOf(term), ...roles.map((role) => letterFor(role, owner, term))]),
      ),
    ),
  );
  const header = row(['Task or KPI', ...roles.map(({ label }) => label)]);
  const legend = 'R: does the work. A: answers for the result. C: is asked beforehand. I: is kept informed.';
  return [lines([header, divider(roles.length + 1), ...rows, '', legend])];
}

function letterFor(role: Role, owner: Role, term: Term): string {
  if (role === owner) return 'R/A';
  const relation = term.roles[role.id]?.is;
  return relation === 'own' || relation === 'share' ? 'C' : 'I';
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

function divider(columns: number): string {
  return `|${' --- |'.repeat(columns)}`;
}

function lines(texts: readonly string[]): string {
  return texts.join('\n');
}
