import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithBaseline, sayVerdict, type Ratios, type Verdict } from './baseline';
import { emptyNode, runCommand } from './measure/commands';
import { contest, type Score } from './measure/contest';
import { timeEdits, timeToFirstDiagnostics } from './measure/server';
import { median } from './measure/statistics';
import { writeFiles, writePlans } from './texts/files';
import { makeOtherFiles } from './texts/other-files';
import { makePlan, makePlans } from './texts/plans';
import { projectPlans } from './texts/sources';

const baselineFile = join('test', 'bench', 'baseline.json');
const runner = join('test', 'bench', 'peers', 'contestant.mjs');
const rounds = 4;

/** What has been the best so far, in milliseconds: what the machine's other work adds to a time is never negative. */
type Best = Map<string, number>;
type Texts = ReturnType<typeof writeTexts>;

/** Measurements that belong together, and the ratios that come of them: how often the first goes into the second. */
interface Group {
  readonly ratios: Readonly<Record<string, readonly [string, string]>>;
  readonly measure: (note: (name: string, ...times: readonly number[]) => void) => Promise<void>;
}

/**
 * Measures a few ratios to the raw parse and to an empty Node process, each group until it is as good as committed or has
 * had its rounds. Gives the exit code, and leaves the counts for `test/run.mjs` in out/results/bench.json.
 */
export async function runSmall(options: { readonly folder: string; readonly update: boolean }): Promise<number> {
  const { folder, update } = options;
  const committed = update ? {} : (JSON.parse(readFileSync(baselineFile, 'utf8')) as Ratios);
  const measured: Record<string, number> = {};
  for (const group of groupsOf(folder, writeTexts(join(folder, 'texts')))) {
    const best: Best = new Map();
    for (let round = 0; round < rounds; round++) {
      await group.measure((name, ...times) => best.set(name, Math.min(best.get(name) ?? Infinity, ...times)));
      for (const [name, [one, floor]] of Object.entries(group.ratios))
        measured[name] = best.get(one)! / best.get(floor)!;
      const names = Object.keys(group.ratios);
      const verdicts = compareWithBaseline(measured, committed).filter(({ name }) => names.includes(name));
      if (!update && verdicts.every(({ isMet }) => isMet)) break;
    }
  }
  return update ? writeBaseline(measured) : judge(compareWithBaseline(measured, committed));
}

function writeBaseline(measured: Ratios): number {
  const ratios = Object.entries(measured).map(([name, ratio]) => [name, Number(ratio.toPrecision(3))]);
  const text = JSON.stringify(Object.fromEntries(ratios), null, 2);
  writeFileSync(baselineFile, `${text}\n`);
  console.log(text);
  return 0;
}

function judge(verdicts: readonly Verdict[]): number {
  for (const verdict of verdicts) console.log(sayVerdict(verdict));
  const failed = verdicts.filter(({ isMet }) => !isMet).length;
  if (failed > 0) {
    const update = 'npm run bench -- --update-baseline';
    console.log(`\nIf the change is worth that time: ${update}, on a machine with nothing else to do.`);
  }
  mkdirSync(join('out', 'results'), { recursive: true });
  const counts = { passed: verdicts.length - failed, failed, skipped: 0 };
  writeFileSync(join('out', 'results', 'bench.json'), JSON.stringify(counts));
  return failed === 0 ? 0 : 1;
}

function writeTexts(folder: string) {
  const sources = projectPlans();
  const largePlan = makePlan(sources, 1, 500_000);
  const smallPlan = makePlan(sources, 2, 12_000);
  writePlans(join(folder, 'many'), makePlans(sources, 5, 40, 15_000));
  return {
    smallPlan,
    largePlan,
    small: writePlans(join(folder, 'small'), [smallPlan]),
    middle: writePlans(join(folder, 'middle'), [makePlan(sources, 3, 120_000)]),
    large: writePlans(join(folder, 'large'), [largePlan]),
    others: writeFiles(join(folder, 'others'), makeOtherFiles(4, 100)),
    many: join(folder, 'many'),
  };
}

function groupsOf(folder: string, texts: Texts): Group[] {
  const [server, cli] = [join(folder, 'server.js'), join(folder, 'cli.js')];
  const contestants = ['rolecheck', 'lezer'].map((name) => ({ name, module: join(folder, `${name}.js`) }));
  const parse = async (files: readonly string[], runs: number): Promise<readonly Score[]> =>
    // As many before they count: a large program takes longer than a small one until all of it is compiled well.
    contest(contestants, [files], { rounds: runs, fewest: 2, budget: 10_000, warmUps: runs }, runner);
  const inProcess = (what: string, files: readonly string[], runs: number): Group => ({
    ratios: { [`analysis of ${what} / raw parse`]: ['rolecheck', 'lezer'] },
    measure: async (note) => (await parse(files, runs)).forEach(({ name, warm }) => note(name, ...warm)),
  });
  const asProcess = (name: string, what: () => Promise<number>, runs: number): Group => ({
    ratios: { [`${name} / node -e 0`]: ['rolecheck', 'node'] },
    measure: async (note) => {
      for (let run = 0; run < runs; run++) {
        note('node', await runCommand(emptyNode));
        note('rolecheck', await what());
      }
    },
  });
  const check = (path: string): Promise<number> => {
    const args = [cli, 'check', '--no-config', '--no-cache', path];
    return runCommand({ name: 'rolecheck check', program: process.execPath, args, expected: [0, 1] });
  };
  return [
    inProcess('120 KB', texts.middle, 15),
    inProcess('100 files that are no plans', texts.others, 3),
    {
      ratios: {
        'analysis of 500 KB / raw parse': ['rolecheck', 'lezer'],
        'edit in 500 KB to diagnostics / raw parse': ['edit', 'lezer'],
      },
      measure: async (note) => {
        for (const { name, warm } of await parse(texts.large, 3)) note(name, ...warm);
        note('edit', median((await timeEdits(server, texts.largePlan, 20)).edits));
      },
    },
    asProcess('server start to diagnostics of 12 KB', () => timeToFirstDiagnostics(server, texts.smallPlan), 3),
    asProcess('rolecheck check on 12 KB', () => check(texts.small[0]!), 3),
    asProcess('rolecheck check on 40 plans', () => check(texts.many), 1),
  ];
}
