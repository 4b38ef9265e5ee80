import { deepStrictEqual, ok, rejects } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contest, type Contestant } from './contest';

const runner = join('test', 'bench', 'peers', 'contestant.mjs');
const effort = { rounds: 4, fewest: 2, budget: 60_000, warmUps: 1 };

describe('a contest', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'contest-'));
  const log = join(folder, 'log.txt');
  const texts = ['one', 'two'].map((text) => {
    const path = join(folder, `${text}.md`);
    writeFileSync(path, text);
    return [path];
  });
  const contestant = (name: string, work: string): Contestant => {
    const module = join(folder, `${name}.mjs`);
    const start = `import { appendFileSync } from 'node:fs';\nexport const start = () => async (text) => { ${work} };\n`;
    writeFileSync(module, start);
    return { name, module };
  };
  const noting = (name: string, more: string): Contestant =>
    contestant(name, `appendFileSync(${JSON.stringify(log)}, '${name} ' + text + ';'); ${more} return 1;`);

  after(() => rmSync(folder, { recursive: true }));

  it('gives everybody the same texts, in turn and in the same order', async () => {
    const slow = 'await new Promise((resolve) => setTimeout(resolve, 30));';
    const scores = await contest([noting('a', slow), noting('b', '')], texts, effort, runner);
    const warmUp = 'a one;a two;b one;b two;';
    deepStrictEqual(readFileSync(log, 'utf8'), `${warmUp}a one;b one;a two;b two;a one;b one;a two;b two;`);
    const [a, b] = scores;
    deepStrictEqual([a!.warm.length, b!.warm.length], [4, 4]);
    ok(
      a!.warm.every((time) => time >= 29),
      a!.warm.join(),
    );
    ok(a!.peakBytes > 10e6 && a!.peakBytes < 1e9, String(a!.peakBytes));
  });

  it('lets slow ones off after as many rounds as they have time for', async () => {
    const slow = contestant('slow', 'await new Promise((resolve) => setTimeout(resolve, 50)); return 0;');
    const quick = contestant('quick', 'return 0;');
    const scores = await contest([quick, slow], texts, { ...effort, budget: 30 }, runner);
    deepStrictEqual(
      scores.map(({ warm }) => warm.length),
      [4, 2],
    );
  });

  it('does not take the time of the start for slowness', async () => {
    const late = contestant(
      'late',
      'if (!globalThis.ready) await new Promise((resolve) => setTimeout(resolve, 80)); globalThis.ready = true; return 0;',
    );
    const [score] = await contest([late], texts, { ...effort, budget: 60 }, runner);
    ok(score!.cold >= 79);
    deepStrictEqual(score!.warm.length, 4);
  });

  it('fails when a contestant fails, rather than counting its time', async () => {
    const broken = contestant('broken', "throw new Error('no such word');");
    await rejects(contest([broken], texts, effort, runner), /broken failed: Error: no such word/);
    const gone = contestant('gone', 'process.exit(3);');
    await rejects(contest([gone], texts, effort, runner), /gone ended by itself/);
  });
});
