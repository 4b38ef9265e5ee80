import * as z from 'zod';
import { findByName, findNearby, type Named } from '../core/lookup/find-by-name';
import { termsOfRole } from '../core/lookup/terms-of-role';
import { relationOf } from '../core/reference/explained';
import { blocks } from '../core/reference/markdown';
import type { Role, Term } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { plainTextOf } from '../core/text/draft';
import { essentialTerms } from '../core/writing/essentials';
import { measureOf } from '../core/writing/measures';
import { writeTerm } from '../core/writing/terms';
import { Misuse } from './desk';
import { rulesOutput } from './plan-arguments';
import { roleMeant } from './role-argument';
import { rulesData, sayNotes } from './say-rules';
import { cut, tool } from './tool';

const kpi = () =>
  z.object({
    id: z.string(),
    label: z.string(),
    relation: z.enum(['own', 'share']).describe('Whether it is the role’s own, or shared with others.'),
    definition: z.string(),
    formula: z.string().nullable(),
    unit: z.string().nullable(),
    objectives: z.array(z.string()).describe('The role’s objectives that are usually seen to be met by it.'),
    line: z.string().describe('How a plan may say it; the figure is only an example, for the person to replace.'),
    sources: z.array(z.object({ name: z.string(), url: z.string().nullable() })),
  });

const output = () =>
  z.object({
    role: z.string(),
    objective: z
      .object({ id: z.string(), label: z.string(), relation: z.enum(['own', 'share', 'outside', 'unstated']) })
      .nullable(),
    kpis: z.array(kpi()).describe('The most telling first; with “objective”, the one that shows it first.'),
    known: z.number().int().describe('How many KPIs the role owns or shares in all.'),
    ...rulesOutput(),
  });

/** Suggests KPIs for a role. */
export const suggestKpis = tool({
  name: 'suggest_kpis',
  title: 'Suggest KPIs for a marketing role',
  summary: 'Suggests KPIs that a marketing role owns or shares, with definition, formula and sources.',
  description:
    'Suggests KPIs that a role owns or shares, each with definition, formula, the objectives that it shows, an example line for a plan, and the sources that say so. Use it when somebody asks what to measure a community, social media, brand or marketing manager on, or to replace a KPI that belongs to another role. All figures in the example lines are placeholders: only the person knows their targets.',
  input: () =>
    z.strictObject({
      role: z
        .string({ error: 'must be the name of a role' })
        .min(1, 'must be the name of a role')
        .max(200, 'is too long for the name of a role')
        .describe('The role, as people name it: “community”, “social media manager”, “Brand”.'),
      objective: z
        .string({ error: 'must be an objective in words' })
        .max(200, 'is too long for an objective; send its words alone')
        .optional()
        .describe('What the KPIs should show, as plans name it: “raise brand awareness”, “peer support”.'),
      business: z
        .enum(['b2b', 'b2c'], { error: 'must be “b2b” or “b2c”, or be left out' })
        .optional()
        .describe('Whom the business sells to.'),
      count: z
        .number({ error: 'must be a number' })
        .int('must be a whole number')
        .min(1, 'must be at least 1')
        .max(30, 'must be at most 30')
        .default(6)
        .describe('How many to suggest at most.'),
    }),
  output,
  run: async ({ role: roleName, objective: objectiveName, business, count }, desk) => {
    const rules = await desk.rules();
    const { taxonomy } = rules;
    const role = roleMeant(roleName, taxonomy, 'there are no KPIs to suggest for it');
    const objective = objectiveName === undefined ? undefined : objectiveMeant(objectiveName, role, taxonomy);
    const all = termsOfRole(taxonomy, role.id, 'metric').map(({ term }) => term);
    const shown = objective === undefined ? undefined : measureOf(taxonomy, objective);
    const essential = essentialTerms(taxonomy, { role, dimension: 'metric', count, business });
    const ordered = [...(shown !== undefined && all.includes(shown) ? [shown] : []), ...essential, ...all];
    const kpis = [...new Set(ordered)].slice(0, count).map((term) => kpiData(term, role, taxonomy));
    const aim = objective === undefined ? undefined : { objective, relation: relationOf(role, objective, taxonomy) };
    return {
      text: blocks(
        `${kpis.length} of the ${all.length} KPIs that ${role.phrase} owns or shares:`,
        aim === undefined ? undefined : sayObjective(aim.objective, aim.relation, shown, role),
        ...kpis.map(sayKpi),
        'The figures in the example lines are placeholders.',
        sayNotes(rules),
      ),
      data: {
        role: role.id,
        objective:
          aim === undefined ? null : { id: aim.objective.id, label: aim.objective.label, relation: aim.relation.is },
        kpis,
        known: all.length,
        ...rulesData(rules),
      },
    };
  },
});

