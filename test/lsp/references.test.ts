import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import {
  FileChangeType,
  LSPErrorCodes,
  type ClientCapabilities,
  type DocumentHighlight,
  type Location,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { takeCaret } from '../support/caret';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { mark } from '../support/lsp-marks';
import { InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

const folder = 'file:///plans';
const social = `${folder}/social.md`;
const brand = `${folder}/brand%20plan.md`;
const notes = `${folder}/notes.md`;

const { text: community, offset } = takeCaret(
  '## Community manager\n\n- KPIs: member retention, CT<CURSOR>R\n\nNot the click-through rate!\n',
);
const contents = {
  [social]: '## Social media manager\n\n- KPIs: click-through rates, reach\n',
  [brand]: '## Brand manager\n\n- KPIs: brand awareness\n',
  [notes]: '# Notes\n\nThe click-through rate went up.\n',
};
const watching: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('references over the wire', function () {
  this.timeout(10_000);
  let files: InMemoryFiles;
  let world: WorkspaceWorld;
  let client: LspClient;
  beforeEach(() => {
    files = new InMemoryFiles(contents);
    world = new WorkspaceWorld(files);
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  const start = async (capabilities: ClientCapabilities = {}, folders: readonly string[] = [folder]): Promise<void> => {
    await client.initialize({ capabilities: both(abilities.push, capabilities), folders });
    client.open('untitled:Untitled-1', community);
  };
  const params = (more: object = {}): object => {
    const position = TextDocument.create('', '', 0, community).positionAt(offset);
    return { textDocument: { uri: 'untitled:Untitled-1' }, position, context: { includeDeclaration: false }, ...more };
  };
  const ask = (more?: object): Promise<Location[] | null> => client.request('textDocument/references', params(more));
  /** The texts with `«…»` around the places found in them; a document without any is left out. */
  const shown = (locations: readonly Location[] | null, texts: Readonly<Record<string, string>>): object =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([uri, text]) => {
        const here = (locations ?? []).filter((location) => location.uri === uri);
        return here.length === 0 ? [] : [[uri, mark(text, here)]];
      }),
    );

  it('are found in the open documents and in the plans beside them, in every wording', async () => {
    await start();
    const found = await ask();
    assert.equal(found?.length, 3, 'and nothing in what is no plan');
    assert.deepEqual(shown(found, { ...contents, 'untitled:Untitled-1': community }), {
      'untitled:Untitled-1':
        '## Community manager\n\n- KPIs: member retention, «CTR»\n\nNot the «click-through rate»!\n',
      [social]: '## Social media manager\n\n- KPIs: «click-through rates», reach\n',
    });
    assert.deepEqual(client.complaints(), []);
  });

  it('are taken from the screen where a file is open, however its address is written', async () => {
    await start();
    const text = '## Brand manager\n\n- KPIs: CTR of adverts\n';
    client.open('file:///plans/brand plan.md', text);
    const found = await ask();
    assert.deepEqual(shown(found, { 'file:///plans/brand plan.md': text, [brand]: contents[brand] }), {
      'file:///plans/brand plan.md': '## Brand manager\n\n- KPIs: «CTR» of adverts\n',
    });
    assert.ok(!files.reads.includes(brand));
  });

  it('come from documents that are not checked too: a switch for findings hides no words', async () => {
    await start(abilities.configuration);
    client.configuration = (uri) => ({ enable: uri !== social });
    client.open(social, '## Social media manager\n\n- CTR\n');
    const found = await ask();
    assert.equal(found?.filter(({ uri }) => uri === social).length, 1);
  });

  it('are those of a role where a role’s name stands', async () => {
    await start();
    const found = await ask({ position: { line: 0, character: 5 } });
    assert.deepEqual(
      found?.map(({ uri }) => uri),
      ['untitled:Untitled-1'],
    );
  });

  it('begin with the term’s page where the client can open it and asks for the declaration', async () => {
    await start({ workspace: { textDocumentContent: {} } });
    const context = { includeDeclaration: true };
    assert.equal((await ask({ context }))?.[0]?.uri, 'rolecheck:/terms/click-through-rate.md');
    assert.ok((await ask())?.every(({ uri }) => !uri.startsWith('rolecheck:')));
  });

  it('have no page where the client could not open it', async () => {
    await start();
    const found = await ask({ context: { includeDeclaration: true } });
    assert.ok(found?.every(({ uri }) => !uri.startsWith('rolecheck:')));
  });

  it('come in parts, with word of how far it is, to a client that wants them so', async () => {
    await start();
    const found = await ask({ partialResultToken: 'parts', workDoneToken: 'work' });
    assert.deepEqual(found, []);
    const said = (token: string): unknown[] =>
      client.progress.filter((one) => one.token === token).map(({ value }) => value);
    assert.deepEqual(
      (said('parts') as Location[][]).map((part) => part.map(({ uri }) => uri)),
      [['untitled:Untitled-1', 'untitled:Untitled-1'], [social]],
    );
    assert.deepEqual(
      (said('work') as { kind: string }[]).map(({ kind }) => kind).filter((kind) => kind !== 'report'),
      ['begin', 'end'],
    );
  });

  it('stop being looked for when nobody waits for them', async () => {
    await start();
    await ask();
    client.notify('textDocument/didChange', {
      textDocument: { uri: 'untitled:Untitled-1', version: 2 },
      contentChanges: [],
    });
    for (let copy = 0; copy < 20; copy++)
      files.contents.set(`${folder}/copy-${copy}.md`, `# ${copy}\n\n- Community: CTR\n`);
    const source = new CancellationTokenSource();
    world.onAnalyze = () => source.cancel();
    const before = world.analysed.length;
    const asked = client.request('textDocument/references', params(), source.token);
    await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
    await client.quiet();
    assert.ok(world.analysed.length - before < 5, `${world.analysed.length - before} were analysed all the same`);
  });

  it('let other work go first that comes up while files are read', async () => {
    await start();
    for (let copy = 0; copy < 10; copy++)
      files.contents.set(`${folder}/copy-${copy}.md`, `# ${copy}\n\n- Community: CTR\n`);
    const order: string[] = [];
    world.onAnalyze = (text) => {
      if (order.length === 2) client.open('file:///quick.md', '# Quick\n');
      order.push(text.startsWith('# Quick') ? 'quick' : 'file');
    };
    await ask();
    const turns = order.slice(3).indexOf('quick');
    assert.ok(turns >= 0 && turns < 5, order.join());
  });

  it('are remembered until the client says that files changed', async () => {
    await start(watching);
    await ask();
    assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
    await ask();
    assert.deepEqual([files.searches.length, files.plansRead.length], [1, 3], 'nothing is read twice');

    files.contents.set(brand, '## Brand manager\n\n- KPIs: CTR\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: brand, type: FileChangeType.Changed }] });
    assert.equal((await ask())?.length, 4);
    assert.deepEqual([files.searches.length, files.plansRead.slice(3)], [1, [brand]]);

    files.contents.delete(social);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: social, type: FileChangeType.Deleted }] });
    assert.equal((await ask())?.length, 3);
    assert.equal(files.searches.length, 2);
  });

  it('are read anew each time where nobody tells of changes, but what reads the same is not analysed again', async () => {
    await start();
    await ask();
    const analysed = world.analysed.length;
    await ask();
    assert.deepEqual([files.searches.length, files.plansRead.length], [2, 6]);
    assert.equal(world.analysed.length, analysed);
    assert.deepEqual(client.registered, []);
  });

  it('follow the folders as they come and go', async () => {
    await start({ workspace: { ...watching.workspace, workspaceFolders: true } }, ['file:///elsewhere']);
    assert.equal((await ask())?.length, 2);
    client.folders = [folder];
    assert.equal((await ask())?.length, 3);
  });

  it('say once what is not looked at', async () => {
    files.isCut = true;
    files.problems.set(`${folder}/novel.md`, 'is larger than 2 MB');
    await start();
    await ask();
    await ask();
    assert.deepEqual(client.complaints(), [
      'This workspace is too large to look at every file in it: references and symbols come from the open documents and 4 Markdown files.',
      'novel.md is larger than 2 MB, so what it says is not looked at.',
    ]);
  });

  it('survive a plan that the analysis stumbles over', async () => {
    world.onAnalyze = (text) => {
      if (text.startsWith('## Brand')) throw new Error('stumbled');
    };
    await start();
    assert.equal((await ask())?.length, 3);
    await ask();
    assert.equal(client.complaints().length, 1);
    assert.match(client.complaints()[0] ?? '', /analysis failed on file:\/\/\/plans\/brand%20plan\.md: stumbled/u);
  });

  it('are those of the open documents where no files can be read', async () => {
    client.dispose();
    client = linkedClient(new WorkspaceWorld());
    await start(watching);
    assert.equal((await ask())?.length, 2);
    assert.deepEqual(client.registered, []);
  });

  it('are none where nothing stands that could be followed', async () => {
    await start();
    assert.equal(await ask({ position: { line: 1, character: 0 } }), null);
    assert.equal(await ask({ textDocument: { uri: 'file:///not-open.md' } }), null);
    assert.deepEqual(files.searches, []);
  });

  it('light up within the document as highlights', async () => {
    await start();
    const highlights = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', params());
    assert.equal(
      mark(community, highlights),
      '## Community manager\n\n- KPIs: member retention, «CTR»\n\nNot the «click-through rate»!\n',
    );
  });
});
