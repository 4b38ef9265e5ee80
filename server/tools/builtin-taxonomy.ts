import { compileTaxonomy } from '../src/compiled-taxonomy';
import { buildTaxonomyData } from '../src/core/taxonomy/build';
import type { TaxonomyData } from '../src/core/taxonomy/schema';
import { Taxonomy } from '../src/core/taxonomy/taxonomy';
import audiences from '../taxonomy/audiences.yaml';
import metrics from '../taxonomy/metrics.yaml';
import objectives from '../taxonomy/objectives.yaml';
import roles from '../taxonomy/roles.yaml';
import skills from '../taxonomy/skills.yaml';
import sources from '../taxonomy/sources.yaml';
import tactics from '../taxonomy/tactics.yaml';
import traits from '../taxonomy/traits.yaml';

/** The taxonomy that Rolecheck brings along, from the files that people edit. Throws a `TaxonomyError` where they are no taxonomy. */
export function readBuiltinData(): TaxonomyData {
  return buildTaxonomyData({ roles, metrics, tactics, objectives, audiences, skills, traits, sources });
}

/** The same with its look-ups. Programs open what {@link compileBuiltinTaxonomy} made of it. */
export function readBuiltinTaxonomy(): Taxonomy {
  return new Taxonomy(readBuiltinData());
}

/** What programs open when they start. */
export function compileBuiltinTaxonomy(): string {
  return compileTaxonomy(readBuiltinData());
}
