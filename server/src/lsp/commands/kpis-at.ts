import * as z from 'zod';
import { presentTerms } from '../../core/lookup/what-is-present';
import { rolesAt } from '../../core/lookup/roles-at';
import { sectionAt } from '../../core/lookup/place';
import { termsOfRole } from '../../core/lookup/terms-of-role';
import type { RoleId, Term } from '../../core/taxonomy/schema';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import { command, positionArgument, uriArgument } from './command';
import { readAt } from './insert';
import type { CaretInPlan } from './insert';

const schema = () => z.object({ uri: uriArgument(), position: positionArgument() });

/** A KPI as a client lists it for the writer to choose from. */
export interface KpiItem {
  readonly id: string;
  readonly label: string;
  /** Other words for it, to be found by. */
  readonly aliases: readonly string[];
  readonly formula: string;
  readonly definition: string;
  /** What the taxonomy says of the KPI and the role at the caret; `none` where it says nothing, or there is no one role. */
  readonly relation: 'own' | 'share' | 'outside' | 'none';
  /** The labels of the roles that own it. */
  readonly owners: readonly string[];
  /** The section gives it to the role already. */
  readonly present: boolean;
}

/** What may be written at a caret. */
export interface KpisAt {
  /** The one role to which the place gives what is written there, if there is one. */
  readonly role?: { readonly id: RoleId; readonly label: string };
  /** All KPIs: the role's own first, then those it shares, those of others, and those outside of it. */
  readonly items: readonly KpiItem[];
}

/** `rolecheck.kpisAt {uri, position}` answers whose KPIs belong at the caret and what there is to choose from, a {@link KpisAt}. */
export const kpisAt = command(schema, (caret, host, token) => readAt(caret, host, token, listKpis));

function listKpis({ analysis, offset }: CaretInPlan): KpisAt {
  const { taxonomy, plan } = analysis;
  const [only, another] = rolesAt(analysis, offset);
  const role = only === undefined || another !== undefined ? undefined : taxonomy.role(only);
  const section = sectionAt(plan, offset)?.span ?? { start: 0, end: analysis.source.length };
  const nothing = { start: offset, end: offset };
  const present = role === undefined ? undefined : presentTerms(analysis, section, [role.id], nothing);
  const items = inOrder(taxonomy, role?.id).map((term): KpiItem => ({
    id: term.id,
    label: term.label,
    aliases: [...term.forms, ...term.weakForms].filter((form) => form.toLowerCase() !== term.label.toLowerCase()),
    formula: term.formula ?? '',
    definition: term.definition,
    relation: role === undefined ? 'none' : (term.roles[role.id]?.is ?? 'none'),
    owners: taxonomy.owners(term).map(({ label }) => label),
    present: present?.has(term.id) ?? false,
  }));
  return role === undefined ? { items } : { role: { id: role.id, label: role.label }, items };
}

/** Every KPI: those of the role in the order in which they tell most of it, then those of nobody in particular, then others'. */
function inOrder(taxonomy: Taxonomy, role: RoleId | undefined): readonly Term[] {
  const metrics = taxonomy.terms.filter(({ dimension }) => dimension === 'metric');
  if (role === undefined) return metrics;
  const theirs = termsOfRole(taxonomy, role, 'metric').map(({ term }) => term);
  const others = metrics.filter((term) => !theirs.includes(term));
  const isOutside = (term: Term): boolean => term.roles[role]?.is === 'outside';
  return [...theirs, ...others.filter((term) => !isOutside(term)), ...others.filter(isOutside)];
}
