import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, analyzeInSteps, type Analysis } from '../../server/src/core/analyze';
import type { World } from '../../server/src/lsp/world';
import { nodeClock } from './in-memory-world';
import { taxonomy } from './taxonomy';

/** The taxonomy that Rolecheck brings along, built once for all tests that are bundled together. */
export const builtinTaxonomy = taxonomy;

// What analysis makes of the taxonomy first takes a second on a busy machine; no test's time is to pay for it.
analyze('# Community management\n\n- CTR', { taxonomy: builtinTaxonomy });

/** The language server's surroundings with the real analysis and the real taxonomy. */
export const realWorld: World = {
  version: '0.0.0-test',
  taxonomy: builtinTaxonomy,
  analyze: analyzeInSteps,
  clock: nodeClock,
};

/** A plan as Rolecheck understands it. */
export function analysisOf(text: string, fileName?: string): Analysis {
  return analyze(text, { taxonomy: builtinTaxonomy, ...(fileName !== undefined && { fileName }) });
}

/** The Markdown files in a folder and the folders within it, by path. */
export function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A file's text. */
export function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}
