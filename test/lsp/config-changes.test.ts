import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType, type ClientCapabilities } from 'vscode-languageserver';
import { workspaceFiles } from '../../server/src/node/workspace-files';
import { nodeClock } from '../support/in-memory-world';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { hastyClock, InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

const folder = 'file:///work';
const file = `${folder}/.rolecheck.yaml`;
const nearer = `${folder}/plans/.rolecheck.yaml`;
const shared = `${folder}/shared/team.yml`;
const plan = `${folder}/plans/plan.md`;
const text = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n';
const level = (severity: string): string => `rules: {metric-outside-role: ${severity}}\n`;

const watching: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('team’s files that change on the disk', function () {
  this.timeout(10_000);
  let files: InMemoryFiles;
  let world: WorkspaceWorld;
  let client: LspClient;
  beforeEach(() => {
    files = new InMemoryFiles({ [file]: level('error') });
    world = new WorkspaceWorld(files, hastyClock);
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  describe('with a client that tells of it', () => {
    const start = async (capabilities: ClientCapabilities = {}): Promise<void> => {
      const workspace = { ...watching.workspace, ...capabilities.workspace };
      await client.initialize({
        capabilities: both(abilities.push, { ...capabilities, workspace }),
        folders: [folder],
      });
      await client.until('registration', () => client.registered[0]);
      client.open(plan, text);
      await client.shows(plan, '1 metric-outside-role');
      await client.quiet();
    };
    const put = (uri: string, content: string | undefined): void => {
      const before = files.contents.has(uri);
      if (content === undefined) files.contents.delete(uri);
      else files.contents.set(uri, content);
      const type =
        content === undefined ? FileChangeType.Deleted : before ? FileChangeType.Changed : FileChangeType.Created;
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    };

    it('are heard of in one registration, and never looked at in between', async () => {
      await start();
      assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
      const reads = files.reads.length;
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(files.reads.length, reads);
    });

    it('take effect when they change, go, and come', async () => {
      await start();
      put(file, level('hint'));
      await client.shows(plan, '4 metric-outside-role');
      put(file, undefined);
      await client.shows(plan, '2 metric-outside-role');
      put(file, level('information'));
      await client.shows(plan, '3 metric-outside-role');
      put(nearer, level('error'));
      await client.shows(plan, '1 metric-outside-role');
      put(nearer, undefined);
      await client.shows(plan, '3 metric-outside-role');
    });

    it('take effect in what others extend, whatever it is called', async () => {
      files.contents.set(file, 'extends: ./shared/team.yml\n');
      files.contents.set(shared, level('error'));
      await start();
      put(shared, level('hint'));
      await client.shows(plan, '4 metric-outside-role');
      put(shared, undefined);
      await client.shows(file, '1 config');
      assert.deepEqual(client.shown(plan), ['4 metric-outside-role'], 'What was said last goes on.');
      put(shared, level('information'));
      await client.shows(plan, '3 metric-outside-role');
      await client.shows(file);
    });

    it('are told of while they have mistakes, and the last version without goes on', async () => {
      await start();
      put(file, 'rules: {metric-outside-role: loud}\n');
      await client.shows(file, '1 config');
      await client.quiet();
      assert.deepEqual(client.shown(plan), ['1 metric-outside-role']);
      put(file, level('hint'));
      await client.shows(plan, '4 metric-outside-role');
      await client.shows(file);
      put(file, 'rules: {metric-outside-role: loud}\n');
      await client.shows(file, '1 config');
      put(file, undefined);
      await client.shows(file);
      await client.shows(plan, '2 metric-outside-role');
    });

    it('change nothing while they are open, since what is on the screen counts', async () => {
      await start();
      client.open(file, level('hint'), { languageId: 'yaml' });
      await client.shows(plan, '4 metric-outside-role');
      const analysed = world.analysed.length;
      put(file, level('off'));
      await client.quiet();
      assert.deepEqual(client.shown(plan), ['4 metric-outside-role']);
      assert.equal(world.analysed.length, analysed);
      client.close(file);
      await client.shows(plan);
    });

    it('change nothing where they are none of the team’s', async () => {
      await start();
      const [analysed, reads] = [world.analysed.length, files.reads.length];
      put(`${folder}/package.json`, '{}');
      put(`${folder}/other.yaml`, 'rulez: {}');
      await client.quiet();
      assert.deepEqual([world.analysed.length, files.reads.length], [analysed, reads]);
    });

    it('and that are open under another name are checked like any other team’s file, by whoever shows them', async () => {
      files.contents.set(file, 'extends: ./shared/team.yml\n');
      files.contents.set(shared, 'rulez: {}\n');
      const { textDocument, workspace } = abilities.pull;
      await client.initialize({ capabilities: { textDocument, workspace }, folders: [folder] });
      client.open(`${folder}/values.yml`, 'rulez: {}\n', { languageId: 'yaml' });
      client.open(plan, text);
      await client.shows(shared, '1 config');
      client.open(shared, 'rulez: {}\n', { languageId: 'yaml' });
      await client.shows(shared);
      const itemsOf = async (uri: string): Promise<number | undefined> => {
        const report = await client.pull(uri);
        return report.kind === 'full' ? report.items.length : undefined;
      };
      assert.equal(await itemsOf(shared), 1);
      assert.equal(await itemsOf(`${folder}/values.yml`), 0, 'What nobody extends is none of our business.');
      client.change(shared, 2, { text: level('hint') });
      assert.equal(await itemsOf(shared), 0);
      const report = await client.pull(plan);
      assert.equal(report.kind === 'full' && report.items[0]?.severity, 4);
    });

    it('ask a client that pulls to pull again, once', async () => {
      const { textDocument, workspace } = abilities.pull;
      const capabilities = { textDocument, workspace: { ...watching.workspace, ...workspace } };
      await client.initialize({ capabilities, folders: [folder] });
      await client.until('registration', () => client.registered[0]);
      client.open(plan, text);
      const before = await client.pull(plan);
      await client.quiet();
      assert.equal(client.refreshes, 0);
      put(file, level('hint'));
      await client.until('refresh', () => client.refreshes || undefined);
      const after = await client.pull(plan, before.kind === 'full' ? before.resultId : undefined);
      assert.equal(after.kind === 'full' && after.items[0]?.severity, 4);
      put(file, `# The same\n${level('hint')}`);
      await client.quiet();
      assert.equal(client.refreshes, 1);
      assert.deepEqual(client.published, []);
    });

    it('are looked for from time to time where its watching does not reach', async () => {
      files.contents.set('file:///.rolecheck.yaml', level('error'));
      files.contents.delete(file);
      await start();
      files.contents.set('file:///.rolecheck.yaml', level('hint'));
      await client.shows(plan, '4 metric-outside-role');
    });

    it('are taken up with folders that come and go', async () => {
      const other = 'file:///other/plan.md';
      files.contents.set('file:///shared.yaml', level('error'));
      files.contents.set('file:///other/.rolecheck.yaml', 'extends: ../work/team.yaml\n');
      files.contents.set(`${folder}/team.yaml`, level('hint'));
      await client.initialize({
        capabilities: both(abilities.push, { workspace: { ...watching.workspace, workspaceFolders: true } }),
        folders: ['file:///other'],
      });
      client.open(other, text);
      await client.shows('file:///other/.rolecheck.yaml', '1 config');
      await client.shows(other, '2 metric-outside-role');
      const event = { added: [{ uri: folder, name: 'work' }], removed: [] };
      client.notify('workspace/didChangeWorkspaceFolders', { event });
      await client.shows(other, '4 metric-outside-role');
      await client.shows('file:///other/.rolecheck.yaml');
      client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: event.added } });
      await client.shows('file:///other/.rolecheck.yaml', '1 config');
    });
  });

  describe('with a client that does not', () => {
    const start = async (): Promise<void> => {
      await client.initialize({ folders: [folder] });
      client.open(plan, text);
      await client.shows(plan, '1 metric-outside-role');
    };

    it('are noticed all the same', async () => {
      await start();
      files.contents.set(file, level('hint'));
      await client.shows(plan, '4 metric-outside-role');
      files.contents.set(nearer, level('off'));
      await client.shows(plan);
      files.contents.delete(nearer);
      await client.shows(plan, '4 metric-outside-role');
    });

    it('are not looked for while nothing is open', async () => {
      await start();
      client.close(plan);
      await client.quiet();
      const reads = files.reads.length;
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(files.reads.length, reads);
    });

    it('cost no analysis where nothing changed', async () => {
      await start();
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(world.analysed.length, 1);
    });
  });

  it('are read from a real disk, where one that is far too long is not read but told of', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'rolecheck rules '));
    try {
      const uriOf = (name: string): string => pathToFileURL(join(disk, name)).href;
      writeFileSync(join(disk, '.rolecheck.yaml'), level('error'));
      client.dispose();
      client = linkedClient(new WorkspaceWorld(workspaceFiles(), hastyClock));
      await client.initialize({ folders: [pathToFileURL(disk).href] });
      client.open(uriOf('plan.md'), text);
      await client.shows(uriOf('plan.md'), '1 metric-outside-role');
      writeFileSync(join(disk, '.rolecheck.yaml'), `# ${'x'.repeat(10 * 1024 * 1024)}\n${level('off')}`);
      await client.shows(uriOf('.rolecheck.yaml'), '1 config');
      const [mistake] = client.published.findLast(({ uri }) => uri === uriOf('.rolecheck.yaml'))?.diagnostics ?? [];
      assert.match(JSON.stringify(mistake?.message), /larger than 2 MB/u);
      assert.deepEqual(client.shown(uriOf('plan.md')), ['1 metric-outside-role']);
    } finally {
      rmSync(disk, { recursive: true, force: true });
    }
  });

  it('are noticed at once when something is opened or saved, however long the next look is away', async () => {
    const never = new WorkspaceWorld(files, {
      soon: (callback) => nodeClock.soon(callback),
      now: () => nodeClock.now(),
      after: (milliseconds, callback) => nodeClock.after(milliseconds < 1000 ? milliseconds : 1_000_000, callback),
    });
    client.dispose();
    client = linkedClient(never);
    await client.initialize({ folders: [folder] });
    client.open(plan, text);
    await client.shows(plan, '1 metric-outside-role');
    files.contents.set(file, level('hint'));
    client.save(plan);
    await client.shows(plan, '4 metric-outside-role');
    files.contents.set(file, level('off'));
    client.open(`${folder}/other.md`, '# Other\n');
    await client.shows(plan);
  });
});
