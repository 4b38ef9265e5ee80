import { readBuiltinTaxonomy as loadBuiltinTaxonomy } from '../../../server/tools/builtin-taxonomy';
import { analyze } from '../../../server/src/core/analyze';
import { tuneEngine } from '../../../server/src/start/engine';

/** The whole analysis of a text that was never seen before, as server and command line do it; gives its findings. */
export function start(): (text: string) => number {
  tuneEngine();
  const taxonomy = loadBuiltinTaxonomy();
  return (text) => analyze(text, { taxonomy }).findings.length;
}
