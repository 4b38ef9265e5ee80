import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTaxonomy } from './compiled-taxonomy';
import type { Taxonomy } from './core/taxonomy/taxonomy';
// The bundler makes it of the YAML files and puts it beside the program.
import file from '../taxonomy/taxonomy.txt';

/** The taxonomy that Rolecheck brings along. */
export function loadBuiltinTaxonomy(): Taxonomy {
  // It is all ASCII, which takes no decoding.
  return openTaxonomy(readFileSync(join(__dirname, file), 'latin1'));
}
