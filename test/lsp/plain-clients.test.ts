import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, type ResponseError } from 'vscode-jsonrpc';
import {
  LSPErrorCodes,
  type ClientCapabilities,
  type CodeAction,
  type Command,
  type CompletionItem,
  type Diagnostic,
  type Hover,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { awkwardFindings, awkwardPlan, spellings } from '../support/awkward-plan';
import { linkedClient, serverPath, spawnServer, stdioClient, type LspClient } from '../support/lsp-client';
import { mark, unmark } from '../support/lsp-marks';
import { realWorld } from '../support/real-world';

const uri = 'file:///plans/plan.md';
const plan = '# Spring\n\n## Community management\n\nKPIs:\n\n- Member retention rate\n- Conversion rate\n';
const markedPlan = plan.replace('Conversion rate', '«Conversion rate»');
const caret = { line: 7, character: '- Conv'.length };
const replacement = 'Replace “Conversion rate” by “Member activation rate”, which community management measures';

describe('a client that knows no more than the protocol asks of it', function () {
  this.timeout(10_000);
  let client: LspClient;
  beforeEach(() => {
    client = linkedClient(realWorld);
  });
  afterEach(() => client.dispose());

  /** Greets the server as a client that says no more of itself than this. */
  async function greet(capabilities: ClientCapabilities = {}): Promise<InitializeResult> {
    return client.initialize({ capabilities });
  }

  async function opened(text = plan, capabilities: ClientCapabilities = {}): Promise<Diagnostic[]> {
    await greet(capabilities);
    client.open(uri, text);
    return client.diagnostics(uri, 1);
  }

  const at = { textDocument: { uri }, position: caret };

  function actionsAt<T>(diagnostics: readonly Diagnostic[]): Promise<T[]> {
    const range = { start: caret, end: caret };
    return client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } });
  }

  it('gets findings, pushed, and never asked for', async () => {
    const diagnostics = await opened();
    assert.equal(mark(plan, diagnostics), markedPlan);
    assert.deepEqual(
      diagnostics.map(({ relatedInformation }) => relatedInformation),
      [undefined],
    );
    assert.deepEqual(client.registered, []);
    assert.deepEqual(client.configurationRequests, []);
    assert.deepEqual(client.complaints(), []);
  });

  it('gets findings of a text that it sends whole each time', async () => {
    await opened('# Nothing yet\n');
    client.change(uri, 2, { text: plan });
    assert.equal(mark(plan, await client.diagnostics(uri, 2)), markedPlan);
    const longer = `\n${plan}`;
    client.change(uri, 3, { text: longer });
    assert.equal(mark(longer, await client.diagnostics(uri, 3)), `\n${markedPlan}`);
  });

  for (const { name, ...spelling } of spellings) {
    it(`gets places in UTF-16 in a plan with ${name}, whatever stands before them`, async () => {
      const { marked, text } = awkwardPlan(spelling);
      const diagnostics = await opened(text);
      assert.equal(mark(text, diagnostics), marked);
      assert.deepEqual(
        diagnostics.map(({ range, code }) => [code, range.start.line, range.start.character, range.end.character]),
        awkwardFindings.map(({ rule, line, columns }) => [rule, line, ...columns]),
      );
    });
  }

  for (const encodings of [['utf-8', 'utf-16'], ['utf-32', 'utf-8', 'utf-16'], ['utf-8']] as const) {
    it(`is told that places are in UTF-16, which every client knows, also where it would rather have ${encodings[0]} (${encodings.length})`, async () => {
      const { capabilities } = await greet({ general: { positionEncodings: [...encodings] } });
      assert.equal(capabilities.positionEncoding, 'utf-16');
    });
  }

  it('gets a hover in plain text, without links that it could not follow', async () => {
    await opened();
    const hover = await client.request<Hover>('textDocument/hover', at);
    assert.ok(typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'plaintext');
    assert.match(hover.contents.value, /Conversion rate/);
    assert.doesNotMatch(hover.contents.value, /rolecheck:|\]\(|\*\*/);
  });

  it('gets answers about places that are not there', async () => {
    await opened();
    for (const position of [
      { line: 7, character: 4000 },
      { line: 4000, character: 0 },
      { line: 8, character: 3 },
    ]) {
      for (const method of ['hover', 'completion', 'definition', 'documentHighlight']) {
        await client.request(`textDocument/${method}`, { textDocument: { uri }, position });
      }
    }
    assert.deepEqual(client.complaints(), []);
  });

  it('gets suggestions that are plain text', async () => {
    const text = `${plan}- Mem`;
    await opened(text);
    const position = { line: 8, character: 5 };
    const answer = await client.request<CompletionItem[] | { items: CompletionItem[] }>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    const items = Array.isArray(answer) ? answer : answer.items;
    const item = items.find(({ label }) => label === 'Member activation rate');
    assert.ok(item?.textEdit && 'range' in item.textEdit);
    assert.ok(items.every(({ insertTextFormat = 1, labelDetails }) => insertTextFormat === 1 && !labelDetails));
    const written = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), [item.textEdit]);
    assert.ok(written.startsWith(`${plan}- Member activation rate`), written);
    assert.doesNotMatch(written, /\$\{|\$\d/);
  });

  it('gets fixes with their edits, in the form that all clients know', async () => {
    const diagnostics = await opened();
    const actions = await actionsAt<CodeAction>(diagnostics);
    const action = actions.find(({ title }) => title === replacement);
    const edits = action?.edit?.changes?.[uri];
    assert.ok(edits && action.edit?.documentChanges === undefined, actions.map(({ title }) => title).join('\n'));
    const fixed = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, plan), edits);
    assert.equal(fixed, plan.replace('Conversion rate', 'Member activation rate'));
    assert.ok(
      actions.every(({ command }) => command === undefined),
      'an action that needs the editor to show something',
    );
  });

  describe('that knows code actions as commands only', () => {
    const onlyCommands = { textDocument: { codeAction: {} }, workspace: { applyEdit: true } };

    it('gets fixes that it has the server carry out', async () => {
      const diagnostics = await opened(plan, onlyCommands);
      const commands = await actionsAt<Command>(diagnostics);
      const chosen = commands.find(({ title }) => title === replacement);
      assert.ok(chosen, JSON.stringify(commands));
      assert.ok(commands.every(({ command }) => typeof command === 'string'));
      await client.request('workspace/executeCommand', { command: chosen.command, arguments: chosen.arguments });
      const [edit] = client.editsAsked;
      const fixed = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, plan), edit?.changes?.[uri] ?? []);
      assert.equal(fixed, plan.replace('Conversion rate', 'Member activation rate'));
    });

    it('gets none of them into a text that has changed meanwhile', async () => {
      const [chosen] = await actionsAt<Command>(await opened(plan, onlyCommands));
      assert.ok(chosen);
      client.change(uri, 2, { text: `\n${plan}` });
      const asked = client.request('workspace/executeCommand', {
        command: chosen.command,
        arguments: chosen.arguments,
      });
      await assert.rejects(asked, /The plan changed since this was offered/);
      assert.deepEqual(client.editsAsked, []);
    });

    it('is offered nothing that it would not let the server do', async () => {
      const diagnostics = await opened(plan, { textDocument: { codeAction: {} } });
      assert.deepEqual(await actionsAt(diagnostics), []);
    });
  });

  it('gets the edit of a command to make itself, where the server may not', async () => {
    await opened();
    const argument = { uri, position: { line: 8, character: 0 }, terms: ['member-activation-rate'] };
    const answer = await client.request<{ applied: boolean; edit?: { changes?: object } }>('workspace/executeCommand', {
      command: 'rolecheck.insertKpis',
      arguments: [argument],
    });
    assert.equal(answer.applied, false);
    assert.ok(answer.edit?.changes);
    assert.deepEqual(client.editsAsked, []);
  });

  it('is told where a page is that it cannot show, and how else to read it', async () => {
    await opened();
    const execute = (command: string, argument: object): Promise<unknown> =>
      client.request('workspace/executeCommand', { command, arguments: [argument] });
    await assert.rejects(execute('rolecheck.explain', { rule: 'metric-outside-role' }), /here: https:\/\//);
    await assert.rejects(
      execute('rolecheck.compare', { roles: ['community-management', 'marketing'] }),
      /“rolecheck compare” prints/,
    );
    assert.deepEqual(client.documentsShown, []);
  });

  it('has its settings followed in either shape', async () => {
    await opened();
    for (const [settings, shown] of [
      [{ rolecheck: { rules: { 'metric-outside-role': 'error' } } }, ['1 metric-outside-role']],
      [{ rules: { 'metric-outside-role': 'off' } }, []],
      [{ rolecheck: {} }, ['2 metric-outside-role']],
      [{ enable: false }, []],
      // Says no more than “look again”, and that is no reason to forget what was said.
      [null, []],
      [{ somethingElse: { enable: true } }, []],
    ] as const) {
      client.notify('workspace/didChangeConfiguration', { settings });
      await client.shows(uri, ...shown);
    }
    assert.deepEqual(client.configurationRequests, []);
  });

  for (const languageId of ['markdown', 'Markdown', 'gfm', 'markdown.pandoc', 'pandoc']) {
    it(`has Markdown checked that it calls ${languageId}`, async () => {
      await greet();
      client.open(uri, plan, { languageId });
      assert.equal(mark(plan, await client.diagnostics(uri, 1)), markedPlan);
    });
  }

  it('has nothing checked that is no Markdown', async () => {
    await greet();
    for (const languageId of ['plaintext', 'mdx', 'html', '']) {
      const other = `file:///plans/plan.${languageId}`;
      client.open(other, plan, { languageId });
      assert.deepEqual(await client.diagnostics(other, 1), [], languageId);
    }
  });

  it('may say and ask what the server does not know', async () => {
    await opened();
    client.notify('$/setTrace', { value: 'verbose' });
    client.notify('$/somethingOfItsOwn', {});
    client.notify('workspace/didSomethingElse', { a: 1 });
    client.notify('$/cancelRequest', { id: 4711 });
    await assert.rejects(client.request('textDocument/foldingRange', { textDocument: { uri } }), { code: -32601 });
    assert.ok(await client.request('textDocument/hover', at));
    assert.deepEqual(client.complaints(), []);
  });

  it('may take back what it asked for', async () => {
    await opened();
    const source = new CancellationTokenSource();
    const asked = client.request<Hover>('textDocument/hover', at, source.token);
    source.cancel();
    const answer = await asked.then(
      ({ contents }) => typeof contents,
      (error: unknown) => (error as ResponseError<unknown>).code,
    );
    // It came too late, or it was heard: both are right.
    assert.ok(answer === 'object' || answer === LSPErrorCodes.RequestCancelled, String(answer));
    assert.ok(await client.request('textDocument/hover', at));
  });
});

