import * as z from 'zod';
import { dimensions, type Dimension } from './dimensions';

export type { Dimension };

/**
 * The shape of the files in `server/taxonomy/`. The schema is the validation and the type at once;
 * `server/tools/generate.ts` holds every file against it, and the build fails where one does not fit.
 */

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens.');

const dimensionSchema = z.enum(dimensions);

/** The four roles whose plans are checked. A workspace may add its own later, so code treats role ids as strings. */
export type RoleId = string;
export type TermId = string;

/**
 * One statement of a source about a role and a term.
 *
 * `{ source: seed-000, at: p4s2 }`: paragraph 4, sentence 2 of the first article. `at` is left out where the
 * source as a whole shows the term in that role's practice. `reading: inferred` marks a source that names
 * something broader or narrower than the term.
 */
export const attributionSchema = z.strictObject({
  source: id,
  at: z.string().optional(),
  claim: z.number().int().positive().optional(),
  says: z.enum(['owns', 'shares', 'outside']).default('owns'),
  reading: z.enum(['stated', 'inferred']).default('stated'),
});
export type Attribution = z.infer<typeof attributionSchema>;

const basis = z.array(attributionSchema).default([]);

/** What the taxonomy says of one role and one term. Where it says nothing, the role is left out. */
export const relationSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('own'), basis }),
  z.strictObject({ is: z.literal('share'), basis }),
  z.strictObject({
    is: z.literal('outside'),
    /** `clear`: the sources set the roles apart on it. `arguable`: field convention, and many teams do otherwise. */
    strength: z.enum(['clear', 'arguable']),
    /** Why the term misleads there, in one or two sentences for the person who wrote the plan. */
    reason: z.string().min(1),
    /** The term that this role measures, does or aims at instead; that role owns or shares it. */
    instead: id.optional(),
    basis,
  }),
]);
export type Relation = z.infer<typeof relationSchema>;

/** Another everyday meaning of a surface form, and the words that give it away. */
export const senseSchema = z.strictObject({
  sense: z.string().min(1),
  /** Phrases that cancel a match which overlaps them: "lead time" for leads. */
  notWhen: z.array(z.string().min(1)).default([]),
  /** Phrases that cancel a match anywhere in the same sentence. */
  notNear: z.array(z.string().min(1)).default([]),
});

const termFields = {
  id,
  label: z.string().min(1),
  /**
   * Surface forms that mean the term wherever they stand; empty only where every form is weak. Case, hyphens,
   * slashes, plurals and verb endings are the matcher's business.
   */
  forms: z.array(z.string().min(1)),
  /** Forms too ordinary to count without support: a number, a KPI column, a neighbouring term. */
  weakForms: z.array(z.string().min(1)).default([]),
  /** Bare nouns that count for this dimension only in a section, column or label of that kind. */
  sectionForms: z.array(z.string().min(1)).default([]),
  /** Forms with a gap, written `…`, for a few words of the writer's own: "make … feel they belong", "moderate the …". */
  openForms: z.array(z.string().regex(/^\p{L}[^…]*…[^…]*$/u)).default([]),
  definition: z.string().min(1),
  family: id,
  roles: z.record(id, relationSchema),
  notThese: z.array(senseSchema).default([]),
  /** Sources for the term itself: where it is defined or used. */
  sources: z.array(id).default([]),
};

const hasForm = (term: { forms: readonly string[]; weakForms: readonly string[] }): boolean =>
  term.forms.length + term.weakForms.length > 0;
const hasFormMessage = { path: ['forms'], message: 'A term needs at least one form, strong or weak.' };

export const metricSchema = z
  .strictObject({
    ...termFields,
    formula: z.string().min(1),
    unit: z.string().min(1),
  })
  .refine(hasForm, hasFormMessage);
export const plainTermSchema = z.strictObject(termFields).refine(hasForm, hasFormMessage);

export const roleSchema = z.strictObject({
  id,
  label: z.string().min(1),
  /** How a sentence names the role: "given to **community management**". */
  phrase: z.string().min(1),
  definition: z.string().min(1),
  focus: z.string().min(1),
  /** Titles are a grammar: `[seniority] domain noun`, also inverted. See `core/roles/role-names.ts`. */
  titles: z.strictObject({
    /** Words that name the domain before a title noun: "social media" in "Social media manager". */
    domains: z.array(z.string().min(1)).min(1),
    /** Whole names that need no title noun: "chief community officer", "growth hacker", "CMO". */
    names: z.array(z.string().min(1)).default([]),
    /** The function itself: "community management". */
    functions: z.array(z.string().min(1)).default([]),
    /** Department words that are the role only where an owner or a KPI section stands: "Community". */
    departments: z.array(z.string().min(1)).default([]),
    /** Abbreviations, read only where the document makes them plain. */
    abbreviations: z.array(z.string().min(1)).default([]),
  }),
  /** Phrases that contain a role's word and are none: "community guidelines". */
  notThese: z.array(z.string().min(1)).default([]),
  sources: z.array(id).default([]),
});
export type Role = z.infer<typeof roleSchema>;

/** A function that is recognised, so that what stands under it is charged to nobody, and never checked. */
export const neighbourRoleSchema = z.strictObject({
  id,
  label: z.string().min(1),
  names: z.array(z.string().min(1)).min(1),
  /** Names that count only where an owner stands: "Product", "Support". */
  departments: z.array(z.string().min(1)).default([]),
  why: z.string().min(1),
});
export type NeighbourRole = z.infer<typeof neighbourRoleSchema>;

/** What a source says of roles side by side where no single term is meant: "Their measures of success differ." */
export const comparisonSchema = z.strictObject({
  about: z.union([dimensionSchema, z.literal('role')]),
  roles: z.array(id).min(1),
  statement: z.string().min(1),
  basis: z.array(attributionSchema).min(1),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const rolesFileSchema = z.strictObject({
  roles: z.array(roleSchema).min(1),
  neighbours: z.array(neighbourRoleSchema),
  comparisons: z.array(comparisonSchema).default([]),
});

/** A quality that sets the roles apart without being owned: focus, time horizon, control, … */
export const traitSchema = z.strictObject({
  id,
  label: z.string().min(1),
  question: z.string().min(1),
  values: z.record(id, z.strictObject({ value: z.string().min(1), basis, note: z.string().optional() })),
  contrasts: z.array(z.string().min(1)).default([]),
});
export type Trait = z.infer<typeof traitSchema>;

export const sourceSchema = z.strictObject({
  id,
  name: z.string().min(1),
  /** `workspace`: what a team's own file says or names. */
  kind: z.enum(['seed', 'field', 'workspace']),
  url: z.string().optional(),
  note: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** A term of any dimension as the rest of the program sees it. */
export type Term = z.infer<typeof plainTermSchema> & {
  readonly dimension: Dimension;
  readonly formula?: string;
  readonly unit?: string;
};

/** All of the taxonomy as data: what the YAML files say, put together and nothing else. */
export interface TaxonomyData {
  readonly roles: readonly Role[];
  readonly neighbours: readonly NeighbourRole[];
  readonly terms: readonly Term[];
  readonly traits: readonly Trait[];
  readonly sources: readonly Source[];
  readonly comparisons: readonly Comparison[];
}
