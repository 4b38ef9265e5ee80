import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import * as modules from 'node:module';
import { join } from 'node:path';
import { engineFlags, optimizingLater } from '../../server/src/start/engine';
import { runCli, temporaryFolder, type Finished } from '../support/cli-process';

const plan = '## Community management\n\n- KPI: conversion rate above 4 %\n';

describe('the start of the command line', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let kept: string;

  beforeEach(async () => {
    folder = await temporaryFolder({ 'plan.md': plan });
    kept = join(folder.path, 'caches', 'rolecheck');
  });

  afterEach(() => folder.remove());

  const check = (env: NodeJS.ProcessEnv = {}, name = 'plan.md'): Promise<Finished> =>
    runCli(['check', name], folder.path, '', {
      XDG_CACHE_HOME: join(folder.path, 'caches'),
      LOCALAPPDATA: join(folder.path, 'caches'),
      NODE_DISABLE_COMPILE_CACHE: '',
      ...env,
    });

  const filesKept = async (): Promise<readonly string[]> => {
    const entries = await readdir(kept, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };

  it('keeps what was compiled, for this user alone, and says the same with it', async () => {
    const first = await check();
    assert.match(first.out, /Conversion rate/u);
    const files = await filesKept();
    assert.ok(files.length > 0);
    if (process.platform !== 'win32') assert.equal((await stat(kept)).mode & 0o077, 0);
    const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
    assert.deepEqual(await check(), first);
    // It was of use: otherwise it would have been written anew.
    assert.deepEqual(await filesKept(), files);
    assert.deepEqual(await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs)), times);
  });

  it('sets this V8 to optimise later by a flag that it knows', () => {
    const flag = optimizingLater(process.versions.v8);
    // A version that nobody has measured.
    if (flag === undefined) return assert.ok(Number.parseInt(process.versions.v8, 10) > 13, process.versions.v8);
    const [name = ''] = flag.split('=');
    const known = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).stdout;
    assert.match(known, new RegExp(`^ +${name} `, 'mu'));
  });

  it('sets it after Node’s own patterns have been used, without breaking those', () => {
    // Put together, such a text goes the way through V8 on which a pattern has to be what V8 takes it for.
    const program = `
      const used = /[iy]s|our|^programme/;
      used.test('abc');
      for (const flag of ${JSON.stringify(engineFlags(process.versions.v8))}) require('node:v8').setFlagsFromString(flag);
      let found = 0;
      for (let index = 0; index < 50; index++) if (used.test('a text of some length ' + index + ', and our text')) found++;
      console.log(found);`;
    const { stdout, stderr, signal } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    assert.deepEqual({ stdout, stderr, signal }, { stdout: '50\n', stderr: '', signal: null });
  });

  it('leaves alone what it does not know', () => {
    for (const version of ['10.2.154', '12.2.281', '14.0.1', '', 'x'])
      assert.equal(optimizingLater(version), undefined);
  });

  it('keeps once more what plans need, where the first run read none', async function () {
    // Later versions keep it themselves.
    if ('enableCompileCache' in modules) return this.skip();
    await writeFile(join(folder.path, 'other.md'), '# Install\n');
    const sizes: number[] = [];
    for (const name of ['other.md', 'plan.md', 'other.md', 'plan.md']) {
      await check({}, name);
      const [file = ''] = await filesKept();
      sizes.push((await stat(file)).size);
    }
    const [first = 0, second = 0, ...others] = sizes;
    assert.ok(second > first * 1.2, sizes.join());
    assert.deepEqual(others, [second, second]);
  });

  it('compiles anew what was cut short or is of another program', async () => {
    const first = await check();
    const spoil = async (how: (bytes: Buffer) => Buffer): Promise<void> => {
      for (const file of await filesKept()) await writeFile(file, how(await readFile(file)));
    };
    await spoil((bytes) => bytes.subarray(0, bytes.length >> 1));
    assert.deepEqual(await check(), first);
    await spoil((bytes) => bytes.fill(0, 0, 60));
    assert.deepEqual(await check(), first);
    await spoil(() => Buffer.alloc(0));
    assert.deepEqual(await check(), first);
  });

  it('leaves alone what others may write to, since it would run it', async function () {
    if (process.platform === 'win32') return this.skip();
    await mkdir(kept, { recursive: true });
    await chmod(kept, 0o777);
    assert.match((await check()).out, /Conversion rate/u);
    assert.deepEqual(await filesKept(), []);
  });

  it('does without where nothing can be kept', async () => {
    await writeFile(join(folder.path, 'caches'), 'not a folder');
    const { out, err, code } = await check();
    assert.match(out, /Conversion rate/u);
    assert.deepEqual([err, code], ['', 1]);
  });

  it('keeps nothing where Node is told to keep nothing', async () => {
    assert.match((await check({ NODE_DISABLE_COMPILE_CACHE: '1' })).out, /Conversion rate/u);
    await assert.rejects(filesKept(), { code: 'ENOENT' });
  });
});
