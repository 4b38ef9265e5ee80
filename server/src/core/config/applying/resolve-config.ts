import { extendLexicon } from '../../mentions/extend-lexicon';
import { buildLexicon } from '../../mentions/lexicon';
import { readRuleManuals } from '../../rules/manuals';
import { readConfigSchema } from '../schema/read-config-schema';
import { buildRoleGrammar } from '../../roles/role-names';
import { buildRoleWords } from '../../roles/role-words';
import { Taxonomy, type MadeTables } from '../../taxonomy/taxonomy';
import { foldOnce } from '../../text/words';
import { applyLikes, applyRoles } from './apply-roles';
import { applyRelations, checkInsteads } from './apply-relations';
import { applySources, applyTerms } from './apply-terms';
import type { Config, ConfigLayer, ConfigProblem } from '../config';
import { planConfigs } from './plan-config';
import { Workshop } from './workshop';

/**
 * Works what the files say into the built-in taxonomy. The layers are in the order in which they are read: what is
 * extended first, the file itself last; a later layer has the last word. `previous` is an earlier result, whose taxonomy
 * is kept where the files still say the same of it.
 */
export function resolveConfig(base: Taxonomy, layers: readonly ConfigLayer[], previous?: Config): Config {
  const shop = new Workshop(base);
  const inEach = (apply: (shop: Workshop) => void): void => {
    for (const layer of layers) {
      shop.layer = layer;
      apply(shop);
    }
  };
  inEach(applySources);
  inEach(applyRoles);
  inEach(applyTerms);
  applyLikes(shop);
  inEach(applyRelations);
  inEach(checkInsteads);
  const problems = new Map(
    layers.map(({ uri, reading }) => [uri, inOrder([...reading.problems, ...(shop.problems.get(uri) ?? [])])]),
  );
  const isSound = [...problems.values()].every((list) => list.every(({ severity }) => severity !== 'error'));
  const taxonomy = taxonomyOf(base, layers, shop, previous);
  return { layers, taxonomy, problems, isSound, forPlan: planConfigs(layers, taxonomy) };
}

function taxonomyOf(
  base: Taxonomy,
  layers: readonly ConfigLayer[],
  shop: Workshop,
  previous: Config | undefined,
): Taxonomy {
  const said = taxonomySaid(layers);
  if (said === '{}') return base;
  if (previous !== undefined && taxonomySaid(previous.layers) === said) return previous.taxonomy;
  // What every analysis looks things up in takes longest to make: it is shared, or made of the other taxonomy's.
  const shared: readonly unknown[] = [
    readConfigSchema,
    readRuleManuals,
    foldOnce,
    ...(saysNames(layers) ? [] : [buildRoleGrammar, buildRoleWords]),
  ];
  const made: MadeTables = (build, taxonomy) =>
    build === buildLexicon
      ? extendLexicon(base, taxonomy)
      : shared.includes(build)
        ? base.derive(build as (taxonomy: Taxonomy) => unknown)
        : undefined;
  const { traits, comparisons } = base;
  return new Taxonomy(
    {
      roles: [...shop.roles.values()],
      neighbours: [...shop.neighbours.values()],
      terms: [...shop.terms.values()],
      sources: [...shop.sources.values()],
      traits,
      comparisons,
    },
    made,
  );
}

/** All that the layers say of the taxonomy, as one text that is the same where they say the same. */
function taxonomySaid(layers: readonly ConfigLayer[]): string {
  const said = layers.flatMap(({ uri, reading: { data } }) => {
    const { roles = {}, neighbours = {}, terms = {}, sources = {} } = data;
    const parts = [roles, neighbours, terms, sources];
    return parts.every((part) => Object.keys(part).length === 0) ? [] : [{ uri, parts }];
  });
  return said.length === 0 ? '{}' : JSON.stringify(said);
}

/** Whether some layer says how roles and neighbours are called. */
function saysNames(layers: readonly ConfigLayer[]): boolean {
  return layers.some(({ reading: { data } }) => isSaid(data.roles) || isSaid(data.neighbours));
}

function isSaid(entries: object | undefined): boolean {
  return entries !== undefined && Object.keys(entries).length > 0;
}

function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
