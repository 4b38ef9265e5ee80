import * as z from 'zod';
import { termsOfRole } from '../core/lookup/terms-of-role';
import { findByName, findNearby, idOf, type Named } from '../core/lookup/find-by-name';
import { explained, type JsonExplained } from '../core/reference/explained';
import { blocks } from '../core/reference/markdown';
import { pageOfNamed, whatIs } from '../core/reference/named-page';
import { noLinks } from '../core/reference/pages';
import { whatInstead, whyItMisleads } from '../core/reference/term-page';
import { capitalise } from '../core/reference/words';
import { dimensions } from '../core/taxonomy/dimensions';
import type { Role, Term } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { Misuse } from './desk';
import { rulesOutput } from './plan-arguments';
import { roleMeant } from './role-argument';
import { rulesData, sayNotes } from './say-rules';
import { cut, tool } from './tool';

const named = () => z.object({ id: z.string(), kind: z.enum(['term', 'role', 'rule', 'neighbour']) });

const relation = () =>
  z.object({
    role: z.string(),
    is: z.enum(['own', 'share', 'outside', 'unstated']),
    strength: z.enum(['clear', 'arguable']).nullable().describe('How firm an “outside” is.'),
    reason: z.string().nullable().describe('Why the term misleads with the role.'),
    instead: z.string().nullable().describe('What the role measures or does instead, by its id.'),
    sources: z.array(z.object({ name: z.string(), url: z.string().nullable() })),
  });

const output = () =>
  z.object({
    found: named()
      .extend({ label: z.string(), definition: z.string() })
      .describe('What the words mean; what they may mean besides is in “also”.'),
    term: z
      .object({
        dimension: z.enum(['objective', 'audience', 'tactic', 'metric', 'skill']),
        formula: z.string().nullable(),
        unit: z.string().nullable(),
        forms: z.array(z.string()).describe('All words that mean it.'),
        relations: z.array(relation()).describe('Whose it is, role by role.'),
      })
      .nullable()
      .describe('There where the words mean a term.'),
    verdict: relation().nullable().describe('With “role”: what holds for the term and that role.'),
    also: z.array(named()),
    ...rulesOutput(),
  });

/** Explains a term, a role or a rule. */
export const explainTerm = tool({
  name: 'explain_term',
  title: 'Explain a marketing term or role',
  summary: 'Says what a metric, tactic, role or rule is about, which role it belongs to, and why not to others.',
  description:
    'Explains a metric, tactic, objective, audience or skill in any words that plans have for it (“CTR”, “share of voice”): definition, formula, which role owns it, why it misleads with the others, what they use instead, and which sources say so. Explains roles by their names or titles and the rules of the plan check by their names as well. Use it before giving somebody a metric or a task, and to answer “whose KPI is this?”; with “role” the answer begins with what holds for that role.',
  input: () =>
    z.strictObject({
      name: z
        .string({ error: 'must be the words to be explained' })
        .min(1, 'must be the words to be explained')
        .max(200, 'is too long for the name of anything; send the words alone')
        .describe('A term (“click-through rate”, “CTR”), a role (“brand manager”) or a rule (“metric-outside-role”).'),
      role: z
        .string({ error: 'must be the name of a role' })
        .max(200, 'is too long for the name of a role')
        .optional()
        .describe('For whom it is asked: “community”, “social media manager”, “brand”.'),
    }),
  output,
  run: async ({ name, role: roleName }, desk) => {
    const rules = await desk.rules();
    const { taxonomy } = rules;
    const { best, also } = findByName(name, taxonomy);
    const [found, ...others] = best;
    if (found === undefined) throw new Misuse(sayNothingFound(name, taxonomy));
    const role = roleName === undefined ? undefined : roleMeant(roleName, taxonomy, 'nothing is said of it');
    const besides = [...others, ...also];
    const about = explained(found, taxonomy);
    return {
      text: blocks(
        role !== undefined && found.kind === 'term' ? sayVerdict(found.term, role, taxonomy) : undefined,
        found.kind === 'role' ? sayRole(found.role, taxonomy) : pageOfNamed(found, taxonomy, noLinks).trim(),
        besides.length === 0 ? undefined : `“${cut(name)}” may also mean: ${besides.map(saying).join('; ')}.`,
        sayNotes(rules),
      ),
      data: {
        found: { ...inShort(found), label: about.label, definition: about.definition },
        term: termData(about),
        verdict: termData(about)?.relations.find((one) => one.role === role?.id) ?? null,
        also: besides.map(inShort),
        ...rulesData(rules),
      },
    };
  },
});

function sayNothingFound(name: string, taxonomy: Taxonomy): string {
  const near = findNearby(name, taxonomy);
  const sentence = `There is no term, role or rule “${cut(name)}”.`;
  return near.length === 0
    ? `${sentence} Ask for one as plans name it, such as “click-through rate”. Where nothing is known, the check says nothing either.`
    : `${sentence} Did you mean one of these? ${near.map(saying).join('; ')}.`;
}

function saying(one: Named): string {
  return `“${idOf(one)}”, ${whatIs(one)}`;
}

/** A role in short: its page names everything that it owns, which is more than anybody asked for. */
function sayRole({ id, label, definition, focus }: Role, taxonomy: Taxonomy): string {
  const lists = dimensions.flatMap((dimension) => {
    const own = termsOfRole(taxonomy, id, dimension).filter(({ relation: is }) => is === 'own');
    const shown = own.slice(0, MOST_OF_A_KIND).map(({ term }) => term.label);
    const more = own.length - shown.length;
    return own.length === 0
      ? []
      : [`- ${capitalise(dimension)}: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`];
  });
  return blocks(`# ${label}`, definition, focus, `What belongs to it, the most telling first:\n${lists.join('\n')}`);
}

/** How many of a role's own things of a kind are named. */
const MOST_OF_A_KIND = 15;

function sayVerdict(term: Term, role: Role, taxonomy: Taxonomy): string {
  const found = taxonomy.relation(role.id, term);
  switch (found?.is) {
    case 'own':
      return `“${term.label}” belongs to ${role.phrase}.`;
    case 'share':
      return `“${term.label}” is shared by ${role.phrase}: it may stand there.`;
    case undefined:
      return `Nothing is said of “${term.label}” and ${role.phrase}: it is not flagged there.`;
    case 'outside': {
      const instead = whatInstead(found, taxonomy, noLinks);
      const better = instead === undefined ? '' : ` Instead: ${instead}`;
      return `“${term.label}” does not belong to ${role.phrase}. ${whyItMisleads(found)}${better}`;
    }
  }
}

function inShort(one: Named): z.output<ReturnType<typeof named>> {
  return { id: idOf(one), kind: one.kind };
}

function termData(about: JsonExplained): z.output<ReturnType<typeof output>>['term'] {
  if (about.kind !== 'term') return null;
  const { dimension, formula, unit, forms, relations } = about;
  return {
    dimension,
    formula,
    unit,
    forms: [...forms],
    relations: relations.map(({ role, is, strength, reason, instead, sources }) => {
      const names = new Map(sources.map(({ name, url }) => [name, { name, url }]));
      return { role, is, strength, reason, instead, sources: [...names.values()] };
    }),
  };
}
