import * as z from 'zod';
import { termsOfRole } from '../core/lookup/terms-of-role';
import { choices } from '../core/lookup/unknown-role';
import { comparisonCard, comparisonTitle, whatSourcesSay } from '../core/reference/comparison-page';
import { blocks } from '../core/reference/markdown';
import { noLinks } from '../core/reference/pages';
import type { Dimension, Role } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { Misuse } from './desk';
import { rulesOutput } from './plan-arguments';
import { roleMeant } from './role-argument';
import { rulesData, sayNotes } from './say-rules';
import { tool } from './tool';

/** How many of a role's own things of a kind are named. */
const MOST = 10;

const names = () => z.array(z.string());

const output = () =>
  z.object({
    roles: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        definition: z.string(),
        focus: z.string(),
        owns: z
          .object({ objectives: names(), audiences: names(), tactics: names(), metrics: names() })
          .describe(`What is most telling of the role, at most ${MOST} of each kind.`),
      }),
    ),
    qualities: z.array(
      z.object({
        label: z.string(),
        question: z.string(),
        answers: z.array(z.object({ role: z.string(), value: z.string() })),
      }),
    ),
    ...rulesOutput(),
  });

/** Sets roles side by side. */
export const compareRoles = tool({
  name: 'compare_roles',
  title: 'Compare marketing roles',
  summary:
    'Sets two to four marketing roles side by side: objectives, audiences, tactics, metrics and what sources say.',
  description:
    'Sets two to four roles side by side (community management, social media management, brand management, marketing, or a team’s own): objectives, audience, focus, tactics, metrics, time horizon, control, measurability, and what sources say of them together. Use it to explain how roles differ, to split work between them, or to write a job description or a responsibility matrix.',
  input: () =>
    z.strictObject({
      roles: z
        .array(z.string({ error: 'must name roles' }).max(200, 'has a name that is too long'), {
          error: 'must be a list of roles, such as ["community", "social media"]',
        })
        .min(2, 'must name at least two roles')
        .max(10, 'must name at most four roles')
        .describe('Two to four roles, as people name them: “community”, “social media”, “Brand”, “marketing manager”.'),
    }),
  output,
  run: async ({ roles: asked }, desk) => {
    const rules = await desk.rules();
    const { taxonomy } = rules;
    const roles = [...new Set(asked.map((name) => roleMeant(name, taxonomy)))];
    const [only, another] = roles;
    if (only === undefined || another === undefined) {
      throw new Misuse(`All of this names ${only?.phrase ?? 'no role'}, and comparing takes two. ${choices(taxonomy)}`);
    }
    if (roles.length > 4) throw new Misuse(`At most four roles fit side by side, and these are ${roles.length}.`);
    const card = comparisonCard(roles, taxonomy, noLinks, { brief: false });
    return {
      text: blocks(comparisonTitle(roles), card, whatSourcesSay(roles, taxonomy), sayNotes(rules)),
      data: {
        roles: roles.map((role) => roleData(role, taxonomy)),
        qualities: taxonomy.traits.map(({ label, question, values }) => ({
          label,
          question,
          answers: roles.flatMap(({ id }) => {
            const answer = values[id];
            return answer === undefined ? [] : [{ role: id, value: answer.value }];
          }),
        })),
        ...rulesData(rules),
      },
    };
  },
});

function roleData(
  { id, label, definition, focus }: Role,
  taxonomy: Taxonomy,
): z.output<ReturnType<typeof output>>['roles'][number] {
  const own = (dimension: Dimension): string[] =>
    termsOfRole(taxonomy, id, dimension)
      .filter(({ relation }) => relation === 'own')
      .slice(0, MOST)
      .map(({ term }) => term.label);
  const owns = {
    objectives: own('objective'),
    audiences: own('audience'),
    tactics: own('tactic'),
    metrics: own('metric'),
  };
  return { id, label, definition, focus, owns };
}
