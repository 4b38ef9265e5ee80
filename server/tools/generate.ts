// Writes what the documents say about the rules, and the example in the README, from the rules themselves:
//   node out/server/tools/generate.js            writes
//   node out/server/tools/generate.js --check    fails where something else is written
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadBuiltinTaxonomy } from '../src/builtin-taxonomy';
import { stylish } from '../src/cli/formats/stylish';
import { analyze } from '../src/core/analyze';
import { rules } from '../src/core/rules/registry';

/** A document with regions between `<!-- generated: NAME -->` and `<!-- /generated -->`, and what belongs into each. */
interface Target {
  readonly path: string;
  readonly regions: Readonly<Record<string, (text: string) => string>>;
}

const targets: readonly Target[] = [{ path: 'README.md', regions: { example: drawExample, rules: drawRules } }];

/** What the command line says of the first plan that the document shows. */
function drawExample(text: string): string {
  const plan = /```markdown\n(.*?)```/s.exec(text)?.[1];
  if (plan === undefined) throw new Error('There is no plan in a block of Markdown to be checked.');
  const { source, findings } = analyze(plan, { taxonomy: loadBuiltinTaxonomy() });
  const report = stylish(
    { version: '', plans: [{ path: 'plan.md', source, findings }], troubles: [] },
    { colours: false },
  );
  return `\`\`\`text\n${report}\`\`\``;
}

function drawRules(): string {
  const rows = rules.map(({ name, severity, page }) => `| \`${name}\` | ${summaryOf(name, page)} | ${severity} |`);
  return ['| Rule | Finds | Shown as |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The first sentence below the title of a rule's page. */
function summaryOf(name: string, page: string): string {
  const [sentence] = /^(?:.|\n(?!\n))+?\.(?=\s|$)/.exec(page.replace(/^# .*\s+/, '')) ?? [];
  if (sentence === undefined)
    throw new Error(`The page of ${name} does not begin with a sentence on what the rule finds.`);
  return sentence.replaceAll('\n', ' ');
}

async function renew({ path, regions }: Target): Promise<{ written: string; due: string }> {
  const written = await readFile(path, 'utf8');
  let text = written;
  for (const [name, draw] of Object.entries(regions)) {
    const region = new RegExp(`(<!-- generated: ${name} -->\n).*?(<!-- /generated -->)`, 's');
    if (!region.test(text)) throw new Error(`There is no region "${name}".`);
    text = text.replace(region, (_all, start: string, end: string) => `${start}\n${draw(text)}\n\n${end}`);
  }
  return { written, due: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const target of targets) {
    const path = join(process.cwd(), target.path);
    const { written, due } = await renew({ ...target, path });
    if (written === due) continue;
    if (!check) await writeFile(path, due);
    else {
      console.error(`${target.path} does not say what the rules do. Run: npm run generate`);
      process.exitCode = 1;
    }
  }
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
