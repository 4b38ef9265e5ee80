import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { atLeast, atMost, ratioIfAny, single, type Bar } from './bars';
import { emptyNode, runCommand, takeTurns, type Command } from './measure/commands';
import { contest, type Contestant, type Score } from './measure/contest';
import { timeEdits, timeToFirstDiagnostics, timeWaits, usualRest, type Editing, type Resident } from './measure/server';
import { median, percentile, ratioOf, type Ratio } from './measure/statistics';
import { summarise, writeReport, type Heat } from './report';
import { writeFiles, writePlans } from './texts/files';
import { makeOtherFiles } from './texts/other-files';
import { makePlan, makePlans, type Sources } from './texts/plans';
import { projectPlans } from './texts/sources';

/** What `installPeers` gives. */
export interface Peers {
  readonly folder?: string;
  readonly versions?: Readonly<Record<string, string>>;
  /** What npm installs, a script for Node.js, and the program that it starts. */
  readonly rumdl?: { readonly installed: string; readonly program: string };
  /** Why they are left out. */
  readonly left?: string;
}

/** What the benchmarks run on. */
export interface FullOptions {
  /** With the programs and the contestants. */
  readonly folder: string;
  /** The extension's package. */
  readonly vsix: string;
  readonly peers: Peers;
  /** When this was, in the words of whoever measures. */
  readonly date?: string;
}

const peerNames = ['markdownlint', 'textlint', 'cspell', 'harper'];
/**
 * The longest that a single run may be expected to take, in milliseconds; slower contestants sit the heat out, unless
 * something was agreed about it.
 */
const longestRun = 15_000;
/** The heat in which everybody takes part, however slow. */
const agreed = '1 MB';
const effort = { rounds: 60, fewest: 3, budget: 6_000, warmUps: 6 };
/** Behind what programs work on that remember what they found in it. */
const again = ', again: nothing changed';
const runner = join('test', 'bench', 'peers', 'contestant.mjs');

/** Measures everything, and writes test/bench/results.md. */
export async function runFull({ folder, vsix, peers, date }: FullOptions): Promise<void> {
  const sources = projectPlans();
  const texts = join(folder, 'texts');
  const own = ownContestants(folder);
  const contestants = [...own, ...peerContestants(peers)];
  const heats: Heat[] = [];
  const of = (size: number, variants: number): string[][] =>
    writePlans(join(texts, `${size}`), makeVariants(sources, size, variants)).map((path) => [path]);
  const sizes = [
    { name: '12 KB', bytes: 12_000, texts: of(12_000, 20) },
    { name: '120 KB', bytes: 120_000, texts: of(120_000, 8) },
    { name: agreed, bytes: 1_000_000, texts: of(1_000_000, 4) },
    { name: '10 MB', bytes: 10_000_000, texts: of(10_000_000, 1) },
  ];
  const plans = writePlans(join(texts, 'plans'), makePlans(sources, 7, 200, 15_000));
  const others = writeFiles(join(texts, 'others'), makeOtherFiles(8, 1_000));
  sizes.push({ name: '200 plans of 15 KB', bytes: 3_000_000, texts: [plans] });
  for (const { name, bytes, texts: files } of sizes) {
    console.log(`In one process: ${name}`);
    const taking = contestants.filter(
      (contestant) => own.includes(contestant) || name === agreed || predicted(contestant, bytes, heats) <= longestRun,
    );
    const resting = contestants
      .filter((contestant) => !taking.includes(contestant))
      .map((contestant) => contestant.name);
    heats.push({ name, bytes, scores: await contest(taking, files, effort, runner), resting });
  }
  const [small, , large, huge] = sizes;
  console.log('1 MB and 10 MB in turn');
  const [growth] = await contest(
    own.slice(0, 1),
    [large!.texts[0]!, huge!.texts[0]!],
    { rounds: 6, fewest: 6, budget: Infinity, warmUps: 2 },
    runner,
  );

  console.log('The server');
  const server = join(folder, 'server.js');
  const read = (size: (typeof sizes)[number]): string => readFileSync(size.texts[0]![0]!, 'utf8');
  const editing = {
    '120 KB': await timeEdits(server, read(sizes[1]!), 200, usualRest),
    '1 MB': await timeEdits(server, read(large!), 200, usualRest),
  };
  const waits = [await timeWaits(server, read(large!)), await timeWaits(server, read(large!))].flat();
  const [first, node] = await takeTurns(
    [() => timeToFirstDiagnostics(server, read(small!)), () => runCommand(emptyNode)],
    15,
  );

  console.log('The programs');
  const programs = [
    { name: 'one file of 12 KB', path: small!.texts[0]![0]!, rounds: 15 },
    { name: `one file of 12 KB${again}`, path: small!.texts[0]![0]!, rounds: 15 },
    { name: 'one file of 1 MB', path: large!.texts[0]![0]!, rounds: 5 },
    { name: '200 plans', path: join(texts, 'plans'), rounds: 5 },
    { name: `200 plans${again}`, path: join(texts, 'plans'), rounds: 5 },
    { name: '1,000 Markdown files that are no plans', path: join(texts, 'others'), rounds: 5 },
    { name: `1,000 Markdown files that are no plans${again}`, path: join(texts, 'others'), rounds: 5 },
  ];
  if (others.length !== 1_000 || plans.length !== 200) throw new Error('There are files missing.');
  const runs: { name: string; commands: readonly string[]; times: number[][] }[] = [];
  for (const { name, path, rounds } of programs) {
    const commands = commandsOn(path, folder, peers, name.endsWith(again));
    const times = await takeTurns(
      commands.map((command) => () => runCommand(command)),
      rounds,
    );
    runs.push({ name, commands: commands.map((command) => command.name), times });
  }
  const bars = barsOf({ heats, growth: growth!, editing, first: first!, node: node!, runs, server, vsix });
  const results = { bars, heats, editing, waits, runs, peers, machine: machine(), date };
  writeFileSync(join('test', 'bench', 'results.md'), writeReport(results));
  const readme = readFileSync('README.md', 'utf8');
  const region = /(<!-- generated: speed -->\n).*?(<!-- \/generated -->)/su;
  writeFileSync(
    'README.md',
    readme.replace(region, (_, start: string, end: string) => `${start}\n${summarise(results)}\n\n${end}`),
  );
  console.log('Written to test/bench/results.md and README.md.');
}

