import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cliPath, runCli, temporaryFolder, type Finished } from '../support/cli-process';

const plan = '## Community management\n\n- KPI: conversion rate above 4 %\n- Replies within a day\n';

describe('checking what was checked before, as a process', function () {
  this.timeout(30_000);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let kept: string;

  beforeEach(async () => {
    folder = await temporaryFolder({ 'plan.md': plan, 'other.md': '# Install\n', 'next.md': `${plan}\nMore.\n` });
    kept = join(folder.path, 'caches', 'rolecheck', 'findings');
  });
  afterEach(() => folder.remove());

  const check = (args: readonly string[], env: NodeJS.ProcessEnv = {}, program = cliPath): Promise<Finished> =>
    runCli(
      ['check', ...args],
      folder.path,
      '',
      {
        XDG_CACHE_HOME: join(folder.path, 'caches'),
        LOCALAPPDATA: join(folder.path, 'caches'),
        NODE_DISABLE_COMPILE_CACHE: '',
        ...env,
      },
      program,
    );
  const filesKept = async (): Promise<readonly string[]> =>
    (await readdir(kept).catch(() => [])).sort().map((name) => join(kept, name));
  /** When each of them was written; whatever is new is written again. */
  const timesKept = async (): Promise<readonly number[]> =>
    Promise.all((await filesKept()).map(async (file) => (await stat(file)).mtimeMs));
  const forgetTimes = async (): Promise<void> => {
    for (const file of await filesKept()) await utimes(file, 1, 1);
  };

  it('says the same, to the byte, with what was found before', async () => {
    const fresh = await check(['.', '--no-cache']);
    assert.match(fresh.out, /Conversion rate/u);
    assert.deepEqual(await filesKept(), [], '--no-cache keeps nothing');
    assert.deepEqual(await check(['.']), fresh);
    await forgetTimes();
    assert.deepEqual(await check(['.']), fresh);
    const times = await timesKept();
    assert.ok(times.length > 0);
    // All of it was known: otherwise it would have been written anew.
    assert.deepEqual(
      times,
      times.map(() => 1000),
    );
    await writeFile(join(folder.path, 'plan.md'), plan.replace('4', '5'));
    assert.match((await check(['plan.md'])).out, /above 5 %/u);
    assert.ok((await timesKept()).some((time) => time !== 1000));
  });

  it('keeps it for this user alone, with no word of a plan’s text but what findings quote, and no path', async function () {
    await check(['plan.md']);
    const files = await filesKept();
    assert.equal(files.length, 1);
    const text = await readFile(files[0]!, 'latin1');
    assert.match(text, /conversion-rate/u);
    assert.doesNotMatch(text, /Replies|above 4|plan\.md/u);
    assert.ok(!text.includes(folder.path));
    if (process.platform === 'win32') return this.skip();
    assert.equal((await stat(files[0]!)).mode & 0o077, 0);
    assert.equal((await stat(kept)).mode & 0o077, 0);
  });

  it('does not mind what is damaged, and knows it again afterwards', async () => {
    const first = await check(['.']);
    for (const damage of [Buffer.alloc(0), Buffer.from('something else'), Buffer.alloc(100_000, 7)]) {
      for (const file of await filesKept()) await writeFile(file, damage);
      assert.deepEqual(await check(['.']), first);
    }
    await forgetTimes();
    assert.deepEqual(await check(['.']), first);
    assert.ok((await timesKept()).every((time) => time === 1000));
  });

  it('does without where there is no place for it, or Node is told to keep nothing', async () => {
    const fresh = await check(['.'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.match(fresh.out, /Conversion rate/u);
    await assert.rejects(stat(kept), { code: 'ENOENT' });
    await mkdir(dirname(kept), { recursive: true });
    await writeFile(kept, 'no folder');
    for (let run = 0; run < 2; run++) assert.deepEqual(await check(['.']), fresh);
    assert.equal(await readFile(kept, 'utf8'), 'no folder');
  });

  it('loses nothing but what it knew when several run at once', async () => {
    const names = Array.from({ length: 4 }, (_, index) => `at-once-${index}.md`);
    for (const name of names) await writeFile(join(folder.path, name), `${plan}\nOf ${name}.\n`);
    const fresh = await Promise.all(names.map((name) => check([name, '--no-cache'])));
    for (let round = 0; round < 2; round++)
      assert.deepEqual(await Promise.all(names.map((name) => check([name]))), fresh, `round ${round}`);
    assert.ok((await readdir(kept)).every((name) => name.length === 1));
  });

  it('asks anew where the program or its taxonomy is another one', async () => {
    const programs = join(folder.path, 'programs');
    await mkdir(programs);
    for (const name of ['cli.js', 'cli-main.js', 'taxonomy.txt'])
      await copyFile(join(dirname(cliPath), name), join(programs, name));
    const program = join(programs, 'cli.js');
    const said = async (): Promise<string> => (await check(['plan.md'], {}, program)).out;
    const replace = async (name: string, words: string, others: string): Promise<void> => {
      const text = await readFile(join(programs, name), 'latin1');
      assert.ok(text.includes(words), `${name} says “${words}”`);
      await writeFile(join(programs, name), text.replaceAll(words, others), 'latin1');
    };
    assert.match(await said(), / belongs to /u);
    await replace('cli-main.js', ' belongs to ', ' is a matter of ');
    assert.match(await said(), / is a matter of /u);
    const [, why = ''] = /Why: {4}(.{20})/u.exec(await said()) ?? [];
    await replace('taxonomy.txt', why, `Now that ${why}`);
    assert.match(await said(), /Why: {4}Now that /u);
  });

  it('reads once what can be read only once', async function () {
    if (process.platform === 'win32') return this.skip();
    await check(['.']);
    const script = 'mkfifo pipe && (cat plan.md > pipe & exec "$0" "$1" check pipe --no-config)';
    const child = spawn('sh', ['-c', script, process.execPath, cliPath], {
      cwd: folder.path,
      env: { ...process.env, XDG_CACHE_HOME: join(folder.path, 'caches'), NODE_DISABLE_COMPILE_CACHE: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    await new Promise((closed) => child.once('close', closed));
    assert.match(out, /Conversion rate/u);
  });
});
