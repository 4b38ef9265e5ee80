import * as z from 'zod';
import {
  metricSchema,
  plainTermSchema,
  rolesFileSchema,
  sourceSchema,
  traitSchema,
  type Dimension,
  type TaxonomyData,
  type Term,
} from './schema';

/** The taxonomy's files as parsed YAML, one entry a file. */
export interface TaxonomyFiles {
  readonly roles: unknown;
  readonly metrics: unknown;
  readonly tactics: unknown;
  readonly objectives: unknown;
  readonly audiences: unknown;
  readonly skills: unknown;
  readonly traits: unknown;
  readonly sources: unknown;
}

/** A mistake in the taxonomy's files, told to the person who edits them. */
export interface TaxonomyProblem {
  /** The file's name without folder and ending: `metrics`. */
  readonly file: keyof TaxonomyFiles;
  /** The id of the entry, or `undefined` where it has none or the file as a whole is meant. */
  readonly entry: string | undefined;
  /** The field within the entry, dotted: `roles.marketing.instead`; empty where the entry as a whole is meant. */
  readonly field: string;
  readonly message: string;
}

/** Thrown when the files do not make a taxonomy. Its message lists every problem, one a line. */
export class TaxonomyError extends Error {
  readonly problems: readonly TaxonomyProblem[];

  constructor(problems: readonly TaxonomyProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'TaxonomyError';
    this.problems = problems;
  }
}

/** One line for a problem: `metrics.yaml, conversion-rate, roles.marketing.instead: …`. */
export function describeProblem(problem: TaxonomyProblem): string {
  const where = [`${problem.file}.yaml`, problem.entry, problem.field].filter(
    (part) => part !== undefined && part !== '',
  );
  return `${where.join(', ')}: ${problem.message}`;
}

/**
 * Validates the files, fills in the schema's defaults and puts them together.
 * Throws a {@link TaxonomyError} that names file, entry and field where one does not fit.
 */
export function buildTaxonomyData(files: TaxonomyFiles): TaxonomyData {
  const problems: TaxonomyProblem[] = [];
  const read = <T>(file: keyof TaxonomyFiles, schema: z.ZodType<T>): T | undefined => {
    const result = schema.safeParse(files[file]);
    if (result.success) return result.data;
    problems.push(...result.error.issues.map((issue) => problemOf(file, files[file], issue)));
    return undefined;
  };
  const terms = (file: keyof TaxonomyFiles, dimension: Dimension): Term[] =>
    (read(file, z.array(dimension === 'metric' ? metricSchema : plainTermSchema)) ?? []).map((term) => ({
      ...term,
      dimension,
    }));

  const roles = read('roles', rolesFileSchema);
  const data: TaxonomyData = {
    roles: roles?.roles ?? [],
    neighbours: roles?.neighbours ?? [],
    comparisons: roles?.comparisons ?? [],
    terms: [
      ...terms('metrics', 'metric'),
      ...terms('tactics', 'tactic'),
      ...terms('objectives', 'objective'),
      ...terms('audiences', 'audience'),
      ...terms('skills', 'skill'),
    ],
    traits: read('traits', z.array(traitSchema)) ?? [],
    sources: read('sources', z.array(sourceSchema)) ?? [],
  };
  if (problems.length > 0) throw new TaxonomyError(problems);
  return data;
}

/** Turns what the schema found into a problem: the innermost value with an id on the way is the entry. */
function problemOf(file: keyof TaxonomyFiles, content: unknown, issue: z.core.$ZodIssue): TaxonomyProblem {
  let entry: string | undefined;
  let field: PropertyKey[] = [];
  let value = content;
  for (const key of issue.path) {
    value = isRecord(value) ? value[String(key)] : undefined;
    field.push(key);
    if (isRecord(value) && typeof value.id === 'string') {
      entry = value.id;
      field = [];
    }
  }
  return { file, entry, field: field.map(String).join('.'), message: issue.message };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
