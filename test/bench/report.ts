import type { Bar } from './bars';
import type { Peers } from './full';
import type { Score } from './measure/contest';
import type { Editing } from './measure/server';
import { median, percentile, ratioOf } from './measure/statistics';
import { barsTable, scoresTable, short, table, withSpread } from './table';

/** What the contestants did with texts of one size. */
export interface Heat {
  readonly name: string;
  readonly bytes: number;
  /** Rolecheck's first. */
  readonly scores: readonly Score[];
  /** Who was left out, because one run would have taken too long. */
  readonly resting: readonly string[];
}

/** Everything that was measured. */
export interface Results {
  readonly bars: readonly Bar[];
  readonly heats: readonly Heat[];
  readonly editing: Readonly<Record<string, Editing>>;
  /** How long answers about another plan took while one of 1 MB was opened, in milliseconds. */
  readonly waits: readonly number[];
  /** Whole programs: what they worked on, who, and how long in each round (milliseconds). */
  readonly runs: readonly {
    readonly name: string;
    readonly commands: readonly string[];
    readonly times: readonly (readonly number[])[];
  }[];
  readonly peers: Peers;
  readonly machine: string;
  readonly date: string | undefined;
}

const intro = `# How fast Rolecheck is

Made by \`npm run bench\`; do not edit. Seconds say more about a machine than about a program, so that nearly everything here
is a ratio: how many times the time, or the memory, of something else that ran on the same machine, on the same texts, in
turn with it. Of each ratio the middle one is given, with the lowest and the highest in brackets.`;

const method = `## How this is measured

- **Texts.** Plans of any size are made from the project's own plans (\`test/plans\`) and the examples on the rules' pages. Each
  copy has other people, places and numbers, and its sections, list items and table rows stand in another order; a line that
  would stay the same gets a phrase that says when or where. In 1 MB, fewer than two paragraphs in a hundred occur twice.
  The same seed makes the same texts everywhere.
- **Files that are no plans** are made to look like what repositories and sites are full of: pages about programs,
  descriptions of interfaces, and journals.
- **Turns.** Everybody works in a process of their own. In each round all of them get the same text, in the same order; the
  next round brings another text of the same size. Warm means after some rounds that do not count. “First text after
  start” is cold: nothing is compiled or looked up yet. Slow contestants have fewer rounds; with fewer than 20 rounds p95 is
  the slowest of them, with fewer than 100 p99 is.
- **The raw parse** is the Markdown parser that Rolecheck builds on, alone and set up in the same way: the floor.
- **The others do other things.** A spelling checker looks up every word; \`textlint\` has one rule here. They are beside
  Rolecheck because they stand in the same editor, not because one could take another's place.
- **Again, nothing changed.** Rolecheck and rumdl both keep what they found and ask for it the next time; in all other rows both
  are told not to (\`--no-cache\`), so that they check. What Rolecheck's launcher keeps compiled is kept in all rows.
- **Edits** are timed from outside the server: from sending the change of one character to having the diagnostics that were
  asked for after it, over standard input and output. To editors that do not ask but wait for them, Rolecheck sends them
  right behind the edit where that took no longer than 20 milliseconds the last time, else after a pause in the typing that
  is as long as it took, and 50 milliseconds at most.`;

