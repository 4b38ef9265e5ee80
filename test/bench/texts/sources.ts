import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuiltinTaxonomy as loadBuiltinTaxonomy } from '../../../server/tools/builtin-taxonomy';
import { rulePages, specimensOf, stripMarks } from '../../support/specimens';
import { sourcesFrom, type Sources } from './plans';

/** The project's own plans: the labelled ones, the sample and the specimens on the rules' pages. */
export function projectPlans(): Sources {
  const labelled = join('test', 'plans', 'labelled');
  const files = readdirSync(labelled)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(labelled, name));
  const plans = [...files, join('test', 'plans', 'sample-plan.md')].map((file) => readFileSync(file, 'utf8'));
  const specimens = [...rulePages()]
    .sort()
    .flatMap((page) => specimensOf(page))
    .map(({ marked }) => stripMarks(marked).text);
  const { roles, neighbours, terms } = loadBuiltinTaxonomy();
  return sourcesFrom([...plans, ...specimens], JSON.stringify([roles, neighbours, terms]));
}
