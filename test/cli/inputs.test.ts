import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeFiles } from '../../server/src/cli/node-files';
import { findInputs, type InputOptions } from '../../server/src/cli/inputs';
import type { Files } from '../../server/src/cli/world';
import { temporaryFolder } from '../support/cli-process';

type Folder = Awaited<ReturnType<typeof temporaryFolder>>;

describe('what a run checks', () => {
  let folder: Folder | undefined;
  /** The folders that were read. */
  let read: string[] = [];

  const files: Files = {
    ...nodeFiles,
    list: (path) => {
      read.push(path);
      return nodeFiles.list(path);
    },
  };

  /** Finds files below a fresh folder; paths are given and shown without it. */
  async function found(
    disk: Readonly<Record<string, string>>,
    args: readonly string[] = ['.'],
    options: InputOptions = {},
  ): Promise<readonly string[]> {
    await folder?.remove();
    folder = await temporaryFolder(disk);
    read = [];
    return foundThere(args, options);
  }

  async function foundThere(args: readonly string[], options: InputOptions = {}): Promise<readonly string[]> {
    const root = folder!.path;
    const inputs = await findInputs(
      args.map((arg) => (arg === '.' ? root : `${root}/${arg}`)),
      files,
      options,
    );
    assert.deepEqual(inputs.troubles, []);
    return inputs.paths.map((path) => path.slice(root.length + 1));
  }

  afterEach(() => folder?.remove());

  it('leaves out what a repository ignores, and does not read ignored folders', async () => {
    const disk = {
      '.git/HEAD': '',
      '.git/info/exclude': 'private.md\n',
      '.gitignore': '# built\n/out/\n*.draft.md\n!keep.draft.md\n',
      'a.md': '',
      'a.draft.md': '',
      'keep.draft.md': '',
      'private.md': '',
      'out/a.md': '',
      'plans/out/b.md': '',
      'plans/.gitignore': 'old\n!b.draft.md\n',
      'plans/b.draft.md': '',
      'plans/old/c.md': '',
    };
    const expected = ['a.md', 'keep.draft.md', 'plans/b.draft.md', 'plans/out/b.md'];
    assert.deepEqual(await found(disk), expected);
    assert.deepEqual(
      read.map((path) => path.slice(folder!.path.length)).sort(),
      ['', '/plans', '/plans/out'],
      'folders that were read',
    );
    assert.deepEqual(await foundThere(['**/*.md']), expected);
    assert.deepEqual(await foundThere(['plans']), ['plans/b.draft.md', 'plans/out/b.md'], 'rules from above');
  });

  it('takes everything where no repository is, or with --no-ignore', async () => {
    const disk = { '.gitignore': '*.md\n', 'a.md': '', 'old/b.md': '' };
    assert.deepEqual(await found(disk), ['a.md', 'old/b.md']);
    const repository = { ...disk, '.git/HEAD': '' };
    assert.deepEqual(await found(repository, ['.'], { ignored: true }), ['a.md', 'old/b.md']);
  });

  it('takes what is named, ignored or not', async () => {
    const disk = {
      '.git/HEAD': '',
      '.gitignore': 'old/\n*.tmp.md\n',
      'a.tmp.md': '',
      'old/b.md': '',
      'old/b.tmp.md': '',
    };
    assert.deepEqual(await found(disk, ['a.tmp.md', 'old']), ['a.tmp.md', 'old/b.md', 'old/b.tmp.md']);
    assert.deepEqual(await foundThere(['old/*.md']), ['old/b.md', 'old/b.tmp.md']);
  });

  it('has a repository within another one follow its own rules', async () => {
    const disk = {
      '.git/HEAD': '',
      '.gitignore': 'b.md\n',
      'module/.git': 'gitdir: ../.git/modules/module\n',
      '.git/modules/module/info/exclude': 'c.md\n',
      'module/a.md': '',
      'module/b.md': '',
      'module/c.md': '',
      'b.md': '',
    };
    assert.deepEqual(await found(disk), ['module/a.md', 'module/b.md']);
    assert.deepEqual(await foundThere(['module']), ['module/a.md', 'module/b.md']);
  });

  it('finds the rules of a further working copy where all of them share theirs', async () => {
    const disk = {
      'main/.git/info/exclude': 'b.md\n',
      'main/.git/worktrees/copy/commondir': '../..\n',
      'copy/.git': 'gitdir: ../main/.git/worktrees/copy\n',
      'copy/a.md': '',
      'copy/b.md': '',
    };
    assert.deepEqual(await found(disk, ['copy']), ['copy/a.md']);
  });

  it('has an order that depends on the names alone', async () => {
    const disk = { 'b.md': '', 'a.md': '', 'B.md': '', 'a/c.md': '', 'ä.md': '', '10.md': '', '9.md': '' };
    assert.deepEqual(await found(disk), ['10.md', '9.md', 'B.md', 'a/c.md', 'a.md', 'b.md', 'ä.md']);
  });

  it('does not go round in circles', async () => {
    await found({ 'a/b/c.md': '' });
    await symlink('../..', join(folder!.path, 'a/b/up'));
    await symlink('../..', join(folder!.path, 'a/b/up.md'));
    await symlink('nowhere', join(folder!.path, 'a/b/gone.md'));
    assert.deepEqual(await foundThere(['**']), ['a/b/c.md']);
    await rm(join(folder!.path, 'a/b/up.md'));
    await rm(join(folder!.path, 'a/b/gone.md'));
    assert.deepEqual(await foundThere(['.']), ['a/b/c.md']);
    assert.deepEqual(await foundThere(['**/*.md']), ['a/b/c.md']);
  });

  describe('by pattern', () => {
    const disk = {
      'a.md': '',
      'plans/q1.md': '',
      'plans/q2.txt': '',
      'plans/.hidden.md': '',
      'plans/2026/q3.md': '',
      'plans/2026/deep/q4.md': '',
      '.github/b.md': '',
      'plans/node_modules/x/q5.md': '',
    };
    const patterns: readonly (readonly [string, readonly string[]])[] = [
      ['*.md', ['a.md']],
      ['plans/*', ['plans/q1.md', 'plans/q2.txt']],
      ['plans/*/q?.md', ['plans/2026/q3.md']],
      ['plans/**', ['plans/2026/deep/q4.md', 'plans/2026/q3.md', 'plans/q1.md', 'plans/q2.txt']],
      ['**/q[34].md', ['plans/2026/deep/q4.md', 'plans/2026/q3.md']],
      ['plans/{q1.md,2026/*.md}', ['plans/2026/q3.md', 'plans/q1.md']],
      ['plans/@(2025|2026)/**/*.md', ['plans/2026/deep/q4.md', 'plans/2026/q3.md']],
      ['.github/*.md', ['.github/b.md']],
      ['**/.github/*.md', ['.github/b.md']],
      ['plans/.*.md', ['plans/.hidden.md']],
    ];
    for (const [pattern, expected] of patterns) {
      it(pattern, async () => {
        assert.deepEqual(await found(disk, [pattern]), expected);
      });
    }

    it('reads only folders in which something may match', async () => {
      await found(disk, ['plans/*.md']);
      assert.deepEqual(read, [`${folder!.path}/plans`]);
      await found(disk, ['plans/*/*.md']);
      assert.deepEqual(
        read,
        ['plans', 'plans/2026'].map((path) => `${folder!.path}/${path}`),
      );
    });
  });

  it('ignores what git ignores', async function () {
    const git = promisify(execFile);
    const rules: Readonly<Record<string, string>> = {
      '.gitignore': [
        '# rules',
        'x.md',
        '/y.md',
        'out/',
        'a/*/z.md',
        '**/deep/x1.md',
        '*.tmp',
        '!keep.tmp',
        'e\\ ',
        ' ',
      ].join('\n'),
      'a/.gitignore': [
        '!x.md',
        '/y.md',
        'b/out',
        '\\#n.md',
        '\\!n.md',
        'trailing.md   ',
        '*.t?t',
        '[ab].md',
        'A.MD',
      ].join('\r\n'),
      'a/b/.gitignore': '*\n!*.md\n!.gitignore\n!sub/\n',
      'we [ir]d #1!/.gitignore': '/y.md\nsub/x2.md\n!out/\n',
      'a/out/.gitignore': '!*\n',
    };
    const names = [
      'x.md',
      'y.md',
      'z.md',
      'k.md',
      '#n.md',
      '!n.md',
      'trailing.md',
      'a.md',
      'A.md',
      'b.tmp.md',
      'keep.tmp.md',
    ];
    const folders = [
      '',
      'a/',
      'a/b/',
      'a/b/sub/',
      'a/out/',
      'a/b/out/',
      'we [ir]d #1!/',
      'we [ir]d #1!/sub/',
      'we [ir]d #1!/out/',
      'deep/',
      'q/deep/',
      'e /',
    ];
    const disk = folders.flatMap((at) => [...names, 'x1.md', 'x2.md'].map((name) => [`${at}${name}`, ''] as const));
    const ours = await found({ ...Object.fromEntries(disk), ...rules }, ['.'], { ignored: true });
    assert.equal(ours.length, disk.length);
    const { path } = folder!;
    await mkdir(join(path, 'home'));
    const env = {
      ...process.env,
      HOME: join(path, 'home'),
      XDG_CONFIG_HOME: join(path, 'home'),
      GIT_CONFIG_NOSYSTEM: '1',
    };
    await git('git', ['init', '--quiet', '.'], { cwd: path, env });
    const list = ['-c', 'core.ignoreCase=false', 'ls-files', '-z', '--others', '--exclude-standard'];
    const { stdout } = await git('git', list, { cwd: path, env });
    const theirs = stdout.split('\0').filter((name) => name.endsWith('.md'));
    assert.deepEqual([...(await foundThere(['.']))].sort(), theirs.sort());
    assert.ok(theirs.length > 50 && theirs.length < disk.length - 30, `${theirs.length} of ${disk.length}`);
  });
});
