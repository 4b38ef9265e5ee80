import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ignoredPatterns } from '../../server/src/node/ignored';
import { workspaceFiles } from '../../server/src/node/workspace-files';

const limits = { files: 100, bytes: 104_858, search: 10_000 };
const never = new AbortController().signal;

describe('the workspace on the disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rolecheck files '));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const write = (path: string, content: string | Uint8Array = '# Plan\n'): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const list = async (some = limits): Promise<readonly string[]> => {
    const { uris } = await workspaceFiles(some).list([pathToFileURL(folder).href], never);
    return uris.map((uri) => decodeURIComponent(uri.slice(pathToFileURL(folder).href.length + 1)));
  };

  it('gives up its Markdown files, those nearest to the top first', async () => {
    for (const path of ['teams/brand/plan.md', 'plan #1.md', 'Notes.MARKDOWN', 'teams/ä.md', 'budget.xlsx'])
      write(path);
    assert.deepEqual(await list(), ['Notes.MARKDOWN', 'plan #1.md', 'teams/ä.md', 'teams/brand/plan.md']);
  });

  it('keeps what programs fetched or made, hidden folders, and what Git is told to leave out', async () => {
    const left = [
      'node_modules/a/README.md',
      '.git/x.md',
      'sub/dist/x.md',
      'drafts/old.md',
      'a/private.md',
      'a/b/top.md',
    ];
    for (const path of [...left, 'plan.md', 'top.md', 'a/plan.md']) write(path);
    write('.gitignore', '# ours\n\n/drafts/\nprivate.md\na/b/*.md\n');
    assert.deepEqual(await list(), ['plan.md', 'top.md', 'a/plan.md']);
  });

  it('follows no links, so that a circle ends', async function () {
    write('plans/plan.md');
    try {
      symlinkSync(folder, join(folder, 'plans', 'around'));
    } catch {
      // Windows asks for a permission.
      this.skip();
    }
    assert.deepEqual(await list(), ['plans/plan.md']);
  });

  it('says when there are more files than it lists', async () => {
    for (const path of ['a.md', 'b.md', 'c/c.md']) write(path);
    const files = workspaceFiles({ ...limits, files: 2 });
    assert.deepEqual(await files.list([pathToFileURL(folder).href], never), {
      uris: [uriOf('a.md'), uriOf('b.md')],
      isCut: true,
    });
    assert.equal(
      (await workspaceFiles({ ...limits, files: 3 }).list([pathToFileURL(folder).href], never)).isCut,
      false,
    );
  });

  it('lists a file once, however many of the folders it stands in', async () => {
    write('inner/plan.md');
    const folders = [pathToFileURL(folder).href, uriOf('inner')];
    assert.deepEqual((await workspaceFiles(limits).list(folders, never)).uris, [uriOf('inner/plan.md')]);
  });

  it('finds nothing where there is nothing to look into', async () => {
    const folders = [uriOf('gone'), 'vscode-remote://server/plans', 'file://%', 'untitled:Plan'];
    assert.deepEqual(await workspaceFiles(limits).list(folders, never), { uris: [], isCut: false });
  });

  it('ends a search that is called off', async () => {
    write('plan.md');
    const { uris } = await workspaceFiles(limits).list([pathToFileURL(folder).href], AbortSignal.abort());
    assert.deepEqual(uris, []);
  });

  it('reads a text without its byte order mark', async () => {
    write('plan.md', '\uFEFF# Größe 👥\r\n');
    assert.deepEqual(await workspaceFiles(limits).read(uriOf('plan.md')), { text: '# Größe 👥\r\n' });
  });

  it('says why a file has no text', async () => {
    write('long.md', 'x'.repeat(104_859));
    write('odd.md', Uint8Array.of(0x23, 0x20, 0xff));
    const files = workspaceFiles(limits);
    assert.deepEqual(await files.read(uriOf('long.md')), { problem: 'is larger than 0.1 MB' });
    assert.deepEqual(await files.read(uriOf('odd.md')), { problem: 'is not saved as UTF-8' });
  });

  it('has nothing to say of what is gone, a folder, or not on the disk', async () => {
    mkdirSync(join(folder, 'folder.md'));
    for (const uri of [uriOf('gone.md'), uriOf('folder.md'), uriOf('folder.md/x.md'), 'untitled:Plan']) {
      assert.equal(await workspaceFiles(limits).read(uri), undefined);
    }
  });
});

describe('what Git is told to leave out', () => {
  it('is taken over as patterns of the folder or of all folders in it', () => {
    assert.deepEqual(ignoredPatterns('/build\nold/\r\n*.draft.md  \ndocs/made/\n'), [
      'build',
      'build/**',
      '**/old/**',
      '**/*.draft.md',
      '**/*.draft.md/**',
      'docs/made/**',
    ]);
  });

  it('is looked at whole where there are exceptions, since a plan must not be missed', () => {
    assert.deepEqual(ignoredPatterns('*.md\n!plan.md\n'), []);
  });
});