describe('a client with a single folder', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'rolecheck-folder ä&-')));
    writeFileSync(join(folder, '.rolecheck.yaml'), 'rules:\n  metric-outside-role: error\n');
    writeFileSync(join(folder, 'other.md'), plan);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const ways = {
    rootUri: () => ({ rootUri: pathToFileURL(folder).href }),
    'rootUri, and null for folders': () => ({ rootUri: pathToFileURL(folder).href, workspaceFolders: null }),
    rootPath: () => ({ rootPath: folder, rootUri: null }),
    'rootPath with a slash at its end': () => ({ rootPath: `${folder}/` }),
    'nothing at all': () => ({ rootUri: null }),
  };
  for (const [name, params] of Object.entries(ways)) {
    it(`that it names by ${name}`, async () => {
      const server = spawnServer(['--stdio']);
      const client = stdioClient(server);
      try {
        await client.request('initialize', { processId: null, capabilities: {}, ...params() });
        client.notify('initialized', {});
        const opened = pathToFileURL(join(folder, 'plan.md')).href;
        client.open(opened, plan);
        const [diagnostic] = await client.diagnostics(opened, 1);
        assert.equal(diagnostic?.severity, 1, 'what the team says counts');
        // The workspace's plans are those of the folder; without one there are those on the screen.
        const symbols = await client.request<{ location: { uri: string } }[]>('workspace/symbol', {
          query: 'community',
        });
        const uris = [
          ...new Set(symbols.map(({ location }) => decodeURIComponent(location.uri.split('/').at(-1) ?? ''))),
        ];
        const expected = name === 'nothing at all' ? ['plan.md'] : ['other.md', 'plan.md'];
        assert.deepEqual(uris.sort(), expected);
      } finally {
        server.process.kill('SIGKILL');
      }
    });
  }
});

