import { deepStrictEqual, notStrictEqual, ok, strictEqual } from 'node:assert';
import { readBuiltinTaxonomy as loadBuiltinTaxonomy } from '../../../server/tools/builtin-taxonomy';
import { analyze } from '../../../server/src/core/analyze';
import { namesIn } from './names';
import { makeOtherFiles } from './other-files';
import { makePlan, makePlans, sourcesFrom } from './plans';
import { chanceFrom } from './random';
import { projectPlans } from './sources';

describe('texts for the benchmarks', function () {
  this.timeout(30_000);
  const taxonomy = loadBuiltinTaxonomy();
  const sources = projectPlans();

  it('are the same for the same seed, and others for another', () => {
    strictEqual(makePlan(sources, 1, 50_000), makePlan(sources, 1, 50_000));
    notStrictEqual(makePlan(sources, 1, 50_000), makePlan(sources, 2, 50_000));
    deepStrictEqual(makeOtherFiles(1, 9), makeOtherFiles(1, 9));
    notStrictEqual(makeOtherFiles(1, 1)[0]!.text, makeOtherFiles(2, 1)[0]!.text);
  });

  it('have the size that was asked for', () => {
    for (const size of [12_000, 120_000, 1_000_000]) {
      const bytes = Buffer.byteLength(makePlan(sources, 3, size));
      ok(bytes >= size && bytes < size + 8_000, `${bytes} bytes for ${size}`);
    }
  });

  it('hardly ever say the same thing twice, so that nothing is gained by remembering it', () => {
    const paragraphs = makePlan(sources, 4, 1_000_000).split(/\n\n+/);
    const long = paragraphs.filter((paragraph) => paragraph.length > 60);
    const times = new Map<string, number>();
    for (const paragraph of long) times.set(paragraph, (times.get(paragraph) ?? 0) + 1);
    const repeated = long.filter((paragraph) => times.get(paragraph)! > 1);
    ok(long.length > 3_000, `${long.length} paragraphs`);
    ok(repeated.length < 0.02 * long.length, `${repeated.length} of ${long.length}, such as:\n${repeated[0]}`);
  });

  it('are plans with findings, about as many as in the plans that they are made from', () => {
    const perByte = (plan: string): number => analyze(plan, { taxonomy }).findings.length / plan.length;
    const some = sources.plans.slice(0, 25);
    const original = perByte(some.join('\n\n'));
    const made = perByte(makePlan({ ...sources, plans: some }, 5, 100_000));
    ok(
      made > original / 2 && made < original * 2,
      `${made * 1e6} and ${original * 1e6} findings in a million characters`,
    );
    for (const plan of makePlans(sources, 6, 3, 15_000)) ok(analyze(plan, { taxonomy }).isPlan);
  });

  it('are also files that are no plans, at which Rolecheck is silent', () => {
    for (const { name, text } of makeOtherFiles(7, 30)) {
      const { isPlan, findings } = analyze(text, { taxonomy, fileName: name });
      ok(!isPlan && findings.length === 0, name);
      ok(text.length > 800, `${name} has ${text.length} characters`);
    }
  });

  it('rename people and places, not roles, terms or days', () => {
    const plan = 'The team asks Ilse Brandt, who calls Instagram on Monday. Then Reach rises, and reach is all.';
    deepStrictEqual([...namesIn([plan], 'Instagram')], ['Ilse', 'Brandt']);
  });

  it('keep what makes a plan: directives, table rules, code and links', () => {
    const kept = [
      '<!-- rolecheck-disable -->',
      '| --- | --- |',
      '```',
      'KPI 77 of Ilse',
      '```',
      '[a 44](https://b.example/44)',
    ];
    const plan = `# Plan\n\n${kept.join('\n')}\n`;
    const made = makePlan(sourcesFrom([plan], ''), 8, 10).split('\n');
    for (const line of kept) ok(made.includes(line), line);
  });

  it('shuffle without loss', () => {
    const all = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = chanceFrom(1).shuffled(all);
    notStrictEqual(shuffled.join(), all.join());
    deepStrictEqual(
      shuffled.sort((a, b) => a - b),
      all,
    );
  });
});