/** The objective that the words mean, be it the role's or another's. Fails with a sentence that names some of the role's. */
function objectiveMeant(words: string, role: Role, taxonomy: Taxonomy): Term {
  const found = findByName(words, taxonomy);
  const objective = [...found.best, ...found.also].flatMap(asObjective)[0];
  if (objective !== undefined) return objective;
  const near = findNearby(words, taxonomy, 20).flatMap(asObjective);
  const theirs = termsOfRole(taxonomy, role.id, 'objective').map(({ term }) => term);
  const offered = [...new Set([...near.slice(0, 4), ...theirs])].slice(0, 8).map(({ label }) => `“${label}”`);
  throw new Misuse(
    `There is no objective “${cut(words)}”. Name one as plans do, or leave it out. Some that are known: ${offered.join(', ')}.`,
  );
}

function asObjective(named: Named): readonly Term[] {
  return named.kind === 'term' && named.term.dimension === 'objective' ? [named.term] : [];
}

function kpiData(term: Term, role: Role, taxonomy: Taxonomy): z.output<ReturnType<typeof kpi>> {
  const { is, sources } = relationOf(role, term, taxonomy);
  const shows = taxonomy.derive(objectivesByMeasure).get(term.id) ?? [];
  const theirs = shows.filter((objective) => {
    const relation = taxonomy.relation(role.id, objective)?.is;
    return relation === 'own' || relation === 'share';
  });
  return {
    id: term.id,
    label: term.label,
    relation: is === 'share' ? 'share' : 'own',
    definition: term.definition,
    formula: term.formula ?? null,
    unit: term.unit ?? null,
    objectives: theirs.map(({ label }) => label),
    line: plainTextOf(writeTerm(term, { kind: 'item', marker: '- ' })),
    sources: [...new Map(sources.map(({ name, url }) => [name, { name, url }])).values()],
  };
}

function objectivesByMeasure(taxonomy: Taxonomy): ReadonlyMap<string, readonly Term[]> {
  const shown = new Map<string, Term[]>();
  for (const objective of taxonomy.terms.filter(({ dimension }) => dimension === 'objective')) {
    const id = measureOf(taxonomy, objective)?.id;
    if (id !== undefined) shown.set(id, [...(shown.get(id) ?? []), objective]);
  }
  return shown;
}

function sayObjective(
  objective: Term,
  { is, reason }: ReturnType<typeof relationOf>,
  shown: Term | undefined,
  role: Role,
): string {
  const whose = is === 'outside' ? `“${objective.label}” is no objective of ${role.phrase}. ${reason ?? ''} ` : '';
  return shown === undefined
    ? `${whose}No single KPI is known to show “${objective.label}”.`
    : `${whose}“${objective.label}” is usually shown by “${shown.label}”.`;
}

function sayKpi({
  label,
  relation,
  definition,
  formula,
  objectives,
  line,
  sources,
}: z.output<ReturnType<typeof kpi>>): string {
  const names = sources.slice(0, 3).map(({ name }) => name);
  const more = sources.length - names.length;
  return [
    `## ${label}${relation === 'share' ? ' (shared)' : ''}`,
    definition,
    ...(formula === null ? [] : [`- Formula: ${formula}`]),
    ...(objectives.length === 0 ? [] : [`- Shows: ${objectives.join('; ')}`]),
    `- In a plan: ${line.replace(/^- /u, '')}`,
    ...(names.length === 0 ? [] : [`- Sources: ${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`]),
  ].join('\n');
}