describe('the end of a session', function () {
  this.timeout(60_000);
  const running: { kill: (signal: 'SIGKILL') => void }[] = [];
  afterEach(() => running.splice(0).forEach((one) => one.kill('SIGKILL')));
  const start = (): ReturnType<typeof spawnServer> => {
    const server = spawnServer(['--stdio'], { program: serverPath });
    running.push(server.process);
    return server;
  };

  it('comes when the editor that started it is gone, though its pipes are held open', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    running.push(editor);
    const server = start();
    await stdioClient(server).initialize({ processId: editor.pid ?? null });
    editor.kill('SIGKILL');
    // It looks every few seconds.
    assert.notEqual(await server.exit, null);
  });

  it('comes when its input is closed in the middle of a message', async () => {
    const server = start();
    const client = stdioClient(server);
    await client.initialize();
    server.process.stdin?.end('Content-Length: 400\r\n\r\n{"jsonrpc"');
    assert.equal(await server.exit, 1);
    assert.equal(server.errors(), '');
  });

  it('is orderly: after “shutdown” comes “exit”, which ends with 0', async () => {
    const server = start();
    const client = stdioClient(server);
    await client.initialize();
    client.open(uri, unmark(markedPlan));
    await client.diagnostics(uri, 1);
    assert.equal(await client.request('shutdown', null), null);
    client.notify('exit', null);
    assert.equal(await server.exit, 0);
    assert.equal(server.errors(), '');
  });
});