function machine(): string {
  const [processor] = cpus();
  return `${processor?.model.trim() ?? 'an unknown processor'}, ${cpus().length} of them, ${process.platform}, Node.js ${process.versions.node}`;
}

function makeVariants(sources: Sources, bytes: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => makePlan(sources, bytes + index, bytes));
}

function ownContestants(folder: string): Contestant[] {
  return [
    { name: 'Rolecheck', module: join(folder, 'rolecheck.js') },
    { name: 'the raw parse (@lezer/markdown)', module: join(folder, 'lezer.js') },
  ];
}

function peerContestants({ folder }: Peers): Contestant[] {
  return folder === undefined ? [] : peerNames.map((name) => ({ name, module: join(folder, `${name}.mjs`) }));
}

/** About how long one run takes, from the last heat in which it took part; milliseconds. */
function predicted({ name }: Contestant, bytes: number, heats: readonly Heat[]): number {
  for (const heat of [...heats].reverse()) {
    const score = heat.scores.find((candidate) => candidate.name === name);
    if (score !== undefined) return (median(score.warm) * bytes) / heat.bytes;
  }
  return 0;
}

/** Each tool with what it keeps of earlier runs, of which the round that does not count is the first. */
function commandsOn(path: string, folder: string, { rumdl }: Peers, isAgain: boolean): Command[] {
  const caches = join(folder, 'caches');
  const own: Command = {
    name: 'rolecheck check',
    program: process.execPath,
    args: [join(folder, 'cli.js'), 'check', '--no-config', ...(isAgain ? [] : ['--no-cache']), path],
    // What is compiled is kept in either case.
    variables: { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches },
    expected: [0, 1],
  };
  // A place for each: what rumdl keeps of one folder may make room for what it keeps of another.
  const remembering = isAgain ? ['--cache-dir', join(caches, 'rumdl', basename(path))] : ['--no-cache'];
  const args = ['check', ...remembering, '--isolated', path];
  return [
    own,
    emptyNode,
    ...(rumdl === undefined
      ? []
      : [
          { name: 'rumdl check', program: process.execPath, args: [rumdl.installed, ...args], expected: [0, 1] },
          { name: 'rumdl’s program', program: rumdl.program, args, expected: [0, 1] },
        ]),
  ];
}

