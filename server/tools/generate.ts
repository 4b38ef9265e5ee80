// Writes what the documents say about the rules and the example in the README from the rules themselves, and the snippets
// the reference and the schema of a team's file from the taxonomy:
//   node out/server/tools/generate.js            writes
//   node out/server/tools/generate.js --check    fails where something else is written
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { labelledPlans } from '../../test/support/labelled-plans';
import { readBuiltinTaxonomy } from './builtin-taxonomy';
import { stylish } from '../src/cli/formats/stylish';
import { analyze } from '../src/core/analyze';
import { jsonSchema } from '../src/core/config/schema/json-schema';
import { rules } from '../src/core/rules/registry';
import { measureAccuracy } from './accuracy/measure';
import { drawCheckers, sayPlans } from './accuracy/report';
import { isToolText, languageModelTexts, languageModelTools } from './assistant-manifest';
import { buildReference, referenceFolder } from './reference';
import { buildSnippets } from './snippets';

/** A file, and what belongs into it, given what is written there: nothing yet is an empty text. */
interface Target {
  readonly path: string;
  /** What Prettier takes it for; without one it is written as it is drawn. */
  readonly parser?: 'markdown' | 'json' | 'json-stringify';
  readonly draw: (written: string) => string;
}

const targets: readonly Target[] = [
  {
    path: 'README.md',
    parser: 'markdown',
    draw: (written) => renewRegions(written, { example: drawExample, rules: drawRules, accuracy: drawAccuracy }),
  },
  { path: 'package.json', parser: 'json-stringify', draw: drawManifest },
  { path: 'package.nls.json', parser: 'json', draw: drawManifestTexts },
  { path: 'snippets/rolecheck.code-snippets', parser: 'json', draw: drawSnippets },
  {
    path: 'client/schema/rolecheck.schema.json',
    parser: 'json',
    draw: () => JSON.stringify(jsonSchema(readBuiltinTaxonomy())),
  },
  // Prettier would pad their long tables with more blanks than there is text.
  ...Object.entries(buildReference(readBuiltinTaxonomy())).map(([name, text]) => ({
    path: `${referenceFolder}/${name}`,
    draw: () => text,
  })),
];

/** What the command line says of the first plan that the document shows. */
function drawExample(text: string): string {
  const plan = /```markdown\n(.*?)```/s.exec(text)?.[1];
  if (plan === undefined) throw new Error('There is no plan in a block of Markdown to be checked.');
  const taxonomy = readBuiltinTaxonomy();
  const { source, findings } = analyze(plan, { taxonomy });
  const report = stylish(
    { version: '', taxonomy: async () => taxonomy, plans: [{ path: 'plan.md', source, findings }], troubles: [] },
    { colours: false, nameOf: (path) => path },
  );
  return `\`\`\`text\n${report}\`\`\``;
}

function drawRules(): string {
  const rows = rules.map(({ name, severity, page }) => `| \`${name}\` | ${summaryOf(name, page)} | ${severity} |`);
  return ['| Rule | Finds | Shown as |', '| --- | --- | --- |', ...rows].join('\n');
}

/** How the project's own labelled plans are read, beside what people would use instead. */
function drawAccuracy(): string {
  const accuracy = measureAccuracy(labelledPlans('test/plans/labelled'), readBuiltinTaxonomy());
  return `${sayPlans(accuracy)}\n\n${drawCheckers(accuracy)}`;
}

/** The first sentence below the title of a rule's page. */
function summaryOf(name: string, page: string): string {
  const [sentence] = /^(?:.|\n(?!\n))+?\.(?=\s|$)/.exec(page.replace(/^# .*\s+/, '')) ?? [];
  if (sentence === undefined)
    throw new Error(`The page of ${name} does not begin with a sentence on what the rule finds.`);
  return sentence.replaceAll('\n', ' ');
}

function drawSnippets(): string {
  const names = rules.map(({ name }) => name);
  return JSON.stringify(buildSnippets(readBuiltinTaxonomy(), names), undefined, 2);
}

/** The tools for assistants; all else stays as it is written. */
function drawManifest(written: string): string {
  const manifest = JSON.parse(written) as { contributes: object };
  const contributes = { ...manifest.contributes, languageModelTools: languageModelTools() };
  return JSON.stringify({ ...manifest, contributes });
}

function drawManifestTexts(written: string): string {
  const texts = Object.entries(JSON.parse(written) as Record<string, string>).filter(([key]) => !isToolText(key));
  return JSON.stringify({ ...Object.fromEntries(texts), ...languageModelTexts() });
}

/** Fills the regions between `<!-- generated: NAME -->` and `<!-- /generated -->`; the rest stays as it is written. */
function renewRegions(written: string, regions: Readonly<Record<string, (text: string) => string>>): string {
  let text = written;
  for (const [name, draw] of Object.entries(regions)) {
    const region = new RegExp(`(<!-- generated: ${name} -->\n).*?(<!-- /generated -->)`, 's');
    if (!region.test(text)) throw new Error(`There is no region "${name}".`);
    text = text.replace(region, (_all, start: string, end: string) => `${start}\n${draw(text)}\n\n${end}`);
  }
  return text;
}

async function renew({ path, parser, draw }: Target): Promise<{ written: string; due: string }> {
  const written = await readFile(path, 'utf8').catch(emptyIfAbsent);
  const drawn = draw(written);
  const due = parser === undefined ? drawn : await format(drawn, { ...(await resolveConfig(path)), parser });
  return { written, due };
}

/** Pages of the reference that nothing is written to any more: of a role that has another name now. */
async function strays(): Promise<readonly string[]> {
  const entries = await readdir(referenceFolder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
  return paths.filter((path) => !targets.some((target) => target.path === path));
}

function emptyIfAbsent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const target of targets) {
    const path = join(process.cwd(), target.path);
    const { written, due } = await renew({ ...target, path });
    if (written === due) continue;
    if (!check) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, due);
    } else {
      console.error(`${target.path} is not what the rules and the taxonomy make of it. Run: npm run generate`);
      process.exitCode = 1;
    }
  }
  for (const path of await strays()) {
    if (!check) await rm(path);
    else {
      console.error(`${path} is a page of the reference that nothing leads to any more. Run: npm run generate`);
      process.exitCode = 1;
    }
  }
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
