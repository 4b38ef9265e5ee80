import type { Taxonomy } from '../../taxonomy/taxonomy';
import type { ConfigNode } from './config-schema';
import { writeConfigSchema } from './written-schema';

/**
 * The schema of a team's file as JSON, made anew with each call. Take it from `taxonomy.derive(readConfigSchema)`, which
 * keeps it; programs can have it from nowhere else, since it is compiled with the taxonomy.
 */
export function readConfigSchema(_taxonomy: Taxonomy): ConfigNode {
  return writeConfigSchema() as ConfigNode;
}
