import * as z from 'zod';
import { ruleNames, type RuleName } from '../../rules/findings';
import { arguableSetting, severitySetting } from '../../settings-schema';
import { dimensions } from '../../taxonomy/dimensions';
import { late } from './late';

/**
 * What a team may say in its `.rolecheck.yaml`. The schema is type, validation and documentation at once: the JSON schema
 * for editors, the completions and the hovers in the file, and the page about it are made from it. The descriptions are
 * read by people who write plans.
 *
 * Schemas are made when somebody needs one: most programs end, and most plans are read, without.
 */

/** What an id is the id of. */
export type IdOf = 'role' | 'neighbour' | 'term' | 'rule' | 'source';

/** What the schema says besides zod's own, for whoever helps to write the file. */
interface Hints {
  readonly idOf?: IdOf;
  /** What each of the words means that may stand here, in a sentence. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** It may begin with marks that YAML takes for its own, so that it is best written in quotes. */
  readonly quoted?: boolean;
  /** `true`, `false` and `on` may stand here as well; on means this word. */
  readonly onOrOff?: string;
}
const hints = (said: Hints) => ({ ...said });

/** Ids as the built-in taxonomy has them: `click-through-rate`. */
const id = () =>
  z
    .string()
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      'An id is made of lower-case words joined by hyphens, such as “member-spotlight”.',
    )
    .max(80);

const roleId = () => id().meta(hints({ idOf: 'role' }));
const neighbourId = () => id().meta(hints({ idOf: 'neighbour' }));
const termId = () => id().meta(hints({ idOf: 'term' }));
const sourceId = () => id().meta(hints({ idOf: 'source' }));

/** Texts of several lines, as YAML has them behind `|`, are one line wherever they are shown. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const words = () => z.string().overwrite(oneLine).min(1).max(120);
const sentence = () => z.string().overwrite(oneLine).min(1).max(500);
/** Each “*” more multiplies the time in which a name of many letters is found not to fit: with six it takes minutes. */
function isQuick(pattern: string): boolean {
  const count = (stars: RegExp, text: string): number => text.match(stars)?.length ?? 0;
  return count(/(?<!\\)\*\*/gu, pattern) <= 3 && pattern.split('/').every((name) => count(/(?<!\\)\*+/gu, name) <= 3);
}

const glob = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(250)
    .refine(isQuick, 'This pattern has too many “*”: three can stand in one name, and “**” three times in all.')
    .meta(hints({ quoted: true }));
const globs = () => z.union([glob(), z.array(glob()).max(200)]);

/** YAML's `true` and `false` are what people write for on and off. */
const onOrOff = <T extends z.ZodType>(schema: T, on: string) =>
  z
    .preprocess((value) => (value === false ? 'off' : value === true || value === 'on' ? on : value), schema)
    .meta(hints({ onOrOff: on }));

const severity = () =>
  onOrOff(severitySetting(), 'warning').meta({
    description:
      'How strongly findings of this rule are shown: `error`, `warning`, `information`, `hint`, or `off` for not at all.',
    ...hints({
      meanings: {
        error: 'As an error.',
        warning: 'As a warning.',
        information: 'As information, more quietly than a warning.',
        hint: 'As a hint: a faint mark under the words.',
        off: 'Not at all.',
      },
    }),
  });

const rules = () =>
  z.partialRecord(z.enum(ruleNames).meta(hints({ idOf: 'rule' })), severity()).meta({
    description: 'How strongly each kind of finding is shown. Rules that are not named keep their usual level.',
    examples: [{ 'metric-outside-role': 'error', 'skill-outside-role': 'off' }],
  });

const arguable = () =>
  onOrOff(arguableSetting(), 'milder').meta({
    description:
      'Findings on which practice differs: `milder` shows them one level below clear ones, `same` as strongly, `off` not at all.',
    ...hints({
      meanings: {
        milder: 'One level below clear ones: a warning becomes information.',
        same: 'As strongly as clear ones.',
        off: 'Not at all.',
      },
    }),
  });

export const relationWords = ['own', 'share', 'outside', 'unstated'] as const;
/** What a team says of a role and a term. */
export type RelationWord = (typeof relationWords)[number];

const relationWord = () =>
  z.enum(relationWords).meta({
    description:
      '`own`: the role answers for it. `share`: the role has a part in it. `outside`: it is not the role’s, and is flagged there. `unstated`: nothing is said, and nothing is flagged.',
    ...hints({
      meanings: {
        own: 'The role answers for it.',
        share: 'The role has a part in it.',
        outside: 'It is not the role’s, and is flagged there.',
        unstated: 'Nothing is said, and nothing is flagged.',
      },
    }),
  });

const relation = () =>
  z.union([
    relationWord(),
    z
      .strictObject({
        is: relationWord(),
        reason: sentence().optional().meta({
          description: 'Why: shown with the finding where the term is outside, and with the term where it is not.',
        }),
        instead: termId().optional().meta({
          description: 'For `outside`: the id of the term that this role uses instead.',
        }),
        arguable: z.boolean().optional().meta({
          description: 'For `outside`: practice differs, so that findings are shown one level milder.',
        }),
        sources: z.array(sourceId()).max(50).optional().meta({ description: 'Who says so: ids under `sources`.' }),
      })
      .meta({ title: 'with the reason', examples: [{ is: 'outside', reason: 'Why it misleads there' }] }),
  ]);

