import type { Role, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Draft } from '../text/draft';
import { essentialTerms, type Business, type PlannedDimension } from './essentials';
import { measureOf } from './measures';
import { responsibilityMatrix } from './tables';
import { writeTerm } from './terms';

/** An objective with the KPI that shows whether it is met, as a list item with one nested in it. */
export function objectiveWithMetric(taxonomy: Taxonomy, objective: Term): Draft {
  const metric = measureOf(taxonomy, objective);
  const item = writeTerm(objective, { kind: 'item', marker: '- Objective: ' });
  return metric === undefined ? item : [...item, '\n  - KPI: ', ...writeTerm(metric, { kind: 'key-value' })];
}

/** A role's part of a plan: a heading, and below it objectives, audience, tactics and KPIs as lists. */
export function roleSection(taxonomy: Taxonomy, role: Role, business?: Business): Draft {
  const parts = partsOfSection.flatMap(([dimension, title, count]): Draft => {
    const terms = essentialTerms(taxonomy, { role, dimension, count, business });
    return terms.length === 0 ? [] : [`\n### ${title}\n\n`, ...list(terms)];
  });
  return [`## ${role.label}\n`, ...parts];
}

const partsOfSection: readonly (readonly [PlannedDimension, string, number])[] = [
  ['objective', 'Objectives', 2],
  ['audience', 'Audience', 2],
  ['tactic', 'Tactics', 4],
  ['metric', 'KPIs', 4],
];

function list(terms: readonly Term[]): Draft {
  return terms.flatMap((term) => [...writeTerm(term, { kind: 'item', marker: '- ' }), '\n']);
}

/** What a new plan is for. */
export interface PlanWish {
  readonly roles: readonly Role[];
  readonly business?: Business | undefined;
}

/** A whole plan to begin with: a title, what it is for, a section for each role, and for several roles who does what. */
export function planSkeleton(taxonomy: Taxonomy, { roles, business }: PlanWish): Draft {
  const only = roles.length === 1 ? roles[0] : undefined;
  const title = only === undefined ? 'Plan' : `${only.label} plan`;
  const sections = roles.flatMap((role) => ['\n', ...roleSection(taxonomy, role, business)]);
  return [
    `# ${title}: `,
    { fill: 'what it is about' },
    '\n\n',
    { fill: 'What this plan is for, and until when it holds.' },
    ...(business === undefined ? [] : [` ${customers[business]}`]),
    '\n',
    ...sections,
    ...(only === undefined ? ['\n## Who does what\n\n', ...responsibilityMatrix(taxonomy, roles, business), '\n'] : []),
  ];
}

const customers: Readonly<Record<Business, string>> = {
  b2b: 'We sell to other businesses (B2B).',
  b2c: 'We sell to consumers (B2C).',
};