function barsOf(all: {
  readonly heats: readonly Heat[];
  readonly growth: Score;
  readonly editing: Readonly<Record<'120 KB' | '1 MB', Editing>>;
  readonly first: readonly number[];
  readonly node: readonly number[];
  readonly runs: readonly { readonly name: string; readonly commands: readonly string[]; readonly times: number[][] }[];
  readonly server: string;
  readonly vsix: string;
}): Bar[] {
  const inLarge = (name: string): readonly number[] | undefined =>
    all.heats.find((heat) => heat.name === agreed)?.scores.find((score) => score.name.startsWith(name))?.warm;
  const own = inLarge('Rolecheck')!;
  const run = (what: string, command: string): readonly number[] | undefined => {
    const found = all.runs.find(({ name }) => name === what);
    return found?.times[found.commands.indexOf(command)];
  };
  const beside = (what: string, command: string) => ratioIfAny(run(what, 'rolecheck check'), run(what, command));
  const [{ edits: middle }, { edits, opened, edited }] = [all.editing['120 KB'], all.editing['1 MB']];
  const most = (when: keyof Resident): Ratio | undefined => {
    const [one, other] = [opened[when], edited[when]];
    return one === undefined || other === undefined ? undefined : single(Math.max(one, other) / 1e6);
  };
  const of = (index: number): number[] => all.growth.warm.filter((_, at) => at % 2 === index);
  const folder = dirname(all.server);
  // The one is a few lines that run the other.
  const script = Buffer.concat(['server.js', 'server-main.js'].map((name) => readFileSync(join(folder, name))));
  const data = readFileSync(join(folder, 'taxonomy.txt'));
  return [
    atMost('analysis of 1 MB', 'times the raw parse of it', 1.6, ratioIfAny(own, inLarge('the raw parse'))),
    atLeast('analysis of 1 MB', 'times as fast as markdownlint', 10, ratioIfAny(inLarge('markdownlint'), own)),
    atLeast('analysis of 1 MB', 'times as fast as textlint', 25, ratioIfAny(inLarge('textlint'), own)),
    atLeast('analysis of 1 MB', 'times as fast as harper.js', 25, ratioIfAny(inLarge('harper'), own)),
    atMost(
      'one character typed in 1 MB until the diagnostics are there, p95',
      'times the analysis of 1 MB',
      0.1,
      single(percentile(edits, 0.95) / median(own)),
    ),
    atMost('the same in milliseconds on this machine', 'ms', 12, single(percentile(edits, 0.95))),
    atMost(
      'one character typed in 120 KB, p95 in milliseconds on this machine',
      'ms',
      4,
      single(percentile(middle, 0.95)),
    ),
    atMost('`rolecheck check` on 200 plans (3 MB)', 'times rumdl', 2, beside('200 plans', 'rumdl check')),
    atMost(
      '… on 1,000 Markdown files that are no plans',
      'times rumdl',
      1,
      beside('1,000 Markdown files that are no plans', 'rumdl check'),
    ),
    atMost('… on one small file', 'times `node -e 0`', 1.6, beside('one file of 12 KB', 'node -e 0')),
    atMost(
      'start of the server to the first diagnostics of a 12 KB plan',
      'times `node -e 0`',
      2.5,
      ratioOf(all.first, all.node),
    ),
    atMost('memory of the server with a 1 MB plan open', 'MB', 90, most('soon')),
    atMost('the same when nobody has written for ten seconds', 'MB', 90, most('atRest')),
    atMost('analysis of 10 MB', 'times that of 1 MB', 11, ratioOf(of(1), of(0))),
    atMost('`dist/server.js` with `dist/server-main.js`', 'KB', 1000, single(script.length / 1000)),
    atMost(
      'the same with `dist/taxonomy.txt`, which it opens',
      'KB',
      1000,
      single((script.length + data.length) / 1000),
    ),
    atMost(
      '`dist/server.js` with `dist/server-main.js`, compressed',
      'KB',
      320,
      single(gzipSync(script).length / 1000),
    ),
    atMost(
      'the same with `dist/taxonomy.txt`, which it opens',
      'KB',
      320,
      single((gzipSync(script).length + gzipSync(data).length) / 1000),
    ),
    atMost('the extension’s package', 'MB', 1.5, single(statSync(all.vsix).size / 1e6)),
  ];
}