const term = () =>
  z.strictObject({
    dimension: z
      .enum(dimensions)
      .optional()
      .meta({
        description: 'For a term of your own: whether it is a metric, tactic, objective, audience or skill.',
        ...hints({
          meanings: {
            objective: 'Something to be reached.',
            audience: 'Somebody to be reached.',
            tactic: 'Something that is done: a task, a channel, a format.',
            metric: 'A figure by which success is measured.',
            skill: 'Something that one has to be good at.',
          },
        }),
      }),
    label: words().optional().meta({ description: 'The term’s name, as findings and hovers write it.' }),
    definition: sentence().optional().meta({ description: 'What the term means, in a sentence or two.' }),
    formula: sentence().optional().meta({ description: 'For a metric: how it is worked out.' }),
    unit: words().optional().meta({ description: 'For a metric: its unit, such as `percent`.' }),
    forms: z
      .array(words())
      .max(200)
      .optional()
      .meta({
        description:
          'Words that mean this term in your plans, besides those that Rolecheck knows. Case, hyphens and plurals take care of themselves.',
        examples: [['sign-up conversion']],
      }),
    notThese: z
      .array(words())
      .max(200)
      .optional()
      .meta({
        description: 'Phrases that contain the term’s words and mean something else.',
        examples: [['currency conversion']],
      }),
    roles: z
      .record(roleId(), relation())
      .optional()
      .meta({
        description: 'Which roles own or share the term, and for which it stands outside.',
        examples: [{ 'community-management': 'own', marketing: 'share' }],
      }),
  });

const role = () =>
  z.strictObject({
    label: words().optional().meta({ description: 'The role’s name, as findings and hovers write it.' }),
    definition: sentence().optional().meta({ description: 'What the role does, in a sentence or two.' }),
    focus: sentence().optional().meta({ description: 'What the role is after.' }),
    like: roleId().optional().meta({
      description:
        'For a role of your own: the id of the role that it resembles. It owns, shares and lacks the same terms, until you say otherwise.',
    }),
    titles: z
      .array(words())
      .max(200)
      .optional()
      .meta({
        description: 'Names of teams and job titles that mean this role in your organisation.',
        examples: [['Member Happiness', 'Head of Fans']],
      }),
    notThese: z
      .array(words())
      .max(200)
      .optional()
      .meta({
        description:
          'Headings and phrases that sound like this role and are not: nothing below them counts as given to it.',
        examples: [['Community garden']],
      }),
  });

const neighbour = () =>
  z.strictObject({
    label: words().optional().meta({ description: 'The team’s name, as hovers write it.' }),
    titles: z
      .array(words())
      .max(200)
      .optional()
      .meta({
        description:
          'Names of teams and job titles. What stands under them is nobody’s mistake: it is recognised and never checked.',
        examples: [['Legal', 'Compliance team']],
      }),
  });

const source = () =>
  z.strictObject({
    name: words().meta({ description: 'What the source is called: “Marketing handbook, chapter 3”.' }),
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional()
      .meta({ description: 'Where it can be read.' }),
  });

const override = () =>
  z.strictObject({
    files: globs().meta({ description: 'Which files this is about, as patterns relative to the folder of this file.' }),
    rules: rules().optional(),
    arguable: arguable().optional(),
  });

/** The schema of the whole file. */
export const configSchema = late(() =>
  z.strictObject({
    extends: z
      .union([words(), z.array(words()).max(20)])
      .optional()
      .meta({
        description:
          'Another file of the same workspace to start from, as a path that begins with `./` or `../`; what this file says comes on top. For the command line also the name of an npm package.',
        examples: ['./shared/team.rolecheck.yaml'],
      }),
    include: globs()
      .optional()
      .meta({
        description:
          'The files that are plans, as patterns relative to the folder of this file. Only these are checked then, whatever they look like. Without it Rolecheck tells plans from other documents by what they say.',
        examples: [['plans/**']],
      }),
    exclude: globs()
      .optional()
      .meta({
        description: 'Files and folders that are never checked, as patterns relative to the folder of this file.',
        examples: [['archive/**', 'plans/old-*.md']],
      }),
    rules: rules().optional(),
    arguable: arguable().optional(),
    roles: z.record(roleId(), role()).optional().meta({
      description: 'Your names for the roles that Rolecheck knows, and roles of your own.',
    }),
    neighbours: z.record(neighbourId(), neighbour()).optional().meta({
      description: 'Teams that are recognised and never checked, such as legal or finance.',
    }),
    terms: z.record(termId(), term()).optional().meta({
      description:
        'What your organisation says of metrics, tactics, objectives, audiences and skills: other words for them, who owns them, and terms of your own.',
    }),
    sources: z.record(sourceId(), source()).optional().meta({
      description: 'Where your rules come from, to be named under a term’s roles.',
    }),
    overrides: z.array(override()).max(100).optional().meta({
      description: 'Other levels for some of the files. Where several match a file, the last one counts.',
    }),
  }),
);

/** What fits a schema that is made so. */
type Said<S extends () => z.ZodType> = z.infer<ReturnType<S>>;

/** What a file says, with `on` and `off` read as what they mean. */
export type ConfigData = Said<typeof configSchema>;
export type RoleConfig = Said<typeof role>;
export type NeighbourConfig = Said<typeof neighbour>;
export type TermConfig = Said<typeof term>;
export type RelationConfig = Said<typeof relation>;
export type OverrideConfig = Said<typeof override>;
export type RuleLevels = Readonly<Partial<Record<RuleName, Said<typeof severitySetting>>>>;

export { configFileName } from '../file-name';
