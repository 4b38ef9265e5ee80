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

const read = NAMES.map((name) => ({ name, ...readYaml(name) }));
const unreadable = read.flatMap(({ complaints }) => complaints);
const files = Object.fromEntries(read.map(({ name, content }) => [name, content])) as Record<
  keyof TaxonomyFiles,
  unknown
>;
const complaints = unreadable.length > 0 ? unreadable : check(files);
if (complaints.length > 0) {
  for (const complaint of complaints) console.error(complaint);
  console.error(`\n${complaints.length} ${complaints.length === 1 ? 'problem' : 'problems'} in ${folder}`);
  process.exitCode = 1;
}

/** Prints the counts of a taxonomy that is in order, and returns what is wrong with any other. */
function check(contents: TaxonomyFiles): readonly string[] {
  try {
    const data = buildTaxonomyData(contents);
    const problems = checkTaxonomy(data).map(describeProblem);
    if (problems.length === 0) console.log(summary(data));
    return problems;
  } catch (error) {
    if (error instanceof TaxonomyError) return error.problems.map(describeProblem);
    throw error;
  }
}

/** The content of one file, or what keeps it from being read, with the line. */
function readYaml(name: string): { readonly content: unknown; readonly complaints: readonly string[] } {
  const path = join(folder, `${name}.yaml`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { content: undefined, complaints: [`${name}.yaml: The file cannot be read at ${path}.`] };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  if (document.errors.length === 0) return { content: document.toJS(), complaints: [] };
  const complaints = document.errors.map((error) => {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return `${name}.yaml, line ${line}, column ${col}: ${error.message}`;
  });
  return { content: undefined, complaints };
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
