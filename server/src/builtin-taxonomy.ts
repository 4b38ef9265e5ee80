import audiences from '../taxonomy/audiences.yaml';
import metrics from '../taxonomy/metrics.yaml';
import objectives from '../taxonomy/objectives.yaml';
import roles from '../taxonomy/roles.yaml';
import skills from '../taxonomy/skills.yaml';
import sources from '../taxonomy/sources.yaml';
import tactics from '../taxonomy/tactics.yaml';
import traits from '../taxonomy/traits.yaml';
import { buildTaxonomyData } from './core/taxonomy/build';
import { Taxonomy } from './core/taxonomy/taxonomy';

/** The taxonomy that Rolecheck brings along. */
export function loadBuiltinTaxonomy(): Taxonomy {
  return new Taxonomy(buildTaxonomyData({ roles, metrics, tactics, objectives, audiences, skills, traits, sources }));
}
