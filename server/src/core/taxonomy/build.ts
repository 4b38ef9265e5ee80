import { z } from 'zod';
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

/**
 * Validates the files, fills in the schema's defaults and puts them together.
 * Throws a `ZodError` that names file, entry and field where one does not fit.
 */
export function buildTaxonomyData(files: TaxonomyFiles): TaxonomyData {
  const { roles, neighbours, comparisons } = rolesFileSchema.parse(files.roles);
  const terms = (file: unknown, dimension: Dimension): Term[] =>
    z.array(dimension === 'metric' ? metricSchema : plainTermSchema).parse(file).map((term) => ({ ...term, dimension }));
  return {
    roles,
    neighbours,
    terms: [
      ...terms(files.metrics, 'metric'),
      ...terms(files.tactics, 'tactic'),
      ...terms(files.objectives, 'objective'),
      ...terms(files.audiences, 'audience'),
      ...terms(files.skills, 'skill'),
    ],
    traits: z.array(traitSchema).parse(files.traits),
    sources: z.array(sourceSchema).parse(files.sources),
    comparisons,
  };
}