/** The page with all results. */
export function writeReport(results: Results): string {
  const { bars, heats, editing, waits, runs, peers, machine, date } = results;
  const when = date === undefined ? '' : `, ${date}`;
  const parts = [
    intro,
    `Measured on ${machine}${when}.`,
    '## What was agreed',
    barsTable(bars),
    '## Whole analysis, in one process, warm',
    'Rolecheck is 1: what has 5.00 under “Time” takes five times as long.',
    ...heats.flatMap(sayHeat),
    '## Editing',
    editingTable(editing, heats),
    `While a plan of 1 MB is opened, a hover over another plan takes ${short(median(waits))} ms, ${short(Math.max(...waits))} ms at most.`,
    '## Whole programs, from start to end',
    'Rolecheck’s time divided by that of the others.',
    runsTable(runs),
    sayPeers(peers),
    method,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same in brief, for the README: how long others take for the largest plan that all of them took part with. */
export function summarise({ heats, editing }: Results): string {
  const common = heats.filter(({ resting, name }) => resting.length === 0 && !name.includes('plans'));
  const { name, scores } = common.reduce((one, other) => (other.bytes > one.bytes ? other : one));
  const [own] = scores;
  const rows = scores.map((score) => [
    score.name,
    short(median(score.warm) / median(own!.warm)),
    short(score.peakBytes / own!.peakBytes),
  ]);
  const header = [`A plan of ${name}, read and checked as a whole`, 'Time', 'Memory'];
  const typed = Object.entries(editing).map(
    ([size, { edits }]) =>
      `${short(median(edits))} ms in a plan of ${size} (19 times in 20 at most ${short(percentile(edits, 0.95))} ms)`,
  );
  return `${table(header, rows)}\n\nAfter one character is typed, the findings are there again after ${typed.join(', and ')}.`;
}

function sayHeat({ name, bytes, scores, resting }: Heat): string[] {
  const [own] = scores;
  const time = median(own!.warm);
  const speed = short(bytes / 1_000 / time);
  const here = `Here Rolecheck took ${short(time)} ms (p95 ${short(percentile(own!.warm, 0.95))}, p99 ${short(percentile(own!.warm, 0.99))}), ${speed} MB a second, ${short(own!.peakBytes / 1e6)} MB at most.`;
  const left =
    resting.length === 0
      ? ''
      : ` Left out, since one run takes more than a quarter of a minute: ${resting.join(', ')}.`;
  return [`### ${name}`, scoresTable(scores), here + left];
}

function editingTable(editing: Readonly<Record<string, Editing>>, heats: readonly Heat[]): string {
  const rows = Object.entries(editing).map(([size, { edits, opened, edited }]) => {
    const whole = median(heats.find(({ name }) => name === size)!.scores[0]!.warm);
    const shares = [0.5, 0.95, 0.99].map((share) => percentile(edits, share));
    const memory = [opened.soon, opened.atRest, edited.soon, edited.atRest].map((bytes) =>
      bytes === undefined ? '–' : `${short(bytes / 1e6)} MB`,
    );
    return [size, ...shares.map((time) => `${short(time / whole)} (${short(time)} ms)`), ...memory];
  });
  const header = [
    'Plan',
    'p50, analysis of the whole plan = 1',
    'p95',
    'p99',
    'Memory a second after opening',
    'ten seconds later',
    'a second after 200 edits',
    'ten seconds later',
  ];
  return table(header, rows);
}

function runsTable(runs: Results['runs']): string {
  const others = [...new Set(runs.flatMap(({ commands }) => commands.slice(1)))];
  const rows = runs.map(({ name, commands, times }) => {
    const beside = others.map((other) => withSpread(ratioOf(times[0]!, times[commands.indexOf(other)]!)));
    return [name, ...beside, `${short(median(times[0]!))} ms`];
  });
  return table(['`rolecheck check` on', ...others.map((other) => `÷ \`${other}\``), 'Here'], rows);
}

function sayPeers({ versions, left, rumdl }: Peers): string {
  if (versions === undefined) return `The other tools are missing here. ${left ?? ''}`.trim();
  const names = ['markdownlint', '@textlint/kernel', 'textlint-rule-no-todo', 'cspell-lib', 'harper.js', 'rumdl'];
  const said = names.map((name) => `${name} ${versions[name] ?? ''}`.trim()).join(', ');
  const missing = rumdl === undefined ? ' rumdl has no program for this machine.' : '';
  return `The other tools: ${said}. Their newest versions that run on Node.js 20; rumdl as npm installs it, and its program alone, which npm’s starts from a script for Node.js.${missing}`;
}
