import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, lstat, readdir, readFile, symlink } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { cliPath, runCli, temporaryFolder, type Finished } from '../support/cli-process';

const plan = '# Grocery list\n\n- Bread\n';

function pathsOf({ out, err }: Finished): readonly string[] {
  assert.notEqual(out, '', err);
  return (JSON.parse(out) as JsonReport).files.map(({ path }) => path);
}

describe('the command line as a process', function () {
  this.timeout(15_000);
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  before(async () => {
    folder = await temporaryFolder({
      'b.md': plan,
      'a.md': plan,
      'plans/2026 [draft] (1)/q1.md': plan,
      'plans/node_modules/dep/readme.md': plan,
      'plans/q2.md': plan,
      'locked/secret.md': plan,
      'latin1.md': Buffer.from([0x63, 0xe9]),
    });
    await symlink('..', join(folder.path, 'plans/round'));
    await symlink('../a.md', join(folder.path, 'plans/link.md'));
    await symlink('nowhere.md', join(folder.path, 'plans/broken.md'));
  });
  after(() => folder.remove());

  it('finds files by name, folder and pattern, each once (links too) and always in the same order', async () => {
    const args = ['b.md', 'plans', 'plans/2026 [draft] (1)/q1.md', 'plans/2026 [draft] (1)', '*.md', 'plans/**/q*.md'];
    const run = await runCli(['check', '--format', 'json', ...args], folder.path);
    assert.deepEqual(pathsOf(run), ['b.md', 'plans/2026 [draft] (1)/q1.md', 'plans/link.md', 'plans/q2.md']);
    assert.equal(run.code, 2);
    assert.deepEqual(run.err.trimEnd().split('\n'), [
      'rolecheck: plans/broken.md: this does not exist (any more).',
      'rolecheck: latin1.md: byte 2 (on line 1) is not valid UTF-8. Save the file with the encoding UTF-8 and try again.',
    ]);
  });

  it('takes patterns that leave the folder or start at the root', async () => {
    const absolute = join(folder.path, 'plans', '*.md');
    const run = await runCli(['check', '--format', 'json', '../?.md', absolute], join(folder.path, 'plans'));
    assert.deepEqual(pathsOf(run), ['../a.md', '../b.md', join(folder.path, 'plans/q2.md')]);
    assert.equal(run.code, 0);
  });

  it('finds what its help shows as an example', async () => {
    const text = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n';
    const [help, run] = await Promise.all([
      runCli(['check', '--help'], folder.path),
      runCli(['check', '-', '--stdin-filename', 'community-plan.md'], folder.path, text),
    ]);
    assert.equal(run.code, 1);
    const example = run.out.split('\n').slice(0, 3);
    assert.match(example.join('\n'), /metric-outside-role[^^]*Conversion rate[^^]*\^~{14}$/u);
    assert.ok(help.out.includes(example.map((line) => `  ${line}\n`).join('')), run.out);
  });

  it('reads standard input', async () => {
    const run = await runCli(['check', '-', '--format', 'json', '--stdin-filename', 'x.md'], folder.path, plan);
    assert.deepEqual(pathsOf(run), ['x.md']);
    assert.deepEqual([run.code, run.err], [0, '']);
  });

  it('says so when it may not read a file or a folder', async function () {
    // Whoever may read everything cannot be refused.
    if (process.platform === 'win32' || process.getuid?.() === 0) return this.skip();
    await chmod(join(folder.path, 'locked'), 0);
    try {
      const run = await runCli(['check', 'locked', 'a.md'], folder.path);
      assert.equal(run.code, 2);
      assert.equal(run.err, 'rolecheck: locked: you do not have the permission to read this.\n');
    } finally {
      await chmod(join(folder.path, 'locked'), 0o755);
    }
  });

  describe('that repairs plans', () => {
    const wrong = '## Community management\r\n\r\n- Conversion rate\r\n\r\n## Marketing\r\n\r\n- Qualified leads\r\n';
    const right = '## Community management\r\n\r\n## Marketing\r\n\r\n- Qualified leads\r\n- Conversion rate\r\n';
    let fixes: typeof folder;

    beforeEach(async () => {
      fixes = await temporaryFolder({ 'plan.md': wrong, 'shared/team.md': wrong });
      await symlink('shared/team.md', join(fixes.path, 'team.md'));
    });
    afterEach(() => fixes.remove());

    it('writes them in their place: links stay links, permissions stay, and nothing is left lying about', async () => {
      await chmod(join(fixes.path, 'plan.md'), 0o640);
      const run = await runCli(['check', 'plan.md', 'team.md', '--fix'], fixes.path);
      assert.deepEqual([run.code, run.err], [0, ''], run.out);
      for (const name of ['plan.md', 'shared/team.md']) {
        assert.equal(await readFile(join(fixes.path, name), 'utf8'), right);
      }
      assert.ok((await lstat(join(fixes.path, 'team.md'))).isSymbolicLink());
      if (process.platform !== 'win32') {
        assert.equal((await lstat(join(fixes.path, 'plan.md'))).mode & 0o777, 0o640);
      }
      assert.deepEqual((await readdir(fixes.path)).sort(), ['plan.md', 'shared', 'team.md']);
    });

    it('writes nothing in a dry run', async () => {
      const run = await runCli(['check', 'plan.md', '--fix', '--dry-run'], fixes.path);
      assert.equal(run.code, 1);
      assert.equal(await readFile(join(fixes.path, 'plan.md'), 'utf8'), wrong);
    });

    it('passes standard input on with its line ends', async () => {
      const run = await runCli(['check', '-', '--fix'], fixes.path, wrong);
      assert.equal(run.out, right);
      assert.match(run.err, /^<stdin>:3:3 {2}fixed: /u);
    });

    it('leaves plans alone that may not be written', async function () {
      // Whoever may write everything cannot be refused.
      if (process.platform === 'win32' || process.getuid?.() === 0) return this.skip();
      await chmod(join(fixes.path, 'plan.md'), 0o444);
      const run = await runCli(['check', 'plan.md', '--fix'], fixes.path);
      assert.equal(run.code, 2);
      assert.match(run.err, /^rolecheck: plan\.md: you do not have the permission to write here\.\n$/u);
      assert.equal(await readFile(join(fixes.path, 'plan.md'), 'utf8'), wrong);
    });

    it('knows what a baseline accepts from whatever folder it is asked', async () => {
      const written = await runCli(['check', '.', '--update-baseline'], fixes.path);
      assert.equal(written.code, 0, written.err);
      const name = '.rolecheck-baseline.json';
      const [here, below] = await Promise.all([
        runCli(['check', '.', '--baseline', name], fixes.path),
        runCli(['check', '../plan.md', 'team.md', '--baseline', `../${name}`], join(fixes.path, 'shared')),
      ]);
      assert.deepEqual([here.code, here.out], [0, `2 findings left out, as ${name} says.\n`]);
      assert.deepEqual([below.code, below.out], [0, `2 findings left out, as ../${name} says.\n`]);
    });
  });

  it('finds the rules of the team above the plans, whatever the folders are called', async () => {
    const rules = 'rules: { metric-outside-role: eror }\nexclude: ["old 100%/**"]\n';
    const wrong = '## Community management\n\n- Conversion rate\n';
    const team = await temporaryFolder({
      'R&D #1 é/.rolecheck.yaml': rules,
      'R&D #1 é/plans/a.md': wrong,
      'R&D #1 é/old 100%/b.md': wrong,
    });
    try {
      const top = join(team.path, 'R&D #1 é');
      const below = await runCli(['check', '.', '../old 100%', '--format', 'json'], join(top, 'plans'));
      assert.deepEqual(pathsOf(below), ['a.md']);
      const { configs, skipped } = JSON.parse(below.out) as JsonReport;
      assert.deepEqual(
        [configs?.map(({ path }) => path), skipped],
        [[join('..', '.rolecheck.yaml')], ['../old 100%/b.md']],
      );
      assert.equal(below.code, 2);
      const init = await runCli(['init'], join(top, 'plans'));
      assert.deepEqual([init.code, init.err], [0, '']);
      assert.equal((await runCli(['init'], join(top, 'plans'))).code, 2);
      const mended = await runCli(['check', '.'], join(top, 'plans'));
      assert.equal(mended.code, 1, mended.err);
    } finally {
      await team.remove();
    }
  });

  it('reads the values of the team’s rules alike in whatever version of YAML they are', async () => {
    const team = await temporaryFolder({
      '.rolecheck.yaml': '%YAML 1.1\n---\nrules:\n  metric-outside-role: off\n',
      'a.md': '## Community management\n\n- Conversion rate\n',
    });
    try {
      const { code, err } = await runCli(['check', '.'], team.path);
      assert.deepEqual([code, err], [0, '']);
    } finally {
      await team.remove();
    }
  });

  it('does not mind a reader that has seen enough', async () => {
    const child = spawn(process.execPath, [cliPath, 'check', '--help'], { cwd: folder.path });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.destroy();
    await new Promise((closed) => child.once('close', closed));
    assert.equal(err, '');
  });

  it('does not carry the language server along', () => {
    const program = readFileSync(join(cliPath, '../cli-main.js'), 'utf8');
    assert.match(program, /metric-outside-role/u);
    assert.doesNotMatch(program, /textDocument\/publishDiagnostics/u);
    assert.match(readFileSync(join(cliPath, '../server-main.js'), 'utf8'), /textDocument\/publishDiagnostics/u);
  });
});
