// Checks the files in server/taxonomy/ and says in plain words what is wrong with them:
//   node esbuild.mjs --tests && node out/server/tools/check-taxonomy.js [FOLDER]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { buildTaxonomyData, describeProblem, TaxonomyError, type TaxonomyFiles } from '../src/core/taxonomy/build';
import { checkTaxonomy } from '../src/core/taxonomy/check';
import type { TaxonomyData } from '../src/core/taxonomy/schema';

const NAMES = ['roles', 'metrics', 'tactics', 'objectives', 'audiences', 'skills', 'traits', 'sources'] as const;
const folder = process.argv[2] ?? join('server', 'taxonomy');

const complaints: string[] = [];
const files = Object.fromEntries(NAMES.map((name) => [name, readYaml(name)])) as Record<keyof TaxonomyFiles, unknown>;
if (complaints.length === 0) {
  try {
    const data = buildTaxonomyData(files);
    complaints.push(...checkTaxonomy(data).map(describeProblem));
    if (complaints.length === 0) console.log(summary(data));
  } catch (error) {
    if (!(error instanceof TaxonomyError)) throw error;
    complaints.push(...error.problems.map(describeProblem));
  }
}
if (complaints.length > 0) {
  for (const complaint of complaints) console.error(complaint);
  console.error(`\n${complaints.length} ${complaints.length === 1 ? 'problem' : 'problems'} in ${folder}`);
  process.exitCode = 1;
}

/** The content of one file; what cannot be read is complained of, with its line. */
function readYaml(name: string): unknown {
  const path = join(folder, `${name}.yaml`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    complaints.push(`${name}.yaml: The file cannot be read at ${path}.`);
    return undefined;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    complaints.push(`${name}.yaml, line ${line}, column ${col}: ${error.message}`);
  }
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** Counts for the person who has just added something. */
function summary(data: TaxonomyData): string {
  const rows = ['metric', 'tactic', 'objective', 'audience', 'skill'].map((dimension) => {
    const terms = data.terms.filter((term) => term.dimension === dimension);
    const outside = terms.flatMap((term) => Object.values(term.roles)).filter((relation) => relation.is === 'outside');
    const clear = outside.filter((relation) => relation.strength === 'clear').length;
    const forms = terms.flatMap((term) => [...term.forms, ...term.weakForms, ...term.sectionForms]).length;
    return `${dimension.padEnd(10)} ${terms.length} terms, ${forms} forms, outside: ${clear} clear, ${outside.length - clear} arguable`;
  });
  return [...rows, `${data.traits.length} traits, ${data.sources.length} sources: the taxonomy is in order.`].join(
    '\n',
  );
}
